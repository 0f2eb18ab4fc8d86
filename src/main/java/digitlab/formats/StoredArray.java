package digitlab.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import digitlab.dataset.DatasetFormatException;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/**
 * An array whose values are stored contiguously in a file.
 *
 * @param offset uncompressed bytes before the first value
 */
record StoredArray(Entry file, String path, int[] shape, ElementType type, ByteOrder order, boolean isColumnMajor, long offset)
		implements
			NumberArray {

	private static final int BLOCK = 1 << 16;

	@Override
	public boolean isBytes() {
		return type == ElementType.U1;
	}

	@Override
	public void checkSize() throws IOException {
		try (EntryStream stream = file.open()) {
			long promised = count() == Long.MAX_VALUE ? Long.MAX_VALUE : count() * type.bytes();
			if (!stream.isPacked() && file.size() - offset < promised) {
				throw truncated(stream.name(), Math.max(0, file.size() - offset));
			}
		}
	}

	private DatasetFormatException truncated(String name, long found) {
		return new DatasetFormatException(trn(
				"%2$s is truncated at byte %3$d: its header promises %4$s values of %1$d byte, but only %5$d "
						+ "bytes follow; download it again.",
				"%2$s is truncated at byte %3$d: its header promises %4$s values of %1$d bytes, but only %5$d "
						+ "bytes follow; download it again.",
				type.bytes(), name, offset + found, shapeInWords(), found));
	}

	@Override
	public Values open() throws IOException {
		EntryStream stream = file.open();
		try {
			stream.skipNBytes(offset);
			return new Stored(stream);
		} catch (IOException failure) {
			stream.close();
			throw failure;
		}
	}

	private final class Stored implements Values {

		private final EntryStream stream;
		private final byte[] block = new byte[BLOCK];
		private final ByteBuffer buffer = ByteBuffer.wrap(block).order(order);

		Stored(EntryStream stream) {
			this.stream = stream;
		}

		@Override
		public int read(double[] target, int wanted) throws IOException {
			int done = 0;
			while (done < wanted) {
				int count = Math.min(wanted - done, BLOCK / type.bytes());
				int got = stream.readNBytes(block, 0, count * type.bytes());
				for (int i = 0; i < got / type.bytes(); i++) {
					target[done + i] = type.value(buffer, i * type.bytes());
				}
				done += got / type.bytes();
				if (got < count * type.bytes()) {
					throw truncated(stream.name(), stream.position() - offset);
				}
			}
			return done;
		}

		@Override
		public int readBytes(byte[] target, int at, int wanted) throws IOException {
			int got = stream.readNBytes(target, at, wanted);
			if (got < wanted) {
				throw truncated(stream.name(), stream.position() - offset);
			}
			return got;
		}

		@Override
		public void checkEnd() throws IOException {
			long end = stream.position();
			if (stream.read() >= 0) {
				throw new DatasetFormatException(
						tr("%s continues at byte %d, where its %s values should end: the header or the file is wrong, "
								+ "download it again.", stream.name(), end, shapeInWords()));
			}
		}

		@Override
		public void close() throws IOException {
			stream.close();
		}
	}
}
