package digitlab.ui.common;

import javafx.scene.text.Font;

/** How large the text is, for sizes that no style sheet can set. */
public final class TextScale {

	/** The theme's usual size of text, in pixels. */
	public static final double USUAL_PIXELS = 14;

	private TextScale() {
	}

	/** The size of a font as a multiple of the usual one. */
	public static double of(Font font) {
		return font.getSize() / USUAL_PIXELS;
	}
}
