package digitlab.services;

import java.io.IOException;

import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.RunStore;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import org.jspecify.annotations.Nullable;

/** A training that takes no time; its network cannot be opened, so its model is saved uncalibrated. */
@FunctionalInterface
public interface FakeTraining {

	/** "Trains", and reports to the log. */
	TrainingResult run(TrainingListener log) throws IOException;

	/** Runs a training like the application. */
	static TrainingService.Outcome execute(RunStore runs, String name, TrainingTask task, @Nullable TrainingRequest request,
			FakeTraining training) throws IOException {
		TrainingListener nobody = new TrainingListener() {
		};
		return new TrainingService((_, log, _) -> training.run(log), (_, _) -> {
			throw new IOException("There is no network.");
		}, runs, "0").train(name, task, request, nobody, ProgressListener.NONE, new CancellationToken());
	}

	/** The same without storing the request. */
	static TrainingService.Outcome execute(RunStore runs, String name, TrainingTask task, FakeTraining training)
			throws IOException {
		return execute(runs, name, task, null, training);
	}
}
