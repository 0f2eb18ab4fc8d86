package digitlab.sketch;

/**
 * The median of a large window around every pixel, in constant time a pixel (S. Perreault, P. Hébert, "Median filtering in
 * constant time", 2007). Edges that are straight within the window stay where they are and stay sharp.
 */
final class MedianFilter {

	/** Steps of tone, of which the answer is the middle of one: 1.6 % of black to white. */
	private static final int BINS = 64;

	private final int width;
	private final int height;
	private final int radius;
	private final byte[] bins;
	private final short[][] columns;

	private MedianFilter(int width, int height, float[] light, int radius) {
		this.width = width;
		this.height = height;
		this.radius = radius;
		this.bins = new byte[light.length];
		for (int i = 0; i < bins.length; i++) {
			bins[i] = (byte) Math.clamp((int) (light[i] * BINS), 0, BINS - 1);
		}
		this.columns = new short[width][BINS];
	}

	/**
	 * @param light width × height numbers, 0..1
	 * @param radius of the square window, in pixels; beyond the picture there is nothing
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
			if (y + radius < height) {
				addRow(y + radius, 1);
			}
			if (y - radius - 1 >= 0) {
				addRow(y - radius - 1, -1);
			}
			row(y, median);
		}
		return median;
	}

	private void addRow(int y, int sign) {
		for (int x = 0; x < width; x++) {
			columns[x][bins[y * width + x]] += (short) sign;
		}
	}

	private void row(int y, float[] median) {
		int[] window = new int[BINS];
		for (int x = 0; x < Math.min(radius, width); x++) {
			add(window, columns[x]);
		}
		int rows = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
		int bin = BINS / 2;
		int below = 0;
		for (int b = 0; b < bin; b++) {
			below += window[b];
		}
		for (int x = 0; x < width; x++) {
			if (x + radius < width) {
				below += add(window, columns[x + radius], bin);
			}
			if (x - radius - 1 >= 0) {
				below -= subtract(window, columns[x - radius - 1], bin);
			}
			int half = rows * (Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1) / 2;
			while (below > half) {
				below -= window[--bin];
			}
			while (below + window[bin] <= half) {
				below += window[bin++];
			}
			median[y * width + x] = (bin + 0.5f) / BINS;
		}
	}

	private static void add(int[] window, short[] column) {
		for (int b = 0; b < BINS; b++) {
			window[b] += column[b];
		}
	}

	/** Returns how many of the added pixels lie below a bin. */
	private static int add(int[] window, short[] column, int bin) {
		add(window, column);
		return below(column, bin);
	}

	private static int subtract(int[] window, short[] column, int bin) {
		for (int b = 0; b < BINS; b++) {
			window[b] -= column[b];
		}
		return below(column, bin);
	}

	private static int below(short[] column, int bin) {
		int sum = 0;
		for (int b = 0; b < bin; b++) {
			sum += column[b];
		}
		return sum;
	}
}
