package digitlab.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How a training went, or goes.
 *
 * @param name of the training and its model
 * @param data what is learned from, in words
 * @param trainingImages learned from
 * @param validationImages held out
 * @param hyperparameters all hyperparameters
 * @param epochs every finished epoch that is known, by rising number
 * @param batchLosses of every epoch begun, the first at index 0: the loss of its steps in nats, not to be written to; an
 *     array is short when the epoch is not finished and empty when its steps are not known
 */
public record RunHistory(String name, String data, int trainingImages, int validationImages, Hyperparameters hyperparameters,
		List<EpochResult> epochs, List<float[]> batchLosses) {

	/** A log is not larger. */
	public static final int MAX_BYTES = RunLogLine.MAX_BYTES;

	/**
	 * Reads what {@link RunLog} wrote, also while it writes. A last line that is not whole yet is ignored, and damaged lines
	 * are passed over with a warning. Where a step or an epoch comes again, as after a resume, the later one counts and what
	 * had followed it is forgotten.
	 *
	 * @throws IOException with one sentence, if the file cannot be read, is too large or is no log
	 */
	public static RunHistory read(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return parse(in.readNBytes(MAX_BYTES + 1), file.toString());
		}
	}

	/**
	 * The same from memory.
	 *
	 * @param file what to call it in errors
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

	/** The number of the epoch whose weights are the best so far; 0 when none is finished. */
	public int bestEpoch() {
		return bestOf(epochs);
	}

	/** The number of the best of some epochs; 0 for none. */
	public static int bestOf(List<EpochResult> epochs) {
		return epochs.stream().reduce((best, e) -> e.isBetterThan(best) ? e : best).map(EpochResult::epoch).orElse(0);
	}

	/** How many steps a whole epoch has. */
	public int batchesPerEpoch() {
		return BatchLoader.batches(trainingImages, hyperparameters.optimiser().batchSize());
	}
}
