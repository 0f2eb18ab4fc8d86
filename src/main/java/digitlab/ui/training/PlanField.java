package digitlab.ui.training;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;

import digitlab.training.Augmentation;
import digitlab.training.AugmentationConfig;
import digitlab.training.Hyperparameters;
import digitlab.training.LearningRateDecay;
import digitlab.training.TrainingRequest;
import digitlab.training.ValidationSize;
import digitlab.ui.common.DataSource;

/** The parts of a training's recipe that are typed. */
enum PlanField {
	HANDS, EPOCHS, BATCH_SIZE, LEARNING_RATE, WARMUP, WEIGHT_DECAY, DROPOUT, LABEL_SMOOTHING, WEIGHT_AVERAGING, STRENGTH, PENS, RESAMPLING, ERASING, SKETCHES, NON_DIGITS, HARD_EXAMPLES, PATIENCE, VALIDATION, SEED;

	String title() {
		return switch (this) {
			case HANDS -> "Handwriting";
			case EPOCHS -> "Epochs";
			case BATCH_SIZE -> "Batch size";
			case LEARNING_RATE -> "Learning rate";
			case WARMUP -> "Warm-up";
			case WEIGHT_DECAY -> "Weight decay";
			case DROPOUT -> "Dropout";
			case LABEL_SMOOTHING -> "Label smoothing";
			case WEIGHT_AVERAGING -> "Weight averaging";
			case STRENGTH -> "Strength";
			case PENS -> "Pens";
			case RESAMPLING -> "Poor scans";
			case ERASING -> "Gaps";
			case SKETCHES -> "Sketches";
			case NON_DIGITS -> "Non-digits";
			case HARD_EXAMPLES -> "Hard examples";
			case PATIENCE -> "Patience";
			case VALIDATION -> "Held out";
			case SEED -> "Seed";
		};
	}

	/** What it is counted in; empty where that goes without saying. */
	String unit() {
		return switch (this) {
			case WARMUP, DROPOUT, LABEL_SMOOTHING, RESAMPLING, ERASING, NON_DIGITS -> "share";
			case HARD_EXAMPLES -> "times an epoch";
			case PATIENCE -> "epochs";
			case BATCH_SIZE, SKETCHES, VALIDATION -> "images";
			case HANDS -> "folder";
			default -> "";
		};
	}

	/** For who does not know it yet. */
	String meaning() {
		return switch (this) {
			case HANDS ->
				"A folder of digits and letters that other people wrote, to learn from besides the data: pen strokes in files "
						+ "train.jsonl.gz, scans in train-images-idx3-ubyte.gz. Nothing for none.";
			case EPOCHS -> "How often all training images are gone through.";
			case BATCH_SIZE -> "Images that are learned from in one step. Large ones suit a GPU.";
			case LEARNING_RATE ->
				"How far one step goes at the highest: too high and the loss explodes, too low and nothing is learned.";
			case WARMUP -> "The share of all steps in which the learning rate rises from zero, 0 to 1.";
			case WEIGHT_DECAY -> "How strongly weights are drawn to zero, which keeps the network from learning by heart.";
			case DROPOUT ->
				"The share of activations that a step leaves out at random, so that none is relied on alone, 0 to below 1.";
			case LABEL_SMOOTHING ->
				"The share of each label that is spread over all ten digits, so that the network is never too sure, 0 to below 1.";
			case WEIGHT_AVERAGING -> "The decay of the weights' moving average, which is what is kept; 0 for none.";
			case STRENGTH -> "How far the images are varied, in parts of the usual, up to 2.";
			case PENS -> "How much thinner and thicker pens are made by elastic augmentation, in parts of the usual, up to 3.";
			case RESAMPLING -> "The share of images that are made as coarse as a poor scan, 0 to 1.";
			case ERASING -> "The share of images of which a small rectangle is wiped away, 0 to 1.";
			case SKETCHES ->
				"Generated sketches to learn from besides the data, in many hands and pens: the network then reads more than "
						+ "the data's own handwriting.";
			case NON_DIGITS ->
				"Letters, scribbles and the like for each image, 0 to 1, of which the network learns that they are no digit.";
			case HARD_EXAMPLES ->
				"How often an epoch meets the 15 % of the images that are hardest so far, 1 to 5; the others are met the "
						+ "less often. The training's own accuracy looks worse then, since it meets the hard ones as often.";
			case PATIENCE -> "Ends the training after so many epochs without a better one; 0 for never.";
			case VALIDATION ->
				"Images by which the best epoch is chosen, and that the network does not learn from: a number such "
						+ "as 5000, a share such as 10%, or nothing for 5,000 or a tenth of fewer than 50,000.";
			case SEED -> "Of all that is left to chance: the same seed and threads bring the same losses.";
		};
	}

