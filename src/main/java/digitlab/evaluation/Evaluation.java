package digitlab.evaluation;

import java.util.function.ToDoubleFunction;

import digitlab.evaluation.ConfusionMatrix.ClassMeasures;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation of a network on a dataset.
 *
 * @param predictions its prediction for every image
 * @param confusion the confusion matrix
 * @param loss mean cross-entropy in nats
 * @param reliability its accuracy by confidence
 * @param seconds duration
 * @param rocCurve the ROC curve of rejecting non-digits; null if it was not computed or nothing is rejected
 */
public record Evaluation(LabelledPredictions predictions, ConfusionMatrix confusion, double loss, ReliabilityDiagram reliability,
		double seconds,
		@Nullable RocCurve rocCurve) {

	/** An evaluation without an ROC curve. */
	public Evaluation(LabelledPredictions predictions, ConfusionMatrix confusion, double loss, ReliabilityDiagram reliability,
			double seconds) {
		this(predictions, confusion, loss, reliability, seconds, null);
	}

	/** Returns a copy with an ROC curve. */
	public Evaluation with(RocCurve looked) {
		return new Evaluation(predictions, confusion, loss, reliability, seconds, looked);
	}

	/** The expected calibration error, 0 to 1. */
	public double calibrationError() {
		return reliability.calibrationError();
	}

	/** The unweighted mean of the precision over the digits that occur among the labels, 0 to 1. */
	public double macroPrecision() {
		return macro(ClassMeasures::precision);
	}

	/** The unweighted mean of the recall over the digits that occur among the labels, 0 to 1. */
	public double macroRecall() {
		return macro(ClassMeasures::recall);
	}

	/** The unweighted mean of F1 over the digits that occur among the labels, 0 to 1. */
	public double macroF1() {
		return macro(ClassMeasures::f1);
	}

	/** The mean over the digits that occur among the labels, each counted alike. */
	private double macro(ToDoubleFunction<ClassMeasures> measure) {
		return confusion.perClass().stream().filter(c -> c.support() > 0).mapToDouble(measure).average().orElse(0);
	}
}
