package digitlab.djl;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import ai.djl.engine.EngineException;
import digitlab.io.CancellationToken;
import digitlab.training.ComputeDevice;
import digitlab.training.DeviceCatalog;
import digitlab.training.DigitTrainer;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;

/** Trains {@link AlexNet28} with DJL. */
public final class DjlTrainer implements DigitTrainer {

	/** DJL collects gradients for the whole process at once. */
	private static final AtomicBoolean RUNNING = new AtomicBoolean();

	private final DeviceCatalog devices;

	public DjlTrainer(DeviceCatalog devices) {
		this.devices = devices;
	}

	/** Memory that ran out is told in a sentence; whatever else goes wrong in the engine is told as it is. */
	static RuntimeException inWords(Throwable failure, int batchSize) {
		String message = String.valueOf(failure.getMessage());
		if (failure instanceof OutOfMemoryError || message.contains("out of memory") || message.contains("not enough memory")) {
			return new IllegalStateException("The device has too little memory for batches of " + batchSize
					+ " images: choose a smaller batch size, such as " + Math.max(1, batchSize / 2) + ".", failure);
		}
		return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(message, failure);
	}

	@Override
	public TrainingResult train(TrainingTask task, TrainingListener listener, CancellationToken cancellation) throws IOException {
		ComputeDevice device = device(task);
		if (!RUNNING.compareAndSet(false, true)) {
			throw new IllegalStateException("A training is already running; stop it, or wait for it to finish.");
		}
		try (TrainingSession session = new TrainingSession(task, device)) {
			return session.run(listener, cancellation);
		} catch (EngineException | OutOfMemoryError e) {
			throw inWords(e, task.hyperparameters().optimiser().batchSize());
		} finally {
			RUNNING.set(false);
		}
	}

	/** A training that goes on by itself where it was begun ("auto") is kept from changing the device. */
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