	/** What to type for a recipe's part. */
	String textOf(TrainingRequest request) {
		Hyperparameters hyperparameters = request.hyperparameters();
		return switch (this) {
			case HANDS -> request.hands();
			case EPOCHS -> Integer.toString(hyperparameters.epochs());
			case BATCH_SIZE -> Integer.toString(hyperparameters.batchSize());
			case LEARNING_RATE -> plain(hyperparameters.learningRate());
			case WARMUP -> plain(hyperparameters.warmup());
			case WEIGHT_DECAY -> plain(hyperparameters.weightDecay());
			case DROPOUT -> plain(hyperparameters.dropout());
			case LABEL_SMOOTHING -> plain(hyperparameters.labelSmoothing());
			case WEIGHT_AVERAGING -> plain(hyperparameters.weightAveraging());
			case STRENGTH -> plain(hyperparameters.strength());
			case PENS -> plain(hyperparameters.variety().pens());
			case RESAMPLING -> plain(hyperparameters.variety().resampling());
			case ERASING -> plain(hyperparameters.variety().erasing());
			case SKETCHES -> Integer.toString(hyperparameters.variety().sketches());
			case NON_DIGITS -> plain(hyperparameters.variety().nonDigits());
			case HARD_EXAMPLES -> Integer.toString(hyperparameters.hardExamples());
			case PATIENCE -> Integer.toString(hyperparameters.patience());
			case VALIDATION -> request.heldOut().text();
			case SEED -> Long.toString(hyperparameters.seed());
		};
	}

	/** 0.002, not 2.0E-3. */
	private static String plain(double value) {
		return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
	}

	/**
	 * The recipe that was typed.
	 *
	 * @param texts of all parts
	 * @throws IllegalArgumentException with one sentence, if a part is no number or out of range
	 */
	static TrainingRequest request(DataSource data, Map<PlanField, String> texts, Augmentation augmentation,
			LearningRateDecay decay,
			int threads, String device) {
		return new TrainingRequest(data.source(), data.preprocessing(), HANDS.text(texts),
				new ValidationSize(texts.get(VALIDATION)),
				new Hyperparameters(EPOCHS.whole(texts), BATCH_SIZE.whole(texts), LEARNING_RATE.number(texts),
						WARMUP.number(texts), WEIGHT_DECAY.number(texts), LABEL_SMOOTHING.number(texts),
						WEIGHT_AVERAGING.number(texts), DROPOUT.number(texts), augmentation,
						Hyperparameters.standard(1).validation(), SEED.seed(texts), threads, device, decay,
						STRENGTH.number(texts), PATIENCE.whole(texts),
						new AugmentationConfig(PENS.number(texts), RESAMPLING.number(texts),
								ERASING.number(texts), SKETCHES.whole(texts), NON_DIGITS.number(texts)),
						HARD_EXAMPLES.whole(texts)));
	}

	private int whole(Map<PlanField, String> texts) {
		return (int) whole(texts, Integer.MIN_VALUE, Integer.MAX_VALUE);
	}

	private long seed(Map<PlanField, String> texts) {
		return whole(texts, Long.MIN_VALUE, Long.MAX_VALUE);
	}

	private long whole(Map<PlanField, String> texts, long least, long most) {
		try {
			BigInteger number = new BigInteger(text(texts));
			if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(BigInteger.valueOf(most)) > 0) {
				throw new IllegalArgumentException(title() + " cannot be as far from zero as " + text(texts) + ".");
			}
			return number.longValue();
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException(title() + " must be a whole number, not \"" + text(texts) + "\".", e);
		}
	}

	private double number(Map<PlanField, String> texts) {
		try {
			return Double.parseDouble(text(texts).replace(',', '.'));
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException(title() + " must be a number, not \"" + text(texts) + "\".", e);
		}
	}

	private String text(Map<PlanField, String> texts) {
		return texts.getOrDefault(this, "").strip();
	}

	/** For ids. */
	String id() {
		return "plan-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
