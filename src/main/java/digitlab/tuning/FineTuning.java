package digitlab.tuning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import digitlab.data.DigitDataset;
import digitlab.data.DigitImage;
import digitlab.training.Augmentation;
import digitlab.training.LearningRateDecay;
import digitlab.training.TrainingConfig;
import digitlab.training.TrainingPlan;

/**
 * A short training that goes on with a network's weights on the user's own sketches, mixed with earlier data so that what was
 * learned from those is not forgotten (rehearsal; Robins, "Catastrophic forgetting, rehearsal and pseudorehearsal", 1995).
 *
 * <p>Some sketches of every digit are held out and used for nothing but to tell what was gained. The epoch is chosen by the
 * other sketches, as they are, and by earlier images that are not in the mix.
 *
 * @param plan to train by
 * @param heldOut own sketches that the network does not learn from
 * @param learned how many different own sketches it learns from
 */
public record FineTuning(TrainingPlan plan, DigitDataset heldOut, int learned) {

	/** Fewer sketches cannot tell anything. */
	public static final int FEWEST_SKETCHES = 10;

	private static final double HELD_OUT = 0.3;
	private static final int EARLIER = 4000;
	private static final int EARLIER_FOR_VALIDATION = 500;
	/** The own sketches, repeated, are a quarter of the mix, as long as none is repeated more often than this. */
	private static final double OWN_SHARE = 0.25;
	private static final int MOST_REPEATS = 40;

	/**
	 * Mixes and holds out, by the seed.
	 *
	 * @param own the user's sketches with their right labels
	 * @param earlier data like those that the network learned from
	 * @param start its weights
	 * @throws IllegalArgumentException with one sentence, if there are too few sketches, or too few earlier images
	 */
	public static FineTuning of(DigitDataset own, DigitDataset earlier, Path start, int threads, String device, long seed) {
		if (own.size() < FEWEST_SKETCHES) {
			throw new IllegalArgumentException("Teaching needs at least " + FEWEST_SKETCHES + " sketches, and there are "
					+ own.size() + ": on the canvas, \"It was a …\" keeps one with its right digit.");
		}
		if (!own.isLabelled() || !earlier.isLabelled() || earlier.size() < 2 * EARLIER_FOR_VALIDATION) {
			throw new IllegalArgumentException("Teaching needs at least " + 2 * EARLIER_FOR_VALIDATION
					+ " labelled images of earlier data, and " + earlier.source() + " has " + earlier.size() + ".");
		}
		List<Integer> held = heldOut(own, seed);
		int[] learned = IntStream.range(0, own.size()).filter(i -> !held.contains(i)).toArray();
		int[] order = TrainingPlan.shuffled(earlier.size(), seed);
		int mixed = Math.min(EARLIER, earlier.size() - EARLIER_FOR_VALIDATION);
		DigitDataset known = own.subset(learned);
		int repeats = Math.clamp(Math.round(mixed * OWN_SHARE / (1 - OWN_SHARE) / learned.length), 1, MOST_REPEATS);
		String source = own.size() + " own sketches and " + earlier.source();
		DigitDataset training = together(source, known, repeats, earlier.subset(IntStream.of(order).limit(mixed).toArray()));
		DigitDataset validation = together(source, known, 1,
				earlier.subset(IntStream.of(order).skip(mixed).limit(EARLIER_FOR_VALIDATION).toArray()));
		return new FineTuning(
				new TrainingPlan(config(validation.size(), threads, device, seed), training, validation, null, false,
						start),
				own.subset(held.stream().mapToInt(Integer::intValue).toArray()), learned.length);
	}

	/**
	 * Gentle: a twentieth of the usual learning rate, for three epochs. Three times as much taught no more of an unusual hand
	 * and lost 95 of MNIST's 60,000 training images instead of 45.
	 */
	private static TrainingConfig config(int validation, int threads, String device, long seed) {
		return new TrainingConfig(3, 64, 1e-4, 0.1, 1e-2, 0.05, 0.99, 0.3, Augmentation.ELASTIC, validation, seed, threads,
				device,
				LearningRateDecay.COSINE, 1, 0);
	}

	/** A share of every digit's sketches, rounded down, but at least one of a digit that has three. */
	private static List<Integer> heldOut(DigitDataset own, long seed) {
		List<Integer> held = new ArrayList<>();
		int[] order = TrainingPlan.shuffled(own.size(), seed);
		for (int digit = 0; digit <= 9; digit++) {
			int of = digit;
			int[] sketches = IntStream.of(order).filter(i -> own.label(i) == of).toArray();
			int count = Math.max(sketches.length >= 3 ? 1 : 0, (int) (HELD_OUT * sketches.length));
			IntStream.of(sketches).limit(count).forEach(held::add);
		}
		if (held.isEmpty()) { // two of each at most
			held.add(order[0]);
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
