package digitlab.imaging;

import java.util.Arrays;

import digitlab.sketch.Frame;
import digitlab.sketch.PaperMap;
import digitlab.sketch.Point;

/**
 * The lightness of a picture, without colour and transparency, reduced to a size suitable for finding ink.
 *
 * @param light width × height numbers, row by row, 0 (black) to 1 (white)
 * @param frame position of its pixels in the original picture
 * @param beside mask of the pixels that are not part of the sheet; empty if unknown
 */
record GreyImage(int width, int height, float[] light, Frame frame, boolean[] beside) {

	/** The minimum ink of a visible pixel, 0 to 1. */
	private static final float VISIBLE = 0.15f;

	/** The maximum longer side in pixels, except for a strip. */
	static final int LONGEST_SIDE = 800;
	/** A strip, such as a long number, keeps this many pixels across, as long as this is no more than along. */
	private static final int ACROSS_STRIP = 200;
	private static final int LONGEST_STRIP = 3200;

	/** The alpha, 0..1, below which a pixel is transparent, and the maximum spread in lightness of a single tone. */
	private static final float OPAQUE = 0.9f;
	private static final double ONE_TONE = 0.12;

	/** Reduces a picture of 8-bit ARGB pixels by area averaging. */
	static GreyImage of(int width, int height, int[] argb) {
		double factor = factor(width, height);
		int smallWidth = (int) Math.ceil(width / factor - 1e-9);
		int smallHeight = (int) Math.ceil(height / factor - 1e-9);
		float[] light = new float[smallWidth * smallHeight];
		float[] alpha = new float[smallWidth * smallHeight];
		if (factor == 1) { // equivalent without sums, several
			for (int i = 0; i < argb.length; i++) {
				alpha[i] = (argb[i] >>> 24) / 255f;
				light[i] = alpha[i] == 0 ? 0 : (float) AreaAverage.luma(argb[i]);
			}
			return new GreyImage(width, height, flatten(light, alpha), Frame.IDENTITY);
		}
		AreaAverage average = new AreaAverage(width, height, argb, factor, smallWidth);
		for (int y = 0; y < smallHeight; y++) {
			average.row(y, light, alpha, y * smallWidth);
		}
		return new GreyImage(smallWidth, smallHeight, flatten(light, alpha), new Frame(0, 0, factor));
	}

	private static double factor(int width, int height) {
		double longer = Math.max(width, height);
		double strip = Math.max(Math.min(width, height) / (double) ACROSS_STRIP, longer / LONGEST_STRIP);
		return Math.max(1, Math.min(longer / LONGEST_SIDE, strip));
	}

	private GreyImage(int width, int height, float[] light, Frame frame) {
		this(width, height, light, frame, new boolean[0]);
	}

	/** Pixels of the original picture that one pixel spans. */
	double pixelSize() {
		return frame.pixelSize();
	}

	/** Reduces the image by an integer factor to a longer side of about this many pixels; returns itself if it is no larger. */
	GreyImage reduced(int side) {
		int factor = Math.max(width, height) / side;
		if (factor <= 1) {
			return this;
		}
		int coarseWidth = (width + factor - 1) / factor;
		int coarseHeight = (height + factor - 1) / factor;
		float[] coarse = new float[coarseWidth * coarseHeight];
		int[] counts = new int[coarse.length];
		for (int y = 0, i = 0; y < height; y++) {
			int to = y / factor * coarseWidth;
			for (int x = 0; x < width; to++) {
				for (int end = Math.min(width, x + factor); x < end; x++, i++) {
					coarse[to] += light[i];
					counts[to]++;
				}
			}
		}
		for (int i = 0; i < coarse.length; i++) {
			coarse[i] /= counts[i];
		}
		boolean[] coarseBeside = new boolean[beside.length == 0 ? 0 : coarse.length];
		for (int i = 0; i < coarseBeside.length; i++) {
			coarseBeside[i] = beside[i / coarseWidth * factor * width + i % coarseWidth * factor];
		}
		return new GreyImage(coarseWidth, coarseHeight, coarse, frame.regrid(0, 0, factor), coarseBeside);
	}

