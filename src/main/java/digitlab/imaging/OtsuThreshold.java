package digitlab.imaging;

/**
 * The threshold that separates two classes of tones with the largest between-class variance (N. Otsu, "A threshold selection
 * method from gray-level histograms", 1979).
 *
 * @param threshold the tone between them
 * @param explained between-class variance as a fraction of the total, 0 to 1; 0 if there are not two classes
 */
record OtsuThreshold(float threshold, double explained) {

	private static final int BINS = 64;

	/**
	 * @param tones 0 to 1
	 * @param minApart minimum distance between the means of the classes
	 */
	static OtsuThreshold of(float[] tones, double minApart) {
		int[] counts = new int[BINS];
		double all = 0;
		double squares = 0;
		for (float tone : tones) {
			counts[Math.clamp((int) (tone * BINS), 0, BINS - 1)]++;
			all += tone;
			squares += tone * tone;
		}
		double n = tones.length;
		double variance = squares / n - all / n * (all / n);
		double best = 0;
		int at = -1;
		double below = 0;
		double sum = 0;
		for (int b = 0; b < BINS - 1; b++) {
			below += counts[b];
			sum += counts[b] * (b + 0.5) / BINS;
			if (below > 0 && below < n) {
				double apart = (all - sum) / (n - below) - sum / below;
				double between = below / n * (1 - below / n) * apart * apart;
				if (between > best && apart > minApart) {
					best = between;
					at = b;
				}
			}
		}
		return at < 0 ? new OtsuThreshold(0, 0) : new OtsuThreshold((at + 1f) / BINS, best / variance);
	}
}
