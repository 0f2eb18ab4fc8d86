package digitlab.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import digitlab.training.EpochResult;
import digitlab.training.Hyperparameters;
import digitlab.training.RunHistory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A training that was done, was broken off, or is under way.
 *
 * @param name of the training and its model
 * @param data what was learned from, in words
 * @param trainingImages learned from
 * @param validationImages held out
 * @param hyperparameters all hyperparameters
 * @param epochs every finished epoch; of a model whose description is damaged, those with numbers that can be
 * @param bestEpoch number of the epoch whose weights are the best; 0 when none is finished
 * @param finished whether its model is kept; not so while it trains, or when it was broken off
 * @param log what {@link digitlab.training.RunLog} wrote; null if it did not
 */
public record TrainingRun(String name, String data, int trainingImages, int validationImages, Hyperparameters hyperparameters,
		List<EpochResult> epochs, int bestEpoch, boolean finished, @Nullable Path log) {

	private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

	static TrainingRun of(StoredModel model, @Nullable Path log) {
		ModelMetadata m = model.metadata();
		List<EpochResult> sound = m.run().epochs().stream().filter(Objects::nonNull).filter(EpochResult::hasSoundNumbers)
				.toList();
		return new TrainingRun(m.name(), m.data().source(), m.data().trainingImages(), m.data().validationImages(),
				m.hyperparameters(), sound,
				m.run().bestEpoch(), true, log);
	}

	static TrainingRun unfinished(String name, RunHistory h, Path log) {
		return new TrainingRun(name, h.data(), h.trainingImages(), h.validationImages(), h.hyperparameters(), h.epochs(),
				h.bestEpoch(), false,
				log);
	}

	/**
	 * The run with the loss of every step, read from its log; of an unfinished run also the epochs that came since. Without
	 * a log, or with a damaged one, no step is known.
	 */
	public RunHistory history() {
		try {
			if (log != null) {
				RunHistory read = RunHistory.read(log);
				return history(finished ? epochs : read.epochs(), read.batchLosses());
			}
		} catch (IOException e) {
			LOG.warn("The steps of the training {} are not shown: {}", name, e.getMessage());
		}
		return history(epochs, List.of());
	}

	private RunHistory history(List<EpochResult> known, List<float[]> batchLosses) {
		return new RunHistory(name, data, trainingImages, validationImages, hyperparameters, known, batchLosses);
	}
}
