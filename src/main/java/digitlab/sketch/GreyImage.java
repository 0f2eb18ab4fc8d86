package digitlab.sketch;

import java.util.Arrays;

/**
 * How light a picture is, without colour and transparency, reduced to a size for finding ink.
 *
 * @param light width × height numbers, row by row, 0 (black) to 1 (white)
 * @param pixelSize pixels of the given picture that one pixel spans
 */
record GreyImage(int width, int height, float[] light, double pixelSize) {

	/** Pixels of the longer side at most. */
	static final int LONGEST_SIDE = 800;

	/** The alpha, 0..1, below which a pixel is see-through, and the spread in lightness that still is one tone. */
	private static final float OPAQUE = 0.9f;
	private static final double ONE_TONE = 0.12;

	/** Reduces a picture of 8-bit ARGB pixels by area averaging. */
	static GreyImage of(int width, int height, int[] argb) {
		double factor = Math.max(1, (double) Math.max(width, height) / LONGEST_SIDE);
		int smallWidth = (int) Math.ceil(width / factor - 1e-9);
		int smallHeight = (int) Math.ceil(height / factor - 1e-9);
		float[] light = new float[smallWidth * smallHeight];
		float[] alpha = new float[smallWidth * smallHeight];
		if (factor == 1) { // the same without the sums, several times as fast
			for (int i = 0; i < argb.length; i++) {
				alpha[i] = (argb[i] >>> 24) / 255f;
				light[i] = alpha[i] == 0 ? 0 : (float) luma(argb[i]);
			}
			return new GreyImage(width, height, flatten(light, alpha), 1);
		}
		for (int y = 0; y < smallHeight; y++) {
			for (int x = 0; x < smallWidth; x++) {
				average(width, height, argb, x, y, factor, light, alpha, y * smallWidth + x);
			}
		}
		return new GreyImage(smallWidth, smallHeight, flatten(light, alpha), factor);
	}

	private static void average(int width, int height, int[] argb, int x, int y, double factor, float[] light,
			float[] alpha, int target) {
		double right = Math.min(width, (x + 1) * factor);
		double bottom = Math.min(height, (y + 1) * factor);
		double lightSum = 0;
		double alphaSum = 0;
		double areaSum = 0;
		for (int row = (int) (y * factor); row < bottom; row++) {
			double rowShare = Math.min(bottom, row + 1) - Math.max(y * factor, row);
			for (int column = (int) (x * factor); column < right; column++) {
				double share = rowShare * (Math.min(right, column + 1) - Math.max(x * factor, column));
				int pixel = argb[row * width + column];
				double opaque = (pixel >>> 24) / 255.0 * share;
				lightSum += opaque * luma(pixel);
				alphaSum += opaque;
				areaSum += share;
			}
		}
		light[target] = alphaSum <= 0 ? 0 : (float) (lightSum / alphaSum);
		alpha[target] = areaSum <= 0 ? 0 : (float) (alphaSum / areaSum);
	}

	/** ITU-R BT.601 luma, 0..1. */
	private static double luma(int rgb) {
		return (0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff)) / 255;
	}

	/**
	 * Takes transparency out. Ink of one tone on nothing: the alpha alone is the shape, whatever the ink's colour. Else
	 * the picture has its own paper, and where it is see-through (round corners, say) gets the paper's tone.
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

	/** Standard deviation. */
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
}
