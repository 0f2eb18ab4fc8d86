package digitlab.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Every hyperparameter of a training, in one place.
 *
 * @param epochs passes over the training images, 1 to 1000
 * @param batchSize images a step, 1 to 4096
 * @param learningRate AdamW's peak learning rate; it rises linearly during the warm-up and then goes as {@code decay} says
 * @param warmup share of all steps in which the learning rate rises, 0 to 1
 * @param weightDecay AdamW's decoupled decay of convolution and linear weights (not of biases and batch normalisation)
 * @param labelSmoothing share of the target taken from the label and spread over all ten digits, 0 to below 1
 * @param weightAveraging decay a step of the exponential moving average of the weights; the average is what is validated
 * and kept. 0 keeps the weights themselves
 * @param dropout share of activations dropped after each hidden linear layer, 0 to below 1
 * @param augmentation how training images are varied
 * @param validation training images held out to choose the best epoch, at least 1
 * @param seed of initial weights, held-out images, order, augmentation and dropout; same seed and threads, same losses
 * @param threads of libtorch inside one operation, and of those that vary images for a GPU; at least 1
 * @param device "auto", "cpu" or "cuda:0"
 * @param decay how the learning rate goes on after the warm-up
 * @param strength of the augmentation in parts of the usual one, above 0 to {@value #MAX_STRENGTH}
 * @param patience epochs without a better one after which the training ends early; 0 for never
 * @param variety what is met besides the images
 * @param hardExamples times an epoch that the hardest images are met, 1 (as often as all others) to {@value HardExamples#MOST}
 */
public record Hyperparameters(int epochs, int batchSize, double learningRate, double warmup, double weightDecay,
		double labelSmoothing, double weightAveraging, double dropout, Augmentation augmentation, int validation, long seed,
		int threads, String device, LearningRateDecay decay, double strength, int patience, AugmentationConfig variety,
		int hardExamples) {

	/** The strongest augmentation, in parts of the usual one. */
	public static final double MAX_STRENGTH = 2;

	/** A training for which nothing else is asked, on this many threads. */
	public static Hyperparameters standard(int threads) {
		return new Hyperparameters(14, 128, 2e-3, 0.15, 1e-2, 0.05, 0.998, 0.5, Augmentation.ELASTIC, 5000, 1, threads, "auto");
	}

	/** With the usual course of the learning rate and strength of augmentation, to the last epoch. */
	public Hyperparameters(int epochs, int batchSize, double learningRate, double warmup, double weightDecay,
			double labelSmoothing, double weightAveraging, double dropout, Augmentation augmentation, int validation, long seed,
			int threads, String device) {
		this(epochs, batchSize, learningRate, warmup, weightDecay, labelSmoothing, weightAveraging, dropout, augmentation,
				validation, seed, threads, device, LearningRateDecay.COSINE, 1, 0);
	}

	/** With nothing but the usual besides the images. */
	public Hyperparameters(int epochs, int batchSize, double learningRate, double warmup, double weightDecay,
			double labelSmoothing, double weightAveraging, double dropout, Augmentation augmentation, int validation, long seed,
			int threads, String device, LearningRateDecay decay, double strength, int patience) {
		this(epochs, batchSize, learningRate, warmup, weightDecay, labelSmoothing, weightAveraging, dropout, augmentation,
				validation, seed, threads, device, decay, strength, patience, AugmentationConfig.USUAL, 1);
	}

	/** From a file, which may be older than the last five. */
	@JsonCreator
	static Hyperparameters read(@JsonProperty("epochs") int epochs, @JsonProperty("batchSize") int batchSize,
			@JsonProperty("learningRate") double learningRate, @JsonProperty("warmup") double warmup,
			@JsonProperty("weightDecay") double weightDecay, @JsonProperty("labelSmoothing") double labelSmoothing,
			@JsonProperty("weightAveraging") double weightAveraging, @JsonProperty("dropout") double dropout,
			@JsonProperty("augmentation") Augmentation augmentation, @JsonProperty("validation") int validation,
			@JsonProperty("seed") long seed, @JsonProperty("threads") int threads, @JsonProperty("device") String device,
			@JsonProperty("decay") @Nullable LearningRateDecay decay, @JsonProperty("strength") @Nullable Double strength,
			@JsonProperty("patience") int patience, @JsonProperty("variety") @Nullable AugmentationConfig variety,
			@JsonProperty("hardExamples") @Nullable Integer hardExamples) {
		return new Hyperparameters(epochs, batchSize, learningRate, warmup, weightDecay, labelSmoothing, weightAveraging, dropout,
				augmentation, validation, seed, threads, device, decay == null ? LearningRateDecay.COSINE : decay,
				strength == null ? 1 : strength, patience, variety == null ? AugmentationConfig.USUAL : variety,
				hardExamples == null ? 1 : hardExamples);
	}

	/** Checks every range. */
	public Hyperparameters {
		require(epochs >= 1 && epochs <= 1000, "The number of epochs must be 1 to 1000, not " + epochs + ".");
		require(batchSize >= 1 && batchSize <= 4096, "The batch size must be 1 to 4096, not " + batchSize + ".");
		require(learningRate > 0 && learningRate <= 1,
				"The learning rate must be above 0 and at most 1, not " + learningRate + ".");
		require(warmup >= 0 && warmup <= 1, "The warm-up must be a share of 0 to 1, not " + warmup + ".");
		require(weightDecay >= 0 && weightDecay <= 1, "The weight decay must be 0 to 1, not " + weightDecay + ".");
		require(labelSmoothing >= 0 && labelSmoothing < 1,
				"The label smoothing must be 0 to below 1, not " + labelSmoothing + ".");
		require(weightAveraging >= 0 && weightAveraging < 1,
				"The weight averaging must be 0 to below 1, not " + weightAveraging + ".");
		require(dropout >= 0 && dropout < 1, "The dropout must be 0 to below 1, not " + dropout + ".");
		require(validation >= 1, "At least 1 image must be held out for validation, not " + validation + ".");
		require(augmentation != null, "The augmentation must be none, affine or elastic.");
		require(variety != null, "It must be said what is met besides the images.");
		require(decay != null, "The learning rate's decay must be cosine, linear or none.");
		require(device != null && !device.isBlank(), "The device must be auto, cpu or cuda: and a number.");
		require(strength > 0 && strength <= MAX_STRENGTH,
				"The strength of the augmentation must be above 0 and at most 2, not " + strength + ".");
		require(patience >= 0 && patience <= 1000, "The patience must be 0 to 1000 epochs, not " + patience + ".");
		require(hardExamples >= 1 && hardExamples <= HardExamples.MOST,
				"Hard examples can be met 1 to " + HardExamples.MOST + " times an epoch, not " + hardExamples + ".");
		require(threads >= 1 && threads <= 256, "The number of threads must be 1 to 256, not " + threads + ".");
	}

	/** The same with so many images held out. */
	public Hyperparameters withValidation(int images) {
		return new Hyperparameters(epochs, batchSize, learningRate, warmup, weightDecay, labelSmoothing, weightAveraging, dropout,
				augmentation, images, seed, threads, device, decay, strength, patience, variety, hardExamples);
	}

	/** The same on another device. */
	public Hyperparameters withDevice(String other) {
		return new Hyperparameters(epochs, batchSize, learningRate, warmup, weightDecay, labelSmoothing, weightAveraging, dropout,
				augmentation, validation, seed, threads, other, decay, strength, patience, variety, hardExamples);
	}

	/** The same with something else besides the images. */
	public Hyperparameters withAugmentationConfig(AugmentationConfig other) {
		return new Hyperparameters(epochs, batchSize, learningRate, warmup, weightDecay, labelSmoothing, weightAveraging, dropout,
				augmentation, validation, seed, threads, device, decay, strength, patience, other, hardExamples);
	}

	private static void require(boolean holds, String message) {
		if (!holds) {
			throw new IllegalArgumentException(message);
		}
	}
}
