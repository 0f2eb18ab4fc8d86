package digitlab.plot;

import static digitlab.language.Localization.tr;

/**
 * The size of a picture of a plot, in pixels before scaling.
 *
 * @param width 640 to 9999
 * @param height 400 to 9999
 */
public record PictureSize(int width, int height) {

	private static final int MIN_WIDTH = 640;
	private static final int MIN_HEIGHT = 400;
	private static final int MAX_SIDE = 9_999;

	/**
	 * @throws IllegalArgumentException if it is too small to be read, or too large
	 */
	public PictureSize {
		if (width < MIN_WIDTH || height < MIN_HEIGHT || width > MAX_SIDE || height > MAX_SIDE) {
			throw new IllegalArgumentException(tr("A picture can have 640×400 to 9999×9999 pixels, not %d×%d.", width, height));
		}
	}

	/**
	 * Parses a size such as "1280x800".
	 *
	 * @throws IllegalArgumentException with a sentence, if it is not a valid size
	 */
	public static PictureSize parse(String text) {
		String[] sides = text.strip().split("\\s*[x×X*]\\s*");
		if (sides.length != 2 || !sides[0].matches("[0-9]{1,5}") || !sides[1].matches("[0-9]{1,5}")) {
			throw new IllegalArgumentException(
					tr("A size must be a width and a height in pixels, such as 1280x800, not \"%s\".", text));
		}
		return new PictureSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
	}

	@Override
	public String toString() {
		return width + "×" + height;
	}
}
