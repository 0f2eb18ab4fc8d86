package digitlab.sketch;

import java.util.Arrays;

/** Tells ink from paper by its distance to the paper's tone. */
final class InkExtractor {

	/** Ink must differ from paper by this much of black to white, and by this many times the paper's noise. */
	private static final double LEAST_CONTRAST = 0.08;
	private static final double LEAST_SIGNAL = 6;

	/** Paper is what differs less than this share of the ink, or less than this many times the noise. */
	private static final double PAPER_SHARE = 0.02;
	private static final double NOISE_REACH = 3.5;

	/** The share of pixels that may be brighter or darker than all else by accident. */
	private static final double OUTLIERS = 0.0002;

	private InkExtractor() {
	}

	/**
	 * @param light width × height numbers, 0 (black) to 1 (white)
	 * @return the ink, 0..1; all 0 for blank, nearly uniform or purely noisy pictures
	 */
	static float[] extract(int width, int height, float[] light) {
		float[] difference = Paper.difference(width, height, light);
		if (isInkLight(difference)) {
			for (int i = 0; i < difference.length; i++) {
				difference[i] = -difference[i];
			}
		}
		float noise = noise(difference);
		float full = fullInk(difference);
		if (full < LEAST_CONTRAST || full < LEAST_SIGNAL * noise) {
			return new float[light.length];
		}
		double paper = Math.min(full / 2, Math.max(PAPER_SHARE * full, NOISE_REACH * noise));
		return softly(difference, full, paper);
	}

	/** Noise differs from paper to both sides alike, ink to one side only, and by more. */
	private static boolean isInkLight(float[] difference) {
		double cubes = 0;
		for (float value : difference) {
			cubes += (double) value * value * value;
		}
		return cubes < 0;
	}

	/** Standard deviation of the paper, from the pixels on the side where there is no ink (their median: robust). */
	private static float noise(float[] difference) {
		float[] other = new float[difference.length];
		int count = 0;
		for (float value : difference) {
			if (value <= 0) {
				other[count++] = -value;
			}
		}
		if (count == 0) {
			return 0;
		}
		Arrays.sort(other, 0, count);
		return other[count / 2] * 1.4826f;
	}

	/** How much full ink differs from paper: a high quantile of what is clearly ink. */
	private static float fullInk(float[] difference) {
		float[] sorted = difference.clone();
		Arrays.sort(sorted);
		float strongest = sorted[sorted.length - 1 - (int) (sorted.length * OUTLIERS)];
		if (strongest <= 0) {
			return 0;
		}
		int firstInk = Arrays.binarySearch(sorted, strongest / 2);
		firstInk = firstInk < 0 ? -firstInk - 1 : firstInk;
		return sorted[firstInk + (int) ((sorted.length - 1 - firstInk) * 0.9)];
	}

	private static float[] softly(float[] difference, float full, double paper) {
		float[] ink = new float[difference.length];
		for (int i = 0; i < ink.length; i++) {
			double visible = Math.clamp(difference[i] / paper - 1, 0, 1);
			ink[i] = (float) (visible * Math.min(1, difference[i] / full));
		}
		return ink;
	}
}
