package digitlab.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Replaces carriage returns, the line ends of old Macs and of some spreadsheets still, by line feeds. */
final class LineFeeds extends FilterInputStream {

	private LineFeeds(InputStream stream) {
		super(stream);
	}

	/** Wraps the file if its line ends are carriage returns alone. */
	static Entry of(Entry file, TextSample sample) {
		boolean hasNone = sample.lines().size() == 1 && sample.lines().getFirst().indexOf('\r') >= 0;
		return hasNone
				? new Entry(file.name(), file.path(), file.size(), file.packed(), () -> new LineFeeds(file.open()))
				: file;
	}

	@Override
	public int read() throws IOException {
		int letter = super.read();
		return letter == '\r' ? '\n' : letter;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		int got = super.read(target, offset, length);
		for (int i = offset; i < offset + got; i++) {
			target[i] = target[i] == '\r' ? (byte) '\n' : target[i];
		}
		return got;
	}
}
