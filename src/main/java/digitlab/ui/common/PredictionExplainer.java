package digitlab.ui.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;

import digitlab.dataset.DigitImage;
import digitlab.dataset.FloatImage;
import digitlab.models.StoredModel;
import digitlab.recognition.ClassifierLoader;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.FeatureMaps;
import digitlab.recognition.FilterBank;
import digitlab.recognition.Occlusion;
import digitlab.recognition.Prediction;
import org.jspecify.annotations.Nullable;

/**
 * Reads and explains single images with its own network, which stays open until another model is needed. For use by one thread at
 * a time.
 */
public final class PredictionExplainer implements AutoCloseable {

	/**
	 * Why a picture was read as it was.
	 *
	 * @param prediction what was read
	 * @param occlusion how much of the answer's probability is lost when the ink around a pixel is erased
	 * @param layers the feature maps of each convolution, first to last
	 * @param hidden the activations of each hidden linear layer, first to last
	 * @param filters the kernels of the first convolution
	 */
	public record Explanation(Prediction prediction, FloatImage occlusion, List<FeatureMaps> layers, List<float[]> hidden,
			FilterBank filters) {
	}

	private final ClassifierLoader loader;
	private @Nullable DigitClassifier classifier;
	private @Nullable StoredModel opened;
	private @Nullable FileTime written;

	public PredictionExplainer(ClassifierLoader loader) {
		this.loader = loader;
	}

	/**
	 * A model's prediction for a picture normalised like MNIST.
	 *
	 * @throws IOException with one sentence, if the model cannot be opened
	 */
	public Prediction read(StoredModel model, DigitImage image) throws IOException {
		return Prediction.ofLogits(open(model).logits(List.of(image))[0]);
	}

	/** A model's prediction for a picture, and the reasons. */
	public Explanation explain(StoredModel model, DigitImage image) throws IOException {
		DigitClassifier reader = open(model);
		return new Explanation(read(model, image), Occlusion.map(reader, image), reader.featureMaps(image),
				reader.hiddenLayers(image), reader.filters());
	}

	/** The activations of a model's last hidden layer for a picture. */
	public float[] features(StoredModel model, DigitImage image) throws IOException {
		return open(model).features(List.of(image))[0];
	}

	private DigitClassifier open(StoredModel model) throws IOException {
		FileTime now = Files.exists(model.weights()) ? Files.getLastModifiedTime(model.weights()) : null;
		DigitClassifier reader = classifier;
		if (reader == null || !model.equals(opened) || now == null || !now.equals(written)) {
			close();
			reader = model.open(loader, 1);
			classifier = reader;
			opened = model;
			written = now;
		}
		return reader;
	}

	@Override
	public void close() {
		DigitClassifier old = classifier;
		classifier = null;
		if (old != null) {
			old.close();
		}
	}
}
