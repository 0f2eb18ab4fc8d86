package digitlab.ui.common;

import java.io.InputStream;
import java.util.Objects;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.FeatherIkonHandler;

/**
 * An icon: one character of the Feather font. The style sheet sets its size in em, so it grows with the text around it; Ikonli's
 * own {@code FontIcon} cannot, since it measures em by its own size.
 */
public final class Icon extends Text {

	/** Loaded for the style sheet, which finds it by its family name. */
	private static final Font FEATHER = load();

	/** Shows a character of the Feather font. */
	public Icon(Ikon ikon) {
		setFont(FEATHER);
		getStyleClass().add("ikonli-font-icon"); // the theme's name for icons, which sets their colour
		show(ikon);
	}

	/** Shows another character from now on. */
	public void show(Ikon ikon) {
		setText(Character.toString(ikon.getCode()));
	}

	private static Font load() {
		InputStream font = new FeatherIkonHandler().getFontResourceAsStream();
		return Objects.requireNonNull(Font.loadFont(font, Font.getDefault().getSize()), "the icon font cannot be loaded");
	}
}
