package digitlab.synthetic;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/**
 * Paints generated digits side by side, one row per class, for viewing:
 * {@code SyntheticContactSheet FILE.png [SEED [train|test]]}; with a part, sketches of it.
 */
final class SyntheticContactSheet {

	private static final int COLUMNS = 24;
	private static final int ZOOM = 2;

	private SyntheticContactSheet() {
	}

	public static void main(String[] arguments) throws IOException {
		long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
		DigitDataset digits = arguments.length > 2
				? new SketchedDigits(COLUMNS * 10, seed).read(Split.valueOf(arguments[2].toUpperCase(Locale.ROOT)),
						ProgressListener.NONE, new CancellationToken())
				: new SyntheticDigits(COLUMNS * 10, seed).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		BufferedImage sheet = new BufferedImage(COLUMNS * DigitImage.SIDE * ZOOM,
				10 * DigitImage.SIDE * ZOOM,
				BufferedImage.TYPE_BYTE_GRAY);
		for (int i = 0; i < digits.size(); i++) {
			for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
				int x = i / 10 * DigitImage.SIDE + pixel % DigitImage.SIDE;
				int y = digits.label(i) * DigitImage.SIDE + pixel / DigitImage.SIDE;
				int[] block = new int[ZOOM * ZOOM];
				Arrays.fill(block, digits.ink(i, pixel));
				sheet.getRaster().setPixels(x * ZOOM, y * ZOOM, ZOOM, ZOOM, block);
			}
		}
		ImageIO.write(sheet, "png", Path.of(arguments[0]).toFile());
	}
}
