package digitlab.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import digitlab.training.RunLogLine.Batches;
import digitlab.training.RunLogLine.Head;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static digitlab.language.Localization.tr;

/** Reconstructs the history of a run from its log. As the log may come from an untrusted source, its size bounds the cost. */
final class RunLogReader {

	private static final Logger LOG = LoggerFactory.getLogger(RunLogReader.class);

	private final String file;
	private final TreeMap<Integer, EpochResult> results = new TreeMap<>();
	private final List<Steps> steps = new ArrayList<>();
	private int losses;
	private int damaged;

	RunLogReader(String file) {
		this.file = file;
	}

	/** The losses of one epoch's steps. */
	private static final class Steps {

		private float[] losses = new float[16];
		private int size;

		/** Stores losses from step {@code first} on, which is at most the one after the last. */
		void put(int first, float[] more) {
			size = first - 1 + more.length;
			if (size > losses.length) {
				losses = Arrays.copyOf(losses, Math.max(size, losses.length * 2));
			}
			System.arraycopy(more, 0, losses, first - 1, more.length);
		}
	}

	RunHistory read(byte[] bytes) throws IOException {
		if (bytes.length > RunLogLine.MAX_BYTES) {
			throw new IOException(tr("The log %s is larger than 32 MB: no training of Digit Lab writes that much.", file));
		}
		Head head = null;
		int from = 0;
		for (int end = lineEnd(bytes, from); end >= 0; end = lineEnd(bytes, from)) {
			if (head == null) {
				head = head(parse(bytes, from, end));
			} else {
				add(parse(bytes, from, end));
			}
			from = end + 1;
		}
		if (head == null) {
			throw new IOException(tr("The file %s is not a training log: it has no first line.", file));
		}
		if (damaged > 0) {
			LOG.warn("{} lines of the log {} are damaged and left out", damaged, file);
		}
		return new RunHistory(head.name(), head.data(), head.trainingImages(), head.validationImages(), head.hyperparameters(),
				List.copyOf(results.values()), steps.stream().map(s -> Arrays.copyOf(s.losses, s.size)).toList());
	}

	/** The position of the next line feed, or -1: a line without one is still being written, or was cut by a crash. */
	private static int lineEnd(byte[] bytes, int from) {
		for (int i = from; i < bytes.length; i++) {
			if (bytes[i] == '\n') {
				return i;
			}
		}
		return -1;
	}

	private static @Nullable RunLogLine parse(byte[] bytes, int from, int end) throws IOException {
		if (end - from > RunLogLine.MAX_LINE_BYTES) {
			return null;
		}
		try {
			return RunLogLine.JSON.readValue(bytes, from, end - from, RunLogLine.class);
		} catch (IOException e) {
			return null; // counted by the caller
		}
	}

	private Head head(@Nullable RunLogLine line) throws IOException {
		Head head = line == null ? null : line.head();
		if (head == null || !head.isComplete()) {
			throw new IOException(tr("The file %s is not a training log: its first line does not describe one.", file));
		}
		if (head.format() > RunLogLine.FORMAT) {
			throw new IOException(tr("The log %s was written by a newer Digit Lab; update to read it.", file));
		}
		return head;
	}

	private void add(@Nullable RunLogLine line) {
		if (line != null && line.batches() != null && line.batches().isSound()) {
			addBatches(line.batches());
		} else if (line != null && line.epoch() != null && line.epoch().hasSoundNumbers()) {
			forgetStepsAfter(line.epoch().epoch());
			results.tailMap(line.epoch().epoch(), true).clear();
			results.put(line.epoch().epoch(), line.epoch());
		} else {
			damaged++;
		}
	}

	private void addBatches(Batches batches) {
		// A log that was started late may begin at any epoch; from then on, no epoch is missing.
		boolean follows = steps.isEmpty() || batches.epoch() <= steps.size() + 1;
		int before = follows && batches.epoch() <= steps.size() ? steps.get(batches.epoch() - 1).size : 0;
		if (!follows || batches.first() > before + 1 || losses + batches.losses().length > RunLogLine.MAX_LOSSES) {
			damaged++;
			return;
		}
		forgetStepsAfter(batches.epoch());
		results.tailMap(batches.epoch(), true).clear();
		while (steps.size() < batches.epoch()) {
			steps.add(new Steps());
		}
		steps.get(batches.epoch() - 1).put(batches.first(), batches.losses());
		losses += batches.first() - 1 + batches.losses().length - before;
	}

	private void forgetStepsAfter(int epoch) {
		while (steps.size() > epoch) {
			losses -= steps.removeLast().size;
		}
	}
}
