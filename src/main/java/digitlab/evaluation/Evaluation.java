package digitlab.evaluation;

import java.util.function.ToDoubleFunction;

import digitlab.evaluation.ConfusionMatrix.ClassMeasures;
import org.jspecify.annotations.Nullable;

/**
 * How well a network reads a dataset.
 *
 * @param predictions what it said of every image
 * @param confusion which digit was read as which
 * @param loss mean cross-entropy in nats
 * @param reliability how often it is right, by how sure it is
 * @param seconds it took
 * @param rocCurve what it costs to refuse what is no digit; null where that was not looked at, or nothing is refused
 */
public record Evaluation(LabelledPredictions predictions, ConfusionMatrix confusion, double loss, ReliabilityDiagram reliability,
		double seconds,
		@Nullable RocCurve rocCurve) {

	/** Without a look at what is no digit. */
	public Evaluation(LabelledPredictions predictions, ConfusionMatrix confusion, double loss, ReliabilityDiagram reliability,
			double seconds) {
		this(predictions, confusion, loss, reliability, seconds, null);
	}

	/** The same with one. */
	public Evaluation with(RocCurve looked) {
		return new Evaluation(predictions, confusion, loss, reliability, seconds, looked);
	}

	/** Expected calibration error, 0 to 1. */
	public double calibrationError() {
		return reliability.calibrationError();
	}

	public double macroPrecision() {
		return macro(ClassMeasures::precision);
	}

	public double macroRecall() {
		return macro(ClassMeasures::recall);
	}

	public double macroF1() {
		return macro(ClassMeasures::f1);
	}

	/** The mean over the digits that occur among the labels, each counted alike. */
	private double macro(ToDoubleFunction<ClassMeasures> measure) {
		return confusion.perClass().stream().filter(c -> c.support() > 0).mapToDouble(measure).average().orElse(0);
	}
}
