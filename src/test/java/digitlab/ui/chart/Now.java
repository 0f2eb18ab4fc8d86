package digitlab.ui.chart;

import java.util.ArrayList;
import java.util.List;

import digitlab.ui.common.BackgroundTasks;
import digitlab.ui.common.Jobs;

/** Background work that is done at once, where it is asked for; failures are collected. */
final class Now {

	final List<Throwable> failures = new ArrayList<>();
	final BackgroundTasks tasks = new BackgroundTasks(Runnable::run, Runnable::run, failures::add);
	final Jobs jobs = new Jobs(Runnable::run, Runnable::run, System::nanoTime);
}
