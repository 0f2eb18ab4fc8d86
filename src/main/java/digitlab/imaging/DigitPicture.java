package digitlab.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

import digitlab.dataset.DigitImage;
import digitlab.segmentation.DigitNormalizer;
import digitlab.segmentation.NormalizedDigit;
import digitlab.sketch.InkImage;

/** Reads picture files of one digit each, as in image datasets. */
public final class DigitPicture {

	private static final int SIDE = DigitImage.SIDE;
	private static final int MAX_PADDED = 40;
	private static final int OPAQUE = 0xff;

	private DigitPicture() {
	}

	/**
	 * Converts a picture to MNIST's form. Exactly 28×28 opaque pixels stay unchanged, lightness being ink; a black margin around
	 * 28×28 pixels is removed; in any other picture the ink is found, dark on light or light on dark, and normalised as one
	 * digit. A picture without ink gives a blank image.
	 *
	 * @param name names the picture in errors
	 * @param stream is read to its end and left open
	 * @throws ImageFormatException if it is not a readable picture, with one sentence that tells why
	 * @throws IOException if it cannot be read
	 */
	public static DigitImage read(Path name, InputStream stream) throws IOException {
		ImageDecoder.Decoded decoded = ImageDecoder.decode(name, stream);
		if (isAsItIs(decoded)) {
			return lightness(decoded);
		}
		InkImage ink = ImageIntake.analyse(decoded.width(), decoded.height(), decoded.argb()).ink();
		return DigitNormalizer.normalize(ink).map(NormalizedDigit::image)
				.orElseGet(() -> DigitImage.of(new byte[DigitImage.PIXELS]));
	}

	private static boolean isAsItIs(ImageDecoder.Decoded picture) {
		int width = picture.width();
		int height = picture.height();
		if (width < SIDE || height < SIDE || Math.max(width, height) > MAX_PADDED) {
			return false;
		}
		int left = (width - SIDE) / 2;
		int top = (height - SIDE) / 2;
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				int argb = picture.argb()[y * width + x];
				boolean isInside = x >= left && x < left + SIDE && y >= top && y < top + SIDE;
				if (argb >>> 24 != OPAQUE || !isInside && (argb & 0xffffff) != 0) {
					return false;
				}
			}
		}
		return true;
	}

	private static DigitImage lightness(ImageDecoder.Decoded picture) {
		byte[] ink = new byte[DigitImage.PIXELS];
		int left = (picture.width() - SIDE) / 2;
		int top = (picture.height() - SIDE) / 2;
		for (int i = 0; i < ink.length; i++) {
			int argb = picture.argb()[(top + i / SIDE) * picture.width() + left + i % SIDE];
			ink[i] = (byte) Math.round(255 * AreaAverage.luma(argb));
		}
		return DigitImage.of(ink);
	}
}
