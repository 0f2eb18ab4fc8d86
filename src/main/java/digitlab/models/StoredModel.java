package digitlab.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import digitlab.calibration.Calibration;
import digitlab.recognition.ClassifierLoader;
import digitlab.recognition.DigitClassifier;

/**
 * A model on disk.
 *
 * @param folder contains weights.safetensors and model.json
 * @param metadata the contents of model.json
 * @param shipped whether it is included in the application and cannot be deleted
 */
public record StoredModel(Path folder, ModelMetadata metadata, boolean shipped) {

	public String name() {
		return metadata.name();
	}

	/**
	 * Opens the network with its calibration.
	 *
	 * @param threads that one reading may use
	 * @throws IOException as for {@link ClassifierLoader#open}
	 */
	public DigitClassifier open(ClassifierLoader loader, int threads) throws IOException {
		Calibration calibration = metadata.calibration();
		DigitClassifier network = loader.open(weights(), threads);
		return calibration == null ? network : calibration.calibrate(network);
	}

	public Path weights() {
		return folder.resolve(ModelStore.WEIGHTS);
	}

	/** A text that changes when the weights do. */
	public String version() throws IOException {
		return Files.exists(weights()) ? Files.size(weights()) + " " + Files.getLastModifiedTime(weights()) : "gone";
	}
}
