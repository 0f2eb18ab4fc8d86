package digitlab.models;

import java.io.IOException;
import java.nio.file.Path;

import digitlab.calibration.Calibration;
import digitlab.recognition.ClassifierLoader;
import digitlab.recognition.DigitClassifier;

/**
 * A model on disk.
 *
 * @param folder with weights.safetensors and model.json
 * @param metadata what model.json says
 * @param shipped whether it came with the application and cannot be deleted
 */
public record StoredModel(Path folder, ModelMetadata metadata, boolean shipped) {

	public String name() {
		return metadata.name();
	}

	/**
	 * Opens the network with all that makes its answers honest.
	 *
	 * @param threads that one reading may use
	 * @throws IOException as {@link ClassifierLoader#open} says
	 */
	public DigitClassifier open(ClassifierLoader loader, int threads) throws IOException {
		Calibration calibration = metadata.calibration();
		DigitClassifier network = loader.open(weights(), threads);
		return calibration == null ? network : calibration.calibrate(network);
	}

	/** The weights file. */
	public Path weights() {
		return folder.resolve(ModelStore.WEIGHTS);
	}
}
