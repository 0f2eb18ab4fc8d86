package digitlab.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.evaluation.Auroc;
import digitlab.evaluation.RocCurve;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.ScoredPrediction;
import digitlab.synthetic.NonDigitKind;
import digitlab.synthetic.NonDigits;

/**
 * An evaluation of out-of-distribution detection.
 *
 * @param digits number of digits evaluated
 * @param refused fraction of them rejected, 0 to 1
 * @param heldOut ROC curve of all held-out kinds together
 * @param kinds results for each kind
 */
public record OodEvaluation(int digits, double refused, RocCurve heldOut, List<Kind> kinds) {

	private static final int BATCH = 250;
	private static final int MAX_DIGITS_IN_A_HURRY = 4000;
	private static final int IMAGES_IN_A_HURRY = 200;
	/** Different images from those used for fitting. */
	private static final long SEED = 2;

	/**
	 * @param kind in lower case
	 * @param heldOut whether it was not used for fitting
	 * @param images number of images
	 * @param auroc probability that a digit scores higher than one of these
	 * @param refused fraction of them rejected
	 */
	public record Kind(String kind, boolean heldOut, int images, double auroc, double refused) {
	}

	/**
	 * Evaluates digits and {@code ofAKind} images of every kind; blocks.
	 *
	 * @param digits digits that were not used for fitting
	 * @throws CancellationException if stopped before the end
	 */
	public static OodEvaluation of(DigitClassifier classifier, DigitDataset digits, int ofAKind, ProgressListener progress,
			CancellationToken cancellation) {
		NonDigitKind[] all = NonDigitKind.values();
		double[] known = scores(classifier, digits, cancellation);
		NonDigits source = new NonDigits(digits, SEED);
		List<Kind> kinds = new ArrayList<>();
		List<double[]> heldOut = new ArrayList<>();
		for (NonDigitKind kind : all) {
			progress.progress(kinds.size() + 1, all.length + 1);
			double[] scores = scores(classifier, source.read(kind, ofAKind, cancellation), cancellation);
			kinds.add(new Kind(kind.name().toLowerCase(Locale.ROOT), kind.isHeldOut(), ofAKind, Auroc.auroc(known, scores),
					Auroc.refused(scores, ScoredPrediction.MIN_SCORE)));
			if (kind.isHeldOut()) {
				heldOut.add(scores);
			}
		}
		double[] unknown = heldOut.stream().flatMapToDouble(DoubleStream::of).toArray();
		return new OodEvaluation(digits.size(), Auroc.refused(known, ScoredPrediction.MIN_SCORE), RocCurve.of(known, unknown),
				List.copyOf(kinds));
	}

	/** Computes a quick ROC curve of rejecting non-digits on some of the digits. */
	public static RocCurve rocCurve(DigitClassifier classifier, DigitDataset digits, CancellationToken cancellation) {
		return of(classifier, digits.evenly(MAX_DIGITS_IN_A_HURRY), IMAGES_IN_A_HURRY, ProgressListener.NONE, cancellation)
				.heldOut();
	}

	/** The digit score of each image, 0 to 1. */
	public static double[] scores(DigitClassifier classifier, DigitDataset images, CancellationToken cancellation) {
		double[] scores = new double[images.size()];
		for (int from = 0; from < scores.length; from += BATCH) {
			if (cancellation.isCancelled()) {
				throw new CancellationException("The evaluation was stopped.");
			}
			int to = Math.min(scores.length, from + BATCH);
			List<ScoredPrediction> answers = classifier.answers(IntStream.range(from, to).mapToObj(images::image).toList());
			for (int i = from; i < to; i++) {
				scores[i] = answers.get(i - from).digitScore();
			}
		}
		return scores;
	}
}
