package digitlab.training;

import java.util.List;
import java.util.function.Function;

import digitlab.synthetic.SketchedDigits;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/**
 * A hyperparameter: the only definition of its names, meaning and range. Command-line options, the training form in the window,
 * the copied command, the tables of runs and the JSON are generated from {@link #ALL}.
 *
 * @param <T> type of its values: Integer, Long, Double, String or an enum
 */
public final class Hyperparameter<T extends Comparable<T>> {

	/** Passes over the training images. */
	public static final Hyperparameter<Integer> EPOCHS = new Hyperparameter<>("epochs", "--epochs", marktr("Epochs"), "",
			marktr("How often all training images are gone through."), new Domain.Whole(1, 1000), h -> h.optimiser().epochs());

	/** Images per step. */
	public static final Hyperparameter<Integer> BATCH_SIZE = new Hyperparameter<>("batchSize", "--batch-size",
			marktr("Batch size"),
			marktr("images"), marktr("Images that are learned from in one step. Large batches suit a GPU."),
			new Domain.Whole(1, 4096),
			h -> h.optimiser().batchSize());

	/** The peak learning rate. */
	public static final Hyperparameter<Double> LEARNING_RATE = new Hyperparameter<>("learningRate", "--learning-rate",
			marktr("Learning rate"), "",
			marktr("How far one step goes at most: too high and the loss explodes, too low and nothing is learned."),
			new Domain.Number(0, 1, false, true), h -> h.optimiser().learningRate());

	/** Fraction of the steps in which the learning rate rises. */
	public static final Hyperparameter<Double> WARMUP = new Hyperparameter<>("warmup", "--warmup", marktr("Warm-up"),
			marktr("share"),
			marktr("The share of all steps in which the learning rate rises from zero, 0 to 1."), Domain.Number.SHARE,
			h -> h.optimiser().warmup());

	/** How the learning rate falls after the warm-up. */
	public static final Hyperparameter<LearningRateDecay> DECAY = new Hyperparameter<>("decay", "--decay",
			marktr("Learning rate decay"), "", marktr("How the learning rate falls after the warm-up: cosine, linear or none."),
			new Domain.Choice<>(LearningRateDecay.class), h -> h.optimiser().decay());

	/** AdamW's decoupled weight decay. */
	public static final Hyperparameter<Double> WEIGHT_DECAY = new Hyperparameter<>("weightDecay", "--weight-decay",
			marktr("Weight decay"), "",
			marktr("How strongly weights are drawn to zero, which keeps the network from learning by heart."),
			Domain.Number.SHARE, h -> h.optimiser().weightDecay());

	/** Fraction of a label that is distributed over all digits. */
	public static final Hyperparameter<Double> LABEL_SMOOTHING = new Hyperparameter<>("labelSmoothing", "--label-smoothing",
			marktr("Label smoothing"), marktr("share"),
			marktr("The share of each label that is spread over all ten digits, so that the network is never too sure, 0 to below 1."),
			Domain.Number.BELOW_ONE, h -> h.regularisation().labelSmoothing());

	/** Decay of the weights' moving average. */
	public static final Hyperparameter<Double> WEIGHT_AVERAGING = new Hyperparameter<>("weightAveraging", "--weight-averaging",
			marktr("Weight averaging"), "",
			marktr("The decay, per step, of the weights' moving average, which is what is kept; 0 for none."),
			Domain.Number.BELOW_ONE, h -> h.regularisation().weightAveraging());

	/** Fraction of activations dropped. */
	public static final Hyperparameter<Double> DROPOUT = new Hyperparameter<>("dropout", "--dropout", marktr("Dropout"),
			marktr("share"),
			marktr("The share of activations that a step leaves out at random, so that the network relies on none alone, 0 to below 1."),
			Domain.Number.BELOW_ONE, h -> h.regularisation().dropout());

	/** The kind of augmentation. */
	public static final Hyperparameter<Augmentation> AUGMENTATION = new Hyperparameter<>("augmentation", "--augment",
			marktr("Augmentation"), "",
			marktr("How images are varied, so that the network sees each one anew in every epoch: none, affine or elastic."),
			new Domain.Choice<>(Augmentation.class), h -> h.augmentation().kind());

