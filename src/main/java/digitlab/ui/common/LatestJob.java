package digitlab.ui.common;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

/** Holds at most one job of a kind: a new job stops the previous one, whose result is ignored. For the UI thread only. */
public final class LatestJob {

	private final JobQueue jobs;
	private final ReadOnlyObjectWrapper<@Nullable Job> job = new ReadOnlyObjectWrapper<>();
	private Object latest = this;

	public LatestJob(JobQueue jobs) {
		this.jobs = jobs;
	}

	/** The job running or waiting; null if there is none. */
	public ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
		return job.getReadOnlyProperty();
	}

	/**
	 * Starts a job in place of the previous one.
	 *
	 * @param name for users, such as "Evaluating alexnet28"
	 * @param then receives the result, unless the job was stopped without one
	 * @param failed receives the failure
	 * @param stopped is run if the job was stopped without a result
	 */
	public <T> void start(String name, JobQueue.Work<T> work, Consumer<? super T> then, Consumer<? super Exception> failed,
			Runnable stopped) {
		stop();
		Object mine = new Object();
		latest = mine;
		Job started = jobs.start(name, work, result -> {
			if (latest == mine) {
				then.accept(result);
			}
		}, failure -> {
			if (latest == mine) {
				failed.accept(failure);
			}
		});
		job.set(started);
		started.stateProperty().subscribe(state -> {
			if (latest == mine && !state.isBusy()) {
				job.set(null);
				if (state == Job.State.STOPPED) {
					stopped.run();
				}
			}
		});
	}

	/** Requests the job to stop. */
	public void stop() {
		if (job.get() instanceof Job atWork) {
			atWork.stop();
		}
	}
}
