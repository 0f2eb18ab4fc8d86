package digitlab.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

import digitlab.sketch.Frame;
import digitlab.sketch.InkImage;
import digitlab.sketch.PaperMap;
import digitlab.sketch.Point;

/**
 * Extracts ink from pictures of any kind: PNG, JPEG, WebP, TIFF, GIF and BMP files, and pixels from the clipboard; dark on
 * light, light on dark or transparent; drawn, scanned or photographed.
 */
public final class ImageIntake {

	/** Pictures larger than this are halved to average out noise. */
	private static final int COARSE_SIDE = 400;

	private ImageIntake() {
	}

	/**
	 * Analyses a picture file. Memory stays bounded: large pictures are reduced as soon as they are decoded.
	 *
	 * @return the ink, at most {@value GreyImage#LONGEST_SIDE} pixels on its longer side, more on a strip's, with a frame in the
	 * file's pixels (those of the upright picture if the camera recorded an orientation); blank if there is nothing on the paper
	 * @throws ImageFormatException if the file is missing or is not a readable picture, with one sentence that tells why
	 * @throws IOException if it cannot be read
	 */
	public static AnalysedPicture analyse(Path file) throws IOException {
		return analyse(ImageDecoder.decode(file));
	}

	/**
	 * As {@link #analyse(Path)}, for the bytes of a picture file, which are read to their end; the stream stays open.
	 *
	 * @param name names the picture in errors
	 */
	public static AnalysedPicture analyse(Path name, InputStream stream) throws IOException {
		return analyse(ImageDecoder.decode(name, stream));
	}

	private static AnalysedPicture analyse(ImageDecoder.Decoded decoded) {
		return analyse(GreyImage.of(decoded.width(), decoded.height(), decoded.argb()), decoded.frame());
	}

	/** The ink of a picture file, as found by {@link #analyse(Path)}. */
	public static InkImage read(Path file) throws IOException {
		return analyse(file).ink();
	}

	/** The ink of pixels, as found by {@link #analyse(int, int, int[])}. */
	public static InkImage fromArgb(int width, int height, int[] argb) {
		return analyse(width, height, argb).ink();
	}

	/**
	 * @param argb width × height pixels, 8 bits each of alpha, red, green, blue from the top bits down
	 * @return as {@link #analyse(Path)}
	 * @throws IllegalArgumentException if the sizes disagree or are below 1
	 */
	public static AnalysedPicture analyse(int width, int height, int[] argb) {
		if (width < 1 || height < 1 || argb.length != (long) width * height) {
			throw new IllegalArgumentException(argb.length + " pixels are not " + width + " × " + height);
		}
		return analyse(GreyImage.of(width, height, argb), Frame.IDENTITY);
	}

	private static AnalysedPicture analyse(GreyImage given, Frame source) {
		GreyImage sheet = SheetFinder.find(given).map(given::straightened).orElse(given);
		InkExtractor.Extracted first = InkExtractor.extract(sheet.width(), sheet.height(), sheet.light());
		if (sheet == given) {
			Optional<SheetFinder.Sheet> outlined = SheetOutline.find(given.width(), given.height(), first.ink());
			if (outlined.isPresent()) {
				sheet = given.straightened(outlined.get());
				first = InkExtractor.extract(sheet.width(), sheet.height(), sheet.light());
			}
		}
		boolean isCoarser = first.isNoisy() && Math.max(sheet.width(), sheet.height()) > COARSE_SIDE;
		GreyImage grey = isCoarser ? sheet.reduced(Math.max(sheet.width(), sheet.height()) / 2) : sheet;
		int width = grey.width();
		int height = grey.height();
		InkExtractor.Extracted extracted = isCoarser ? InkExtractor.extract(width, height, grey.light()) : first;
		float[] ink = extracted.ink().clone();
		PunchHoleRemover.remove(width, height, ink);
		boolean[] rulings = RulingRemover.remove(width, height, ink);
		TouchingUnderlineRemover.remove(width, height, ink);
		Despeckler.remove(width, height, ink);
		Frame frame = grey.frame();
		Point corner = source.toSource(frame.x(), frame.y());
		InkImage image = InkImage.wrap(width, height, ink,
				new Frame(corner.x(), corner.y(), frame.pixelSize() * source.pixelSize(), frame.angle())).writingReduced();
		return new AnalysedPicture(image, InkExtractor.isUniform(given.light()),
				grey.map(extracted.ink(), extracted.surroundings(), rulings, ink));
	}
}
