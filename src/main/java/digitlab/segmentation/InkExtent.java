package digitlab.segmentation;

import java.util.Optional;

import digitlab.sketch.Box;
import digitlab.sketch.InkImage;
import digitlab.sketch.PixelBounds;

/**
 * The extent of an image's ink with subpixel precision, and the softness of its edges.
 *
 * <p>An enlarged picture has soft edges: its ink extends beyond the shape that it shows. The edge of the shape is where the ink
 * has fallen to half of its value one softness further inside. Half of the strongest ink would not do: an outermost stroke may be
 * pale as a whole, as many of MNIST's are.
 *
 * @param box the shape in pixels of the image
 * @param softness pixels from paper to full ink at the sharpest edge, at least 1
 */
record InkExtent(Box box, double softness) {

	/** The fraction of the strongest ink that counts as ink. */
	private static final float THRESHOLD = 0.04f;

	/** Edges that rise to less than this fraction of the strongest ink may be artefacts of cleaning the paper and are ignored. */
	private static final float TELLING = 0.25f;

	/** Below this many pixels per cell of the 20×20 box, subpixel precision gains nothing. */
	private static final double FINE = 1.5;

	/** Empty for a blank image. */
	static Optional<InkExtent> of(InkImage image) {
		float peak = image.peak();
		PixelBounds bounds = peak < InkImage.FAINTEST ? null : PixelBounds.above(image, THRESHOLD * peak);
		if (bounds == null) {
			return Optional.empty();
		}
		double softness = softness(image, bounds, peak);
		boolean fine = bounds.longerSide() < FINE * DigitNormalizer.BOX;
		return Optional.of(new InkExtent(fine ? bounds.toBox() : refine(image, bounds, softness), softness));
	}

	private static double softness(InkImage image, PixelBounds bounds, float peak) {
		float[] ink = image.raw();
		int width = image.width();
		float steepest = 0;
		for (int y = bounds.top(); y < bounds.bottom(); y++) {
			int above = y > 0 ? -width : 0;
			int below = y + 1 < image.height() ? width : 0;
			for (int x = bounds.left(); x < bounds.right(); x++) {
				int i = y * width + x;
				float here = ink[i];
				if (here >= TELLING * peak && here > steepest) {
					float left = x > 0 ? ink[i - 1] : here;
					float right = x + 1 < width ? ink[i + 1] : here;
					float least = Math.min(Math.min(left, right), Math.min(ink[i + above], ink[i + below]));
					steepest = Math.max(steepest, here - least);
				}
			}
		}
		return steepest == 0 ? 1 : Math.clamp(peak / steepest, 1, Math.max(1, bounds.longerSide() / 8.0));
	}

	private static Box refine(InkImage image, PixelBounds bounds, double softness) {
		float[] columns = new float[bounds.width()];
		float[] rows = new float[bounds.height()];
		for (int y = 0; y < rows.length; y++) {
			for (int x = 0; x < columns.length; x++) {
				float here = image.ink(bounds.left() + x, bounds.top() + y);
				columns[x] = Math.max(columns[x], here);
				rows[y] = Math.max(rows[y], here);
			}
		}
		double left = inset(columns, 0, 1, softness);
		double top = inset(rows, 0, 1, softness);
		double width = columns.length - left - inset(columns, columns.length - 1, -1, softness);
		double height = rows.length - top - inset(rows, rows.length - 1, -1, softness);
		return new Box(bounds.left() + left, bounds.top() + top, Math.max(1, width), Math.max(1, height));
	}

	/**
	 * The distance from the outermost ink to the shape's edge.
	 *
	 * @param profile the strongest ink of each column or row
	 * @param from the outermost index, from which {@code step} leads inwards
	 */
	private static double inset(float[] profile, int from, int step, double softness) {
		int depth = Math.min(profile.length - 1, (int) Math.round(softness));
		float half = profile[from + step * depth] / 2;
		float before = 0;
		for (int i = 0; i <= depth; i++) {
			float here = profile[from + step * i];
			if (here >= half) {
				return Math.max(0, i - 0.5 + (half - before) / (here - before));
			}
			before = here;
		}
		return 0;
	}
}
