package digitlab.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A reader of files from strangers. It may read any bytes or refuse them with a sentence, and nothing else. */
interface FuzzTarget {

	/** Well-formed inputs, and some that once did harm, to begin with. */
	List<byte[]> seeds() throws IOException;

	/**
	 * Reads a file of these bytes.
	 *
	 * @param folder empty, for the file and whatever the reader writes
	 * @throws IOException with one sentence, if the bytes are refused
	 * @throws AssertionError if they did harm
	 */
	void read(Path folder, byte[] input) throws IOException;

	/** Bytes of the heap that may be used up while {@code size} bytes are read, garbage counted in. */
	default long mostHeap(int size) {
		return (24L << 20) + 64L * size;
	}
}
