package digitlab.imaging;

/**
 * Histograms of how much pixels differ from the paper, in either direction: ink is on one side, on the other there is only noise.
 *
 * @param paler counts of pixels no darker than the paper, by how much paler they are
 * @param darker counts of pixels darker than the paper, likewise
 * @param pixels total number of pixels
 */
record ToneDifferences(int[] paler, int[] darker, int pixels) {

	/** The fraction of pixels that may be outliers in brightness. */
	static final double OUTLIERS = 0.0002;

	/** From white on black to black on white, for light that may increase the difference. */
	private static final int BINS = 4096;
	private static final double WIDEST = 4;

	/** @param difference how much darker than the paper each pixel is; negative for paler pixels */
	static ToneDifferences of(float[] difference) {
		int[] paler = new int[BINS];
		int[] darker = new int[BINS];
		for (float value : difference) {
			int[] side = value > 0 ? darker : paler;
			side[Math.min(BINS - 1, (int) (Math.abs(value) * (float) (BINS / WIDEST)))]++;
		}
		return new ToneDifferences(paler, darker, difference.length);
	}

	/** The standard deviation of the paper's tone, estimated robustly by the median of the pixels on the side without ink. */
	double noise() {
		int count = sum(paler);
		return count == 0 ? 0 : quantile(paler, count / 2) * 1.4826;
	}

	/** The difference of full ink from paper: a high quantile of what is clearly ink. */
	double fullInk() {
		int ink = sum(darker);
		if (ink == 0) {
			return 0;
		}
		double strongest = quantile(darker, ink - 1 - (int) (pixels * OUTLIERS));
		int clear = 0;
		for (int b = BINS - 1; b >= 0 && (b + 0.5) / BINS * WIDEST >= strongest / 2; b--) {
			clear += darker[b];
		}
		return quantile(darker, ink - 1 - (int) (clear * 0.1));
	}

	private static int sum(int[] counts) {
		int sum = 0;
		for (int count : counts) {
			sum += count;
		}
		return sum;
	}

	/** The difference below which {@code rank} counted pixels are. */
	private static double quantile(int[] counts, int rank) {
		int sum = 0;
		for (int b = 0; b < BINS; b++) {
			if (sum + counts[b] > rank) {
				return (b + (rank - sum + 0.5) / counts[b]) / BINS * WIDEST;
			}
			sum += counts[b];
		}
		return 0;
	}
}
