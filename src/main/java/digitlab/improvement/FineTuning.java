package digitlab.improvement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.SourceName;
import digitlab.handwriting.HandwrittenImages;
import digitlab.training.AugmentationConfig;
import digitlab.training.Hyperparameter;
import digitlab.training.Hyperparameters;
import digitlab.training.Hyperparameters.Optimiser;
import digitlab.training.Hyperparameters.Regularisation;
import digitlab.training.Hyperparameters.Run;
import digitlab.training.InitialWeights;
import digitlab.training.LearningRateDecay;
import digitlab.training.Precision;
import digitlab.training.TrainingTask;

import static digitlab.language.Localization.tr;

/**
 * A short training that continues from a network's weights with the user's own sketches, mixed with earlier data so that what was
 * learned from those is not forgotten (rehearsal; Robins, "Catastrophic forgetting, rehearsal and pseudorehearsal", 1995).
 *
 * <p>Some sketches of every digit, and of non-digits, are held out to measure the gain only. The epoch is chosen by the other
 * sketches of digits, unaugmented, and by earlier images that are not in the mix. For non-digits, which include generated ones,
 * the network learns a uniform distribution.
 *
 * @param task the training task
 * @param heldOut own sketches of digits that are not used for training
 * @param heldOutNonDigits own sketches of non-digits that are not used for fitting
 * @param learned number of distinct own sketches of digits used for training
 * @param learnedNonDigits number of distinct own sketches of non-digits, likewise
 * @param test earlier images that measure what was lost: none of them is in the mix or used for choosing the epoch
 * @param hasTestPart whether these are the test split of the earlier data, which no network is trained on. Without splits, they
 * are other images of the same data, on which the network may have been trained before
 */
