package digitlab.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import digitlab.dataset.DatasetFormatException;
import digitlab.io.TextSanitizer;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Struct;

import static digitlab.language.Localization.tr;

/** Reads the numeric arrays of a MATLAB file of version 5, including those in structures, with the library MFL. */
final class MatArrays {

	/** The depth of nested structures; EMNIST has two. */
	private static final int MAX_DEPTH = 4;
	private static final int MAX_ARRAYS = 1000;
	/** The fraction (1/n) of the memory that Java may use for each of: the file, its uncompressed content, and the images. */
	private static final int SHARE = 4;

	private MatArrays() {
	}

	/**
	 * @param memory the memory that Java may use, in bytes
	 * @throws DatasetFormatException if the file is damaged or does not fit into the memory
	 */
	static List<NumberArray> read(Entry file, long memory) throws IOException {
		byte[] bytes = bytes(file, memory / SHARE);
		List<NumberArray> arrays = new ArrayList<>();
		try {
			// Not closed: that would discard the values, and everything is in memory.
			MatFile mat = Mat5.newReader(Sources.wrap(bytes)).disableSubsystemProcessing()
					.setBufferAllocator(new Bounded(file, memory / SHARE)).readMat();
			for (MatFile.Entry entry : mat.getEntries()) {
				add(file, TextSanitizer.clean(entry.getName()), entry.getValue(), arrays, 0);
			}
		} catch (TooLarge tooLarge) {
			throw new DatasetFormatException(tooLarge.getMessage(), tooLarge);
		} catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError damaged) {
			// MFL fails on damaged files in many ways, from EOFException to NegativeArraySizeException.
			throw new DatasetFormatException(
					tr("%s is damaged or truncated: it starts like a MATLAB file, but its arrays cannot be read.", file.name()),
					damaged);
		}
		return arrays;
	}

	private static byte[] bytes(Entry file, long maxBytes) throws IOException {
		try (EntryStream stream = file.open()) {
			int limit = (int) Math.min(Integer.MAX_VALUE - 16, maxBytes);
			byte[] bytes = stream.readNBytes(limit);
			if (bytes.length == limit) {
				throw new DatasetFormatException(tooLarge(file, limit));
			}
			return bytes;
		}
	}

	private static String tooLarge(Entry file, long maxBytes) {
		return tr("%s has arrays of more than %,d MB, too much for the memory that Digit Lab may use: save the "
				+ "images as uint8, or a part of them.", file.name(), maxBytes >> 20);
	}

	/** Allocates buffers up to a limit. */
	private static final class Bounded implements BufferAllocator {

		private final Entry file;
		private final long maxBytes;
		private long left;

		Bounded(Entry file, long maxBytes) {
			this.file = file;
			this.maxBytes = maxBytes;
			left = maxBytes;
		}

		@Override
		public ByteBuffer allocate(int size) {
			left -= size;
			if (size < 0 || left < 0) {
				throw new TooLarge(tooLarge(file, maxBytes));
			}
			return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
		}

		@Override
		public void release(ByteBuffer buffer) {
			left += buffer.capacity();
		}
	}

	/** Passes through the library. */
	private static final class TooLarge extends RuntimeException {
		private static final long serialVersionUID = 1;

		TooLarge(String message) {
			super(message);
		}
	}

	private static void add(Entry file, String name, Array value, List<NumberArray> arrays, int depth) {
		if (arrays.size() >= MAX_ARRAYS) {
			return;
		}
		switch (value) {
			case Matrix matrix when matrix.getNumElements() > 0 && !matrix.isComplex() -> arrays.add(
					new InMemory(file, file.path() + "/" + name, matrix));
			case Struct struct when struct.getNumElements() == 1 && depth < MAX_DEPTH -> struct.getFieldNames()
					.forEach(
							field -> add(file, name + "/" + TextSanitizer.clean(field), struct.get(field, 0), arrays, depth + 1));
			default -> {
			}
		}
	}

	/** A matrix in memory in column-major order. */
	private record InMemory(Entry file, String path, Matrix matrix) implements NumberArray {

		@Override
		public int[] shape() {
			return matrix.getDimensions();
		}

		@Override
		public boolean isColumnMajor() {
			return true;
		}

		@Override
		public boolean isBytes() {
			return matrix.getType() == MatlabType.UInt8;
		}

		@Override
		public void checkSize() {
			// Already read.
		}

		@Override
		public Values open() {
			return new Values() {

				private int next;

				@Override
				public int read(double[] target, int wanted) {
					for (int i = 0; i < wanted; i++) {
						target[i] = matrix.getDouble(next++);
					}
					return wanted;
				}

				@Override
				public int readBytes(byte[] target, int offset, int wanted) {
					for (int i = 0; i < wanted; i++) {
						target[offset + i] = matrix.getByte(next++);
					}
					return wanted;
				}

				@Override
				public void checkEnd() {
					// A matrix holds exactly its values.
				}

				@Override
				public void close() {
					// Nothing to close.
				}
			};
		}
	}
}
