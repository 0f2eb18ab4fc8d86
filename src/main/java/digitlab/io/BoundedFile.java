package digitlab.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that may be far larger than what they should hold. */
public final class BoundedFile {

	private BoundedFile() {
	}

	/**
	 * The first bytes of a file.
	 *
	 * @param most the number of bytes that are read at most: one more than is accepted tells that there are more
	 */
	public static byte[] read(Path file, int most) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return in.readNBytes(most);
		}
	}
}
