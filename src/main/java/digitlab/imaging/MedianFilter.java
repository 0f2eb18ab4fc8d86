package digitlab.imaging;

/**
 * Computes the median of a large window around every pixel in constant time per pixel (S. Perreault, P. Hébert, "Median filtering
 * in constant time", 2007). Edges that are straight within the window stay in place and sharp.
 */
final class MedianFilter {

	/** The number of tone bins, of which the result is the centre of one: 1.6 % of black to white. */
	private static final int BINS = 64;

	private final int width;
	private final int height;
	private final int radius;
	private final byte[] bins;
	/** The cumulative histogram of each column within the window's rows: how many pixels are in a bin or a lower one. */
	private final int[][] columns;

	private MedianFilter(int width, int height, float[] light, int radius) {
		this.width = width;
		this.height = height;
		this.radius = radius;
		this.bins = new byte[light.length];
		for (int i = 0; i < bins.length; i++) {
			bins[i] = (byte) Math.clamp((int) (light[i] * BINS), 0, BINS - 1);
		}
		this.columns = new int[width][BINS];
	}

	/**
	 * @param light width × height numbers, 0..1
	 * @param radius radius of the square window, in pixels; it is clipped at the picture's edge
	 * @return the medians, in the same order
	 */
	static float[] apply(int width, int height, float[] light, int radius) {
		return new MedianFilter(width, height, light, radius).run();
	}

	private float[] run() {
		float[] median = new float[bins.length];
		for (int y = 0; y < Math.min(radius, height); y++) {
			addRow(y, 1);
		}
		for (int y = 0; y < height; y++) {
			boolean isEntering = y + radius < height;
			boolean isLeaving = y - radius - 1 >= 0;
			if (isEntering && isLeaving) {
				replaceRow(y - radius - 1, y + radius);
			} else if (isEntering) {
				addRow(y + radius, 1);
			} else if (isLeaving) {
				addRow(y - radius - 1, -1);
			}
			row(y, median);
		}
		return median;
	}

	private void addRow(int y, int sign) {
		for (int x = 0; x < width; x++) {
			int[] column = columns[x];
			for (int b = bins[y * width + x]; b < BINS; b++) {
				column[b] += sign;
			}
		}
	}

	/** Only the bins between the pixel that leaves and the pixel that enters change: none where tones are even. */
	private void replaceRow(int leaving, int entering) {
		for (int x = 0; x < width; x++) {
			int[] column = columns[x];
			int out = bins[leaving * width + x];
			int in = bins[entering * width + x];
			for (int b = in; b < out; b++) {
				column[b]++;
			}
			for (int b = out; b < in; b++) {
				column[b]--;
			}
		}
	}

	private void row(int y, float[] median) {
		int[] window = new int[BINS];
		int[] none = new int[BINS];
		for (int x = 0; x < Math.min(radius, width); x++) {
			move(window, columns[x], none);
		}
		int rows = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
		int bin = BINS / 2;
		for (int x = 0; x < width; x++) {
			move(window, x + radius < width ? columns[x + radius] : none, x - radius - 1 >= 0 ? columns[x - radius - 1] : none);
			int half = rows * (Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1) / 2;
			// The first bin at which more than half of the pixels are counted.
			while (bin > 0 && window[bin - 1] > half) {
				bin--;
			}
			while (window[bin] <= half) {
				bin++;
			}
			median[y * width + x] = (bin + 0.5f) / BINS;
		}
	}

	private static void move(int[] window, int[] entering, int[] leaving) {
		for (int b = 0; b < BINS; b++) {
			window[b] += entering[b] - leaving[b];
		}
	}
}