	/** Returns the sheet alone, straightened. Around it, the paper is extended to make the picture a rectangle. */
	GreyImage straightened(SheetFinder.Sheet sheet) {
		boolean[] inside = new boolean[light.length];
		for (int i = 0; i < inside.length; i++) {
			inside[i] = sheet.holds(i % width + 0.5, i / width + 0.5);
		}
		float[] paper = PaperSurface.fit(width, height, light, inside);
		double cosine = Math.cos(sheet.angle());
		double sine = Math.sin(sheet.angle());
		double left = sheet.hull().stream().mapToDouble(p -> cosine * p.x() + sine * p.y()).min().orElseThrow();
		double right = sheet.hull().stream().mapToDouble(p -> cosine * p.x() + sine * p.y()).max().orElseThrow();
		double top = sheet.hull().stream().mapToDouble(p -> cosine * p.y() - sine * p.x()).min().orElseThrow();
		double bottom = sheet.hull().stream().mapToDouble(p -> cosine * p.y() - sine * p.x()).max().orElseThrow();
		Point start = frame.toSource(cosine * left - sine * top, sine * left + cosine * top);
		int newWidth = Math.max(1, (int) (right - left));
		int newHeight = Math.max(1, (int) (bottom - top));
		float[] turned = new float[newWidth * newHeight];
		boolean[] outside = new boolean[turned.length];
		for (int i = 0; i < turned.length; i++) {
			double column = left + i % newWidth + 0.5;
			double row = top + i / newWidth + 0.5;
			double x = cosine * column - sine * row;
			double y = sine * column + cosine * row;
			turned[i] = tone(x - 0.5, y - 0.5, inside, paper);
			boolean isInPicture = x >= 0 && y >= 0 && x < width && y < height;
			outside[i] = !isInPicture || !inside[(int) y * width + (int) x];
		}
		return new GreyImage(newWidth, newHeight, turned,
				new Frame(start.x(), start.y(), pixelSize(), frame.angle() + sheet.angle()), outside);
	}

	/** The interpolated tone; the paper's tone where a pixel is not on the sheet. */
	private float tone(double x, double y, boolean[] inside, float[] paper) {
		int column = Math.clamp((int) Math.floor(x), 0, width - 1);
		int row = Math.clamp((int) Math.floor(y), 0, height - 1);
		int nextColumn = Math.min(width - 1, column + 1);
		int nextRow = Math.min(height - 1, row + 1);
		float fx = (float) Math.clamp(x - column, 0, 1);
		float fy = (float) Math.clamp(y - row, 0, 1);
		float above = (1 - fx) * tone(row * width + column, inside, paper) + fx * tone(row * width + nextColumn, inside, paper);
		float below = (1 - fx) * tone(nextRow * width + column, inside, paper)
				+ fx * tone(nextRow * width + nextColumn, inside, paper);
		return (1 - fy) * above + fy * below;
	}

	private float tone(int pixel, boolean[] inside, float[] paper) {
		return inside[pixel] ? light[pixel] : Math.clamp(paper[pixel], 0, 1);
	}

	/**
	 * Removes transparency. If all visible ink has one tone and there is no paper, alpha alone is the shape, whatever the ink's
	 * colour. Otherwise the picture has its own paper, whose tone transparent areas (such as round corners) get.
	 */
	private static float[] flatten(float[] light, float[] alpha) {
		float[] opaque = new float[light.length];
		int count = 0;
		boolean clear = false;
		for (int i = 0; i < light.length; i++) {
			if (alpha[i] >= OPAQUE) {
				opaque[count++] = light[i];
			} else {
				clear = true;
			}
		}
		if (!clear) {
			return light;
		}
		float[] tones = Arrays.copyOf(opaque, count);
		Arrays.sort(tones);
		if (count == 0 || spread(tones) < ONE_TONE) {
			return invert(alpha);
		}
		float paper = tones[count / 2];
		float[] flat = new float[light.length];
		for (int i = 0; i < flat.length; i++) {
			flat[i] = alpha[i] * light[i] + (1 - alpha[i]) * paper;
		}
		return flat;
	}

	/** The standard deviation. */
	private static double spread(float[] values) {
		double sum = 0;
		double squares = 0;
		for (float value : values) {
			sum += value;
			squares += value * value;
		}
		double mean = sum / values.length;
		return Math.sqrt(Math.max(0, squares / values.length - mean * mean));
	}

	private static float[] invert(float[] values) {
		float[] inverted = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			inverted[i] = 1 - values[i];
		}
		return inverted;
	}

	/**
	 * Classifies each pixel; all arrays have one value per pixel or are empty.
	 *
	 * @param found everything that differs from the paper, 0 to 1
	 * @param ink what remains of it to be recognised, 0 to 1
	 */
	PaperMap map(float[] found, boolean[] surroundings, boolean[] rulings, float[] ink) {
		byte[] tones = new byte[ink.length];
		byte[] kinds = new byte[ink.length];
		for (int i = 0; i < ink.length; i++) {
			tones[i] = (byte) (int) (255 * light[i] + 0.5);
			boolean isSurroundings = surroundings.length > 0 && surroundings[i] || beside.length > 0 && beside[i];
			boolean isRuling = rulings.length > 0 && rulings[i];
			PaperMap.Kind kind = isSurroundings
					? PaperMap.Kind.SURROUNDINGS
					: ink[i] > VISIBLE
							? PaperMap.Kind.INK
							: isRuling ? PaperMap.Kind.RULING : found[i] > VISIBLE ? PaperMap.Kind.SPECK : PaperMap.Kind.PAPER;
			kinds[i] = (byte) kind.ordinal();
		}
		return new PaperMap(width, height, tones, kinds);
	}
}
