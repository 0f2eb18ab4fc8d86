package digitlab.imaging;

/**
 * Grey closing and opening with a square (J. Serra, "Image Analysis and Mathematical Morphology", 1982): a closing removes dark
 * shapes into which the square does not fit, an opening light ones. Anything broader keeps its tone and its edge, sharp or soft,
 * also next to what was removed. Running extremes take constant time per pixel (M. van Herk, "A fast algorithm for local minimum
 * and maximum filters on rectangular and octagonal kernels", 1992).
 */
final class GreyClosing {

	private final int width;
	private final int height;
	private final int radius;

	private GreyClosing(int width, int height, int radius) {
		this.width = width;
		this.height = height;
		this.radius = radius;
	}

	/**
	 * Removes what is dark and narrow.
	 *
	 * @param values width × height numbers
	 * @param radius half the square's side, in pixels; the picture is mirrored at its edge
	 */
	static float[] close(int width, int height, float[] values, int radius) {
		GreyClosing closing = new GreyClosing(width, height, radius);
		return closing.smallest(closing.largest(values));
	}

	/** Removes what is light and narrow. */
	static float[] open(int width, int height, float[] values, int radius) {
		GreyClosing closing = new GreyClosing(width, height, radius);
		return closing.largest(closing.smallest(values));
	}

	private float[] smallest(float[] values) {
		float[] negative = negative(values);
		return negative(largest(negative));
	}

	private static float[] negative(float[] values) {
		float[] negative = new float[values.length];
		for (int i = 0; i < negative.length; i++) {
			negative[i] = -values[i];
		}
		return negative;
	}

	/** The largest value in a square around each pixel. */
	private float[] largest(float[] values) {
		float[] largest = values.clone();
		float[] line = new float[Math.max(width, height) + 4 * radius + 2];
		float[] ahead = new float[line.length];
		for (int y = 0; y < height; y++) {
			largestOfLine(largest, y * width, 1, width, line, ahead);
		}
		for (int x = 0; x < width; x++) {
			largestOfLine(largest, x, width, height, line, ahead);
		}
		return largest;
	}

	/** Works in blocks as long as the window; each window covers the end of one and the start of the next. */
	private void largestOfLine(float[] values, int first, int step, int length, float[] back, float[] ahead) {
		int window = 2 * radius + 1;
		int padded = (length + 2 * radius + window - 1) / window * window;
		for (int i = 0; i < padded; i++) {
			int at = i - radius;
			float here = at >= 0 && at < length ? values[first + at * step] : Float.NEGATIVE_INFINITY;
			back[i] = i % window == 0 ? here : Math.max(back[i - 1], here);
			ahead[i] = here;
		}
		for (int i = padded - 2; i >= 0; i--) {
			ahead[i] = i % window == window - 1 ? ahead[i] : Math.max(ahead[i + 1], ahead[i]);
		}
		for (int i = 0; i < length; i++) {
			values[first + i * step] = Math.max(ahead[i], back[i + 2 * radius]);
		}
	}
}
