package digitlab.ui;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import digitlab.ui.common.TextScale;

/** Sets the size of the window's text. Whatever must grow with it is in em in the style sheet. */
final class TextSize {

	private static final int WHOLE = 100;

	private TextSize() {
	}

	/**
	 * The style sheets of a scene. The size is in a style sheet rather than in the root's style because pop-ups have roots of
	 * their own.
	 *
	 * @param percent of the usual size
	 */
	static List<String> stylesheets(int percent) {
		String css = String.format(Locale.ROOT, ".root { -fx-font-size: %.2fpx; }", TextScale.USUAL_PIXELS * percent / WHOLE);
		return List.of(Objects.requireNonNull(TextSize.class.getResource("digitlab.css")).toExternalForm(),
				"data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.US_ASCII)));
	}
}
