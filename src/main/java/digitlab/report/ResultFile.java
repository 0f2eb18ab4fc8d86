package digitlab.report;

import java.io.IOException;
import java.nio.file.Path;

import digitlab.io.BoundedFile;

/** Reads the file of a result that was made elsewhere. */
final class ResultFile {

	/** Ten thousand images with fifty components take some 20 MB. */
	private static final int MAX_BYTES = 256 << 20;

	private ResultFile() {
	}

	/** The bytes; of a file that is too large only the beginning, which is no complete document. */
	static byte[] read(Path file) throws IOException {
		return BoundedFile.read(file, MAX_BYTES);
	}
}
