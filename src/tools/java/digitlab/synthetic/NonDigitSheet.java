package digitlab.synthetic;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/** Paints non-digits side by side, one row per kind, for viewing: {@code NonDigitSheet FILE.png [SEED]}. */
final class NonDigitSheet {

	private static final int COLUMNS = 28;
	private static final int ZOOM = 2;

	private NonDigitSheet() {
	}

	public static void main(String[] arguments) throws IOException {
		long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
		DigitDataset digits = new SyntheticDigits(500, seed).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		NonDigitKind[] kinds = NonDigitKind.values();
		BufferedImage sheet = new BufferedImage(COLUMNS * DigitImage.SIDE * ZOOM, kinds.length * DigitImage.SIDE * ZOOM,
				BufferedImage.TYPE_BYTE_GRAY);
		for (int row = 0; row < kinds.length; row++) {
			DigitDataset images = new NonDigits(digits, seed).read(kinds[row], COLUMNS, new CancellationToken());
			for (int i = 0; i < COLUMNS * DigitImage.PIXELS; i++) {
				int column = i / DigitImage.PIXELS;
				int pixel = i % DigitImage.PIXELS;
				int[] block = new int[ZOOM * ZOOM];
				Arrays.fill(block, images.ink(column, pixel));
				sheet.getRaster().setPixels((column * DigitImage.SIDE + pixel % DigitImage.SIDE) * ZOOM,
						(row * DigitImage.SIDE + pixel / DigitImage.SIDE) * ZOOM, ZOOM, ZOOM, block);
			}
		}
		ImageIO.write(sheet, "png", Path.of(arguments[0]).toFile());
	}
}
