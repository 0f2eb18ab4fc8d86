package digitlab.ui.common;

import java.util.ArrayList;
import java.util.List;

import digitlab.settings.Settings;
import digitlab.ui.common.WindowServices.Queues;

/** Background work that is done at once, where it is asked for; failures are collected. */
public final class Now {

	public final List<Throwable> failures = new ArrayList<>();
	public final DiskTasks tasks = new DiskTasks(Runnable::run, Runnable::run, failures::add);
	public final JobQueue jobs = new JobQueue(Runnable::run, Runnable::run, System::nanoTime);

	/** What the window's pages share, with all work done at once and settings that nobody has changed. */
	public WindowServices services(UiServices app, StatusViewModel status) {
		return WindowServices.of(app, Settings.DEFAULT, queues(jobs, tasks), status);
	}

	/** Queues of which two do not work at once. */
	public Queues queues(JobQueue jobs, DiskTasks pictures) {
		return new Queues(jobs, jobs, jobs, tasks, pictures, Runnable::run);
	}
}
