package digitlab.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import digitlab.dataset.DatasetFormatException;

import static digitlab.language.Localization.tr;

/** Refuses overlong lines, so that a file without line ends, read into a string, does not exhaust the memory. */
final class BoundedLines extends FilterInputStream {

	private static final int MAX_LINE = 4 << 20;

	private final Entry file;
	private int length;

	BoundedLines(InputStream stream, Entry file) {
		super(stream);
		this.file = file;
	}

	@Override
	public int read(byte[] target, int offset, int wanted) throws IOException {
		int got = super.read(target, offset, wanted);
		for (int i = 0; i < got; i++) {
			length = target[offset + i] == '\n' ? 0 : length + 1;
			if (length > MAX_LINE) {
				throw new DatasetFormatException(
						tr("%s has a line of more than %d MB, more than any image: it is damaged, or not a text file.",
								file.name(), MAX_LINE >> 20));
			}
		}
		return got;
	}
}
