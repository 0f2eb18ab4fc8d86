package digitlab.imaging;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

import digitlab.sketch.Frame;

import static digitlab.language.Localization.tr;

/** Decodes picture files with ImageIO without trusting their headers. */
final class ImageDecoder {

	private static final int MAX_BYTES = 200 << 20;
	private static final long MAX_PIXELS = 100_000_000;
	/**
	 * The maximum number of pixels of formats that are decoded as a whole: progressive JPEG (60 MB and 0.8 s for these) and WebP.
	 */
	private static final long MAX_PIXELS_AS_A_WHOLE = 25_000_000;
	/** JPEG cannot have more, and a row of a PNG is decompressed as a whole. */
	private static final int MAX_PIXELS_A_SIDE = 65_535;

	/** Larger pictures are reduced to this many pixels on the longer side, far more than a digit needs. */
	private static final int LONGEST_SIDE = 2000;
	/** A strip, such as a long number, keeps this many pixels across, as long as this is no more than along. */
	private static final int ACROSS_STRIP = 400;
	private static final int LONGEST_STRIP = 8000;
	/** A progressive JPEG with this many pixels is reduced so much that its finest scans are dispensable. */
	private static final long MIN_PIXELS_REDUCED = 8_000_000;
	/**
	 * The maximum memory for pixels before they are reduced, in bytes: enough for 24 megapixels in colour; of larger pictures,
	 * some pixels are skipped.
	 */
	private static final long MAX_FRAME = 80L << 20;
	/** The maximum size of a tile or strip of a TIFF picture, in bytes: a page scanned at 600 dpi may be one. */
	private static final long MAX_PIECE = 110L << 20;

	private ImageDecoder() {
	}

	/**
	 * A decoded picture.
	 *
	 * @param frame position of the pixels in the upright picture, in pixels of the file
	 * @param sourceWidth stored width of the file's picture in pixels; {@code sourceHeight} likewise
	 */
	record Decoded(int width, int height, int[] argb, Frame frame, int sourceWidth, int sourceHeight) {
	}

	static Decoded decode(Path file) throws IOException {
		if (!Files.exists(file)) {
			throw new ImageFormatException(tr("There is no file %s.", file));
		}
		if (Files.isDirectory(file)) {
			throw new ImageFormatException(tr("%s is a folder, not a picture.", file));
		}
		try (InputStream stream = Files.newInputStream(file)) {
			return decode(file, stream);
		}
	}

