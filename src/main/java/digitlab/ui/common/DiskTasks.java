package digitlab.ui.common;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Runs short work that may wait for a disk away from the UI thread, and returns its result there. */
public final class DiskTasks {

	private final Executor worker;
	private final Executor ui;
	private final Consumer<Throwable> errors;

	/**
	 * @param worker runs the work, in the order given
	 * @param ui runs the continuations on the UI thread
	 * @param errors told on the UI thread about work that failed
	 */
	public DiskTasks(Executor worker, Executor ui, Consumer<Throwable> errors) {
		this.worker = worker;
		this.ui = ui;
		this.errors = errors;
	}

	/** Runs the work, then passes its result on; failures go to the error handler. */
	public <T> void run(Callable<T> work, Consumer<? super T> then) {
		run(work, then, errors);
	}

	/** Runs the work, then passes its result or its failure on. */
	public <T> void run(Callable<T> work, Consumer<? super T> then, Consumer<? super Exception> failed) {
		worker.execute(() -> {
			try {
				T result = work.call();
				ui.execute(() -> then.accept(result));
			} catch (Exception e) {
				ui.execute(() -> failed.accept(e));
			} catch (Error e) { // out of memory, for example: the caller must be told, and the thread must survive
				ui.execute(() -> failed.accept(new ExecutionException(e)));
			}
		});
	}

	/** Reports a failure as if it had happened here. */
	public void fail(Throwable failure) {
		ui.execute(() -> errors.accept(failure));
	}
}
