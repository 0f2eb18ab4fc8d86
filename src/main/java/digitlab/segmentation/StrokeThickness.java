package digitlab.segmentation;

import digitlab.sketch.InkImage;
/**
 * Measures the thickness of strokes and corrects extremes, so that a fine pen in a large scan does not fade to grey and a marker
 * does not close holes. Thickness is in pixels of MNIST's 20×20 box.
 *
 * <p>A long stroke of thickness t has t pixels of area per 2 pixels of outline, so t = 2 × area / outline, where the outline of
 * anti-aliased ink is its total variation (co-area formula). MNIST's training images have a median of 2.4, and 1.4 to 4.3 between
 * the 1st and the 99th percentile; a slightly wider range stays unchanged.
 */
final class StrokeThickness {

	private static final double THIN = 1.3;
	private static final double THICKENED = 2;
	private static final double FAT = 5;
	/** From this thickness on, ink is a filled shape, which thinning would distort. */
	private static final double SOLID = 6.5;

	/** Pixels per cell of the 20×20 box that suffice for changing the thickness. */
	private static final int PIXELS_A_CELL = 3;

	private StrokeThickness() {
	}

	/** Returns the image itself if its strokes are like MNIST's, otherwise a corrected one. */
	static InkImage even(InkImage image, InkExtent extent) {
		double cell = extent.box().longerSide() / DigitNormalizer.BOX;
		double thickness = measure(image) / cell;
		double wanted = wanted(thickness);
		if (wanted == thickness) {
			return image;
		}
		int factor = Math.max(1, (int) (cell / PIXELS_A_CELL));
		InkImage coarse = coarse(image, factor, wanted > thickness);
		double change = wanted * cell / factor - measure(coarse); // in pixels of the coarse image
		return wanted > thickness ? grow(coarse, change / 2) : shrink(coarse, -change / 2);
	}

	/** Mean thickness of the strokes in pixels of the image; 0 for a blank one. */
	static double measure(InkImage image) {
		float[] ink = image.raw();
		int width = image.width();
		double area = 0;
		double outline = 0;
		for (int y = 0, i = 0; y < image.height(); y++) {
			for (int x = 0; x < width; x++, i++) {
				float here = ink[i];
				float dx = here - (x == 0 ? 0 : ink[i - 1]);
				float dy = here - (y == 0 ? 0 : ink[i - width]);
				area += here;
				if (dx != 0 || dy != 0) {
					outline += Math.sqrt(dx * dx + dy * dy);
				}
				outline += (x == width - 1 ? here : 0) + (y == image.height() - 1 ? here : 0);
			}
		}
		return outline == 0 ? 0 : 2 * area / outline;
	}

	private static double wanted(double thickness) {
		if (thickness < THIN) {
			// Twice the missing thickness, for a smooth transition from unchanged strokes to hairlines.
			return Math.min(THICKENED, 2 * THIN - thickness);
		}
		double excess = Math.min(thickness - FAT, SOLID - thickness);
		return thickness - 2 * Math.max(0, excess);
	}

	/** Reduces blocks of pixels to one, taking their strongest ink (which keeps hairlines dark) or their mean. */
	private static InkImage coarse(InkImage image, int factor, boolean strongest) {
		int width = (image.width() + factor - 1) / factor;
		int height = (image.height() + factor - 1) / factor;
		float[] ink = new float[width * height];
		for (int y = 0; y < image.height(); y++) {
			for (int x = 0; x < image.width(); x++) {
				int i = y / factor * width + x / factor;
				float here = image.ink(x, y);
				ink[i] = strongest ? Math.max(ink[i], here) : ink[i] + here / (factor * factor);
			}
		}
		return InkImage.wrap(width, height, ink, image.frame().regrid(0, 0, factor));
	}

	private static InkImage grow(InkImage image, double radius) {
		return radius <= 0 ? image : spread(pad(image, (int) Math.ceil(radius) + 1), radius);
	}

	private static InkImage shrink(InkImage image, double radius) {
		return radius <= 0 ? image : invert(spread(invert(pad(image, 1)), radius));
	}

	/** Grey dilation with a disc whose edge is anti-aliased. */
	private static InkImage spread(InkImage image, double radius) {
		int reach = (int) Math.ceil(radius);
		float[] ink = new float[image.width() * image.height()];
		for (int dy = -reach; dy <= reach; dy++) {
			for (int dx = -reach; dx <= reach; dx++) {
				float share = (float) Math.clamp(radius + 0.5 - Math.hypot(dx, dy), 0, 1);
				if (share > 0) {
					spread(image, dx, dy, dx == 0 && dy == 0 ? 1 : share, ink);
				}
			}
		}
		return InkImage.wrap(image.width(), image.height(), ink, image.frame());
	}

	private static void spread(InkImage image, int dx, int dy, float share, float[] target) {
		float[] ink = image.raw();
		int width = image.width();
		for (int y = Math.max(0, dy); y < Math.min(image.height(), image.height() + dy); y++) {
			for (int x = Math.max(0, dx); x < Math.min(width, width + dx); x++) {
				int i = y * width + x;
				target[i] = Math.max(target[i], share * ink[i - dy * width - dx]);
			}
		}
	}

	private static InkImage invert(InkImage image) {
		float[] ink = image.toArray();
		for (int i = 0; i < ink.length; i++) {
			ink[i] = 1 - ink[i];
		}
		return InkImage.wrap(image.width(), image.height(), ink, image.frame());
	}

	private static InkImage pad(InkImage image, int margin) {
		int width = image.width() + 2 * margin;
		int height = image.height() + 2 * margin;
		float[] ink = new float[width * height];
		for (int y = 0; y < image.height(); y++) {
			System.arraycopy(image.raw(), y * image.width(), ink, (y + margin) * width + margin, image.width());
		}
		return InkImage.wrap(width, height, ink, image.frame().regrid(-margin, -margin, 1));
	}
}