	/** Strength of the augmentation. */
	public static final Hyperparameter<Double> STRENGTH = new Hyperparameter<>("strength", "--strength", marktr("Strength"), "",
			marktr("How far images are varied, relative to the usual augmentation, above 0 to 2."),
			new Domain.Number(0, 2, false, true),
			h -> h.augmentation().strength());

	/** How much thinner and thicker strokes are made. */
	public static final Hyperparameter<Double> PENS = new Hyperparameter<>("variety.pens", "--pens", marktr("Pens"), "",
			marktr("How much thinner and thicker elastic augmentation makes pens, relative to the usual, up to 3."),
			new Domain.Number(0, 3, true, true), h -> h.augmentation().pens());

	/** Probability that an image is made as coarse as a poor scan. */
	public static final Hyperparameter<Double> RESAMPLING = new Hyperparameter<>("variety.resampling", "--resampling",
			marktr("Poor scans"), marktr("share"), marktr("The share of images that are made as coarse as a poor scan, 0 to 1."),
			Domain.Number.SHARE,
			h -> h.augmentation().resampling());

	/** Probability that a small rectangle is erased. */
	public static final Hyperparameter<Double> ERASING = new Hyperparameter<>("variety.erasing", "--erasing", marktr("Gaps"),
			marktr("share"),
			marktr("The share of images in which a small rectangle is wiped away, 0 to 1."), Domain.Number.SHARE,
			h -> h.augmentation().erasing());

	/** Generated sketches added to the data. */
	public static final Hyperparameter<Integer> SKETCHES = new Hyperparameter<>("variety.sketches", "--sketches",
			marktr("Sketches"),
			marktr("images"),
			marktr("Generated sketches to learn from besides the data, in many hands and pens: the network then reads more "
					+ "than the data's own handwriting."),
			new Domain.Whole(0, SketchedDigits.MAX_COUNT), h -> h.augmentation().sketches());

	/** Non-digits per image. */
	public static final Hyperparameter<Double> NON_DIGITS = new Hyperparameter<>("variety.nonDigits", "--non-digits",
			marktr("Non-digits"), marktr("share"),
			marktr("Letters, scribbles and the like for each image, 0 to 1, of which the network learns that they are not digits."),
			Domain.Number.SHARE, h -> h.augmentation().nonDigits());

	/** How often per epoch hard examples are used. */
	public static final Hyperparameter<Integer> HARD_EXAMPLES = new Hyperparameter<>("hardExamples", "--hard-examples",
			marktr("Hard examples"), marktr("times an epoch"),
			marktr("How often an epoch meets the 15 % of the images that are hardest so far, 1 to 5; the others are met less often. "
					+ "The accuracy on the training images then looks worse, as the hard ones count as often."),
			new Domain.Whole(1, HardExamples.MAX_TIMES), h -> h.augmentation().hardExamples());

	/** Epochs without improvement after which the training ends. */
	public static final Hyperparameter<Integer> PATIENCE = new Hyperparameter<>("patience", "--patience", marktr("Patience"),
			marktr("epochs"),
			marktr("Ends the training after so many epochs without a better one; 0 for never."), new Domain.Whole(0, 1000),
			h -> h.run().patience());

	/** Held-out images; users enter a {@link ValidationSize}. */
	public static final Hyperparameter<Integer> VALIDATION = new Hyperparameter<>("validation", "--validation",
			marktr("Held out"),
			marktr("images"),
			marktr("Images by which the best epoch is chosen, and that the network does not learn from: a number such as 5000, "
					+ "a share such as 10%, or nothing for 5,000 or a tenth of fewer than 50,000."),
			new Domain.Whole(1, Integer.MAX_VALUE), h -> h.run().validation());

	/** The seed of all random choices. */
	public static final Hyperparameter<Long> SEED = new Hyperparameter<>("seed", "--seed", marktr("Seed"), "",
			marktr("Of all that is left to chance: the same seed and threads give the same losses."), new Domain.AnyWhole(),
			h -> h.run().seed());

	/** Where to train. */
	public static final Hyperparameter<String> DEVICE = new Hyperparameter<>("device", "--device", marktr("Device"), "",
			marktr("What the network is trained on: auto, cpu or cuda:0."), new Domain.Text(), h -> h.run().device());

