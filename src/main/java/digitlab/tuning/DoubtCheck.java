package digitlab.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import digitlab.data.DigitDataset;
import digitlab.data.NonDigitKind;
import digitlab.data.NonDigits;
import digitlab.data.ProgressListener;
import digitlab.data.StopSignal;
import digitlab.prediction.Answer;
import digitlab.prediction.DigitClassifier;
import digitlab.prediction.Refusals;
import digitlab.prediction.Separation;

/**
 * How well a network knows what it does not know.
 *
 * @param digits how many digits were read
 * @param refused share of them that were taken for something else, 0 to 1
 * @param heldOut what refusing the kinds that nothing was fitted to, all together, costs
 * @param kinds each kind alone
 */
public record DoubtCheck(int digits, double refused, Refusals heldOut, List<Kind> kinds) {

	private static final int BATCH = 250;
	private static final int MOST_DIGITS_IN_A_HURRY = 4000;
	private static final int IMAGES_IN_A_HURRY = 200;
	/** Other images than those that anything was fitted to. */
	private static final long SEED = 2;

	/**
	 * @param kind in lower case
	 * @param heldOut whether nothing was fitted to it
	 * @param images how many
	 * @param auroc how likely a digit scores higher than one of these
	 * @param refused share of them that are refused
	 */
	public record Kind(String kind, boolean heldOut, int images, double auroc, double refused) {
	}

	/**
	 * Reads digits and so many images of every kind; blocks.
	 *
	 * @param digits that nothing was fitted to
	 * @throws CancellationException if stopped before the end
	 */
	public static DoubtCheck of(DigitClassifier classifier, DigitDataset digits, int ofAKind, ProgressListener progress,
			StopSignal stop) {
		NonDigitKind[] all = NonDigitKind.values();
		double[] known = scores(classifier, digits, stop);
		NonDigits source = new NonDigits(digits, SEED);
		List<Kind> kinds = new ArrayList<>();
		List<double[]> heldOut = new ArrayList<>();
		for (NonDigitKind kind : all) {
			progress.progress(kinds.size() + 1, all.length + 1);
			double[] scores = scores(classifier, source.read(kind, ofAKind, stop), stop);
			kinds.add(new Kind(kind.name().toLowerCase(Locale.ROOT), kind.isHeldOut(), ofAKind, Separation.auroc(known, scores),
					Separation.refused(scores, Answer.LEAST_SCORE)));
			if (kind.isHeldOut()) {
				heldOut.add(scores);
			}
		}
		double[] unknown = heldOut.stream().flatMapToDouble(DoubleStream::of).toArray();
		return new DoubtCheck(digits.size(), Separation.refused(known, Answer.LEAST_SCORE), Refusals.of(known, unknown),
				List.copyOf(kinds));
	}

	/** A quick look at what refusing things that are no digits costs, on some of the digits. */
	public static Refusals refusals(DigitClassifier classifier, DigitDataset digits, StopSignal stop) {
		return of(classifier, digits.evenly(MOST_DIGITS_IN_A_HURRY), IMAGES_IN_A_HURRY, ProgressListener.NONE, stop).heldOut();
	}

	/** How much each image looks like a digit, 0 to 1. */
	static double[] scores(DigitClassifier classifier, DigitDataset images, StopSignal stop) {
		double[] scores = new double[images.size()];
		for (int from = 0; from < scores.length; from += BATCH) {
			if (stop.isStopped()) {
				throw new CancellationException("The check was stopped.");
			}
			int to = Math.min(scores.length, from + BATCH);
			List<Answer> answers = classifier.answers(IntStream.range(from, to).mapToObj(images::image).toList());
			for (int i = from; i < to; i++) {
				scores[i] = answers.get(i - from).digitScore();
			}
		}
		return scores;
	}
}
