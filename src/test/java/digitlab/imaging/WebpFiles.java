package digitlab.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** WebP files, which Java cannot write (Google's "WebP Container Specification" and "WebP Lossless Bitstream Specification"). */
public final class WebpFiles {

	/**
	 * 24 × 24 pixels of white paper with a grey 7, lossy: made by libwebp 1.6 at quality 60, through Pillow's
	 * {@code Image.save("seven.webp", quality=60, method=6)}.
	 */
	private static final String LOSSY = "52494646840000005745425056503820780000009004009d012a180018003e9d3e9849a5a3a2a137e800b01389690003"
			+ "e012600570f8dc7e7bb13bdd224cb4b48000fefaa57fcc50a3fc25be99ffe37898f8fbcbe03658f9532dbfe4be6da719"
			+ "278a37160fa112f2d8a7f4a50ba22f740ac58d7845925aace1e7070d23d08e23808aa93bc6ef685deb950000";
	/** The same with alpha: the ink is opaque, the paper transparent. */
	private static final String LOSSY_ALPHA = "524946468000000057454250565038580a00000010000000170000170000414c5048230000000150d4b61153feb4ca6d"
			+ "dc7c4784dab40d98d431b903c749cd18e9e31847fb9f895304005650382036000000f002009d012a180018003e9d3c97"
			+ "49a5a3222137e800b01389690000b9f1800000fedffffff280fff94f9fffca0e54a1ff7308000000";

	private static final int ALPHA_FLAG = 0x10;
	private static final int EXIF_FLAG = 0x08;

	private WebpFiles() {
	}

	public static byte[] lossy() {
		return HexFormat.of().parseHex(LOSSY);
	}

	public static byte[] lossyWithAlpha() {
		return HexFormat.of().parseHex(LOSSY_ALPHA);
	}

	/** A picture in which red, green, blue and alpha are each 0 or 255. */
	public static byte[] lossless(BufferedImage picture) {
		return riff(chunk("VP8L", bitstream(picture)));
	}

	/** The same with Exif data. */
	public static byte[] lossless(BufferedImage picture, byte[] exif) {
		ByteBuffer extended = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
		extended.putInt(EXIF_FLAG | ALPHA_FLAG).putInt(picture.getWidth() - 1 | picture.getHeight() - 1 << 24)
				.putShort((short) (picture.getHeight() - 1 >> 8));
		return riff(chunk("VP8X", extended.array()), chunk("VP8L", bitstream(picture)), chunk("EXIF", exif));
	}

	private static byte[] bitstream(BufferedImage picture) {
		Bits bits = new Bits();
		bits.put(0x2f, 8);
		bits.put(picture.getWidth() - 1, 14);
		bits.put(picture.getHeight() - 1, 14);
		bits.put(picture.getColorModel().hasAlpha() ? 1 : 0, 1);
		bits.put(0, 3 + 1 + 1 + 1); // version; no transform, no colour cache, one group of codes
		for (int color = 0; color < 4; color++) { // green, red, blue, alpha: two symbols of one bit each, 0 and 255
			bits.put(0b1_1_1, 3);
			bits.put(0, 8);
			bits.put(255, 8);
		}
		bits.put(0b0_0_1, 3); // distances, which do not occur: one symbol, 0
		bits.put(0, 1);
		for (int y = 0; y < picture.getHeight(); y++) {
			for (int x = 0; x < picture.getWidth(); x++) {
				int pixel = picture.getRGB(x, y);
				bits.put(pixel >> 8 & 1, 1);
				bits.put(pixel >> 16 & 1, 1);
				bits.put(pixel & 1, 1);
				bits.put(pixel >>> 24 & 1, 1);
			}
		}
		return bits.bytes();
	}

	private static byte[] chunk(String name, byte[] data) {
		ByteBuffer chunk = ByteBuffer.allocate(8 + data.length + data.length % 2).order(ByteOrder.LITTLE_ENDIAN);
		return chunk.put(name.getBytes(StandardCharsets.US_ASCII)).putInt(data.length).put(data).array();
	}

	private static byte[] riff(byte[]... chunks) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
		for (byte[] chunk : chunks) {
			all.writeBytes(chunk);
		}
		return chunk("RIFF", all.toByteArray());
	}

	/** Lowest bit first. */
	private static final class Bits {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		private int waiting;
		private int count;

		void put(int value, int length) {
			for (int bit = 0; bit < length; bit++) {
				waiting |= (value >> bit & 1) << count++;
				if (count == 8) {
					bytes.write(waiting);
					waiting = 0;
					count = 0;
				}
			}
		}

		byte[] bytes() {
			put(0, 8);
			return bytes.toByteArray();
		}
	}
}
