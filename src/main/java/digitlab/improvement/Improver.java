package digitlab.improvement;

import java.io.IOException;
import java.util.concurrent.CancellationException;

import digitlab.calibration.Calibration;
import digitlab.calibration.ModelCalibrator;
import digitlab.evaluation.Evaluation;
import digitlab.evaluation.Evaluator;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.StoredModel;
import digitlab.recognition.ClassifierLoader;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.Weights;
import digitlab.training.BatchResult;
import digitlab.training.DigitTrainer;
import digitlab.training.StopReason;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingResult;

import static digitlab.language.Localization.tr;

/** Fine-tunes a network to the user's handwriting and evaluates the result. */
public final class Improver {

	private static final int PARTS = 1000;
	/** The share of training in the progress, in thousandths; the rest is calibration. */
	private static final int TRAINING = 600;
	private static final int JUDGING = 120;

	private final DigitTrainer trainer;
	private final ClassifierLoader loader;
	private final int threads;

	/** @param threads number of threads for the evaluation */
	public Improver(DigitTrainer trainer, ClassifierLoader loader, int threads) {
		this.trainer = trainer;
		this.loader = loader;
		this.threads = threads;
	}

	/**
	 * Trains and evaluates; blocks, for a minute or two on a CPU.
	 *
	 * @throws CancellationException if stopped, as a partial result is not worth keeping
	 * @throws IOException with one sentence, if a file cannot be read or written, or the training failed
	 */
	public Improvement improve(StoredModel model, FineTuning tuning, ProgressListener progress, CancellationToken cancellation)
			throws IOException {
		TrainingResult result = trainer.train(tuning.task(), new TrainingListener() {
			@Override
			public void batchFinished(BatchResult batch) {
				progress.progress(Math.round(TRAINING * batch.progress()), PARTS);
			}
		}, cancellation);
		if (result.reason() == StopReason.STOPPED) {
			throw new CancellationException("The training was stopped; the model is unchanged.");
		}
		if (result.weights() == null) {
			throw new IOException(tr("The training failed: the loss diverged."));
		}
		Scores before = judge(model.open(loader, threads), tuning, cancellation);
		progress.progress(TRAINING + JUDGING, PARTS);
		Calibration calibration = ModelCalibrator.fit(loader, result.weights(), tuning.task(), model.metadata().calibration(),
				ProgressListener.NONE, cancellation);
		progress.progress(PARTS - JUDGING, PARTS);
		Scores after = judge(calibration.calibrate(loader.open(Weights.of(result.weights()), threads)), tuning, cancellation);
		progress.progress(PARTS, PARTS);
		return new Improvement(model, tuning, result, before.own(), after.own(), before.test(), after.test(), calibration);
	}

	private record Scores(OwnScores own, Evaluation test) {
	}

	private static Scores judge(DigitClassifier opened, FineTuning tuning, CancellationToken cancellation) {
		try (DigitClassifier classifier = opened) {
			return new Scores(OwnScores.of(classifier, tuning, cancellation),
					Evaluator.evaluate(classifier, tuning.test(), ProgressListener.NONE, cancellation));
		}
	}
}
