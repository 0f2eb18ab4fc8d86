package digitlab.formats;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteOrder;

import digitlab.dataset.DatasetFormatException;

import static digitlab.language.Localization.tr;

/**
 * The header of an IDX file, as Y. LeCun's page on MNIST describes it: two zeros, the type of the values, the number of
 * dimensions, and a big-endian 32-bit size for each; the values follow, big-endian as well.
 */
final class IdxHeader {

	private static final int MAX_DIMENSIONS = 4;

	private IdxHeader() {
	}

	static boolean starts(byte[] head) {
		return head.length >= 8 && head[0] == 0 && head[1] == 0 && type(head[2]) != null && head[3] >= 1
				&& head[3] <= MAX_DIMENSIONS;
	}

	@org.jspecify.annotations.Nullable
	private static ElementType type(int code) {
		return switch (code) {
			case 0x08 -> ElementType.U1;
			case 0x09 -> ElementType.I1;
			case 0x0b -> ElementType.I2;
			case 0x0c -> ElementType.I4;
			case 0x0d -> ElementType.F4;
			case 0x0e -> ElementType.F8;
			default -> null;
		};
	}

	/** @throws DatasetFormatException if the header is truncated or promises too much */
	static StoredArray read(Entry file) throws IOException {
		try (EntryStream stream = file.open()) {
			byte[] magic = stream.readNBytes(4);
			ElementType type = magic.length == 4 && starts(java.util.Arrays.copyOf(magic, 8)) ? type(magic[2]) : null;
			if (type == null) {
				throw new DatasetFormatException(
						tr("%s is not an IDX file: it does not begin with a type and a number of dimensions.", file.name()));
			}
			byte[] sizes = stream.readNBytes(4 * magic[3]);
			if (sizes.length < 4 * magic[3]) {
				throw new DatasetFormatException(tr("%s is truncated at byte %d, within its header; download it again.",
						stream.name(), stream.position()));
			}
			int[] shape = new int[magic[3]];
			DataInputStream data = new DataInputStream(new java.io.ByteArrayInputStream(sizes));
			for (int i = 0; i < shape.length; i++) {
				shape[i] = data.readInt();
				if (shape[i] < 0) {
					throw new DatasetFormatException(tr("%s promises %,d items at byte %d, more than Digit Lab reads.",
							stream.name(), Integer.toUnsignedLong(shape[i]), 4 + 4 * i));
				}
			}
			return new StoredArray(file, file.path(), shape, type, ByteOrder.BIG_ENDIAN, false, stream.position());
		}
	}
}
