package digitlab.training;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.LongSupplier;

import digitlab.io.AtomicFile;
import digitlab.training.RunLogLine.Batches;
import digitlab.training.RunLogLine.Head;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a running training for {@link RunHistory}: JSON lines with the loss of every step, to five significant digits, and the
 * result of every epoch. New lines are written once a second and after every epoch, always complete, so that a log can be read
 * while it grows and after a crash. The file is created at the first step.
 *
 * <p>A log that cannot be written must not end a training: the failure is reported once, in the application's log.
 */
public final class RunLog implements TrainingListener, AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);
	private static final long SECOND = 1_000_000_000L;
	private static final MathContext DIGITS = new MathContext(5);
	/** Reserved for the results of all epochs. */
	private static final int RESERVE = 1 << 20;

	private final Path file;
	private final @Nullable Path earlier;
	private final Head head;
	private final boolean resume;
	private final LongSupplier nanoTime;

	private final float[] losses = new float[RunLogLine.MAX_LOSSES_A_LINE];
	private int pending;
	private int epoch;
	private int first;
	private long written;
	private int lossesWritten;
	private long lastWrite;
	private @Nullable OutputStream out;
	private boolean failed;

	/**
	 * @param file the file to write; its folder is created if necessary. A resumed training appends to it, any other replaces it
	 * @param name name of the training
	 * @param earlier log of the earlier part, which a resumed training continues if {@code file} does not exist; null for none
	 */
	public RunLog(Path file, String name, TrainingTask task, @Nullable Path earlier) {
		this(file, name, task, earlier, System::nanoTime);
	}

	RunLog(Path file, String name, TrainingTask task, @Nullable Path earlier, LongSupplier nanoTime) {
		this.file = file;
		this.earlier = earlier;
		this.head = Head.of(name, task);
		this.resume = task.resume();
		this.nanoTime = nanoTime;
		this.lastWrite = nanoTime.getAsLong();
	}

	@Override
	public void batchFinished(BatchResult result) {
		if (result.epoch() != epoch || pending == losses.length) {
			writeBatches();
		}
		if (pending == 0) {
			epoch = result.epoch();
			first = result.batch();
		}
		losses[pending++] = (float) result.loss();
		if (nanoTime.getAsLong() - lastWrite >= SECOND) {
			writeBatches();
		}
	}

	@Override
	public void epochFinished(EpochResult result, boolean best) {
		writeBatches();
		write(new RunLogLine(null, null, result));
	}

	/** Writes the remaining lines and closes the file. */
	@Override
	public void close() {
		writeBatches();
		try {
			if (out != null) {
				out.close();
			}
		} catch (IOException e) {
			fail(e);
		}
	}

	private void writeBatches() {
		lastWrite = nanoTime.getAsLong();
		boolean fits = written < RunLogLine.MAX_BYTES - RESERVE - RunLogLine.MAX_LINE_BYTES
				&& lossesWritten + pending <= RunLogLine.MAX_LOSSES;
		if (pending > 0 && fits) {
			float[] rounded = new float[pending];
			for (int i = 0; i < pending; i++) {
				rounded[i] = new BigDecimal(losses[i]).round(DIGITS).floatValue();
			}
			write(new RunLogLine(null, new Batches(epoch, first, rounded), null));
			lossesWritten += pending;
		}
		pending = 0;
	}

	private void write(RunLogLine line) {
		if (failed) {
			return;
		}
		try {
			if (out == null) {
				out = open();
			}
			append(out, line);
		} catch (IOException e) {
			fail(e);
		}
	}

	private void fail(IOException e) {
		failed = true;
		LOG.warn("The course of the training {} is no longer kept in {}", head.name(), file, e);
	}

	private OutputStream open() throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		if (resume && earlier != null && !RunHistory.isReadable(file) && RunHistory.isReadable(earlier)) {
			AtomicFile.write(file, Files.readAllBytes(earlier));
		}
		if (resume && RunHistory.isReadable(file)) {
			endLastLine();
			written = Files.size(file);
			return Files.newOutputStream(file, StandardOpenOption.APPEND);
		}
		OutputStream fresh = Files.newOutputStream(file);
		append(fresh, new RunLogLine(head, null, null));
		return fresh;
	}

	/** Removes a line that a crash left incomplete. */
	private void endLastLine() throws IOException {
		byte[] all = Files.readAllBytes(file);
		int end = all.length;
		while (end > 0 && all[end - 1] != '\n') {
			end--;
		}
		try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw")) {
			log.setLength(end);
		}
	}

	private void append(OutputStream target, RunLogLine line) throws IOException {
		byte[] json = RunLogLine.JSON.writeValueAsBytes(line);
		byte[] ended = Arrays.copyOf(json, json.length + 1);
		ended[json.length] = '\n';
		target.write(ended); // one unbuffered write: readers see it at once and complete
		written += ended.length;
	}
}
