package digitlab.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import digitlab.sketch.Frame;

/**
 * The Exif orientation (CIPA DC-008, tag 0x0112): 1 upright, 2 to 8 mirrored or rotated. In a JPEG, WebP or PNG file it is in the
 * Exif data, in a TIFF file among its own tags.
 */
final class ExifOrientation {

	private static final int UPRIGHT = 1;
	private static final int APP1 = 0xffe1;
	private static final int START_OF_SCAN = 0xffda;
	private static final String EXIF = "Exif\0\0";
	private static final int TAG = 0x0112;
	private static final ByteBuffer NONE = ByteBuffer.allocate(0);

	private ExifOrientation() {
	}

	/** The orientation, or 1 for other files and unreadable headers. */
	static int of(byte[] file, PictureFormat format) {
		ByteBuffer bytes = ByteBuffer.wrap(file);
		ByteBuffer tiff = switch (format) {
			case JPEG -> inJpeg(bytes);
			case WEBP -> inChunks(bytes.order(ByteOrder.LITTLE_ENDIAN), 12, 4, 0, "EXIF", 1);
			case PNG -> inChunks(bytes, 8, 0, 4, "eXIf", 0);
			case TIFF -> bytes;
			default -> NONE;
		};
		int value = TiffDirectory.value(tiff, TAG, UPRIGHT);
		return value >= 1 && value <= 8 ? value : UPRIGHT;
	}

	private static ByteBuffer inJpeg(ByteBuffer bytes) {
		int at = 2;
		while (at + 4 < bytes.limit() && unsigned(bytes, at) >= 0xff00 && unsigned(bytes, at) != START_OF_SCAN) {
			int length = unsigned(bytes, at + 2);
			int end = Math.min(bytes.limit(), at + 2 + length);
			if (unsigned(bytes, at) == APP1 && at + 4 + EXIF.length() <= end && isAt(bytes, at + 4, EXIF)) {
				return bytes.slice(at + 4 + EXIF.length(), end - at - 4 - EXIF.length());
			}
			at += 2 + length;
		}
		return NONE;
	}

	/**
	 * Finds the data of a chunk in a file of chunks with a length and a name before their data.
	 *
	 * @param first offset of the first chunk
	 * @param lengthAt offset of the length within a chunk's first 8 bytes; {@code nameAt} is that of its name
	 * @param even 1 if chunks are padded to an even length, as RIFF's are; PNG's have a checksum of 4 bytes instead
	 */
	private static ByteBuffer inChunks(ByteBuffer bytes, int first, int lengthAt, int nameAt, String name, int even) {
		long at = first;
		while (at + 8 <= bytes.limit()) {
			int chunk = (int) at;
			long length = Integer.toUnsignedLong(bytes.getInt(chunk + lengthAt));
			if (isAt(bytes, chunk + nameAt, name)) {
				// Some programs put JPEG's marker before it.
				int start = chunk + 8 + (isAt(bytes, chunk + 8, EXIF) ? EXIF.length() : 0);
				return bytes.slice(start, Math.clamp(chunk + 8 + length - start, 0, bytes.limit() - start));
			}
			at += 8 + length + (even == 1 ? length & 1 : 4);
		}
		return NONE;
	}

	private static boolean isAt(ByteBuffer bytes, int at, String mark) {
		return at + mark.length() <= bytes.limit()
				&& new String(bytes.array(), at, mark.length(), StandardCharsets.ISO_8859_1).equals(mark);
	}

	private static int unsigned(ByteBuffer bytes, int at) {
		return bytes.getShort(at) & 0xffff;
	}

	/** Rotates the pixels upright. */
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
		return new ImageDecoder.Decoded(width, height, argb, upright(image, isTransposed, flipsX, flipsY),
				isTransposed ? image.sourceHeight() : image.sourceWidth(),
				isTransposed ? image.sourceWidth() : image.sourceHeight());
	}

	/** The frame of the pixels in the upright picture: the incomplete last column may now be on the left. */
	private static Frame upright(ImageDecoder.Decoded image, boolean isTransposed, boolean flipsX, boolean flipsY) {
		Frame frame = image.frame();
		double x = flipsX ? image.sourceWidth() - image.width() * frame.pixelSize() : 0;
		double y = flipsY ? image.sourceHeight() - image.height() * frame.pixelSize() : 0;
		return new Frame(isTransposed ? y : x, isTransposed ? x : y, frame.pixelSize());
	}
}
