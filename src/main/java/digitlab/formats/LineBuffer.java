package digitlab.formats;

import java.io.IOException;
import java.util.concurrent.CancellationException;

import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/**
 * The lines of a text in one reused buffer, which always holds a whole row of a known number of columns, so that those who parse
 * it need not ask whether bytes are left. A line feed stands behind the last row even where the file has none.
 */
final class LineBuffer {

	private static final int CAPACITY = 1 << 18;
	/** Who looks at eight bytes at once may look a little too far. */
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
	 * @param passesBlanks whether blanks at the start of a line part nothing
	 * @param longestLine bytes of the longest row that can be parsed
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

	/** What is read now is at {@link #position}. */
	byte[] bytes() {
		return bytes;
	}

	int position() {
		return position;
	}

	void moveTo(int place) {
		position = place;
	}

	/** Behind the last byte there is. */
	int limit() {
		return limit;
	}

	/** The line at the position, from 1. */
	int line() {
		return line;
	}

	/** For one who has parsed a whole line and moved behind its end. */
	void countLine() {
		line++;
	}

	/** Goes behind a line of any length. */
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

	/** Goes to the next line that is neither empty nor a comment; false at the end. */
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

	/** Whether a line beginning with this is none of the table's; DOS ends texts with a letter of its own. */
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
