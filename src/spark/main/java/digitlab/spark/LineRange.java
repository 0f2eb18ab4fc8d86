package digitlab.spark;

import java.io.IOException;
import java.io.InputStream;

/** The lines of a text that begin within a range of bytes, as a stream of its own. */
final class LineRange extends InputStream {

	private static final int BUFFER = 1 << 16;

	private final InputStream stream;
	private final long end;
	private final byte[] buffer = new byte[BUFFER];
	/** The place in the file of the next byte that is given out. */
	private long position;
	private int next;
	private int limit;
	/** Whether the byte before the next one ends a line. */
	private boolean isAtLine = true;

	/**
	 * @param stream is at the byte {@code position}, where a line begins
	 * @param end lines that begin from this byte on do not belong to the range
	 */
	LineRange(InputStream stream, long position, long end) {
		this.stream = stream;
		this.position = position;
		this.end = end;
	}

	/** The lines of a file that begin from byte {@code start} on, and before {@code end}. */
	static LineRange open(String file, long start, long end) throws IOException {
		if (start == 0) {
			return new LineRange(Storage.open(file, 0), 0, end);
		}
		LineRange range = new LineRange(Storage.open(file, start - 1), start - 1, end);
		range.isAtLine = false; // the byte before the range belongs to an earlier line, and may be its end
		range.skipLine();
		return range;
	}

	/** Passes over the rest of the present line. */
	void skipLine() throws IOException {
		int letter = read();
		while (letter >= 0 && letter != '\n') {
			letter = read();
		}
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		if (isAtLine && position >= end || next == limit && !fill()) {
			return -1;
		}
		int count = Math.min(length, limit - next);
		// Before the end, all bytes belong to the range, and after it only those of the line that has begun.
		count = position < end ? (int) Math.min(count, end - position) : toLineEnd(count);
		System.arraycopy(buffer, next, target, offset, count);
		next += count;
		position += count;
		isAtLine = buffer[next - 1] == '\n';
		return count;
	}

	/** The number of bytes to the end of the line, at most this many. */
	private int toLineEnd(int most) {
		for (int i = 0; i < most; i++) {
			if (buffer[next + i] == '\n') {
				return i + 1;
			}
		}
		return most;
	}

	private boolean fill() throws IOException {
		next = 0;
		limit = Math.max(0, stream.read(buffer));
		return limit > 0;
	}

	@Override
	public void close() throws IOException {
		stream.close();
	}
}
