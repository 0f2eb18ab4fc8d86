package digitlab.prediction;

import java.util.function.ToDoubleFunction;

import digitlab.prediction.ConfusionMatrix.ClassMeasures;

/**
 * How well a network reads a dataset.
 *
 * @param outcomes what it said of every image
 * @param confusion which digit was read as which
 * @param loss mean cross-entropy in nats
 * @param reliability how often it is right, by how sure it is
 * @param seconds it took
 */
public record Evaluation(Outcomes outcomes, ConfusionMatrix confusion, double loss, Reliability reliability, double seconds) {

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
