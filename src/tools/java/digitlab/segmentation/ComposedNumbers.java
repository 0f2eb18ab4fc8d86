package digitlab.segmentation;

import java.util.SplittableRandom;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.imaging.ImageIntake;

/**
 * Numbers of two to six digits composed of single images, each with its own size, slant and height on the line. Boxes may overlap
 * where digits slant; the gaps are between the ink.
 */
public final class ComposedNumbers {

	/** Pixels of the picture per pixel of a digit's 28. */
	private static final double SCALE = 2;
	private static final double SMALLEST = 0.75;
	private static final double LARGEST = 1.3;
	private static final double SLANT = 0.35;
	private static final double LIFT = 0.12;
	private static final int MARGIN = 16;
	/** Ink weaker than this is ignored when gaps are measured, 0..1. */
	private static final float VISIBLE = 0.05f;

	/** A picture as ARGB and the number on it. */
	public record Picture(int width, int height, int[] argb, String number) {

		InkLayout segment() {
			return InkLayout.of(ImageIntake.fromArgb(width, height, argb));
		}
	}

	private record Glyph(int width, int height, float[] ink) {
	}

	private ComposedNumbers() {
	}

	/** Segments a composed picture as if it came from a file. */
	public static InkLayout segment(Picture picture) {
		return picture.segment();
	}

	/**
	 * @param gap pixels of paper between neighbours, for a digit 28 pixels high: {@code from} to {@code to}; negative ones
	 * overlap
	 */
	public static Picture compose(DigitDataset digits, double from, double to, SplittableRandom random) {
		int count = random.nextInt(2, 7);
		int height = (int) (28 * SCALE * LARGEST * (1 + LIFT)) + 2 * MARGIN;
		int width = (int) (count * 28 * SCALE * LARGEST * (1 + SLANT)) + 2 * MARGIN;
		float[] sheet = new float[width * height];
		StringBuilder number = new StringBuilder();
		int end = MARGIN;
		for (int i = 0; i < count; i++) {
			int index = random.nextInt(digits.size());
			Glyph glyph = glyph(digits.image(index), random);
			int top = (height - glyph.height()) / 2 + (int) (random.nextDouble(-LIFT, LIFT) * 28 * SCALE);
			double gap = random.nextDouble(from, to) * SCALE;
			int left = i == 0 ? MARGIN : place(sheet, width, glyph, top, gap, end);
			end = Math.max(end, draw(sheet, width, glyph, left, top));
			number.append(digits.label(index));
		}
		return picture(sheet, width, height, end + MARGIN, random, number.toString());
	}

	private static Picture picture(float[] sheet, int sheetWidth, int height, int right, SplittableRandom random, String number) {
		int width = Math.min(sheetWidth, right);
		boolean isDark = random.nextBoolean();
		int[] argb = new int[width * height];
		for (int i = 0; i < argb.length; i++) {
			int ink = Math.round(255 * sheet[i / width * sheetWidth + i % width]);
			argb[i] = 0xff000000 | (isDark ? 255 - ink : ink) * 0x010101;
		}
		return new Picture(width, height, argb, number);
	}

	/** The digit's ink, enlarged, slanted, and cropped to its box. */
	private static Glyph glyph(DigitImage image, SplittableRandom random) {
		double scale = SCALE * random.nextDouble(SMALLEST, LARGEST);
		double slant = random.nextDouble(-SLANT, SLANT);
		int side = (int) Math.ceil(28 * scale * (1 + SLANT));
		float[] ink = new float[side * side];
		int left = side;
		int right = 0;
		int top = side;
		int bottom = 0;
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				double v = (y + 0.5 - side / 2.0) / scale;
				double u = (x + 0.5 - side / 2.0) / scale + slant * v;
				float here = sample(image, u + 13.5, v + 13.5);
				ink[y * side + x] = here;
				if (here > VISIBLE) {
					left = Math.min(left, x);
					right = Math.max(right, x + 1);
					top = Math.min(top, y);
					bottom = Math.max(bottom, y + 1);
				}
			}
		}
		float[] cut = new float[(right - left) * (bottom - top)];
		for (int i = 0; i < cut.length; i++) {
			cut[i] = ink[(top + i / (right - left)) * side + left + i % (right - left)];
		}
		return new Glyph(right - left, bottom - top, cut);
	}

	/** Bilinear; outside the image is paper. */
	private static float sample(DigitImage image, double x, double y) {
		int left = (int) Math.floor(x);
		int top = (int) Math.floor(y);
		double fx = x - left;
		double fy = y - top;
		double above = (1 - fx) * ink(image, left, top) + fx * ink(image, left + 1, top);
		double below = (1 - fx) * ink(image, left, top + 1) + fx * ink(image, left + 1, top + 1);
		return (float) (((1 - fy) * above + fy * below) / 255);
	}

	private static int ink(DigitImage image, int x, int y) {
		return x < 0 || y < 0 || x >= 28 || y >= 28 ? 0 : image.ink(y, x);
	}

	/** The first column, from the left, where the glyph's ink is {@code gap} pixels to the right of the existing ink. */
	private static int place(float[] sheet, int width, Glyph glyph, int top, double gap, int end) {
		int left = end + (int) Math.ceil(Math.max(0, gap));
		while (left > MARGIN && distance(sheet, width, glyph, left - 1, top) >= gap) {
			left--;
		}
		return left;
	}

	/** Free pixels between the glyph's ink and the sheet's, the minimum over pairs of nearby rows. */
	private static double distance(float[] sheet, int width, Glyph glyph, int left, int top) {
		double least = Double.POSITIVE_INFINITY;
		for (int row = 0; row < glyph.height(); row++) {
			int first = first(glyph, row);
			for (int near = Math.max(0, top + row - 2); first >= 0 && near <= top + row + 2; near++) {
				int last = last(sheet, width, near);
				least = last < 0 ? least : Math.min(least, left + first - last - 1);
			}
		}
		return least;
	}

	private static int first(Glyph glyph, int row) {
		for (int x = 0; x < glyph.width(); x++) {
			if (glyph.ink()[row * glyph.width() + x] > VISIBLE) {
				return x;
			}
		}
		return -1;
	}

	private static int last(float[] sheet, int width, int row) {
		for (int x = width - 1; x >= 0 && (row + 1) * width <= sheet.length; x--) {
			if (sheet[row * width + x] > VISIBLE) {
				return x;
			}
		}
		return -1;
	}

	private static int draw(float[] sheet, int width, Glyph glyph, int left, int top) {
		for (int i = 0; i < glyph.ink().length; i++) {
			int at = (top + i / glyph.width()) * width + left + i % glyph.width();
			sheet[at] = Math.max(sheet[at], glyph.ink()[i]);
		}
		return left + glyph.width();
	}
}
