package digitlab.synthetic;

import digitlab.dataset.DigitImage;
/**
 * Normalises ink of any size to MNIST's form, as {@link DigitPainter} does with lines: its longer side fills 20 pixels and its
 * centre of mass is as close as possible to the centre of pixel (14, 14). Simpler than the normalisation of sketches and picture
 * files.
 */
final class InkFit {

	private static final int BOX = 20;
	private static final float VISIBLE = 0.04f;

	private InkFit() {
	}

	/**
	 * @param ink width × height numbers, 0..1
	 * @param pixels receives 784 bytes at {@code offset}
	 * @return false if there is no visible ink
	 */
	static boolean paint(float[] ink, int width, int height, byte[] pixels, int offset) {
		int left = width;
		int right = 0;
		int top = height;
		int bottom = 0;
		for (int i = 0; i < ink.length; i++) {
			if (ink[i] > VISIBLE) {
				left = Math.min(left, i % width);
				right = Math.max(right, i % width + 1);
				top = Math.min(top, i / width);
				bottom = i / width + 1;
			}
		}
		if (right == 0) {
			return false;
		}
		double cell = Math.max(right - left, bottom - top) / (double) BOX;
		float[] small = new float[BOX * BOX];
		double x0 = (left + right) / 2.0 - cell * BOX / 2;
		double y0 = (top + bottom) / 2.0 - cell * BOX / 2;
		double sum = 0;
		double sumX = 0;
		double sumY = 0;
		for (int i = 0; i < small.length; i++) {
			small[i] = mean(ink, width, height, x0 + i % BOX * cell, y0 + i / BOX * cell, cell);
			sum += small[i];
			sumX += small[i] * (i % BOX);
			sumY += small[i] * (i / BOX);
		}
		int dx = Math.clamp(Math.round(DigitImage.SIDE / 2.0 - sumX / sum), 0, DigitImage.SIDE - BOX);
		int dy = Math.clamp(Math.round(DigitImage.SIDE / 2.0 - sumY / sum), 0, DigitImage.SIDE - BOX);
		for (int i = 0; i < small.length; i++) {
			pixels[offset + (dy + i / BOX) * DigitImage.SIDE + dx + i % BOX] = (byte) Math.round(255 * small[i]);
		}
		return true;
	}

	/** The mean ink in a square, with each pixel weighted by the part of it inside; paper is assumed outside the sheet. */
	private static float mean(float[] ink, int width, int height, double left, double top, double side) {
		double sum = 0;
		for (int y = Math.max(0, (int) Math.floor(top)); y < Math.min(height, top + side); y++) {
			double rows = Math.min(top + side, y + 1) - Math.max(top, y);
			for (int x = Math.max(0, (int) Math.floor(left)); x < Math.min(width, left + side); x++) {
				sum += ink[y * width + x] * rows * (Math.min(left + side, x + 1) - Math.max(left, x));
			}
		}
		return (float) Math.min(1, sum / (side * side));
	}
}
