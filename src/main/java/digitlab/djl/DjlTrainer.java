package digitlab.djl;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import ai.djl.engine.EngineException;
import digitlab.io.CancellationToken;
import digitlab.training.ComputeDevice;
import digitlab.training.DeviceCatalog;
import digitlab.training.DigitTrainer;
import digitlab.training.Precision;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static digitlab.language.Localization.tr;

/** Trains {@link AlexNet28} with DJL. */
public final class DjlTrainer implements DigitTrainer {

	private static final Logger LOG = LoggerFactory.getLogger(DjlTrainer.class);

	/** DJL has one gradient collector per process. */
	private static final AtomicBoolean RUNNING = new AtomicBoolean();

	private final DeviceCatalog devices;

	public DjlTrainer(DeviceCatalog devices) {
		this.devices = devices;
	}

	/** Describes memory exhaustion in one sentence; other failures of the engine are returned unchanged. */
	static RuntimeException inWords(Throwable failure, int batchSize) {
		String message = String.valueOf(failure.getMessage());
		if (failure instanceof OutOfMemoryError || message.contains("out of memory") || message.contains("not enough memory")) {
			return new IllegalStateException(
					tr("The device has too little memory for batches of %d images: choose a smaller batch size, such as %d.",
							batchSize, Math.max(1, batchSize / 2)),
					failure);
		}
		return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(message, failure);
	}

	@Override
	public TrainingResult train(TrainingTask task, TrainingListener listener, CancellationToken cancellation) throws IOException {
		ComputeDevice device = device(task);
		Precision precision = task.hyperparameters().run().precision().on(device);
		LOG.info("Training on {} in {}", device.name(), precision.label());
		if (!RUNNING.compareAndSet(false, true)) {
			throw new IllegalStateException(tr("A training is already running; stop it, or wait for it to finish."));
		}
		try (TrainingSession session = new TrainingSession(task, device, precision)) {
			return session.run(listener, cancellation);
		} catch (EngineException | OutOfMemoryError e) {
			throw inWords(e, task.hyperparameters().optimiser().batchSize());
		} finally {
			RUNNING.set(false);
		}
	}

	/** A training with the device "auto" must be resumed on the device on which it began. */
	private ComputeDevice device(TrainingTask task) throws IOException {
		String asked = task.hyperparameters().run().device();
		if (task.resume() && task.checkpoint() != null && asked.equals("auto")) {
			String begun = Checkpoint.device(task.checkpoint());
			for (ComputeDevice known : devices.devices()) {
				if (known.id().equals(begun) && known.available()) {
					return known;
				}
			}
		}
		return devices.choose(asked);
	}
}