	/** The number format of the computation. */
	public static final Hyperparameter<Precision> PRECISION = new Hyperparameter<>("precision", "--precision",
			marktr("Precision"), "",
			marktr("The number format to compute with: auto is bfloat16, of 16 bits, where the processor is faster with it, "
					+ "and otherwise float32."),
			new Domain.Choice<>(Precision.class), h -> h.run().precision());

	/** CPU threads. */
	public static final Hyperparameter<Integer> THREADS = new Hyperparameter<>("threads", "--threads", marktr("Threads"), "",
			marktr("Processor threads to compute with at most: while other programs take cores, fewer are used."),
			new Domain.Whole(1, 256), h -> h.run().threads());

	/** All hyperparameters in the order in which they are presented. */
	public static final List<Hyperparameter<?>> ALL = List.of(EPOCHS, BATCH_SIZE, LEARNING_RATE, WARMUP, DECAY, WEIGHT_DECAY,
			LABEL_SMOOTHING, WEIGHT_AVERAGING, DROPOUT, AUGMENTATION, STRENGTH, PENS, RESAMPLING, ERASING, SKETCHES, NON_DIGITS,
			HARD_EXAMPLES, PATIENCE, VALIDATION, SEED, DEVICE, PRECISION, THREADS);

	private final String key;
	private final String option;
	private final String title;
	private final String unit;
	private final String help;
	private final Domain<T> domain;
	private final Function<Hyperparameters, T> getter;

	private Hyperparameter(String key, String option, String title, String unit, String help, Domain<T> domain,
			Function<Hyperparameters, T> getter) {
		this.key = key;
		this.option = option;
		this.title = title;
		this.unit = unit;
		this.help = help;
		this.domain = domain;
		this.getter = getter;
	}

	/** The JSON key, such as {@code batchSize}; a dot leads into an object. */
	public String key() {
		return key;
	}

	/** The command-line option, such as {@code --batch-size}. */
	public String option() {
		return option;
	}

	/** The title for users, such as "Batch size". */
	public String title() {
		return title;
	}

	/** The unit; empty where it is obvious. */
	public String unit() {
		return unit;
	}

	/** The title with the unit, such as "Batch size (images)". */
	public String titleAndUnit() {
		return unit.isEmpty() ? translated(title) : tr("%s (%s)", translated(title), translated(unit));
	}

	/** Its meaning in a sentence or two. */
	public String help() {
		return help;
	}

	/** The placeholder for its value in the command line's help: N for integers, X for other numbers, KIND for a choice. */
	public String paramLabel() {
		return domain.label();
	}

	/** The possible values as text; empty for free input. */
	public List<String> choices() {
		return domain.choices();
	}

	/** Its value in a set of hyperparameters. */
	public T of(Hyperparameters hyperparameters) {
		return getter.apply(hyperparameters);
	}

	/** Its value in a set of hyperparameters as text: 0.002, cosine. */
	public String textOf(Hyperparameters hyperparameters) {
		return domain.format(of(hyperparameters));
	}

	/**
	 * Parses a value.
	 *
	 * @throws IllegalArgumentException with one sentence, if it is invalid or out of range
	 */
	public T parse(String text) {
		return checked(domain.parse(title, text.strip()));
	}

	/** Returns a copy of {@code others} with a parsed value; see {@link #parse(String)}. */
	public Hyperparameters parse(Hyperparameters others, String text) {
		return others.with(this, parse(text));
	}

	/** Returns the value if it is valid. */
	T checked(@Nullable T value) {
		if (value == null || !domain.contains(value)) {
			throw new IllegalArgumentException(value == null
					? tr("%s must be %s, not nothing.", translated(title), domain.inWords())
					: tr("%s must be %s, not %s.", translated(title), domain.inWords(), domain.format(value)));
		}
		return value;
	}

	/** Its JSON value: a number, or a text. */
	Object toJson(Hyperparameters hyperparameters) {
		return of(hyperparameters) instanceof Enum<?> choice ? choice.name() : of(hyperparameters);
	}

	/** @throws IllegalArgumentException with one sentence, if the JSON value has another type */
	T fromJson(Object value) {
		return parse(value.toString());
	}
}
