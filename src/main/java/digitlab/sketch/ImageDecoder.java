package digitlab.sketch;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes picture files through ImageIO without trusting what they say about themselves. */
final class ImageDecoder {

	private static final long MOST_BYTES = 200L << 20;
	private static final long MOST_PIXELS = 100_000_000;
	/** Of a progressive JPEG, which is decoded as a whole: 60 MB and 3 s for these. */
	private static final long MOST_PROGRESSIVE_PIXELS = 25_000_000;
	/** A JPEG cannot have more, and a row of a PNG is unpacked as a whole. */
	private static final int MOST_PIXELS_A_SIDE = 65_535;
	private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp");

	/** Larger pictures are thinned out to this many pixels on the longer side; far more than a digit needs. */
	private static final int LONGEST_SIDE = 2000;

	private ImageDecoder() {
	}

	/**
	 * Pixels of a picture.
	 *
	 * @param step every how manieth pixel of the file was taken, in both directions
	 */
	record Decoded(int width, int height, int[] argb, int step) {
	}

	static Decoded decode(Path file) throws IOException {
		byte[] bytes = bytes(file);
		try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
			ImageReader reader = reader(file, stream);
			try {
				reader.setInput(stream, true, true);
				long mostPixels = Jpeg.isProgressive(bytes) ? MOST_PROGRESSIVE_PIXELS : MOST_PIXELS;
				return ExifOrientation.upright(decode(file, reader, mostPixels), ExifOrientation.of(bytes));
			} finally {
				reader.dispose();
			}
		}
	}

	/** Java has readers of further formats, which nobody asked for and which would only be more to attack. */
	private static ImageReader reader(Path file, ImageInputStream stream) throws IOException {
		Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
		while (readers.hasNext()) {
			ImageReader reader = readers.next();
			if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
				return reader;
			}
		}
		throw new ImageFormatException(file + " is not a picture that can be read: PNG, JPEG, GIF and BMP can.");
	}

	private static byte[] bytes(Path file) throws IOException {
		if (!Files.exists(file)) {
			throw new ImageFormatException("There is no file " + file + ".");
		}
		if (Files.isDirectory(file)) {
			throw new ImageFormatException(file + " is a folder, not a picture.");
		}
		if (Files.size(file) == 0) {
			throw new ImageFormatException(file + " is empty.");
		}
		if (Files.size(file) > MOST_BYTES) {
			throw new ImageFormatException(
					file + " has more than " + (MOST_BYTES >> 20) + " MB, which is too large for a picture.");
		}
		return Files.readAllBytes(file);
	}

	private static Decoded decode(Path file, ImageReader reader, long mostPixels) throws IOException {
		try {
			int width = reader.getWidth(0);
			int height = reader.getHeight(0);
			checkSize(file, width, height, mostPixels);
			int step = (Math.max(width, height) + LONGEST_SIDE - 1) / LONGEST_SIDE;
			ImageReadParam param = reader.getDefaultReadParam();
			param.setSourceSubsampling(step, step, 0, 0);
			BufferedImage image = reader.read(0, param);
			return new Decoded(image.getWidth(), image.getHeight(), argb(image), step);
		} catch (ImageFormatException ours) {
			throw ours;
		} catch (IOException | RuntimeException damaged) {
			// ImageIO's readers fail on damaged files in many ways, from EOFException to ArrayIndexOutOfBounds.
			throw new ImageFormatException(file + " is damaged or cut off: it starts like a "
					+ reader.getFormatName().toUpperCase(Locale.ROOT) + " picture but cannot be decoded.",
					damaged);
		}
	}

	/**
	 * The pixels as the file has them. Java's getRGB takes grey samples for linear light and would lighten them: 128 would
	 * become 188.
	 */
	private static int[] argb(BufferedImage image) {
		int width = image.getWidth();
		int height = image.getHeight();
		if (image.getColorModel().getColorSpace().getType() != ColorSpace.TYPE_GRAY
				|| image.getColorModel() instanceof IndexColorModel) {
			return image.getRGB(0, 0, width, height, null, 0, width);
		}
		int[] grey = samples(image, 0);
		int[] alpha = image.getColorModel().hasAlpha() ? samples(image, 1) : null;
		int[] argb = new int[grey.length];
		for (int i = 0; i < argb.length; i++) {
			argb[i] = (alpha == null ? 0xff : alpha[i]) << 24 | grey[i] * 0x010101;
		}
		return argb;
	}

	/** One band, brought to 8 bits. */
	private static int[] samples(BufferedImage image, int band) {
		int[] samples = image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), band, (int[]) null);
		int bits = image.getColorModel().getComponentSize(band);
		for (int i = 0; bits != 8 && i < samples.length; i++) {
			samples[i] = samples[i] * 255 / ((1 << bits) - 1);
		}
		return samples;
	}

	private static void checkSize(Path file, int width, int height, long mostPixels) throws ImageFormatException {
		if ((long) width * height > mostPixels) {
			throw new ImageFormatException(file + " has " + width + " × " + height + " pixels, more than the "
					+ mostPixels / 1_000_000 + " megapixels that can be read: make it smaller first.");
		}
		if (Math.max(width, height) > MOST_PIXELS_A_SIDE) {
			throw new ImageFormatException(file + " has " + width + " × " + height + " pixels, more than the "
					+ MOST_PIXELS_A_SIDE + " a side that can be read: make it smaller first.");
		}
	}
}
