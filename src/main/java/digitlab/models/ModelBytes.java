package digitlab.models;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

import digitlab.calibration.Calibration;
import digitlab.recognition.ClassifierLoader;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.Weights;

import static digitlab.language.Localization.tr;

/**
 * A model in memory, about 4 MB, to be sent to where it is used. The arrays are not copied, and not to be written to.
 *
 * @param place where it came from, for messages
 * @param description the bytes of its model.json
 * @param weights the bytes of its weights.safetensors
 */
public record ModelBytes(String place, byte[] description, byte[] weights) implements Serializable {

	/** The name of the file with a model's description in its folder, beside {@link ModelStore#WEIGHTS}. */
	public static final String DESCRIPTION = ModelStore.METADATA;

	/**
	 * Reads a model's folder.
	 *
	 * @throws IOException with one sentence, if it is not a model
	 */
	public static ModelBytes of(Path folder) throws IOException {
		StoredModel model = ModelFolders.read(folder, false);
		return new ModelBytes(folder.toString(), Files.readAllBytes(folder.resolve(DESCRIPTION)),
				Files.readAllBytes(model.weights()));
	}

	/**
	 * The model's name.
	 *
	 * @throws IOException with one sentence, if its description cannot be read
	 */
	public String name() throws IOException {
		return ModelJson.parse(place, description).name();
	}

	/**
	 * Opens the network with its calibration.
	 *
	 * @param threads that one reading may use
	 * @throws IOException as for {@link ClassifierLoader#open}
	 */
	public DigitClassifier open(ClassifierLoader loader, int threads) throws IOException {
		Calibration calibration = ModelJson.parse(place, description).calibration();
		DigitClassifier network = loader.open(Weights.of(tr("of %s", place), weights), threads);
		return calibration == null ? network : calibration.calibrate(network);
	}
}
