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
 * The values of all hyperparameters of a training; {@link Hyperparameter} defines the meaning and range of each.
 *
 * @param optimiser how the weights are updated
 * @param regularisation what prevents overfitting
 * @param augmentation how images are augmented, and what is added to them
 * @param run duration, seed and device
 */
public record Hyperparameters(Optimiser optimiser, Regularisation regularisation, AugmentationConfig augmentation, Run run) {

	/**
	 * AdamW and its learning rate schedule.
	 *
	 * @param epochs passes over the training images
	 * @param batchSize images per step
	 * @param learningRate the peak, reached linearly during the warm-up and followed by {@code decay}
	 * @param warmup fraction of all steps in which the learning rate rises
	 * @param decay how the learning rate falls after the warm-up
	 * @param weightDecay decoupled weight decay of convolution and linear weights (not of biases and batch normalisation)
	 */
	public record Optimiser(int epochs, int batchSize, double learningRate, double warmup, LearningRateDecay decay,
			double weightDecay) {

		/** Checks all ranges. */
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
	 * What prevents overfitting.
	 *
	 * @param labelSmoothing fraction of the target taken from the label and distributed over all ten digits
	 * @param weightAveraging decay per step of the exponential moving average of the weights, which is validated and kept; 0
	 * keeps the weights themselves
	 * @param dropout fraction of activations dropped after each hidden linear layer
	 */
	public record Regularisation(double labelSmoothing, double weightAveraging, double dropout) {

		/** Checks all ranges. */
		public Regularisation {
			Hyperparameter.LABEL_SMOOTHING.checked(labelSmoothing);
			Hyperparameter.WEIGHT_AVERAGING.checked(weightAveraging);
			Hyperparameter.DROPOUT.checked(dropout);
		}
	}

	/**
	 * Duration, seed and device.
	 *
	 * @param patience epochs without improvement after which the training ends early; 0 for never
	 * @param validation number of training images held out for choosing the best epoch
	 * @param seed seed of initial weights, held-out images, order, augmentation and dropout; equal seeds and threads give equal
	 * losses
	 * @param device "auto", "cpu" or "cuda:0"
	 * @param precision the number format of the computation; {@link Precision#AUTO} only before the training begins
	 * @param threads threads of libtorch inside one operation, and of augmentation for a GPU
	 */
	public record Run(int patience, int validation, long seed, String device, Precision precision, int threads) {

		/** Checks all ranges. */
		public Run {
			Hyperparameter.PATIENCE.checked(patience);
			Hyperparameter.VALIDATION.checked(validation);
			Hyperparameter.SEED.checked(seed);
			Hyperparameter.DEVICE.checked(device);
			Hyperparameter.PRECISION.checked(precision);
			Hyperparameter.THREADS.checked(threads);
		}
	}

	/** Hyperparameters that the first versions did not write; they trained with the defaults, and in 32-bit floats. */
	private static final Set<Hyperparameter<?>> WRITTEN_LATER = Set.of(Hyperparameter.DECAY, Hyperparameter.STRENGTH,
			Hyperparameter.PATIENCE, Hyperparameter.PENS, Hyperparameter.RESAMPLING, Hyperparameter.ERASING,
			Hyperparameter.SKETCHES, Hyperparameter.NON_DIGITS, Hyperparameter.HARD_EXAMPLES, Hyperparameter.PRECISION);

	/** Rejects missing parts. */
	public Hyperparameters {
		Objects.requireNonNull(optimiser);
		Objects.requireNonNull(regularisation);
		Objects.requireNonNull(augmentation);
		Objects.requireNonNull(run);
	}

	/** The defaults, with this number of threads. */
	public static Hyperparameters standard(int threads) {
		return new Hyperparameters(new Optimiser(14, 128, 2e-3, 0.15, LearningRateDecay.COSINE, 1e-2),
				new Regularisation(0.05, 0.998, 0.5), AugmentationConfig.USUAL,
				new Run(0, 5000, 1, "auto", Precision.AUTO, threads));
	}

	/** Returns a copy with one hyperparameter changed. */
	public <T extends Comparable<T>> Hyperparameters with(Hyperparameter<T> changed, T value) {
		return of(each -> each == changed ? value : each.of(this));
	}

	/** Parses the JSON of a file. */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static Hyperparameters fromJson(Map<String, Object> json) {
		Hyperparameters first = standard(1).with(Hyperparameter.PRECISION, Precision.FLOAT32);
		return of(each -> {
			Object value = valueAt(json, each.key());
			if (value == null && !WRITTEN_LATER.contains(each)) {
				throw new IllegalArgumentException("The hyperparameters lack " + each.key() + ".");
			}
			return value == null ? each.of(first) : each.fromJson(value);
		});
	}

	private static @Nullable Object valueAt(Map<String, Object> json, String key) {
		int dot = key.indexOf('.');
		if (dot < 0) {
			return json.get(key);
		}
		return json.get(key.substring(0, dot)) instanceof Map<?, ?> inner ? inner.get(key.substring(dot + 1)) : null;
	}

	/** Converts to JSON for a file. */
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

	/** @param values gives the value of each, of its type */
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
						v.of(Hyperparameter.DEVICE), v.of(Hyperparameter.PRECISION), v.of(Hyperparameter.THREADS)));
	}

	private record Values(Function<Hyperparameter<?>, ?> values) {

		@SuppressWarnings("unchecked") // each has a value of its own type
		<T extends Comparable<T>> T of(Hyperparameter<T> which) {
			return (T) Objects.requireNonNull(values.apply(which));
		}
	}
}
