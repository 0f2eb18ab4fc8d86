package digitlab.imaging;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** TIFF files with the tags that a test needs (TIFF 6.0): big endian, 8 bits of grey per pixel, in one strip. */
public final class TiffFiles {

	public static final int SUBFILE_TYPE = 254;
	public static final int WIDTH = 256;
	public static final int HEIGHT = 257;
	public static final int BITS_A_SAMPLE = 258;
	public static final int ORIENTATION = 274;
	public static final int ROWS_PER_STRIP = 278;
	public static final int TILE_WIDTH = 322;
	public static final int TILE_HEIGHT = 323;
	public static final int SUB_DIRECTORIES = 330;

	private static final int SHORT = 3;
	private static final int LONG = 4;

	private TiffFiles() {
	}

	/** A directory of these tags and nothing else. */
	public static byte[] directory(Map<Integer, Integer> tags) {
		ByteBuffer bytes = ByteBuffer.allocate(8 + length(tags));
		bytes.putInt(0x4d4d002a).putInt(8);
		put(bytes, new TreeMap<>(tags), 0);
		return bytes.array();
	}

	/**
	 * A file of pages.
	 *
	 * @param tags added to, or replacing, those that each page needs
	 */
	public static byte[] of(Map<Integer, Integer> tags, BufferedImage... pages) {
		int length = 8;
		for (BufferedImage page : pages) {
			length += length(tags(page, 0, tags)) + page.getWidth() * page.getHeight();
		}
		ByteBuffer bytes = ByteBuffer.allocate(length);
		bytes.putInt(0x4d4d002a).putInt(8);
		for (int i = 0; i < pages.length; i++) {
			int pixels = bytes.position() + length(tags(pages[i], 0, tags));
			int next = pixels + pages[i].getWidth() * pages[i].getHeight();
			put(bytes, tags(pages[i], pixels, tags), i == pages.length - 1 ? 0 : next);
			for (int at = 0; bytes.position() < next; at++) {
				bytes.put((byte) pages[i].getRGB(at % pages[i].getWidth(), at / pages[i].getWidth()));
			}
		}
		return bytes.array();
	}

	private static TreeMap<Integer, Integer> tags(BufferedImage page, int pixels, Map<Integer, Integer> others) {
		TreeMap<Integer, Integer> tags = new TreeMap<>(Map.of(WIDTH, page.getWidth(), HEIGHT, page.getHeight(), BITS_A_SAMPLE, 8,
				259, 1, 262, 1, 273, pixels, 277, 1, // not compressed; black is 0; where; samples a pixel
				ROWS_PER_STRIP, page.getHeight(), 279, page.getWidth() * page.getHeight()));
		tags.putAll(others);
		return tags;
	}

	private static int length(Map<Integer, Integer> tags) {
		return 2 + 12 * tags.size() + 4;
	}

	private static void put(ByteBuffer bytes, TreeMap<Integer, Integer> tags, int next) {
		bytes.putShort((short) tags.size());
		tags.forEach((tag, value) -> {
			bytes.putShort(tag.shortValue());
			if (value >>> 16 == 0) {
				bytes.putShort((short) SHORT).putInt(1).putShort(value.shortValue()).putShort((short) 0);
			} else {
				bytes.putShort((short) LONG).putInt(1).putInt(value);
			}
		});
		bytes.putInt(next);
	}
}
