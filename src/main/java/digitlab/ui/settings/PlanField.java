package digitlab.ui.settings;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import digitlab.training.Augmentation;
import digitlab.training.HeldOut;
import digitlab.training.LearningRateDecay;
import digitlab.training.TrainingConfig;
import digitlab.training.TrainingRecipe;

/** The parts of a training's recipe that are typed. */
enum PlanField {
	EPOCHS("Epochs", "How often all training images are gone through.", recipe -> recipe.config().epochs()), BATCH_SIZE(
			"Batch size", "Images that are learned from in one step. Larger ones are faster on a GPU.",
			recipe -> recipe.config().batchSize()), LEARNING_RATE("Learning rate",
					"How far one step goes, at its highest: too high and the loss explodes, too low and nothing is "
							+ "learned.",
					recipe -> recipe.config().learningRate()), WARMUP("Warm-up",
							"The share of all steps in which the learning rate rises from zero, 0 to 1.",
							recipe -> recipe.config().warmup()), WEIGHT_DECAY("Weight decay",
									"How strongly weights are drawn to zero, which keeps the network from learning by heart.",
									recipe -> recipe.config().weightDecay()), DROPOUT("Dropout",
											"The share of activations that a step leaves out at random, so that none is relied on alone, 0 to below 1.",
											recipe -> recipe.config().dropout()), LABEL_SMOOTHING("Label smoothing",
													"The share of each label that is spread over all ten digits, so that the network is never "
															+ "too sure, 0 to below 1.",
													recipe -> recipe.config().labelSmoothing()), WEIGHT_AVERAGING(
															"Weight averaging",
															"The decay of the weights' moving average, which is what is kept; 0 for none.",
															recipe -> recipe.config().weightAveraging()), STRENGTH("Strength",
																	"How far the images are varied, in parts of the usual, up to 2.",
																	recipe -> recipe.config().strength()), PATIENCE("Patience",
																			"Ends the training after so many epochs without a better one; 0 for never.",
																			recipe -> recipe.config().patience()), VALIDATION(
																					"Held out",
																					"Images the network does not learn from, by which the best epoch is chosen: a number such as 5000, a share "
																							+ "such as 10%, or nothing for 5,000 or a tenth of fewer than 50,000.",
																					recipe -> recipe.heldOut().text()), SEED(
																							"Seed",
																							"Of all that is left to chance: the same seed and threads bring the same losses.",
																							recipe -> recipe.config()
																									.seed()), THREADS("Threads",
																											"Processor threads to compute with. One core is best left to the window.",
																											recipe -> recipe
																													.config()
																													.threads());

	private final String title;
	private final String meaning;
	private final Function<TrainingRecipe, Object> value;

	PlanField(String title, String meaning, Function<TrainingRecipe, Object> value) {
		this.title = title;
		this.meaning = meaning;
		this.value = value;
	}

	String title() {
		return title;
	}

	/** For who does not know it yet. */
	String meaning() {
		return meaning;
	}

	/** What to type for a recipe's part. */
	String textOf(TrainingRecipe recipe) {
		Object of = value.apply(recipe);
		// 0.002, not 2.0E-3
		return of instanceof Double number
				? new java.math.BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
				: of.toString();
	}

	/**
	 * The recipe that was typed.
	 *
	 * @param texts of all parts
	 * @throws IllegalArgumentException with one sentence, if a part is no number or out of range
	 */
	static TrainingRecipe recipe(String data, Map<PlanField, String> texts, Augmentation augmentation, LearningRateDecay decay,
			String device) {
		return new TrainingRecipe(data, new HeldOut(texts.get(VALIDATION)),
				new TrainingConfig(EPOCHS.whole(texts), BATCH_SIZE.whole(texts), LEARNING_RATE.number(texts),
						WARMUP.number(texts),
						WEIGHT_DECAY.number(texts), LABEL_SMOOTHING.number(texts), WEIGHT_AVERAGING.number(texts),
						DROPOUT.number(texts), augmentation, TrainingConfig.standard(1).validation(), SEED.seed(texts),
						THREADS.whole(texts), device, decay, STRENGTH.number(texts), PATIENCE.whole(texts)));
	}

	private int whole(Map<PlanField, String> texts) {
		long value = seed(texts);
		return Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
	}

	private long seed(Map<PlanField, String> texts) {
		try {
			return Long.parseLong(text(texts));
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException(title + " must be a whole number, not \"" + text(texts) + "\".", e);
		}
	}

	private double number(Map<PlanField, String> texts) {
		try {
			return Double.parseDouble(text(texts).replace(',', '.'));
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException(title + " must be a number, not \"" + text(texts) + "\".", e);
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
