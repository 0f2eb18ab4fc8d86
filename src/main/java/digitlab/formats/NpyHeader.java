package digitlab.formats;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import digitlab.dataset.DatasetFormatException;
import digitlab.io.TextSanitizer;

import static digitlab.language.Localization.tr;

/** The header of a NumPy array file, as NumPy's document "NEP 1" describes it. */
final class NpyHeader {

	private static final int MIN_HEADER = 16;
	private static final int MAX_HEADER = 10_000;
	private static final int MAX_SHOWN = 40;
	private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
	private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
	private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, L]*)\\)");

	private NpyHeader() {
	}

	/**
	 * @throws DatasetFormatException if the header is damaged, or the values are no numbers
	 */
	static StoredArray read(Entry file) throws IOException {
		try (EntryStream stream = file.open()) {
			byte[] start = stream.readNBytes(12);
			int version = start.length > 6 ? start[6] : 0;
			int lengthBytes = version == 1 ? 2 : 4;
			int length = start.length < 12 ? -1 : length(start, lengthBytes);
			if (version < 1 || version > 3 || length < MIN_HEADER || length > MAX_HEADER) {
				throw damaged(file);
			}
			byte[] rest = stream.readNBytes(length - (4 - lengthBytes));
			byte[] header = Arrays.copyOfRange(start, 8 + lengthBytes, 12 + rest.length);
			System.arraycopy(rest, 0, header, 4 - lengthBytes, rest.length);
			return array(file, new String(header, StandardCharsets.ISO_8859_1), 8L + lengthBytes + length);
		}
	}

	private static int length(byte[] start, int bytes) {
		int length = (start[8] & 0xff) | (start[9] & 0xff) << 8;
		return bytes == 2 ? length : length | (start[10] & 0xff) << 16 | start[11] << 24;
	}

	private static StoredArray array(Entry file, String header, long offset) throws DatasetFormatException {
		Matcher type = TYPE.matcher(header);
		Matcher order = ORDER.matcher(header);
		Matcher shape = SHAPE.matcher(header);
		if (!order.find() || !shape.find()) {
			throw damaged(file);
		}
		if (!type.find()) {
			throw new DatasetFormatException(
					tr("%s contains a NumPy table with several fields, which cannot be read: save the fields as "
							+ "separate arrays with numpy.savez.", file.name()));
		}
		String name = type.group(1);
		if (name.endsWith("O")) {
			throw new DatasetFormatException(
					tr("%s contains Python objects, which could run any program and are not opened: save numbers "
							+ "instead, for example with labels.astype(\"uint8\").", file.name()));
		}
		ElementType element = element(name);
		if (element == null) {
			throw new DatasetFormatException(
					tr("%s contains values of type \"%s\", expected numbers such as |u1 or <f4: convert them with "
							+ "astype in NumPy.", file.name(), TextSanitizer.of(name, MAX_SHOWN)));
		}
		ByteOrder bytes = name.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
		String path = file.path().replaceFirst("(?i)\\.npy$", "");
		return new StoredArray(file, path, shape(file, shape.group(1)), element, bytes, order.group(1).equals("True"), offset);
	}

	@org.jspecify.annotations.Nullable
	private static ElementType element(String name) {
		return switch (name.replaceFirst("^[<>|=]", "")) {
			case "u1", "b1", "B", "?" -> ElementType.U1;
			case "i1", "b" -> ElementType.I1;
			case "u2" -> ElementType.U2;
			case "i2" -> ElementType.I2;
			case "u4" -> ElementType.U4;
			case "i4" -> ElementType.I4;
			case "u8" -> ElementType.U8;
			case "i8" -> ElementType.I8;
			case "f2" -> ElementType.F2;
			case "f4" -> ElementType.F4;
			case "f8" -> ElementType.F8;
			default -> null;
		};
	}

	private static int[] shape(Entry file, String text) throws DatasetFormatException {
		try {
			return Arrays.stream(text.replace("L", "").split(",")).map(String::strip).filter(size -> !size.isEmpty())
					.mapToInt(Integer::parseInt).toArray();
		} catch (NumberFormatException tooLarge) {
			throw new DatasetFormatException(
					tr("%s promises the shape (%s), more than Digit Lab reads.", file.name(), TextSanitizer.of(text, MAX_SHOWN)),
					tooLarge);
		}
	}

	private static DatasetFormatException damaged(Entry file) {
		return new DatasetFormatException(tr(
				"%s is damaged: it starts like a NumPy array, but its header cannot be read; download it again.", file.name()));
	}
}
