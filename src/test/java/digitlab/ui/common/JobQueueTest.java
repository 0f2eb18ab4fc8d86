package digitlab.ui.common;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

import digitlab.ui.common.Job.State;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The worker runs when the test says so, the UI at once; the clock is the test's. */
class JobQueueTest {

	private final Queue<Runnable> worker = new ArrayDeque<>();
	private final AtomicLong clock = new AtomicLong();
	private final JobQueue jobs = new JobQueue(worker::add, Runnable::run, clock::get);
	private final List<Object> told = new ArrayList<>();

	@Test
	void aResultArrivesAfterTheJobEnded() {
		Job job = jobs.start("count", (_, _) -> 42, result -> told.add(result + " " + jobs.currentProperty().get()), told::add);
		assertThat(jobs.currentProperty().get()).isSameAs(job);
		assertThat(job.stateProperty().get()).isEqualTo(State.RUNNING);
		worker.remove().run();
		assertThat(told).containsExactly("42 null");
		assertThat(job.stateProperty().get()).isEqualTo(State.FINISHED);
	}

	@Test
	void aFailureArrivesAsSuch() {
		IOException failure = new IOException("gone");
		Job job = jobs.start("read", (_, _) -> {
			throw failure;
		}, told::add, told::add);
		worker.remove().run();
		assertThat(told).containsExactly(failure);
		assertThat(job.stateProperty().get()).isEqualTo(State.FAILED);
		assertThat(jobs.currentProperty().get()).isNull();
	}

	@Test
	void anErrorEndsTheJobToo() {
		Job job = jobs.start("fill", (_, _) -> {
			throw new OutOfMemoryError("Java heap space");
		}, told::add, failure -> told.add(failure.getMessage()));
		jobs.start("load", (_, _) -> {
			throw new UnsatisfiedLinkError("no native library");
		}, told::add, failure -> told.add(failure.getCause().getMessage()));
		worker.remove().run();
		worker.remove().run();
		assertThat(told).containsExactly("There is not enough memory for this: choose fewer images.", "no native library");
		assertThat(job.stateProperty().get()).isEqualTo(State.FAILED);
		assertThat(jobs.currentProperty().get()).isNull();
	}

	@Test
	void aStoppedJobEndsWithoutAResult() {
		Job job = jobs.start("loop", (_, stop) -> {
			throw new CancellationException("stopped: " + stop.isCancelled());
		}, told::add, told::add);
		job.stop();
		assertThat(job.stateProperty().get()).isEqualTo(State.STOPPING);
		worker.remove().run();
		assertThat(job.stateProperty().get()).isEqualTo(State.STOPPED);
		assertThat(told).isEmpty();
	}

	@Test
	void aJobStoppedWhileItWaitsNeverBegins() {
		jobs.start("first", (_, _) -> 1, told::add, told::add);
		Job second = jobs.start("second", (_, _) -> told.add("began"), told::add, told::add);
		assertThat(jobs.currentProperty().get().name()).isEqualTo("first");
		jobs.stopAll();
		worker.remove().run();
		assertThat(jobs.currentProperty().get()).isSameAs(second);
		worker.remove().run();
		assertThat(told).isEmpty();
	}

	@Test
	void progressIsToldTenTimesASecondWithTheTimeLeft() {
		Job job = jobs.start("read", (progress, _) -> {
			for (int done = 1; done <= 1000; done++) {
				clock.addAndGet(10_000_000); // a hundredth of a second each
				progress.progress(done, 1000);
			}
			return null;
		}, _ -> {
		}, told::add);
		List<Number> shares = new ArrayList<>();
		List<String> left = new ArrayList<>();
		job.progressProperty().subscribe((_, share) -> shares.add(share));
		job.timeLeftProperty().subscribe((_, text) -> left.add(text));
		worker.remove().run();
		// 10 s at ten per second, and once more at the end
		assertThat(shares).hasSizeBetween(100, 102);
		assertThat(shares.getLast().doubleValue()).isEqualTo(1);
		assertThat(shares.get(50).doubleValue()).isEqualTo(0.5, within(0.02));
		assertThat(left).contains("5\u00a0s left");
	}

	/** One second for each of the ten percent left after 90: halfway, 5 s are left, not half a second. */
	@Test
	void whatWasDoneBeforeDoesNotShortenTheTimeLeft() {
		Job job = jobs.start("resume", (progress, _) -> {
			for (int done = 90; done <= 95; done++) {
				progress.progress(done, 100);
				clock.addAndGet(1_000_000_000);
			}
			return null;
		}, _ -> {
		}, told::add);
		worker.remove().run();
		assertThat(job.timeLeftProperty().get()).isEqualTo("5\u00a0s left");
	}

	/** A hundred seconds of one part, then ten of another, half of it done: 5 s are left. */
	@Test
	void anotherPartHasASpeedOfItsOwn() {
		Job job = jobs.start("train", (progress, _) -> {
			for (int done = 0; done <= 100; done++) {
				progress.progress(done, 100);
				clock.addAndGet(1_000_000_000);
			}
			for (int done = 0; done <= 5; done++) {
				progress.progress(done, 10);
				clock.addAndGet(1_000_000_000);
			}
			return null;
		}, _ -> {
		}, told::add);
		worker.remove().run();
		assertThat(job.progressProperty().get()).isEqualTo(0.5);
		assertThat(job.timeLeftProperty().get()).isEqualTo("5\u00a0s left");
	}
}
