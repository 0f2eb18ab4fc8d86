package digitlab.ui;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;

import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.JobQueue;
import digitlab.ui.common.WindowServices.Queues;

/** The window's background threads. */
final class WindowThreads {

	private static final int SECONDS_TO_CLOSE = 5;

	private final ExecutorService disk = thread("background");
	private final ExecutorService worker = thread("jobs");
	private final ExecutorService pictures = thread("pictures");
	private final ExecutorService trainer = thread("training");
	private final ExecutorService network = thread("network");
	private final Queues queues;

	/**
	 * @param errors told on the JavaFX thread about short tasks that failed
	 */
	WindowThreads(Consumer<Throwable> errors) {
		queues = new Queues(jobs(worker), jobs(trainer), jobs(network), new DiskTasks(disk, Platform::runLater, errors),
				new DiskTasks(pictures, Platform::runLater, errors), Platform::runLater);
	}

	/** One thread. Tasks that arrive after its end are dropped, as the window is gone. */
	private static ExecutorService thread(String name) {
		return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				work -> Thread.ofPlatform().name(name).daemon().unstarted(work), new DiscardPolicy());
	}

	private static JobQueue jobs(ExecutorService thread) {
		return new JobQueue(thread, Platform::runLater, System::nanoTime);
	}

	Queues queues() {
		return queues;
	}

	/** Stops all jobs. Call it on the JavaFX thread. */
	void stopJobs() {
		queues.jobs().stopAll();
		queues.downloads().stopAll();
		queues.trainings().stopAll();
	}

	/**
	 * Ends the threads, and waits for anything being written. Call it away from the JavaFX thread.
	 *
	 * @param afterPictures run on the pictures' thread after the last one was read
	 */
	void close(Runnable afterPictures) {
		pictures.execute(afterPictures);
		try {
			for (ExecutorService thread : List.of(trainer, pictures, worker, network, disk)) {
				thread.shutdown();
				thread.awaitTermination(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
