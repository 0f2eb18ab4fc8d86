package digitlab.ui.canvas;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import digitlab.calibration.OnlyLogits;
import digitlab.dataset.DigitImage;
import digitlab.models.StoredModel;
import digitlab.recognition.ClassifierLoader;
import digitlab.sketch.InkImage;
import digitlab.sketch.Picture;
import digitlab.sketch.Point;
import digitlab.sketch.SketchElement;
import digitlab.sketch.Stroke;
import digitlab.ui.FakeModels;
import digitlab.ui.canvas.LiveRecognizer.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class LiveRecognizerTest {

	private static final List<SketchElement> LINE = List
			.of(new Stroke(List.of(new Point(0.5, 0.2), new Point(0.5, 0.8)), 0.05, false));

	private final List<String> told = new CopyOnWriteArrayList<>();
	private final List<Result> results = new CopyOnWriteArrayList<>();
	private final CountDownLatch lastResult = new CountDownLatch(1);

	@Test
	void theNewestSketchIsReadAndStaleOnesAreDropped() throws InterruptedException {
		Gate gate = new Gate();
		try (LiveRecognizer reader = reader((_, _) -> gate)) {
			reader.onResult(this::keep);
			reader.open(FakeModels.model());
			gate.pass(1); // warming up
			reader.read(1, LINE, false);
			gate.awaitEntered(2);
			LongStream.rangeClosed(2, 99).forEach(number -> reader.read(number, LINE, false));
			reader.read(100, LINE, false);
			gate.pass(2);
			lastResult.await();
		}
		assertThat(results).extracting(Result::number).containsExactly(1L, 100L);
		assertThat(results.getLast().prediction().orElseThrow().digit()).isEqualTo(7);
		assertThat(told).containsExactly("opening fake", "ready");
	}

	@Test
	void oneThreadOpensUsesAndClosesTheNetwork() throws InterruptedException {
		List<String> threads = Collections.synchronizedList(new ArrayList<>());
		try (LiveRecognizer reader = reader((_, intraOpThreads) -> {
			threads.add(Thread.currentThread().getName() + " opens with " + intraOpThreads);
			return new OnlyLogits() {
				@Override
				public float[][] logits(List<DigitImage> images) {
					threads.add(Thread.currentThread().getName() + " reads");
					return images.stream().map(_ -> FakeModels.sure(1, 0.9)).toArray(float[][]::new);
				}

				@Override
				public void close() {
					threads.add(Thread.currentThread().getName() + " closes");
				}
			};
		})) {
			reader.onResult(this::keep);
			reader.open(FakeModels.model());
			reader.read(100, LINE, false);
			lastResult.await();
		}
		assertThat(threads).containsExactly("reader opens with 1", "reader reads", "reader reads", "reader closes");
	}

	@Test
	void aBlankSheetGivesNoGuess() throws InterruptedException {
		try (LiveRecognizer reader = reader((_, _) -> FakeModels.classifier(_ -> FakeModels.sure(3, 0.99)))) {
			reader.onResult(this::keep);
			reader.open(FakeModels.model());
			reader.read(100, List.of(), false);
			lastResult.await();
		}
		assertThat(results.getLast().seen()).isEmpty();
		assertThat(results.getLast().prediction()).isEmpty();
	}

	@Test
	void aPictureThatMayBeTurnedIsReadLikeAnyOtherWhenItStandsUpright() throws InterruptedException {
		float[] ink = new float[400];
		for (int row = 2; row < 18; row++) {
			ink[row * 20 + 5] = 1;
			ink[row * 20 + 14] = 1;
		}
		try (LiveRecognizer reader = reader((_, _) -> FakeModels.classifier(_ -> FakeModels.sure(1, 0.99)))) {
			reader.onResult(this::keep);
			reader.open(FakeModels.model());
			reader.readUpright(100, new Picture(InkImage.ofInk(20, 20, ink)));
			lastResult.await();
		}
		assertThat(results.getLast().turned()).isEmpty();
		assertThat(results.getLast().reading().number()).isEqualTo("11");
		assertThat(results.getLast().reading().lines().getFirst().box().width()).as("in parts of the sheet").isLessThan(1);
	}

	@Test
	void withoutANetworkTheInkIsStillSeenAndReadLater() throws InterruptedException {
		CountDownLatch seen = new CountDownLatch(1);
		try (LiveRecognizer reader = reader((_, _) -> FakeModels.classifier(_ -> FakeModels.sure(3, 0.99)))) {
			reader.onResult(result -> {
				results.add(result);
				if (result.prediction().isPresent()) {
					lastResult.countDown();
				} else {
					seen.countDown();
				}
			});
			reader.read(5, LINE, false);
			seen.await();
			reader.open(FakeModels.model());
			lastResult.await();
		}
		assertThat(results).hasSize(2).allMatch(result -> result.number() == 5 && result.seen().isPresent());
		assertThat(results.getLast().prediction().orElseThrow().digit()).isEqualTo(3);
	}

	@Test
	void aModelThatCannotBeOpenedIsTold() {
		LiveRecognizer reader = reader((_, _) -> {
			throw new IOException("Broken weights.");
		});
		reader.open(FakeModels.model());
		reader.close();
		assertThat(told).containsExactly("opening fake", "failed: Broken weights.");
	}

	@Test
	void aNetworkThatFailsIsToldOnce() {
		AtomicInteger readings = new AtomicInteger();
		LiveRecognizer reader = reader((_, _) -> FakeModels.classifier(_ -> {
			if (readings.incrementAndGet() > 1) {
				throw new IllegalStateException("lost");
			}
			return FakeModels.sure(3, 0.99);
		}));
		reader.onResult(this::keep);
		reader.open(FakeModels.model());
		reader.read(1, LINE, false);
		reader.read(2, LINE, false);
		reader.close();
		assertThat(told).containsExactly("opening fake", "ready", "failed: lost");
		assertThat(results).allMatch(result -> result.prediction().isEmpty());
	}

	@Test
	void nativeLibrariesThatAreMissingAreTold() {
		LiveRecognizer reader = reader((_, _) -> {
			throw new UnsatisfiedLinkError("no torch");
		});
		reader.open(FakeModels.model());
		reader.close();
		assertThat(told).containsExactly("opening fake", "failed: no torch");
	}

	@Test
	void whatComesAfterTheEndIsDropped() {
		LiveRecognizer reader = reader((_, _) -> FakeModels.classifier(_ -> FakeModels.sure(3, 0.99)));
		reader.onResult(this::keep);
		reader.close();
		reader.read(1, LINE, false);
		reader.close();
		assertThat(results).isEmpty();
	}

	private LiveRecognizer reader(ClassifierLoader loader) {
		return new LiveRecognizer(loader, Runnable::run, new LiveRecognizer.EngineListener() {
			@Override
			public void opening(StoredModel model) {
				told.add("opening " + model.name());
			}

			@Override
			public void ready() {
				told.add("ready");
			}

			@Override
			public void failed(Throwable failure) {
				told.add("failed: " + failure.getMessage());
			}
		});
	}

	private void keep(Result result) {
		results.add(result);
		if (result.number() == 100) {
			lastResult.countDown();
		}
	}

	/** A network that waits for permission to read. */
	private static final class Gate implements OnlyLogits {

		private final CountDownLatch[] entered = {new CountDownLatch(1), new CountDownLatch(1)};
		private final CountDownLatch[] passes = {new CountDownLatch(1), new CountDownLatch(1)};
		private final AtomicInteger readings = new AtomicInteger();

		void awaitEntered(int reading) throws InterruptedException {
			entered[reading - 1].await();
		}

		void pass(int reading) {
			passes[reading - 1].countDown();
		}

		@Override
		public float[][] logits(List<DigitImage> images) {
			int reading = readings.getAndIncrement();
			if (reading < passes.length) {
				entered[reading].countDown();
				await(passes[reading]);
			}
			return images.stream().map(_ -> FakeModels.sure(7, 0.9)).toArray(float[][]::new);
		}

		private static void await(CountDownLatch latch) {
			try {
				if (!latch.await(20, TimeUnit.SECONDS)) {
					throw new IllegalStateException("Nobody opened the gate");
				}
			} catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
		}

		@Override
		public void close() {
		}
	}
}
