package digitlab.statistics;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;

/** Digits in three hands: the same images as in neighbours_reference.py. */
final class Hands {

	private static final int COUNT = 120;
	private static final int[] HAND = {0, 0, 0, 1, 1, 2};

	private Hands() {
	}

	static DigitDataset dataset() {
		byte[] pixels = new byte[COUNT * DigitImage.PIXELS];
		byte[] labels = new byte[COUNT];
		for (int i = 0; i < COUNT; i++) {
			labels[i] = (byte) (i % 5 == 0 ? 2 : 7);
			for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
				pixels[i * DigitImage.PIXELS + pixel] = (byte) ink(i, pixel / DigitImage.SIDE, pixel % DigitImage.SIDE);
			}
		}
		return new DigitDataset("three hands", pixels, labels);
	}

	private static int ink(int i, int row, int column) {
		int top = 3 + 8 * HAND[i % HAND.length];
		boolean bar = row >= top && row < top + 6 && column >= 4 && column < 24;
		int noise = (i * i * 7 + row * 37 * (i + 3) + column * 101 * (i + 1) + row * column * i) % 71;
		return (bar ? 180 : 0) + noise / (i % 29 == 28 ? 1 : 4);
	}
}