public record FineTuning(TrainingTask task, DigitDataset heldOut, DigitDataset heldOutNonDigits, int learned,
		int learnedNonDigits, DigitDataset test, boolean hasTestPart) {

	/** The minimum number of sketches for a meaningful result. */
	public static final int MIN_SKETCHES = 10;

	private static final int BATCH = 64;
	private static final double HELD_OUT = 0.3;
	private static final int EARLIER = 4000;
	private static final int EARLIER_FOR_VALIDATION = 500;
	/** Of data without splits, a quarter, but not more than this, is kept out of the mix. */
	private static final int EARLIER_FOR_TEST = 1000;
	private static final int MAX_FOR_TEST = 10_000;
	/** The own sketches are repeated to make up a quarter of the mix, but none is repeated more often than this. */
	private static final double OWN_SHARE = 0.25;
	private static final int MAX_REPEATS = 40;

	/**
	 * Mixes and holds out images as determined by the seed.
	 *
	 * @param own the user's sketches with their correct labels, non-digits without a label
	 * @param earlier training split of data like those that the network was trained on
	 * @param earlierTest their test split; for data without splits the same images again
	 * @param start the network's weights
	 * @throws IllegalArgumentException with one sentence, if there are too few sketches, or too few earlier images, or the
	 * sketches are themselves among the earlier images
	 */
	public static FineTuning of(DigitDataset own, DigitDataset earlier, DigitDataset earlierTest, Path start, int threads,
			String device, long seed) {
		check(own, earlier);
		boolean hasTestPart = !earlier.hasSameImages(earlierTest);
		List<Integer> held = heldOut(own, seed);
		int[] learned = IntStream.range(0, own.size()).filter(i -> !held.contains(i)).toArray();
		int[] order = TrainingTask.shuffled(earlier.size(), seed);
		int untouched = hasTestPart ? 0 : Math.min(EARLIER_FOR_TEST, earlier.size() / 4);
		int mixed = Math.min(EARLIER, earlier.size() - EARLIER_FOR_VALIDATION - untouched);
		DigitDataset known = digits(own.subset(learned));
		DigitDataset knownOthers = others(own.subset(learned));
		int repeats = Math.clamp(Math.round(mixed * OWN_SHARE / (1 - OWN_SHARE) / learned.length), 1, MAX_REPEATS);
		String source = own.size() + " own sketches and " + earlier.source();
		DigitDataset training = together(source, known, repeats, some(earlier, order, 0, mixed));
		DigitDataset validation = together(source, known, 1, some(earlier, order, mixed, EARLIER_FOR_VALIDATION));
		DigitDataset test = hasTestPart
				? earlierTest
				: some(earlier, order, mixed + EARLIER_FOR_VALIDATION, MAX_FOR_TEST);
		DigitDataset nonDigits = together(source, knownOthers, repeats, own.subset());
		Hyperparameters hyperparameters = hyperparameters(validation.size(), nonDigits.size() / (double) training.size(), threads,
				device, seed);
		TrainingTask task = new TrainingTask(hyperparameters, training, validation, null, false, new InitialWeights(start, 0))
				.with(new HandwrittenImages(own.subset(), nonDigits, own.subset()));
		DigitDataset away = own.subset(held.stream().mapToInt(Integer::intValue).toArray());
		return new FineTuning(task, digits(away), others(away), known.size(), knownOthers.size(), test, hasTestPart);
	}

	private static DigitDataset digits(DigitDataset own) {
		return own.subset(IntStream.range(0, own.size()).filter(i -> own.label(i) != DigitDataset.UNLABELLED).toArray());
	}

	private static DigitDataset others(DigitDataset own) {
		return own.subset(IntStream.range(0, own.size()).filter(i -> own.label(i) == DigitDataset.UNLABELLED).toArray());
	}

	private static void check(DigitDataset own, DigitDataset earlier) {
		if (own.size() < MIN_SKETCHES) {
			throw new IllegalArgumentException(
					tr("Improving needs at least %d sketches, and there are %d: on the canvas, \"It was a …\" keeps one "
							+ "with its right digit, and \"Not a digit\" anything else.", MIN_SKETCHES, own.size()));
		}
		Set<DigitImage> sketches = new HashSet<>();
		IntStream.range(0, own.size()).forEach(i -> sketches.add(own.image(i)));
		if (IntStream.range(0, earlier.size()).anyMatch(i -> sketches.contains(earlier.image(i)))) {
			throw new IllegalArgumentException(
					tr("The earlier data, %s, contain your own sketches, so nothing could be held out: choose data without them.",
							SourceName.shown(earlier.source())));
		}
		if (!earlier.isLabelled() || earlier.size() < 2 * EARLIER_FOR_VALIDATION) {
			throw new IllegalArgumentException(tr("Improving needs at least %d labelled images of earlier data, and %s has %d.",
					2 * EARLIER_FOR_VALIDATION, SourceName.shown(earlier.source()), earlier.size()));
		}
	}

	/** Selects at most {@code atMost} images, the first in the order after {@code skipped} are skipped. */
	private static DigitDataset some(DigitDataset of, int[] order, int skipped, int atMost) {
		return of.subset(IntStream.of(order).skip(skipped).limit(atMost).toArray());
	}

	/**
	 * Gentle settings: a twentieth of the default learning rate, for three epochs. Three times as much learned no more of an
	 * unusual handwriting and lost 95 of MNIST's 60,000 training images instead of 45.
	 */
	private static Hyperparameters hyperparameters(int validation, double ownNonDigits, int threads, String device, long seed) {
		Hyperparameters hyperparameters = new Hyperparameters(
				new Optimiser(3, BATCH, 1e-4, 0.1, LearningRateDecay.COSINE, 1e-2), new Regularisation(0.05, 0.99, 0.3),
				AugmentationConfig.USUAL, new Run(0, validation, seed, device, Precision.FLOAT32, threads));
		if (ownNonDigits == 0) {
			return hyperparameters;
		}
		// Each is used about as often as a digit, together with the generated ones that the task adds, and every batch has some
		// of both.
		double share = Math.clamp(TrainingTask.NON_DIGITS_FOR_WRITTEN * ownNonDigits, 2.0 / BATCH, 1);
		return hyperparameters.with(Hyperparameter.NON_DIGITS, share);
	}

	/**
	 * Holds out a fraction of the sketches of every digit and of non-digits, rounded down, but at least one if there are three.
	 */
	private static List<Integer> heldOut(DigitDataset own, long seed) {
		List<Integer> held = new ArrayList<>();
		int[] order = TrainingTask.shuffled(own.size(), seed);
		for (int label = DigitDataset.UNLABELLED; label <= 9; label++) {
			int of = label;
			int[] sketches = IntStream.of(order).filter(i -> own.label(i) == of).toArray();
			int count = Math.max(sketches.length >= 3 ? 1 : 0, (int) (HELD_OUT * sketches.length));
			IntStream.of(sketches).limit(count).forEach(held::add);
		}
		int[] digits = IntStream.of(order).filter(i -> own.label(i) != DigitDataset.UNLABELLED).toArray();
		if (digits.length >= 3 && IntStream.of(digits).noneMatch(held::contains)) { // at most two of each
			held.add(digits[0]);
		}
		return held;
	}

	private static DigitDataset together(String source, DigitDataset own, int repeats, DigitDataset earlier) {
		int size = own.size() * repeats + earlier.size();
		byte[] pixels = new byte[size * DigitImage.PIXELS];
		byte[] labels = new byte[size];
		for (int i = 0; i < size; i++) {
			boolean isOwn = i < own.size() * repeats;
			DigitDataset from = isOwn ? own : earlier;
			int index = isOwn ? i % own.size() : i - own.size() * repeats;
			from.copyPixels(index, pixels, i * DigitImage.PIXELS);
			labels[i] = (byte) from.label(index);
		}
		return new DigitDataset(source, pixels, labels);
	}
}
