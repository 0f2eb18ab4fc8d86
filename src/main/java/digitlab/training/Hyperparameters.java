package digitlab.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The values of all hyperparameters of a training; {@link Hyperparameter} tells what each means and which values it can have.
 *
 * @param optimiser how the weights are moved
 * @param regularisation what keeps the network from learning by heart
 * @param augmentation what the network meets: images, varied, and what comes besides
 * @param run how long, with what chance, and where
 */
public record Hyperparameters(Optimiser optimiser, Regularisation regularisation, AugmentationConfig augmentation, Run run) {

	/**
	 * AdamW and the course of its learning rate.
	 *
	 * @param epochs passes over the training images
	 * @param batchSize images a step
	 * @param learningRate the peak; it is reached linearly during the warm-up and then falls as {@code decay} says
	 * @param warmup share of all steps in which the learning rate rises
	 * @param decay how the learning rate falls after the warm-up
	 * @param weightDecay decoupled, of convolution and linear weights (not of biases and batch normalisation)
	 */
	public record Optimiser(int epochs, int batchSize, double learningRate, double warmup, LearningRateDecay decay,
			double weightDecay) {

		/** Checks every range. */
		public Optimiser {
			Hyperparameter.EPOCHS.checked(epochs);
			Hyperparameter.BATCH_SIZE.checked(batchSize);
			Hyperparameter.LEARNING_RATE.checked(learningRate);
			Hyperparameter.WARMUP.checked(warmup);
			Hyperparameter.DECAY.checked(decay);
			Hyperparameter.WEIGHT_DECAY.checked(weightDecay);
		}
	}

	/**
	 * What keeps the network from learning by heart.
	 *
	 * @param labelSmoothing share of the target taken from the label and spread over all ten digits
	 * @param weightAveraging decay a step of the exponential moving average of the weights; the average is what is validated and
	 *     kept. 0 keeps the weights themselves
	 * @param dropout share of activations dropped after each hidden linear layer
	 */
	public record Regularisation(double labelSmoothing, double weightAveraging, double dropout) {

		/** Checks every range. */
		public Regularisation {
			Hyperparameter.LABEL_SMOOTHING.checked(labelSmoothing);
			Hyperparameter.WEIGHT_AVERAGING.checked(weightAveraging);
			Hyperparameter.DROPOUT.checked(dropout);
		}
	}

	/**
	 * How long, with what chance, and where.
	 *
	 * @param patience epochs without a better one after which the training ends early; 0 for never
	 * @param validation training images held out to choose the best epoch
	 * @param seed of initial weights, held-out images, order, augmentation and dropout; same seed and threads, same losses
	 * @param device "auto", "cpu" or "cuda:0"
	 * @param threads of libtorch inside one operation, and of those that vary images for a GPU
	 */
	public record Run(int patience, int validation, long seed, String device, int threads) {

		/** Checks every range. */
		public Run {
			Hyperparameter.PATIENCE.checked(patience);
			Hyperparameter.VALIDATION.checked(validation);
			Hyperparameter.SEED.checked(seed);
			Hyperparameter.DEVICE.checked(device);
			Hyperparameter.THREADS.checked(threads);
		}
	}

	/** What the first versions did not write; they trained with the usual values. */
	private static final Set<Hyperparameter<?>> WRITTEN_LATER = Set.of(Hyperparameter.DECAY, Hyperparameter.STRENGTH,
			Hyperparameter.PATIENCE, Hyperparameter.PENS, Hyperparameter.RESAMPLING, Hyperparameter.ERASING,
			Hyperparameter.SKETCHES, Hyperparameter.NON_DIGITS, Hyperparameter.HARD_EXAMPLES);

	/** Refuses what lacks a part. */
	public Hyperparameters {
		Objects.requireNonNull(optimiser);
		Objects.requireNonNull(regularisation);
		Objects.requireNonNull(augmentation);
		Objects.requireNonNull(run);
	}

	/** A training for which nothing else is asked, on this many threads. */
	public static Hyperparameters standard(int threads) {
		return new Hyperparameters(new Optimiser(14, 128, 2e-3, 0.15, LearningRateDecay.COSINE, 1e-2),
				new Regularisation(0.05, 0.998, 0.5), AugmentationConfig.USUAL, new Run(0, 5000, 1, "auto", threads));
	}

	/** The same but for one of them. */
	public <T extends Comparable<T>> Hyperparameters with(Hyperparameter<T> changed, T value) {
		return of(each -> each == changed ? value : each.of(this));
	}

	/** From a file. */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static Hyperparameters fromJson(Map<String, Object> json) {
		Hyperparameters standard = standard(1);
		return of(each -> {
			Object value = valueAt(json, each.key());
			if (value == null && !WRITTEN_LATER.contains(each)) {
				throw new IllegalArgumentException("The hyperparameters lack " + each.key() + ".");
			}
			return value == null ? each.of(standard) : each.fromJson(value);
		});
	}

	private static @Nullable Object valueAt(Map<String, Object> json, String key) {
		int dot = key.indexOf('.');
		if (dot < 0) {
			return json.get(key);
		}
		return json.get(key.substring(0, dot)) instanceof Map<?, ?> inner ? inner.get(key.substring(dot + 1)) : null;
	}

	/** For a file. */
	@JsonValue
	Map<String, Object> toJson() {
		Map<String, Object> json = new LinkedHashMap<>();
		for (Hyperparameter<?> each : Hyperparameter.ALL) {
			int dot = each.key().indexOf('.');
			if (dot < 0) {
				json.put(each.key(), each.toJson(this));
			} else {
				@SuppressWarnings("unchecked")
				Map<String, Object> inner = (Map<String, Object>) json.computeIfAbsent(each.key().substring(0, dot),
						_ -> new LinkedHashMap<String, Object>());
				inner.put(each.key().substring(dot + 1), each.toJson(this));
			}
		}
		return json;
	}

	/** @param values of each, of its type */
	private static Hyperparameters of(Function<Hyperparameter<?>, ?> values) {
		Values v = new Values(values);
		return new Hyperparameters(
				new Optimiser(v.of(Hyperparameter.EPOCHS), v.of(Hyperparameter.BATCH_SIZE), v.of(Hyperparameter.LEARNING_RATE),
						v.of(Hyperparameter.WARMUP), v.of(Hyperparameter.DECAY), v.of(Hyperparameter.WEIGHT_DECAY)),
				new Regularisation(v.of(Hyperparameter.LABEL_SMOOTHING), v.of(Hyperparameter.WEIGHT_AVERAGING),
						v.of(Hyperparameter.DROPOUT)),
				new AugmentationConfig(v.of(Hyperparameter.AUGMENTATION), v.of(Hyperparameter.STRENGTH),
						v.of(Hyperparameter.PENS), v.of(Hyperparameter.RESAMPLING), v.of(Hyperparameter.ERASING),
						v.of(Hyperparameter.SKETCHES), v.of(Hyperparameter.NON_DIGITS), v.of(Hyperparameter.HARD_EXAMPLES)),
				new Run(v.of(Hyperparameter.PATIENCE), v.of(Hyperparameter.VALIDATION), v.of(Hyperparameter.SEED),
						v.of(Hyperparameter.DEVICE), v.of(Hyperparameter.THREADS)));
	}

	private record Values(Function<Hyperparameter<?>, ?> values) {

		@SuppressWarnings("unchecked") // each has a value of its own type
		<T extends Comparable<T>> T of(Hyperparameter<T> which) {
			return (T) Objects.requireNonNull(values.apply(which));
		}
	}
}
