package digitlab.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import digitlab.training.EpochResult;
import digitlab.training.RunHistory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A finished, interrupted or running training.
 *
 * @param known its finished epochs, without the losses of their steps; for a model with a damaged description, only the epochs
 * with valid numbers
 * @param bestEpoch the epoch with the best weights; 0 if none is finished
 * @param finished whether its model was saved, which is not so while it runs or if it was interrupted
 * @param log written by {@link digitlab.training.RunLog}; null if there is none
 */
public record TrainingRun(RunHistory known, int bestEpoch, boolean finished, @Nullable Path log) {

	private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

	static TrainingRun of(StoredModel model, @Nullable Path log) {
		ModelMetadata m = model.metadata();
		List<EpochResult> sound = m.run().epochs().stream().filter(Objects::nonNull).filter(EpochResult::hasSoundNumbers)
				.toList();
		RunHistory known = new RunHistory(m.name(), m.data().source(), m.data().trainingImages(), m.data().validationImages(),
				m.hyperparameters(), sound, List.of());
		return new TrainingRun(known, m.run().bestEpoch(), true, log);
	}

	/**
	 * An interrupted or running training.
	 *
	 * @param name used whatever the log says
	 */
	static TrainingRun unfinished(String name, RunHistory h, Path log) {
		RunHistory known = new RunHistory(name, h.data(), h.trainingImages(), h.validationImages(), h.hyperparameters(),
				h.epochs(), List.of());
		return new TrainingRun(known, h.bestEpoch(), false, log);
	}

	/** The name of the training and its model. */
	public String name() {
		return known.name();
	}

	/** Every finished epoch. */
	public List<EpochResult> epochs() {
		return known.epochs();
	}

	/**
	 * The run with the loss of every step, read from its log; for an unfinished run also the epochs since. Without a log, or with
	 * a damaged one, no steps are known.
	 */
	public RunHistory history() {
		try {
			if (log != null) {
				RunHistory read = RunHistory.read(log);
				return history(finished ? epochs() : read.epochs(), read.batchLosses());
			}
		} catch (IOException e) {
			LOG.warn("The steps of the training {} are not shown: {}", name(), e.getMessage());
		}
		return known;
	}

	private RunHistory history(List<EpochResult> epochs, List<float[]> batchLosses) {
		return new RunHistory(known.name(), known.data(), known.trainingImages(), known.validationImages(),
				known.hyperparameters(), epochs, batchLosses);
	}
}
