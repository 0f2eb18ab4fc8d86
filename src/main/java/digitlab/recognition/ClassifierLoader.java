package digitlab.recognition;

import java.io.IOException;
import java.nio.file.Path;

/** Opens trained networks. */
@FunctionalInterface
public interface ClassifierLoader {

	/**
	 * Loads a network's weights.
	 *
	 * @param weights in the safetensors format, under PyTorch's state-dict names
	 * @param threads that one reading may use: 1 is the fastest for a single picture
	 * @throws IOException with one sentence, if they cannot be read or belong to another network
	 */
	DigitClassifier open(Weights weights, int threads) throws IOException;

	/** The same of a file. */
	default DigitClassifier open(Path weights, int threads) throws IOException {
		return open(Weights.of(weights), threads);
	}
}
