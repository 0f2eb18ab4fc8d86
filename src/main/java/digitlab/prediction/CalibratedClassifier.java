package digitlab.prediction;

import java.util.Arrays;
import java.util.List;

import digitlab.data.DigitImage;

/** A network whose logits are divided by a temperature, and which says of what looks like no digit that it does. */
final class CalibratedClassifier implements DigitClassifier {

	private final DigitClassifier network;
	private final Doubt doubt;

	CalibratedClassifier(DigitClassifier network, Doubt doubt) {
		this.network = network;
		this.doubt = doubt;
	}

	@Override
	public float[][] logits(List<DigitImage> images) {
		return Arrays.stream(network.logits(images)).map(this::tempered).toArray(float[][]::new);
	}

	private float[] tempered(float[] logits) {
		float[] tempered = new float[logits.length];
		for (int i = 0; i < logits.length; i++) {
			tempered[i] = (float) (logits[i] / doubt.temperature());
		}
		return tempered;
	}

	@Override
	public List<Answer> answers(List<DigitImage> images) {
		DigitDetector detector = doubt.detector();
		if (detector == null) {
			return Arrays.stream(logits(images)).map(Prediction::ofLogits).map(Answer::undoubted).toList();
		}
		return Arrays.stream(network.traces(images)).map(trace -> new Answer(
				Prediction.ofLogits(tempered(Arrays.copyOf(trace, Prediction.DIGITS))), detector.score(trace),
				detector.sign(trace).orElse(null))).toList();
	}

	@Override
	public boolean doubts() {
		return doubt.detector() != null;
	}

	@Override
	public float[][] traces(List<DigitImage> images) {
		return network.traces(images);
	}

	@Override
	public List<FeatureMaps> featureMaps(DigitImage image) {
		return network.featureMaps(image);
	}

	@Override
	public float[][] features(List<DigitImage> images) {
		return network.features(images);
	}

	@Override
	public void close() {
		network.close();
	}
}
