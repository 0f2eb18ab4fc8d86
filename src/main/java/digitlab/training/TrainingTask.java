package digitlab.training;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.handwriting.HandwrittenImages;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.NonDigitKind;
import digitlab.synthetic.NonDigits;
import digitlab.synthetic.SketchedDigits;
import org.jspecify.annotations.Nullable;

/**
 * A training about to start.
 *
 * @param hyperparameters hyperparameters
 * @param training images to learn from
 * @param validation images to choose the best epoch by; none of them is in {@code training}
 * @param checkpoint file that holds the state after every epoch, to resume from; null for none
 * @param resume whether to go on from the checkpoint
 * @param start weights to begin with; null for random ones
 * @param hands what other people wrote; its digits are the last of {@code training} and {@code validation}
 */
public record TrainingTask(Hyperparameters hyperparameters, DigitDataset training, DigitDataset validation,
		@Nullable Path checkpoint, boolean resume, @Nullable InitialWeights start, HandwrittenImages hands) {

	private static final int MAX_OF_A_KIND = 5000;
	/** Of generated non-digits; no halves of digits, since one of an 8 is a 0 or a 3. */
	private static final List<NonDigitKind> KINDS = Stream.of(NonDigitKind.values())
			.filter(kind -> !kind.isHeldOut() && kind != NonDigitKind.PARTS).toList();
	/** Of each kind, a written non-digit makes for a third of a generated one. */
	private static final int WRITTEN_FOR_ONE = 3;
	/** Few written non-digits and the generated ones with them, in parts of the written ones. */
	public static final double NON_DIGITS_FOR_WRITTEN = 1 + KINDS.size() / (double) WRITTEN_FOR_ONE;

	/** From random weights. */
	public TrainingTask(Hyperparameters hyperparameters, DigitDataset training, DigitDataset validation,
			@Nullable Path checkpoint,
			boolean resume) {
		this(hyperparameters, training, validation, checkpoint, resume, null);
	}

	/** With nothing that other people wrote. */
	public TrainingTask(Hyperparameters hyperparameters, DigitDataset training, DigitDataset validation,
			@Nullable Path checkpoint,
			boolean resume, @Nullable InitialWeights start) {
		this(hyperparameters, training, validation, checkpoint, resume, start, HandwrittenImages.NONE);
	}

	/** What is learned from, in words, with the model that it begins with. */
	public String source() {
		return start == null
				? training.source()
				: training.source() + ", beginning with " + start;
	}

	/** The same from a model's weights. */
	public TrainingTask beginningWith(InitialWeights other) {
		return new TrainingTask(hyperparameters, training, validation, checkpoint, resume, other, hands);
	}

	/** The same with what other people wrote besides. */
	public TrainingTask with(HandwrittenImages written) {
		return new TrainingTask(hyperparameters, both(training, written.digits()), both(validation, written.validation()),
				checkpoint,
				resume, start, written);
	}

	private static DigitDataset both(DigitDataset images, DigitDataset more) {
		return more.size() == 0 ? images : images.and(more);
	}

	/** How many images are learned from. */
	public int trainingImages() {
		return training.size();
	}

	/** How many images are held out. */
	public int validationImages() {
		return validation.size();
	}

	/**
	 * Holds out {@code hyperparameters.validation()} images: of every digit about the same share, a run of neighbours at a place that the
	 * seed draws. Data often lie by writer, as MNIST's training images do; images drawn one by one would share their writers with
	 * those learned from, and promise more than strangers' images keep. The generated sketches that the configuration asks for
	 * are added to the others.
	 *
	 * @throws IllegalArgumentException with one sentence, if images lack labels or too few are left to learn from
	 */
	public static TrainingTask holdOut(Hyperparameters hyperparameters, DigitDataset data, @Nullable Path checkpoint,
			boolean resume) {
		if (!data.isLabelled()) {
			throw new IllegalArgumentException(
					"Training needs labelled images, and " + data.source() + " has images without one.");
		}
		int held = hyperparameters.run().validation();
		if (held >= data.size()) {
			throw new IllegalArgumentException("Of " + data.size() + " images in " + data.source() + " " + held
					+ " cannot be held out for validation: hold out fewer.");
		}
		boolean[] isHeld = heldOut(data, held, hyperparameters.run().seed());
		DigitDataset learned = data.subset(indices(data, i -> !isHeld[i]));
		int sketches = hyperparameters.augmentation().sketches();
		if (sketches > 0) {
			learned = learned
					.and(new SketchedDigits(sketches, hyperparameters.run().seed()).read(Split.TRAIN, ProgressListener.NONE,
							new CancellationToken()));
		}
		return new TrainingTask(hyperparameters, learned, data.subset(indices(data, i -> isHeld[i])), checkpoint, resume);
	}

	/** By digit, because data may lie by digit as well. */
	private static boolean[] heldOut(DigitDataset data, int held, long seed) {
		double place = new SplittableRandom(seed).nextDouble();
		boolean[] isHeld = new boolean[data.size()];
		long images = 0; // of the digits so far
		int taken = 0;
		for (int d = 0; d < 10; d++) {
			int digit = d;
			int[] ofDigit = indices(data, i -> data.label(i) == digit);
			images += ofDigit.length;
			int end = (int) (images * held / data.size());
			int start = (int) (place * ofDigit.length);
			for (; taken < end; taken++, start++) {
				isHeld[ofDigit[start % ofDigit.length]] = true;
			}
		}
		return isHeld;
	}

	private static int[] indices(DigitDataset data, IntPredicate which) {
		return IntStream.range(0, data.size()).filter(which).toArray();
	}

	/**
	 * Things that are no digits to learn from, if the configuration asks for them: generated ones, made from the training images,
	 * of each kind a third of what people wrote at most, and that.
	 */
	public DigitDataset nonDigits(CancellationToken cancellation) {
		DigitDataset all = training.subset();
		if (hyperparameters.augmentation().nonDigits() == 0) {
			return all;
		}
		NonDigits source = new NonDigits(training, hyperparameters.run().seed());
		int written = hands.nonDigits().size();
		int ofAKind = Math.min(written == 0 ? training.size() : Math.ceilDiv(written, WRITTEN_FOR_ONE),
				Math.min(MAX_OF_A_KIND, training.size()));
		for (NonDigitKind kind : KINDS) {
			all = all.and(source.read(kind, ofAKind, cancellation));
		}
		return all.and(hands.nonDigits());
	}

	/** The numbers 0 to {@code size} - 1 in an order that depends on the seed alone. */
	public static int[] shuffled(int size, long seed) {
		int[] order = IntStream.range(0, size).toArray();
		SplittableRandom random = new SplittableRandom(seed);
		for (int i = size - 1; i > 0; i--) {
			int j = random.nextInt(i + 1);
			int swapped = order[i];
			order[i] = order[j];
			order[j] = swapped;
		}
		return order;
	}
}
