package digitlab.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import digitlab.recognition.ScoredPrediction;

/**
 * The receiver operating characteristic of rejecting non-digits: for thresholds of the digit score from the highest to the
 * lowest, the fractions of digits and of non-digits below them.
 *
 * @param auroc area under the curve, 0.5 to 1 for informative scores
 * @param digitsRefused fraction of digits rejected at the model's own threshold, 0 to 1
 * @param othersRefused fraction of non-digits, likewise
 * @param points from (0, 0), where nothing is rejected, to (1, 1)
 */
public record RocCurve(double auroc, double digitsRefused, double othersRefused, List<Point> points) {

	/** Enough for a smooth curve, and few enough to draw. */
	private static final int MAX_POINTS = 400;

	/**
	 * A threshold.
	 *
	 * @param digits fraction of digits below it, 0 to 1
	 * @param others fraction of non-digits below it, 0 to 1
	 */
	public record Point(double digits, double others) {
	}

	/**
	 * @param digits scores of digits, at least one
	 * @param others scores of non-digits, at least one
	 */
	public static RocCurve of(double[] digits, double[] others) {
		double[] borders = digits.clone();
		Arrays.sort(borders);
		List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
		int step = Math.max(1, borders.length / MAX_POINTS);
		for (int i = 0; i < borders.length; i = i < step ? i + 1 : i + step) { // the first ones are of most interest
			points.add(new Point(Auroc.refused(digits, borders[i]), Auroc.refused(others, borders[i])));
		}
		points.add(new Point(1, 1));
		return new RocCurve(Auroc.auroc(digits, others), Auroc.refused(digits, ScoredPrediction.MIN_SCORE),
				Auroc.refused(others, ScoredPrediction.MIN_SCORE), List.copyOf(points));
	}
}
