package digitlab.ui.common;

import java.util.ArrayList;
import java.util.List;

import digitlab.settings.Settings;
import digitlab.ui.common.WindowServices.Queues;

/** Runs background work at once, where it is submitted; failures are collected. */
public final class Now {

	public final List<Throwable> failures = new ArrayList<>();
	public final DiskTasks tasks = new DiskTasks(Runnable::run, Runnable::run, failures::add);
	public final JobQueue jobs = new JobQueue(Runnable::run, Runnable::run, System::nanoTime);

	/** The services of the window's pages, with all work run at once and default settings. */
	public WindowServices services(UiServices app, StatusViewModel status) {
		return WindowServices.of(app, Settings.DEFAULT, queues(jobs, tasks), status);
	}

	/** Queues of which two do not run at once. */
	public Queues queues(JobQueue jobs, DiskTasks pictures) {
		return new Queues(jobs, jobs, jobs, tasks, pictures, Runnable::run);
	}
}
