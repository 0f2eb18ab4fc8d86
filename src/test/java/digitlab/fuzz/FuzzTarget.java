package digitlab.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A reader of files from strangers. It must read any bytes or refuse them with a sentence, and nothing else. */
interface FuzzTarget {

	/** Initial inputs: valid ones, and some that once did harm. */
	List<byte[]> seeds() throws IOException;

	/**
	 * Reads a file of these bytes.
	 *
	 * @param folder an empty folder for the file and what the reader writes
	 * @throws IOException with one sentence, if the bytes are refused
	 * @throws AssertionError if they did harm
	 */
	void read(Path folder, byte[] input) throws IOException;

	/** The number of heap bytes that may be used while {@code size} bytes are read, including garbage. */
	default long mostHeap(int size) {
		return (24L << 20) + 64L * size;
	}
}
