package digitlab.ui.common;

import java.util.ArrayList;
import java.util.List;

/** Background work that is done at once, where it is asked for; failures are collected. */
public final class Now {

	public final List<Throwable> failures = new ArrayList<>();
	public final DiskTasks tasks = new DiskTasks(Runnable::run, Runnable::run, failures::add);
	public final JobQueue jobs = new JobQueue(Runnable::run, Runnable::run, System::nanoTime);
}
