package digitlab.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The first lines of a text, from which its layout is determined.
 *
 * @param lines complete lines that are neither blank nor comments, without line ends
 * @param skipped number of lines before the first of these
 * @param isWhole whether the text ends here
 */
record TextSample(List<String> lines, int skipped, boolean isWhole) {

	/** Enough for some rows of the widest tables that exist. */
	private static final int MAX_BYTES = 1 << 20;
	private static final int MAX_LINES = 24;

	static TextSample of(Entry file) throws IOException {
		return of(file, 0);
	}

	/** @param from number of lines to skip */
	static TextSample of(Entry file, int from) throws IOException {
		byte[] bytes;
		try (EntryStream stream = file.open()) {
			InputStream rest = from == 0 ? stream : behind(stream, from);
			bytes = rest.readNBytes(MAX_BYTES);
		}
		int start = from == 0 && bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb
				&& bytes[2] == (byte) 0xbf
						? 3
						: 0;
		List<String> lines = new ArrayList<>();
		int skipped = from;
		int at = start;
		while (at < bytes.length && lines.size() < MAX_LINES) {
			int end = at;
			while (end < bytes.length && bytes[end] != '\n') {
				end++;
			}
			if (end == bytes.length && bytes.length == MAX_BYTES) {
				break;
			}
			String line = new String(bytes, at, end - at, StandardCharsets.UTF_8);
			line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
			boolean isPreamble = lines.isEmpty() && (line.isBlank() || line.matches("sep=.") || line.startsWith("#"));
			if (isPreamble) {
				skipped++;
			} else if (!line.isBlank() && !LineBuffer.isComment(line.charAt(0))) {
				lines.add(line);
			}
			at = end + 1;
		}
		return new TextSample(List.copyOf(lines), skipped, at >= bytes.length && bytes.length < MAX_BYTES);
	}

	private static InputStream behind(InputStream stream, int lines) throws IOException {
		InputStream buffered = new BufferedInputStream(stream, 1 << 13);
		int left = lines;
		while (left > 0) {
			int letter = buffered.read();
			if (letter < 0) {
				break;
			}
			left -= letter == '\n' ? 1 : 0;
		}
		return buffered;
	}
}
