package digitlab.recognition;

import java.io.IOException;
import java.nio.file.Path;

/** Loads trained networks. */
@FunctionalInterface
public interface ClassifierLoader {

	/**
	 * Loads a network's weights.
	 *
	 * @param weights in the safetensors format, under PyTorch's state-dict names
	 * @param threads number of threads that share a batch, at least 1; a few images take one, and no answer depends on it
	 * @throws IOException with one sentence, if they cannot be read or belong to another architecture
	 */
	DigitClassifier open(Weights weights, int threads) throws IOException;

	/** As {@link #open(Weights, int)}, for a file. */
	default DigitClassifier open(Path weights, int threads) throws IOException {
		return open(Weights.of(weights), threads);
	}
}