	/**
	 * Decodes a stream, which can be read only once.
	 *
	 * @param file names the picture in errors
	 */
	static Decoded decode(Path file, InputStream source) throws IOException {
		byte[] bytes = bytes(file, source);
		PictureFormat format = PictureFormat.of(bytes);
		if (!format.isReadable()) {
			throw new ImageFormatException(format.refusal(file));
		}
		if (format == PictureFormat.TIFF && !TiffDirectory.hasPlainSamples(ByteBuffer.wrap(bytes))) {
			throw new ImageFormatException(tr("%s is a TIFF picture with unsupported pixels: save it as PNG first.", file));
		}
		// Selected by name: Java has readers for further formats, which are not needed and would only enlarge the attack surface.
		ImageReader reader = ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT)).next();
		boolean isProgressive = format == PictureFormat.JPEG && JpegSegments.isProgressive(bytes);
		byte[] decodable = isProgressive && JpegSegments.pixels(bytes) >= MIN_PIXELS_REDUCED
				? JpegSegments.withoutFineScans(bytes)
				: bytes;
		try (ImageInputStream stream = new ByteArrayImageStream(decodable)) {
			reader.setInput(stream, true, true);
			boolean isWhole = format == PictureFormat.WEBP || isProgressive;
			Decoded decoded = decode(file, bytes, format, reader, isWhole ? MAX_PIXELS_AS_A_WHOLE : MAX_PIXELS);
			return ExifOrientation.upright(decoded, ExifOrientation.of(bytes, format));
		} finally {
			reader.dispose();
		}
	}

	/** Does not query the size first: a pipe has none. */
	private static byte[] bytes(Path file, InputStream stream) throws IOException {
		byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
		if (bytes.length == 0) {
			throw new ImageFormatException(tr("%s is empty.", file));
		}
		if (bytes.length > MAX_BYTES) {
			throw new ImageFormatException(
					tr("%s has more than %d MB, which is too large for a picture.", file, MAX_BYTES >> 20));
		}
		return bytes;
	}

	private static Decoded decode(Path file, byte[] bytes, PictureFormat format, ImageReader reader, long maxPixels)
			throws IOException {
		try {
			checkSize(file, reader.getWidth(0), reader.getHeight(0), maxPixels);
			if (format == PictureFormat.TIFF) {
				checkComponent(file, (long) reader.getTileWidth(0) * reader.getTileHeight(0),
						TiffDirectory.bitsAPixel(ByteBuffer.wrap(bytes)));
			}
			return decode(file, format, reader, type(file, reader));
		} catch (ImageFormatException ours) {
			throw ours;
		} catch (IOException | RuntimeException damaged) {
			// ImageIO's readers fail on damaged files in many ways, from EOFException to ArrayIndexOutOfBounds.
			throw new ImageFormatException(
					tr("%s is damaged or truncated: it starts like a %s picture but cannot be decoded.", file, format), damaged);
		}
	}

	private static Decoded decode(Path file, PictureFormat format, ImageReader reader, ImageTypeSpecifier type)
			throws IOException {
		int width = reader.getWidth(0);
		int height = reader.getHeight(0);
		// WebP is decoded as a whole anyway, and its alpha would be wrong with skipped pixels.
		int skip = format == PictureFormat.WEBP ? 1 : skip(width, height, type.getSampleModel());
		Set<String> warnings = new HashSet<>();
		reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
		BufferedImage image = reader.read(0, param(format, reader, type, width, height, skip));
		checkWhole(file, warnings, image);
		int factor = factor(image.getWidth(), image.getHeight());
		int[] argb = PixelAverage.of(image.getWidth(), image.getHeight(), PixelRows.of(image), factor);
		return new Decoded(PixelAverage.reduced(image.getWidth(), factor), PixelAverage.reduced(image.getHeight(), factor), argb,
				new Frame(0, 0, skip * factor), width, height);
	}

	private static int factor(int width, int height) {
		int factor = PixelAverage.reduced(Math.max(width, height), LONGEST_SIDE);
		int strip = PixelAverage.reduced(Math.max(width, height), LONGEST_STRIP);
		return Math.min(factor, Math.max(strip, Math.min(width, height) / ACROSS_STRIP));
	}

	private static ImageTypeSpecifier type(Path file, ImageReader reader) throws IOException {
		Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
		if (!types.hasNext()) {
			throw new ImageFormatException(tr("%s has unsupported colours: save it as PNG first.", file));
		}
		return types.next();
	}

	/** The subsampling factor with which the pixels fit into the memory meant for them. */
	private static int skip(int width, int height, SampleModel model) {
		int bytes = model.getNumDataElements() * Math.max(1, DataBuffer.getDataTypeSize(model.getDataType()) / 8);
		int skip = 1;
		while ((long) PixelAverage.reduced(width, skip) * PixelAverage.reduced(height, skip) * bytes > MAX_FRAME) {
			skip++;
		}
		return skip;
	}

	private static ImageReadParam param(PictureFormat format, ImageReader reader, ImageTypeSpecifier type, int width, int height,
			int skip) {
		ImageReadParam param = reader.getDefaultReadParam();
		if (skip > 1) {
			param.setSourceSubsampling(skip, skip, 0, 0);
		}
		if (format == PictureFormat.JPEG && type.getNumBands() == 3) {
			// In the file's orientation: the reader would rotate it pixel by pixel, in each pass over a progressive picture.
			ImageTypeSpecifier rgb = ImageTypeSpecifier.createInterleaved(ColorSpace.getInstance(ColorSpace.CS_sRGB),
					new int[]{0, 1, 2}, DataBuffer.TYPE_BYTE, false, false);
			param.setDestination(rgb.createBufferedImage(PixelAverage.reduced(width, skip), PixelAverage.reduced(height, skip)));
		}
		return param;
	}

	/**
	 * Java fills missing parts of a JPEG with grey and only warns. A missing end marker is harmless; so are the few bits that
	 * some cameras omit at the end.
	 */
	private static void checkWhole(Path file, Set<String> warnings, BufferedImage image) throws ImageFormatException {
		boolean ends = warnings.stream().noneMatch(warning -> warning.startsWith("Truncated"));
		if (warnings.stream().anyMatch(warning -> warning.contains("premature end")) && (!ends || isEndGrey(image))) {
			throw new ImageFormatException(
					tr("%s is truncated: part of the picture is missing, as after an interrupted copy; copy it again.", file));
		}
	}

	/** Whether more than half of the last row has the grey that replaces missing data. */
	private static boolean isEndGrey(BufferedImage image) {
		int[] row = new int[image.getWidth()];
		PixelRows.of(image).read(image.getHeight() - 1, row);
		return IntStream.of(row).filter(pixel -> (pixel & 0xffffff) == 0x808080).count() * 2 > row.length;
	}

	private static void checkComponent(Path file, long pixels, int bitsAPixel) throws ImageFormatException {
		if (pixels * bitsAPixel / 8 > MAX_PIECE) {
			throw new ImageFormatException(tr("%s is a TIFF picture with too large a strip: save it as PNG first.", file));
		}
	}

	private static void checkSize(Path file, int width, int height, long maxPixels) throws ImageFormatException {
		if ((long) width * height > maxPixels) {
			throw new ImageFormatException(
					tr("%s has %d × %d pixels, more than the %d megapixels that can be read: make it smaller first.", file, width,
							height, maxPixels / 1_000_000));
		}
		if (Math.max(width, height) > MAX_PIXELS_A_SIDE) {
			throw new ImageFormatException(
					tr("%s has %d × %d pixels, more than the %d a side that can be read: make it smaller first.", file, width,
							height, MAX_PIXELS_A_SIDE));
		}
	}
}
