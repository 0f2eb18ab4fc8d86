package digitlab.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import digitlab.io.BoundedFile;

/**
 * The course of a finished or running training.
 *
 * @param name name of the training and its model
 * @param data description of the training data
 * @param trainingImages number of training images
 * @param validationImages number of held-out images
 * @param hyperparameters all hyperparameters
 * @param epochs all known completed epochs in ascending order
 * @param batchLosses the losses in nats of the steps of every epoch begun, the first at index 0, not to be written to; an array
 * is short if the epoch is unfinished and empty if its steps are unknown
 */
public record RunHistory(String name, String data, int trainingImages, int validationImages, Hyperparameters hyperparameters,
		List<EpochResult> epochs, List<float[]> batchLosses) {

	/** The maximum size of a log. */
	public static final int MAX_BYTES = RunLogLine.MAX_BYTES;

	/**
	 * Reads a log of {@link RunLog}, also while it is being written. An incomplete last line is ignored, and damaged lines are
	 * skipped with a warning. If a step or an epoch is repeated, as after a resume, the later one counts and everything after the
	 * earlier one is discarded.
	 *
	 * @throws IOException with one sentence, if the file cannot be read, is too large or is not a log
	 */
	public static RunHistory read(Path file) throws IOException {
		return parse(BoundedFile.read(file, MAX_BYTES + 1), file.toString());
	}

	/**
	 * Parses a log in memory.
	 *
	 * @param file names the log in errors
	 */
	public static RunHistory parse(byte[] bytes, String file) throws IOException {
		return new RunLogReader(file).read(bytes);
	}

	static boolean isReadable(Path file) {
		try {
			return Files.isRegularFile(file) && read(file) != null;
		} catch (IOException e) {
			return false;
		}
	}

	/** The number of the epoch with the best weights so far; 0 if none is completed. */
	public int bestEpoch() {
		return bestOf(epochs);
	}

	/** The number of the best of the given epochs; 0 for none. */
	public static int bestOf(List<EpochResult> epochs) {
		return epochs.stream().reduce((best, e) -> e.isBetterThan(best) ? e : best).map(EpochResult::epoch).orElse(0);
	}

	/** The number of steps in a complete epoch. */
	public int batchesPerEpoch() {
		return BatchLoader.batches(trainingImages, hyperparameters.optimiser().batchSize());
	}
}
