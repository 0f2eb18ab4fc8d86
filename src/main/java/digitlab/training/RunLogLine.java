package digitlab.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * A line of a run's log: a JSON object with one of three members.
 *
 * @param head the header, which is the first line
 * @param batches consecutive steps
 * @param epoch the result of a completed epoch
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunLogLine(@Nullable Head head, @Nullable Batches batches, @Nullable EpochResult epoch) {

	/** The format number in the header, as written by this version. */
	static final int FORMAT = 1;

	/** The maximum size of a log: enough for 200 epochs of 500 steps 25 times over. */
	static final int MAX_BYTES = 32 << 20;

	static final int MAX_LOSSES = 4_000_000;
	static final int MAX_LINE_BYTES = 1 << 20;
	static final int MAX_LOSSES_A_LINE = 10_000;
	static final int MAX_EPOCHS = 1000;
	private static final int MAX_NAME = 64;
	/** The length of the longest path with some words. */
	private static final int MAX_DATA = 5000;

	static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

	/** @param data description of the training data */
	record Head(int format, String name, String data, int trainingImages, int validationImages,
			@JsonProperty("config") Hyperparameters hyperparameters) {

		static Head of(String name, TrainingTask task) {
			return new Head(FORMAT, name, task.training().source(), task.training().size(), task.validation().size(),
					task.hyperparameters());
		}

		/** Whether nothing is missing or out of range, as it may be in a damaged file. */
		boolean isComplete() {
			return name != null && name.length() <= MAX_NAME && data != null && data.length() <= MAX_DATA && trainingImages >= 0
					&& validationImages >= 0 && hyperparameters != null
					&& hyperparameters.optimiser().epochs() <= MAX_EPOCHS && hyperparameters.augmentation() != null
					&& hyperparameters.run().device() != null;
		}
	}

	/**
	 * @param epoch counted from 1
	 * @param first number of the first step, counted from 1 in its epoch
	 * @param losses mean cross-entropy of each step in nats
	 */
	record Batches(int epoch, int first, float[] losses) {

		boolean isSound() {
			if (epoch < 1 || epoch > MAX_EPOCHS || first < 1 || losses == null) {
				return false;
			}
			for (float loss : losses) {
				if (!Float.isFinite(loss)) {
					return false;
				}
			}
			return true;
		}
	}
}
