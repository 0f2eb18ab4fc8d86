package digitlab.ui.canvas;

import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;

import digitlab.dataset.DigitImage;
import digitlab.ui.common.Pixels;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** The network's 28×28 input, enlarged with crisp pixels. */
final class NetworkInput extends StackPane {

	private static final int SMALLEST_SCALE = 5;

	private final ImageView view = new ImageView();
	private @Nullable DigitImage shown;
	private int scale = SMALLEST_SCALE;

	NetworkInput() {
		getStyleClass().add("network-input");
		view.setSmooth(false);
		setAccessibleRole(AccessibleRole.IMAGE_VIEW);
		getChildren().add(view);
		setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
		setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
		show(null);
	}

	/** How many pixels of the screen, in each direction, one of the picture has. */
	void setScale(int newScale) {
		if (scale != newScale) {
			scale = newScale;
			show(shown);
		}
	}

	/** Shows a picture, or that there is none. */
	void show(@Nullable DigitImage image) {
		shown = image;
		setAccessibleText(image == null ? tr("The network sees nothing yet") : tr("What the network sees: 28 by 28 pixels"));
		view.setImage(enlarged(image));
	}

	private Image enlarged(@Nullable DigitImage image) {
		return image == null
				? new WritableImage(scale * DigitImage.SIDE, scale * DigitImage.SIDE)
				: Pixels.of(image, scale);
	}
}
