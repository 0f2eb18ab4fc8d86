package digitlab.formats;

import java.io.Closeable;
import java.io.IOException;

/** An array of numbers with a name and any number of dimensions, out of IDX, NumPy or MATLAB files. */
interface NumberArray {

	/** The file it lies in. */
	Entry file();

	/** Its path: the file's, and in a file of several arrays its own name behind it. */
	String path();

	/** The size of each dimension. */
	int[] shape();

	/** Whether the first dimension changes fastest, as in MATLAB and Fortran. */
	boolean isColumnMajor();

	/** Whether the values are unsigned bytes. */
	boolean isBytes();

	/**
	 * Whether so many values can be in the file at all, as far as can be told without reading it.
	 *
	 * @throws digitlab.dataset.DatasetFormatException if the file is shorter than that
	 */
	void checkSize() throws IOException;

	/** Opens the values in the order in which they are stored. */
	Values open() throws IOException;

	/** The number of values. */
	default long count() {
		long count = 1;
		for (int size : shape()) {
			count *= size;
			if (count > Integer.MAX_VALUE) {
				return Long.MAX_VALUE;
			}
		}
		return count;
	}

	/** The shape in words, such as "60000 × 28 × 28". */
	default String shapeInWords() {
		return java.util.Arrays.stream(shape()).mapToObj(String::valueOf).collect(java.util.stream.Collectors.joining(" × "));
	}

	/** Values one after the other. */
	interface Values extends Closeable {

		/**
		 * Reads values as numbers.
		 *
		 * @return how many, fewer than wanted only at the end of the file
		 */
		int read(double[] target, int wanted) throws IOException;

		/** Reads values that are unsigned bytes, likewise. */
		int readBytes(byte[] target, int offset, int wanted) throws IOException;

		/** Makes sure that nothing follows. */
		void checkEnd() throws IOException;
	}
}
