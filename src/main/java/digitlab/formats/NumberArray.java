package digitlab.formats;

import java.io.Closeable;
import java.io.IOException;

/** A named array of numbers of any number of dimensions from an IDX, NumPy or MATLAB file. */
interface NumberArray {

	/** The file that contains it. */
	Entry file();

	/** Its path: the file's path, followed by its own name if the file holds several arrays. */
	String path();

	/** The size of each dimension. */
	int[] shape();

	/** Whether the first dimension changes fastest, as in MATLAB and Fortran. */
	boolean isColumnMajor();

	/** Whether the values are unsigned bytes. */
	boolean isBytes();

	/**
	 * Checks that the file can hold all values, as far as possible without reading it.
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

	/** A stream of values. */
	interface Values extends Closeable {

		/**
		 * Reads values.
		 *
		 * @return the number of values read, less than wanted only at the end of the file
		 */
		int read(double[] target, int wanted) throws IOException;

		/** As {@link #read}, for values that are unsigned bytes. */
		int readBytes(byte[] target, int offset, int wanted) throws IOException;

		/** Checks that nothing follows. */
		void checkEnd() throws IOException;
	}
}
