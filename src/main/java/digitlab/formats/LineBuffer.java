package digitlab.formats;

import java.io.IOException;
import java.util.concurrent.CancellationException;

import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/**
 * Reads the lines of a text into a reused buffer that always holds a whole row of a known number of columns, so that parsers need
 * no bounds checks. A line feed follows the last row even if the file has none.
 */
final class LineBuffer {

	private static final int CAPACITY = 1 << 18;
	/** Parsers that examine eight bytes at once may read slightly beyond the end. */
	private static final int SPARE = 3 * Long.BYTES;

	private final EntryStream input;
	private final boolean passesBlanks;
	private final int longestLine;
	private final ProgressListener progress;
	private final CancellationToken cancellation;
	private final byte[] bytes;
	private boolean ended;
	private int position;
	private int limit;
	private int line = 1;

	/**
	 * @param passesBlanks whether spaces at the start of a line are ignored
	 * @param longestLine the maximum length of a row in bytes
	 */
	LineBuffer(EntryStream input, boolean passesBlanks, int longestLine, ProgressListener progress,
			CancellationToken cancellation) {
		this.input = input;
		this.passesBlanks = passesBlanks;
		this.longestLine = longestLine;
		this.progress = progress;
		this.cancellation = cancellation;
		bytes = new byte[Math.max(CAPACITY, 2 * longestLine) + SPARE];
	}

	/** The buffer; the current position is {@link #position}. */
	byte[] bytes() {
		return bytes;
	}

	int position() {
		return position;
	}

	void moveTo(int place) {
		position = place;
	}

	/** The index after the last byte. */
	int limit() {
		return limit;
	}

	/** The number of the current line, from 1. */
	int line() {
		return line;
	}

	/** Sets the number of the current line, where not all lines before it were read. */
	void startAt(int number) {
		line = number;
	}

	/** Counts a line after a parser has moved past its end. */
	void countLine() {
		line++;
	}

	/** Skips a line of any length. */
	void passLine() throws IOException {
		while (true) {
			ensureLine();
			while (position < limit && bytes[position] != '\n') {
				position++;
			}
			if (position < limit || ended) {
				position = Math.min(limit, position + 1);
				line++;
				return;
			}
		}
	}

	/** Advances to the next line that is neither empty nor a comment; false at the end. */
	boolean next() throws IOException {
		ensureLine();
		while (position < limit) {
			int start = position;
			while (bytes[start] == '\r' || bytes[start] == ' ' && passesBlanks) {
				start++;
			}
			if (isComment(bytes[start])) {
				passLine();
			} else if (bytes[start] != '\n') {
				position = passesBlanks ? start : position;
				return true;
			} else {
				position = start + 1;
				line++;
			}
			ensureLine();
		}
		return false;
	}

	/** Whether a line that begins with this byte is not part of the table; DOS ends texts with a character of its own. */
	static boolean isComment(int first) {
		return first == '#' || first == '%' || first == 0x1a;
	}

	private void ensureLine() throws IOException {
		if (ended || limit - position >= longestLine) {
			return;
		}
		if (cancellation.isCancelled()) {
			throw new CancellationException("Reading " + input.name() + " was stopped.");
		}
		System.arraycopy(bytes, position, bytes, 0, limit - position);
		limit -= position;
		position = 0;
		int wanted = bytes.length - SPARE - limit;
		int got = input.readNBytes(bytes, limit, wanted);
		limit += got;
		if (got < wanted) {
			ended = true;
			bytes[limit] = '\n';
		}
		progress.progress(input.position(), input.total());
	}
}
