package digitlab.sketch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How a camera was held, from a JPEG file's Exif header (CIPA DC-008, tag 0x0112): 1 upright, 2 to 8 mirrored or turned.
 */
final class ExifOrientation {

	private static final int UPRIGHT = 1;
	private static final int START_OF_IMAGE = 0xffd8;
	private static final int APP1 = 0xffe1;
	private static final int START_OF_SCAN = 0xffda;
	private static final String EXIF = "Exif\0\0";
	private static final int BIG_ENDIAN = 0x4d4d;
	private static final int TAG = 0x0112;

	private ExifOrientation() {
	}

	/** The orientation, or 1 for other files and unreadable headers. */
	static int of(byte[] file) {
		ByteBuffer bytes = ByteBuffer.wrap(file);
		if (bytes.remaining() < 4 || unsigned(bytes, 0) != START_OF_IMAGE) {
			return UPRIGHT;
		}
		int at = 2;
		while (at + 4 < bytes.limit() && unsigned(bytes, at) >= 0xff00 && unsigned(bytes, at) != START_OF_SCAN) {
			int length = unsigned(bytes, at + 2);
			int end = Math.min(bytes.limit(), at + 2 + length);
			int tiff = at + 4 + EXIF.length();
			if (unsigned(bytes, at) == APP1 && tiff + 8 <= end && isExif(file, at + 4)) {
				return inTiff(bytes.slice(tiff, end - tiff));
			}
			at += 2 + length;
		}
		return UPRIGHT;
	}

	private static boolean isExif(byte[] file, int at) {
		return new String(file, at, EXIF.length(), StandardCharsets.ISO_8859_1).equals(EXIF);
	}

	private static int inTiff(ByteBuffer tiff) {
		tiff.order(unsigned(tiff, 0) == BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		int directory = tiff.getInt(4);
		if (directory < 8 || directory > tiff.limit() - 2) {
			return UPRIGHT;
		}
		int entries = unsigned(tiff, directory);
		for (int i = 0; i < entries && directory + 14 + 12 * i <= tiff.limit(); i++) {
			int entry = directory + 2 + 12 * i;
			int value = unsigned(tiff, entry + 8);
			if (unsigned(tiff, entry) == TAG && value >= 1 && value <= 8) {
				return value;
			}
		}
		return UPRIGHT;
	}

	private static int unsigned(ByteBuffer bytes, int at) {
		return bytes.getShort(at) & 0xffff;
	}

	/** The pixels as they are meant to be seen. */
	static ImageDecoder.Decoded upright(ImageDecoder.Decoded image, int orientation) {
		if (orientation == UPRIGHT) {
			return image;
		}
		boolean isTransposed = orientation >= 5;
		boolean flipsX = orientation == 2 || orientation == 3 || orientation >= 7;
		boolean flipsY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
		int width = isTransposed ? image.height() : image.width();
		int height = isTransposed ? image.width() : image.height();
		int[] argb = new int[width * height];
		for (int i = 0; i < argb.length; i++) {
			int x = isTransposed ? i / width : i % width;
			int y = isTransposed ? i % width : i / width;
			int sourceX = flipsX ? image.width() - 1 - x : x;
			int sourceY = flipsY ? image.height() - 1 - y : y;
			argb[i] = image.argb()[sourceY * image.width() + sourceX];
		}
		return new ImageDecoder.Decoded(width, height, argb, image.step());
	}
}
