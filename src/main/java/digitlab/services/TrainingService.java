package digitlab.services;

import java.io.IOException;
import java.util.concurrent.CancellationException;

import digitlab.calibration.Calibration;
import digitlab.calibration.ModelCalibrator;
import digitlab.dataset.DigitDataset;
import digitlab.handwriting.HandwritingReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ActiveRun;
import digitlab.models.ModelMetadata;
import digitlab.models.RunStore;
import digitlab.models.StoredModel;
import digitlab.recognition.ClassifierLoader;
import digitlab.training.DigitTrainer;
import digitlab.training.StopReason;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a network from what was asked to the model that is kept. Its methods block.
 *
 * @param version of Digit Lab, written into the models
 */
public record TrainingService(DigitTrainer trainer, ClassifierLoader classifiers, RunStore runs, String version) {

	private static final Logger LOG = LoggerFactory.getLogger(TrainingService.class);

	/**
	 * What came of a training.
	 *
	 * @param model the kept one; null when no epoch was finished
	 */
	public record Outcome(TrainingResult result, @Nullable StoredModel model) {

		/** Under which name the model is kept, as a sentence, when it could not have the training's; else empty. */
		public String renamed(String training) {
			return model == null || model.name().equals(training)
					? ""
					: "There is another model " + training + " by now, so this one is saved as " + model.name() + ".";
		}

		/** Why there is no model, in one sentence; empty when there is one. */
		public String problem() {
			if (model != null) {
				return "";
			}
			return result.reason() == StopReason.DIVERGED
					? "The loss diverged before the first epoch was finished: choose a smaller learning rate."
					: "Stopped before the first epoch was finished: there is nothing to keep yet.";
		}
	}

	/**
	 * Divides the data into what is learned from and what is held out, and reads the handwriting that was asked for.
	 *
	 * @param images of the data that the request names
	 * @param progress of reading the handwriting
	 * @throws IOException with one sentence, if the handwriting cannot be read
	 * @throws IllegalArgumentException with one sentence, if the images cannot be learned from
	 */
	public TrainingTask prepare(String name, TrainingRequest request, boolean resume, DigitDataset images,
			ProgressListener progress, CancellationToken cancellation) throws IOException {
		return TrainingTask.holdOut(request.hyperparametersFor(images.size()), images, runs.checkpoint(name), resume)
				.with(HandwritingReader.read(request.hands(), progress, cancellation));
	}

	/**
	 * Trains, writes down how it goes, calibrates the network and keeps it as a model. What was reached is kept when the training
	 * is stopped, uncalibrated and with its state, so that it can be resumed.
	 *
	 * @param request what was asked, to resume the training without being asked again; null for nothing
	 * @param listener told how the training goes, on the calling thread
	 * @param calibrating progress of the calibration, which follows the training
	 * @throws IOException with one sentence, if the name is taken, or a file cannot be read or written
	 */
	public Outcome train(String name, TrainingTask task, @Nullable TrainingRequest request, TrainingListener listener,
			ProgressListener calibrating, CancellationToken cancellation) throws IOException {
		try (ActiveRun run = runs.begin(name, task, request)) {
			TrainingResult result = train(run, task, listener, cancellation);
			Calibration calibration = calibrate(name, result, task, calibrating, cancellation);
			StoredModel model = run.finish(result,
					ModelMetadata.of(name, task, version, result).withCalibration(calibration));
			return new Outcome(result, model);
		}
	}

	private TrainingResult train(ActiveRun run, TrainingTask task, TrainingListener listener, CancellationToken cancellation)
			throws IOException {
		try {
			run.checkSpace();
			return trainer.train(task, listener.and(run.log()), cancellation);
		} catch (IOException e) {
			throw run.explain(e);
		}
	}

	/** Null for a training that was stopped, and where the calibration fails: hours of training are not lost for it. */
	private @Nullable Calibration calibrate(String name, TrainingResult result, TrainingTask task, ProgressListener progress,
			CancellationToken cancellation) {
		if (result.weights() == null || result.reason() == StopReason.STOPPED) {
			return null;
		}
		try {
			return ModelCalibrator.fit(classifiers, result.weights(), task, progress, cancellation);
		} catch (CancellationException e) {
			LOG.info("The model {} is kept uncalibrated: {}", name, e.getMessage());
		} catch (IOException | RuntimeException e) {
			LOG.warn("The model {} is kept uncalibrated", name, e);
		}
		return null;
	}
}
