package digitlab.djl;

import digitlab.recognition.RecognitionResult;
import digitlab.recognition.ScoredPrediction;

/**
 * The result for one sample.
 *
 * @param label 0 to 9, or negative for a letter
 * @param isLikeDigit whether it is a letter that looks like a digit
 * @param alone the network's prediction for all ink as one digit; null for blank
 */
record HandResult(String name, int label, boolean isLikeDigit, RecognitionResult reading, ScoredPrediction alone) {

	private static final double SURE = 0.9;

	boolean isRight() {
		return label >= 0 && reading.number().equals(Integer.toString(label));
	}

	/** Right with the nearest digit in place of refused parts. */
	boolean isNearest() {
		return label >= 0 && reading.guess().equals(Integer.toString(label));
	}

	boolean isRefused() {
		return reading.isRejected() || reading.hasUnknown();
	}

	long parts() {
		return reading.lines().stream().mapToLong(line -> line.parts().size()).sum();
	}

	boolean isSeveral() {
		return parts() > 1;
	}

	/** One part, taken for a sign because of its shape. */
	boolean isSign() {
		return parts() == 1 && reading.digits().isEmpty();
	}

	boolean isAloneRight() {
		return alone != null && alone.isDigit() && alone.prediction().digit() == label;
	}

	/** Whether the network reads all ink as the right digit but the result differs, because of segmentation or rules. */
	boolean isLost() {
		return isAloneRight() && !isRight();
	}

	boolean isSure() {
		return !isRefused() && reading.confidence() >= SURE;
	}

	/** A single digit that is shown as one. */
	boolean isShownDigit() {
		return label >= 0 && parts() == 1 && !isRefused();
	}
}
