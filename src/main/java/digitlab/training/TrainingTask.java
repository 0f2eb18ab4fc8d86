package digitlab.training;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.SourceName;
import digitlab.dataset.Split;
import digitlab.handwriting.HandwrittenImages;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.NonDigitKind;
import digitlab.synthetic.NonDigits;
import digitlab.synthetic.SketchedDigits;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * A training that is ready to start.
 *
 * @param hyperparameters the hyperparameters
 * @param training images to train on
 * @param validation images for choosing the best epoch; none of them is in {@code training}
 * @param checkpoint file for the state after every epoch, to resume from; null for none
 * @param resume whether to resume from the checkpoint
 * @param start initial weights; null for random ones
 * @param hands additional handwriting; its digits are the last of {@code training} and {@code validation}
 */
public record TrainingTask(Hyperparameters hyperparameters, DigitDataset training, DigitDataset validation,
		@Nullable Path checkpoint, boolean resume, @Nullable InitialWeights start, HandwrittenImages hands) {

	private static final int MAX_OF_A_KIND = 5000;
	/** The kinds of generated non-digits; without halves of digits, since half an 8 is a 0 or a 3. */
	private static final List<NonDigitKind> KINDS = Stream.of(NonDigitKind.values())
			.filter(kind -> !kind.isHeldOut() && kind != NonDigitKind.PARTS).toList();
	/** The number of written non-digits per generated one of each kind. */
	private static final int WRITTEN_FOR_ONE = 3;
	/** The number of non-digits when few are written, written and generated together, relative to the written ones. */
	public static final double NON_DIGITS_FOR_WRITTEN = 1 + KINDS.size() / (double) WRITTEN_FOR_ONE;

	/** A training that starts from random weights. */
	public TrainingTask(Hyperparameters hyperparameters, DigitDataset training, DigitDataset validation,
			@Nullable Path checkpoint,
			boolean resume) {
		this(hyperparameters, training, validation, checkpoint, resume, null);
	}

	/** A training without additional handwriting. */
	public TrainingTask(Hyperparameters hyperparameters, DigitDataset training, DigitDataset validation,
			@Nullable Path checkpoint,
			boolean resume, @Nullable InitialWeights start) {
		this(hyperparameters, training, validation, checkpoint, resume, start, HandwrittenImages.NONE);
	}

	/** Describes the training data and, if any, the model with which the training starts. */
	public String source() {
		return start == null
				? training.source()
				: training.source() + ", beginning with " + start;
	}

	/** Returns a copy that starts from a model's weights. */
	public TrainingTask beginningWith(InitialWeights other) {
		return new TrainingTask(hyperparameters, training, validation, checkpoint, resume, other, hands);
	}

	/** Returns a copy with additional handwriting. */
	public TrainingTask with(HandwrittenImages written) {
		return new TrainingTask(hyperparameters, both(training, written.digits()), both(validation, written.validation()),
				checkpoint,
				resume, start, written);
	}

	private static DigitDataset both(DigitDataset images, DigitDataset more) {
		return more.size() == 0 ? images : images.and(more);
	}

	/** The number of training images. */
	public int trainingImages() {
		return training.size();
	}

	/** The number of held-out images. */
	public int validationImages() {
		return validation.size();
	}

	/**
	 * Holds out {@code hyperparameters.validation()} images: about the same fraction of every digit, a run of consecutive images
	 * whose position the seed determines. Data are often ordered by writer, as MNIST's training images are; images drawn one by
	 * one would share their writers with the training images and overestimate the accuracy for new writers. Generated sketches
	 * that the hyperparameters request are added to the training images.
	 *
	 * @throws IllegalArgumentException with one sentence, if images lack labels or too few remain for training
	 */
	public static TrainingTask holdOut(Hyperparameters hyperparameters, DigitDataset data, @Nullable Path checkpoint,
			boolean resume) {
		if (!data.isLabelled()) {
			throw new IllegalArgumentException(
					tr("Training needs labelled images, and %s has images without one.", SourceName.shown(data.source())));
		}
		int held = hyperparameters.run().validation();
		if (held >= data.size()) {
			throw new IllegalArgumentException(tr("Of %d images in %s %d cannot be held out for validation: hold out fewer.",
					data.size(), SourceName.shown(data.source()), held));
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

	/** Holds out by digit, because data may be ordered by digit as well. */
	private static boolean[] heldOut(DigitDataset data, int held, long seed) {
		double place = new SplittableRandom(seed).nextDouble();
		boolean[] isHeld = new boolean[data.size()];
		long images = 0; // number of images per digit so far
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
	 * Non-digits for training, if the hyperparameters request them: the written ones, and generated ones made from the training
	 * images, of each kind at most a third of the number of written ones.
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

	/** A permutation of 0 to {@code size} - 1 that depends on the seed alone. */
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
