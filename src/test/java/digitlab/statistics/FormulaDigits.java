package digitlab.statistics;

import java.util.Map;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;

/** The same images as in statistics_reference.py. */
final class FormulaDigits {

	static final int COUNT = 40;

	private static final Map<Integer, Integer> SAME_AS = Map.of(30, 4, 31, 11, 36, 4, 38, 8);

	private FormulaDigits() {
	}

	static DigitDataset dataset() {
		byte[] pixels = new byte[COUNT * DigitImage.PIXELS];
		byte[] labels = new byte[COUNT];
		for (int i = 0; i < COUNT; i++) {
			labels[i] = (byte) (i % 9 == 8 ? DigitDataset.UNLABELLED : i % 8);
			for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
				pixels[i * DigitImage.PIXELS + pixel] = (byte) ink(SAME_AS.getOrDefault(i, i), pixel / DigitImage.SIDE,
						pixel % DigitImage.SIDE);
			}
		}
		return new DigitDataset("a formula", pixels, labels);
	}

	private static int ink(int b, int row, int column) {
		boolean inside = row >= 1 + b % 6 && row <= 15 + b % 11 && column >= 2 + b % 4 && column <= 12 + b % 13;
		return inside && b % 12 != 7 ? (b * 31 + row * 17 + column * 11) % 255 + 1 : 0;
	}
}
