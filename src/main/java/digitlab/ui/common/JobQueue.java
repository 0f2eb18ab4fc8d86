package digitlab.ui.common;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.ui.common.Job.State;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** Runs long jobs one after another away from the UI thread, reports their progress ten times a second, and stops them. */
public final class JobQueue {

	/**
	 * A blocking piece of work.
	 *
	 * @param <T> its result
	 */
	@FunctionalInterface
	public interface Work<T> {

		/** @throws CancellationException if it was stopped and nothing is worth keeping */
		T run(ProgressListener progress, CancellationToken cancellation) throws Exception;
	}

	private static final long TOLD_EVERY_NANOS = 100_000_000;
	private static final double FORETOLD_FROM = 0.02;
	/** If progress falls by more than this share, another part of the work has begun, with a speed of its own. */
	private static final double ANOTHER_PART = 0.05;

	private final Executor worker;
	private final Executor ui;
	private final LongSupplier nanoTime;
	private final Deque<Job> queue = new ArrayDeque<>();
	private final ReadOnlyObjectWrapper<@Nullable Job> current = new ReadOnlyObjectWrapper<>();

	/**
	 * @param worker runs the work, one piece at a time, in the order given
	 * @param ui runs everything else
	 * @param nanoTime the clock
	 */
	public JobQueue(Executor worker, Executor ui, LongSupplier nanoTime) {
		this.worker = worker;
		this.ui = ui;
		this.nanoTime = nanoTime;
	}

	/** The running job; null if there is none. */
	public ReadOnlyObjectProperty<@Nullable Job> currentProperty() {
		return current.getReadOnlyProperty();
	}

	/** The running job of the first queue that has one; null if there is none. */
	public static ReadOnlyObjectProperty<@Nullable Job> first(JobQueue... all) {
		ReadOnlyObjectWrapper<@Nullable Job> job = new ReadOnlyObjectWrapper<>();
		Runnable choose = () -> job.set(Stream.of(all).map(each -> each.currentProperty().get()).filter(Objects::nonNull)
				.findFirst().orElse(null));
		Stream.of(all).forEach(each -> each.currentProperty().subscribe(choose));
		return job.getReadOnlyProperty();
	}

	/**
	 * Starts a job, or queues it behind those before it. Call it on the UI thread.
	 *
	 * @param name for users, such as "Evaluating alexnet28"
	 * @param then receives the result, unless the job was stopped without one
	 * @param failed receives the failure
	 */
	public <T> Job start(String name, Work<T> work, Consumer<? super T> then, Consumer<? super Exception> failed) {
		Job job = new Job(name);
		queue.add(job);
		current.set(queue.getFirst());
		worker.execute(() -> run(job, work, then, failed));
		return job;
	}

	/** Requests all jobs to stop, including those waiting. */
	public void stopAll() {
		queue.forEach(Job::stop);
	}

	private <T> void run(Job job, Work<T> work, Consumer<? super T> then, Consumer<? super Exception> failed) {
		try {
			if (job.cancellation().isCancelled()) {
				throw new CancellationException("Stopped before it began.");
			}
			T result = work.run(new Throttle(job), job.cancellation());
			ui.execute(() -> {
				end(job, State.FINISHED);
				then.accept(result);
			});
		} catch (CancellationException e) {
			ui.execute(() -> end(job, State.STOPPED));
		} catch (Exception e) {
			fail(job, e, failed);
		} catch (OutOfMemoryError e) {
			fail(job, new IOException(tr("There is not enough memory for this: choose fewer images."), e), failed);
		} catch (Error e) { // for example, a native library that cannot be loaded; the job must end whatever happened
			fail(job, new ExecutionException(e), failed);
		}
	}

	private void fail(Job job, Exception failure, Consumer<? super Exception> failed) {
		ui.execute(() -> {
			end(job, State.FAILED);
			failed.accept(failure);
		});
	}

	private void end(Job job, State how) {
		queue.remove(job);
		job.end(how);
		current.set(queue.peek());
	}

	/** Passes on only as much progress as a screen can show. */
	private final class Throttle implements ProgressListener {

		private final Job job;
		private final long started = nanoTime.getAsLong();
		private long told = started - TOLD_EVERY_NANOS;
		/** The share done before, as in a resumed training, which says nothing about the current speed. */
		private double firstShare = -1;
		private double latestShare;
		private long first;

		Throttle(Job job) {
			this.job = job;
		}

		@Override
		public void progress(long done, long total) {
			long now = nanoTime.getAsLong();
			if (total > 0) {
				double share = Math.clamp(done / (double) total, 0, 1);
				if (firstShare < 0 || share < latestShare - ANOTHER_PART) { // another part of the work has begun
					firstShare = share;
					first = now;
				}
				latestShare = share;
			}
			if (total > 0 && (now - told >= TOLD_EVERY_NANOS || done == total)) {
				told = now;
				double share = Math.clamp(done / (double) total, 0, 1);
				double since = share - firstShare;
				String left = since < FORETOLD_FROM
						? ""
						: tr("%s left", Numbers.duration((now - first) / 1e9 * (1 - share) / since));
				ui.execute(() -> job.advance(share, left));
			}
		}
	}
}
