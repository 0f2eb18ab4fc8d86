package digitlab.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

/** Reads the first directory of a TIFF file, or of Exif data, which have the same form (TIFF 6.0, section 2). */
final class TiffDirectory {

	private static final int BIG_ENDIAN = 0x4d4d;
	private static final int LONG = 4;
	private static final int HEADER = 8;
	private static final int ENTRY = 12;
	private static final int MAX_VALUES = 16;
	private static final int BITS_A_SAMPLE = 258;
	private static final int COLORS = 262;
	/** Higher values are CIE L*a*b* and others, whose colours come out wrong. */
	private static final int YCBCR = 6;
	private static final int SAMPLES_A_PIXEL = 277;
	/** RGB or CMYK, with alpha. */
	private static final int MAX_SAMPLES = 5;
	private static final int[] NONE = {};

	private TiffDirectory() {
	}

	/**
	 * The first value of a tag.
	 *
	 * @param tiff data from the byte order mark on
	 * @param otherwise result for a tag that is missing or cannot be read
	 */
	static int value(ByteBuffer tiff, int tag, int otherwise) {
		int[] values = values(tiff, tag);
		return values.length == 0 ? otherwise : values[0];
	}

	/** The integer values of a tag; empty if it is missing, has too many values or cannot be read. */
	static int[] values(ByteBuffer tiff, int tag) {
		if (tiff.limit() < HEADER) {
			return NONE;
		}
		tiff.order(tiff.getShort(0) == BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		int directory = tiff.getInt(4);
		if (directory < HEADER || directory > tiff.limit() - 2) {
			return NONE;
		}
		int entries = tiff.getShort(directory) & 0xffff;
		for (int i = 0; i < entries && directory + 2 + ENTRY * (i + 1) <= tiff.limit(); i++) {
			int entry = directory + 2 + ENTRY * i;
			if ((tiff.getShort(entry) & 0xffff) == tag) {
				return valuesOf(tiff, entry);
			}
		}
		return NONE;
	}

	private static int[] valuesOf(ByteBuffer tiff, int entry) {
		int size = tiff.getShort(entry + 2) == LONG ? 4 : 2;
		int count = tiff.getInt(entry + 4);
		if (count < 0 || count > MAX_VALUES) {
			return NONE;
		}
		int at = size * count <= 4 ? entry + 8 : tiff.getInt(entry + 8); // values that do not fit into the entry are elsewhere
		if (at < 0 || at > tiff.limit() - size * count) {
			return NONE;
		}
		return IntStream.range(0, count)
				.map(i -> size == 4 ? tiff.getInt(at + 4 * i) : tiff.getShort(at + 2 * i) & 0xffff).toArray();
	}

	/**
	 * Whether Java's reader can process the file: with more bits per sample it would allocate tables of gigabytes, and measured
	 * values (32 bits) have no black and white.
	 */
	static boolean hasPlainSamples(ByteBuffer tiff) {
		int samples = value(tiff, SAMPLES_A_PIXEL, 1);
		int[] bits = values(tiff, BITS_A_SAMPLE);
		int colors = value(tiff, COLORS, 0);
		return colors >= 0 && colors <= YCBCR && samples >= 1 && samples <= MAX_SAMPLES && bits.length <= samples
				&& IntStream.of(bits).allMatch(b -> b >= 1 && b <= 16);
	}

	/** The uncompressed bits per pixel. */
	static int bitsAPixel(ByteBuffer tiff) {
		return value(tiff, SAMPLES_A_PIXEL, 1) * IntStream.of(values(tiff, BITS_A_SAMPLE)).max().orElse(1);
	}
}
