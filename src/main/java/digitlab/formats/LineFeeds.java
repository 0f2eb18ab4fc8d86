package digitlab.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives line feeds for carriage returns, with which spreadsheets on old Macs end lines, and some on new ones still can. */
final class LineFeeds extends FilterInputStream {

	private LineFeeds(InputStream stream) {
		super(stream);
	}

	/** The file, with line feeds if its first line is none without them. */
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
