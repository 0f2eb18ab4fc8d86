package digitlab.recognition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import digitlab.imaging.AnalysedPicture;
import digitlab.imaging.ImageIntake;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.recognition.UprightRecognizer.Upright;
import digitlab.sketch.InkImage;
import org.jspecify.annotations.Nullable;

/**
 * Recognises picture files: decoded on all cores, classified in batches, returned in order. A bad file does not stop the others.
 */
public final class BatchPredictor {

	private static final int BATCH = 32;
	private static final int AHEAD = 3 * BATCH;
	/** The heap that decoding a picture may take, in bytes. */
	private static final long HEAP_A_PICTURE = 256L << 20;

	/** As on other command lines; a file of that name is ./-, as elsewhere. */
	private static final Path STANDARD_INPUT = Path.of("-");

	private final DigitClassifier classifier;

	public BatchPredictor(DigitClassifier classifier) {
		this.classifier = classifier;
	}

	/** @param picture the segmented picture; blank if there was a failure */
	private record Decoded(Path file, UprightRecognizer.Input picture, boolean isUniform, @Nullable IOException failure) {
	}

	private static final UprightRecognizer.Input NOTHING = UprightRecognizer.Input.of(InkImage.ofInk(1, 1, new float[1]));

	/**
	 * The result for a file.
	 *
	 * @param reading the recognition result; {@link RecognitionResult#BLANK} if the picture could not be decoded
	 * @param isUniform whether nothing can be seen on the picture
	 * @param failure why it could not be decoded; null if it could
	 */
	public record FileResult(Path file, Upright reading, boolean isUniform, @Nullable IOException failure) {
	}

	/**
	 * A picture file in memory.
	 *
	 * @param name names it in messages
	 * @param content all its bytes
	 */
	public record Picture(Path name, byte[] content) {
	}

	/** Recognises pictures in memory, in one batch on this thread and in order; some tens at a time keep memory small. */
	public List<FileResult> readAll(List<Picture> pictures) {
		return read(pictures.stream().map(BatchPredictor::decode).toList());
	}

	private static Decoded decode(Picture picture) {
		return decode(picture.name(), () -> ImageIntake.analyse(picture.name(), new ByteArrayInputStream(picture.content())));
	}

	/**
	 * Recognises the files; blocks until done.
	 *
	 * @param results receives results in the order of the files, some at a time, on this thread
	 * @throws CancellationException if stopped before the end
	 */
	public void readAll(List<Path> files, Consumer<List<FileResult>> results, ProgressListener progress,
			CancellationToken cancellation) {
		int done = 0;
		try (ExecutorService pool = Executors.newFixedThreadPool(threads())) {
			Queue<Future<Decoded>> decoding = new ArrayDeque<>();
			Iterator<Path> waiting = files.iterator();
			while (done < files.size()) {
				if (cancellation.isCancelled()) {
					pool.shutdownNow();
					throw new CancellationException("The reading was stopped.");
				}
				// Not all at once: the ink of thousands of pictures would fill the memory.
				while (decoding.size() < AHEAD && waiting.hasNext()) {
					Path file = waiting.next();
					decoding.add(pool.submit(() -> decode(file)));
				}
				List<Decoded> batch = new ArrayList<>();
				while (batch.size() < BATCH && !decoding.isEmpty()) {
					batch.add(result(decoding.remove()));
				}
				results.accept(read(batch));
				done += batch.size();
				progress.progress(done, files.size());
			}
		}
	}

	/** Each thread may hold a large photo. */
	private static int threads() {
		Runtime runtime = Runtime.getRuntime();
		return Math.clamp(runtime.maxMemory() / HEAP_A_PICTURE, 1, runtime.availableProcessors());
	}

	private static Decoded decode(Path file) {
		return decode(file, () -> file.equals(STANDARD_INPUT)
				? ImageIntake.analyse(Path.of("standard input"), System.in)
				: ImageIntake.analyse(file));
	}

	/** Reads and analyses a picture. */
	private interface Analysis {
		AnalysedPicture run() throws IOException;
	}

	private static Decoded decode(Path file, Analysis analysis) {
		try {
			AnalysedPicture picture = analysis.run();
			return new Decoded(file, UprightRecognizer.Input.of(picture.ink()), picture.isUniform(), null);
		} catch (IOException e) {
			return new Decoded(file, NOTHING, true, e);
		}
	}

	private List<FileResult> read(List<Decoded> batch) {
		Iterator<Upright> readings = UprightRecognizer.readAll(classifier, batch.stream().map(Decoded::picture).toList())
				.iterator();
		return batch.stream()
				.map(decoded -> new FileResult(decoded.file(), readings.next(), decoded.isUniform(), decoded.failure())).toList();
	}

	private static Decoded result(Future<Decoded> future) {
		try {
			return future.get();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while reading pictures", e);
		} catch (ExecutionException e) {
			throw new IllegalStateException("A picture could not be decoded", e.getCause());
		}
	}
}
