package digitlab.calibration;

import java.util.Arrays;
import java.util.List;

import digitlab.dataset.DigitImage;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.FeatureMaps;
import digitlab.recognition.FilterBank;
import digitlab.recognition.Prediction;
import digitlab.recognition.ScoredPrediction;
import org.jspecify.annotations.Nullable;

/** A network with calibrated probabilities and scores of its out-of-distribution detector. */
final class CalibratedClassifier implements DigitClassifier {

	private final DigitClassifier network;
	private final double temperature;
	private final @Nullable OodScorer scorer;

	CalibratedClassifier(DigitClassifier network, Calibration calibration) {
		this.network = network;
		this.temperature = calibration.temperature();
		this.scorer = calibration.detector() == null ? null : new OodScorer(calibration.detector());
	}

	@Override
	public float[][] logits(List<DigitImage> images) {
		return Arrays.stream(network.logits(images)).map(this::tempered).toArray(float[][]::new);
	}

	private float[] tempered(float[] logits) {
		float[] tempered = new float[logits.length];
		for (int i = 0; i < logits.length; i++) {
			tempered[i] = (float) (logits[i] / temperature);
		}
		return tempered;
	}

	@Override
	public List<ScoredPrediction> answers(List<DigitImage> images) {
		if (scorer == null) {
			return Arrays.stream(logits(images)).map(Prediction::ofLogits).map(ScoredPrediction::assumedDigit).toList();
		}
		return Arrays.stream(network.activations(images)).map(activation -> answer(activation, scorer.of(activation))).toList();
	}

	private ScoredPrediction answer(float[] activation, OodScorer.Scores scores) {
		float[] logits = tempered(Arrays.copyOf(activation, Prediction.DIGITS));
		return new ScoredPrediction(Prediction.ofLogits(logits), scores.digitScore(), scores.sign());
	}

	@Override
	public boolean detectsNonDigits() {
		return scorer != null;
	}

	@Override
	public float[][] activations(List<DigitImage> images) {
		return network.activations(images);
	}

	@Override
	public List<FeatureMaps> featureMaps(DigitImage image) {
		return network.featureMaps(image);
	}

	@Override
	public List<float[]> hiddenLayers(DigitImage image) {
		return network.hiddenLayers(image);
	}

	@Override
	public FilterBank filters() {
		return network.filters();
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
