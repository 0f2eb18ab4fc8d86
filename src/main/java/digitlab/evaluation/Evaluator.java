package digitlab.evaluation;

import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.SourceName;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.recognition.DigitClassifier;

import static digitlab.language.Localization.tr;

/** Compares a network's predictions with the labels. */
public final class Evaluator {

	private static final int BATCH = 250;

	private Evaluator() {
	}

	/**
	 * Classifies every image once; blocks.
	 *
	 * @throws IllegalArgumentException with one sentence, if there are no images or not all have labels
	 * @throws CancellationException if stopped before the end, as a partial evaluation would not be comparable
	 */
	public static Evaluation evaluate(DigitClassifier classifier, DigitDataset data, ProgressListener progress,
			CancellationToken cancellation) {
		if (data.size() == 0 || !data.isLabelled()) {
			throw new IllegalArgumentException(data.size() == 0
					? tr("An evaluation needs labelled images, and %s has no images.", SourceName.shown(data.source()))
					: tr("An evaluation needs labelled images, and %s has images without one.", SourceName.shown(data.source())));
		}
		long started = System.nanoTime();
		int[] labels = IntStream.range(0, data.size()).map(data::label).toArray();
		float[][] logits = new float[data.size()][];
		for (int from = 0; from < data.size(); from += BATCH) {
			if (cancellation.isCancelled()) {
				throw new CancellationException("The evaluation was stopped.");
			}
			int to = Math.min(data.size(), from + BATCH);
			float[][] rows = classifier.logits(IntStream.range(from, to).mapToObj(data::image).toList());
			System.arraycopy(rows, 0, logits, from, to - from);
			progress.progress(to, data.size());
		}
		return evaluation(LabelledPredictions.of(labels, logits), started);
	}

	private static Evaluation evaluation(LabelledPredictions predictions, long started) {
		double loss = 0;
		for (int i = 0; i < predictions.size(); i++) {
			loss += predictions.prediction(i).loss(predictions.label(i));
		}
		return new Evaluation(predictions, ConfusionMatrix.of(predictions), loss / predictions.size(),
				ReliabilityDiagram.of(predictions),
				(System.nanoTime() - started) / 1e9);
	}
}
