package digitlab.djl;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import digitlab.data.StopSignal;
import digitlab.training.ComputeDevice;
import digitlab.training.DeviceCatalog;
import digitlab.training.DigitTrainer;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingPlan;
import digitlab.training.TrainingResult;

/** Trains {@link AlexNet28} with DJL. */
public final class DjlTrainer implements DigitTrainer {

	/** DJL collects gradients for the whole process at once. */
	private static final AtomicBoolean RUNNING = new AtomicBoolean();

	private final DeviceCatalog devices;

	public DjlTrainer(DeviceCatalog devices) {
		this.devices = devices;
	}

	@Override
	public TrainingResult train(TrainingPlan plan, TrainingListener listener, StopSignal stop) throws IOException {
		ComputeDevice device = devices.choose(plan.config().device());
		if (!RUNNING.compareAndSet(false, true)) {
			throw new IllegalStateException("A training is already running; stop it or wait for its end.");
		}
		try (TrainingSession session = new TrainingSession(plan, device)) {
			return session.run(listener, stop);
		} finally {
			RUNNING.set(false);
		}
	}
}
