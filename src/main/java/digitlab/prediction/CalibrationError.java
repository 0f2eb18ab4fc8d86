package digitlab.prediction;

/**
 * Expected calibration error: how far confidence and accuracy lie apart, averaged over 15 equally wide bins of confidence
 * weighted by the images in them (Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", 2017).
 */
final class CalibrationError {

	private static final int BINS = 15;

	private final double[] confidenceSum = new double[BINS];
	private final int[] right = new int[BINS];
	private int images;

	void add(double confidence, boolean isRight) {
		// A confidence on a bin's upper edge belongs to it, as in the paper: (0, 1/15], (1/15, 2/15], …
		int bin = Math.clamp((int) Math.ceil(confidence * BINS) - 1, 0, BINS - 1);
		confidenceSum[bin] += confidence;
		right[bin] += isRight ? 1 : 0;
		images++;
	}

	/** 0 (confidence is accuracy in every bin) to 1; 0 for no images. */
	double value() {
		double gaps = 0;
		for (int bin = 0; bin < BINS; bin++) {
			gaps += Math.abs(confidenceSum[bin] - right[bin]);
		}
		return images == 0 ? 0 : gaps / images;
	}
}
