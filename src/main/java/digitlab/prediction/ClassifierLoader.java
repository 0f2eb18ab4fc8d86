package digitlab.prediction;

import java.io.IOException;
import java.nio.file.Path;

/** Opens trained networks. */
@FunctionalInterface
public interface ClassifierLoader {

	/**
	 * Loads a network's weights.
	 *
	 * @param weights a safetensors file under PyTorch's state-dict names
	 * @param threads that one reading may use: 1 is the fastest for a single picture
	 * @throws IOException with one sentence, if the file cannot be read or belongs to another network
	 */
	DigitClassifier open(Path weights, int threads) throws IOException;
}
