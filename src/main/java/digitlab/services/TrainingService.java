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
 * Trains a network, from the request to the saved model. Its methods block.
 *
 * @param version the version of Digit Lab, stored in models
 */
public record TrainingService(DigitTrainer trainer, ClassifierLoader classifiers, RunStore runs, String version) {

	private static final Logger LOG = LoggerFactory.getLogger(TrainingService.class);

	/**
	 * The outcome of a training.
	 *
	 * @param model the saved model; null if no epoch was completed
	 */
	public record Outcome(TrainingResult result, @Nullable StoredModel model) {

		/** A sentence with the model's name if it could not have that of the training; otherwise empty. */
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
	 * Splits the data into training and validation images, and reads the requested handwriting.
	 *
	 * @param images the images of the data source that the request names
	 * @param progress progress of reading the handwriting
	 * @throws IOException with one sentence, if the handwriting cannot be read
	 * @throws IllegalArgumentException with one sentence, if the images cannot be used for training
	 */
	public TrainingTask prepare(String name, TrainingRequest request, boolean resume, DigitDataset images,
			ProgressListener progress, CancellationToken cancellation) throws IOException {
		return TrainingTask.holdOut(request.hyperparametersFor(images.size()), images, runs.checkpoint(name), resume)
				.with(HandwritingReader.read(request.hands(), progress, cancellation));
	}

	/**
	 * Trains a network, logs the progress, calibrates the network and saves it as a model. If the training is stopped, the result
	 * so far is saved uncalibrated with its state, so that it can be resumed.
	 *
	 * @param request the request, stored so that the training can be resumed without entering it again; null for none
	 * @param listener receives the progress of the training on the calling thread
	 * @param calibrating progress of the calibration after the training
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

	/** Null if the training was stopped or the calibration fails, which must not discard hours of training. */
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
