package digitlab.sketch;

import java.util.Optional;

/**
 * Where the ink of an image ends, finer than whole pixels, and how soft its edges are.
 *
 * <p>An enlarged picture has soft edges: its ink reaches further than the shape it shows. The edge of the shape is where
 * the ink has fallen by half. It is found from the outermost visible pixel and the softness rather than by looking for
 * half ink itself, because an outermost stroke that is pale as a whole (half of MNIST's digits have one) must stay
 * inside.
 *
 * @param box the shape in pixels of the image
 * @param softness pixels from paper to full ink at the sharpest edge, at least 1
 */
record InkExtent(Box box, double softness) {

	/** What share of the strongest ink counts as ink. */
	private static final float THRESHOLD = 0.04f;

	/** Below this many pixels a cell of the 20×20 box, a pale outermost pixel is the shape itself and not its edge. */
	private static final double FINE = 1.9;

	/** Empty for a blank image. */
	static Optional<InkExtent> of(InkImage image) {
		float peak = image.peak();
		PixelBounds bounds = peak < InkImage.FAINTEST ? null : PixelBounds.above(image, THRESHOLD * peak);
		if (bounds == null) {
			return Optional.empty();
		}
		double softness = softness(image, bounds, peak);
		boolean fine = bounds.longerSide() < FINE * DigitNormalizer.BOX;
		return Optional.of(new InkExtent(fine ? bounds.toBox() : refine(image, bounds, peak, softness), softness));
	}

	private static double softness(InkImage image, PixelBounds bounds, float peak) {
		float steepest = 0;
		for (int y = bounds.top(); y < bounds.bottom(); y++) {
			for (int x = bounds.left(); x < bounds.right(); x++) {
				float here = image.ink(x, y);
				float right = x + 1 < image.width() ? image.ink(x + 1, y) : here;
				float below = y + 1 < image.height() ? image.ink(x, y + 1) : here;
				steepest = Math.max(steepest, Math.max(Math.abs(right - here), Math.abs(below - here)));
			}
		}
		return steepest == 0 ? 1 : Math.clamp(peak / steepest, 1, Math.max(1, bounds.longerSide() / 8.0));
	}

	private static Box refine(InkImage image, PixelBounds bounds, float peak, double softness) {
		double left = inset(strongest(image, bounds.left(), bounds.top(), 0, bounds.height()) / peak, softness);
		double right = inset(strongest(image, bounds.right() - 1, bounds.top(), 0, bounds.height()) / peak, softness);
		double top = inset(strongest(image, bounds.left(), bounds.top(), bounds.width(), 0) / peak, softness);
		double bottom = inset(strongest(image, bounds.left(), bounds.bottom() - 1, bounds.width(), 0) / peak, softness);
		double width = Math.max(1, bounds.width() - left - right);
		double height = Math.max(1, bounds.height() - top - bottom);
		return new Box(bounds.left() + left, bounds.top() + top, width, height);
	}

	/** How far inside its outer side the shape ends in an outermost pixel with this share of the strongest ink. */
	private static double inset(double share, double softness) {
		return Math.max(0, 0.5 + (0.5 - share) * softness);
	}

	/** The strongest ink of a column (width 0) or a row (height 0) from (x, y) on. */
	private static float strongest(InkImage image, int x, int y, int width, int height) {
		float strongest = 0;
		for (int i = 0; i < Math.max(width, height); i++) {
			strongest = Math.max(strongest, width == 0 ? image.ink(x, y + i) : image.ink(x + i, y));
		}
		return strongest;
	}
}
