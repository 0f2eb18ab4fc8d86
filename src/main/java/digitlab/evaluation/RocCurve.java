package digitlab.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import digitlab.recognition.ScoredPrediction;

/**
 * What it costs to refuse other things: for borders of the digit score from the highest to the lowest, the share of digits and
 * of other things below them (a receiver operating characteristic).
 *
 * @param auroc area under the curve, 0.5 to 1 for scores that tell anything
 * @param digitsRefused share of the digits that are refused at the model's own border, 0 to 1
 * @param othersRefused share of the other things, likewise
 * @param points from (0, 0), nothing is refused, to (1, 1)
 */
public record RocCurve(double auroc, double digitsRefused, double othersRefused, List<Point> points) {

	/** Enough for a smooth curve, and few enough to draw. */
	private static final int MAX_POINTS = 400;

	/**
	 * A border.
	 *
	 * @param digits share of the digits below it, 0 to 1
	 * @param others share of the other things below it, 0 to 1
	 */
	public record Point(double digits, double others) {
	}

	/**
	 * @param digits scores of digits, at least one
	 * @param others scores of other things, at least one
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
