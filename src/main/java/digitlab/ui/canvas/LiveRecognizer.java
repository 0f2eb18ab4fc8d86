package digitlab.ui.canvas;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import digitlab.models.StoredModel;
import digitlab.recognition.ClassifierLoader;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.NumberRecognizer;
import digitlab.recognition.Prediction;
import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.recognition.UprightRecognizer;
import digitlab.recognition.UprightRecognizer.Upright;
import digitlab.segmentation.InkLayout;
import digitlab.segmentation.NormalizedDigit;
import digitlab.segmentation.SketchSegmenter;
import digitlab.sketch.Picture;
import digitlab.sketch.Point;
import digitlab.sketch.SketchElement;
import digitlab.sketch.Stroke;
import org.jspecify.annotations.Nullable;

/**
 * Reads sketches on a thread of its own while they are drawn. The thread owns the network. Only the newest sketch is
 * read: those that came while the thread was busy are dropped. Without a network sketches are still brought into the
 * form that it would see.
 */
public final class LiveRecognizer implements AutoCloseable {

	/**
	 * What came of one sketch.
	 *
	 * @param number that {@link #read} was given
	 * @param seen what the network sees: of several digits the one that it is least sure of; empty when there is no ink
	 * @param reading what it says; blank when there is no ink or no network yet
	 * @param turned the picture as it is read best, where that is not as it lies on the sheet; then nothing else is told
	 */
	public record Result(long number, Optional<NormalizedDigit> seen, RecognitionResult reading, Optional<TurnedPicture> turned) {

		/** Of a sheet as it is. */
		Result(long number, Optional<NormalizedDigit> seen, RecognitionResult reading) {
			this(number, seen, reading, Optional.empty());
		}

		/** What it says of the digit seen; empty when there is no ink or no network yet. */
		Optional<Prediction> prediction() {
			return reading.leastSure().map(ReadDigit::prediction);
		}
	}

	/**
	 * A picture that was turned to be read.
	 *
	 * @param quarterTurns clockwise, 1 to 3
	 */
	public record TurnedPicture(Picture picture, int quarterTurns) {
	}

	/** Is told how the network fares, on the publisher. */
	public interface EngineListener {

		/** A model is being opened. */
		void opening(StoredModel model);

		/** The model reads. */
		void ready();

		/** A model could not be opened, or could not read. */
		void failed(Throwable failure);
	}

	private record Request(long number, List<SketchElement> elements, boolean isDrawing, boolean mayTurn) {
	}

	/** One reading uses one thread: more would cost more time to meet than they save. */
	private static final int INTRA_OP_THREADS = 1;
	private static final int SECONDS_TO_CLOSE = 10;
	private static final List<SketchElement> WARM_UP = List
			.of(new Stroke(List.of(new Point(0.4, 0.2), new Point(0.6, 0.5), new Point(0.4, 0.8)), 0.06, false));

	private final ClassifierLoader loader;
	private final Executor publisher;
	private final EngineListener engine;
	private final ExecutorService worker;
	private final AtomicReference<@Nullable Request> waiting = new AtomicReference<>();
	private volatile Consumer<Result> results = _ -> {
	};

	// For the worker only
	private @Nullable DigitClassifier classifier;
	private @Nullable Request newest;

	/**
	 * @param publisher runs everything that is told: in the window, the UI thread
	 */
	public LiveRecognizer(ClassifierLoader loader, Executor publisher, EngineListener engine) {
		this(loader, publisher, engine, thread("reader"));
	}

	LiveRecognizer(ClassifierLoader loader, Executor publisher, EngineListener engine, ExecutorService worker) {
		this.loader = loader;
		this.publisher = publisher;
		this.engine = engine;
		this.worker = worker;
	}

	/** A thread that starts with its first work. */
	static ExecutorService thread(String name) {
		// What comes after the end is dropped: the window is gone.
		return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				work -> Thread.ofPlatform().name(name).daemon().unstarted(work), new DiscardPolicy());
	}

	/** Says who gets the results, on the publisher. */
	public void onResult(Consumer<Result> listener) {
		results = listener;
	}

	/** Opens a model in place of the one before, and reads the newest sketch with it. Returns at once. */
	public void open(StoredModel model) {
		publisher.execute(() -> engine.opening(model));
		worker.execute(() -> {
			try {
				replace(model);
				publisher.execute(engine::ready);
			} catch (IOException | RuntimeException | LinkageError e) {
				publisher.execute(() -> engine.failed(e));
			}
			if (newest != null) {
				answer(newest);
			}
		});
	}

	/**
	 * Reads a sketch, unless a newer one comes first. Returns at once.
	 *
	 * @param number higher than those before
	 * @param elements immutable
	 * @param isDrawing as {@link InkLayout#of(List, boolean)} says
	 */
	public void read(long number, List<SketchElement> elements, boolean isDrawing) {
		read(new Request(number, elements, isDrawing, false));
	}

	/**
	 * Reads a picture that may lie on its side, unless something newer comes first. Returns at once.
	 *
	 * @param number higher than those before
	 */
	public void readUpright(long number, Picture picture) {
		read(new Request(number, List.of(picture), false, true));
	}

	private void read(Request request) {
		if (waiting.getAndSet(request) == null) {
			worker.execute(this::answerNewest);
		}
	}

	/** Closes the network on its thread and waits for that; call it away from the UI thread. */
	@Override
	public void close() {
		worker.execute(this::forget);
		worker.shutdown();
		try {
			worker.awaitTermination(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void replace(StoredModel model) throws IOException {
		forget();
		DigitClassifier opened = model.open(loader, INTRA_OP_THREADS);
		classifier = opened;
		NumberRecognizer.read(opened, InkLayout.of(WARM_UP));
	}

	private void forget() {
		DigitClassifier old = classifier;
		classifier = null;
		if (old != null) {
			old.close();
		}
	}

	private void answerNewest() {
		Request request = waiting.getAndSet(null);
		if (request != null) {
			newest = request;
			answer(request);
		}
	}

	private void answer(Request request) {
		try {
			Result result = answerTo(request);
			Consumer<Result> listener = results;
			publisher.execute(() -> listener.accept(result));
		} catch (RuntimeException e) {
			// Said once: the next sketches are seen without being read.
			forget();
			publisher.execute(() -> engine.failed(e));
		}
	}

	private Result answerTo(Request request) {
		InkLayout ink = InkLayout.of(request.elements(), request.isDrawing());
		DigitClassifier reader = classifier;
		if (reader != null && request.mayTurn() && request.elements().getFirst() instanceof Picture picture) {
			Upright upright = UprightRecognizer.readAll(reader, List.of(new UprightRecognizer.Input(picture.image(), ink)))
					.getFirst();
			return upright.quarterTurns() == 0
					? result(request, upright.reading())
					: new Result(request.number(), Optional.empty(), RecognitionResult.BLANK,
							Optional.of(turned(picture, upright.quarterTurns())));
		}
		return result(request, reader == null ? RecognitionResult.BLANK : NumberRecognizer.read(reader, ink));
	}

	private static TurnedPicture turned(Picture picture, int quarterTurns) {
		Picture turned = picture;
		for (int turn = 0; turn < quarterTurns; turn++) {
			turned = turned.turned();
		}
		return new TurnedPicture(turned, quarterTurns);
	}

	private static Result result(Request request, RecognitionResult reading) {
		Optional<NormalizedDigit> seen = reading.leastSure().map(ReadDigit::input)
				.or(() -> SketchSegmenter.normalize(request.elements()));
		return new Result(request.number(), seen, reading);
	}
}
