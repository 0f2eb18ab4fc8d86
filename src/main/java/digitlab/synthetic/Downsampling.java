package digitlab.synthetic;

import digitlab.dataset.DigitImage;
/** Degrades images like a low-resolution scan or a small photograph: reduces and re-enlarges them. */
public final class Downsampling {

	private static final int SIDE = DigitImage.SIDE;

	private Downsampling() {
	}

	/**
	 * Averages squares and interpolates between them.
	 *
	 * @param ink 784 numbers, 0 paper to 1 ink, from {@code offset} on; changed in place
	 * @param cell the squares' side in pixels, above 1 to about 3
	 */
	public static void degrade(float[] ink, int offset, double cell) {
		int cells = (int) Math.ceil(SIDE / cell);
		float[] coarse = new float[cells * cells];
		double margin = (cells * cell - SIDE) / 2;
		for (int i = 0; i < coarse.length; i++) {
			coarse[i] = mean(ink, offset, i % cells * cell - margin, i / cells * cell - margin, cell);
		}
		for (int p = 0; p < DigitImage.PIXELS; p++) {
			double x = (p % SIDE + 0.5 + margin) / cell - 0.5;
			double y = (p / SIDE + 0.5 + margin) / cell - 0.5;
			ink[offset + p] = between(coarse, cells, x, y);
		}
	}

	/** As {@link #degrade(float[], int, double)}, for 784 bytes. */
	static void degrade(byte[] pixels, int offset, double cell) {
		float[] ink = new float[DigitImage.PIXELS];
		for (int p = 0; p < ink.length; p++) {
			ink[p] = (pixels[offset + p] & 0xff) / 255f;
		}
		degrade(ink, 0, cell);
		for (int p = 0; p < ink.length; p++) {
			pixels[offset + p] = (byte) Math.round(255 * ink[p]);
		}
	}

	private static float mean(float[] ink, int offset, double left, double top, double side) {
		double sum = 0;
		for (int y = Math.max(0, (int) Math.floor(top)); y < Math.min(SIDE, top + side); y++) {
			double rows = Math.min(top + side, y + 1) - Math.max(top, y);
			for (int x = Math.max(0, (int) Math.floor(left)); x < Math.min(SIDE, left + side); x++) {
				sum += ink[offset + y * SIDE + x] * rows * (Math.min(left + side, x + 1) - Math.max(left, x));
			}
		}
		return (float) Math.min(1, sum / (side * side));
	}

	private static float between(float[] coarse, int cells, double x, double y) {
		int left = Math.clamp((int) Math.floor(x), 0, cells - 2);
		int top = Math.clamp((int) Math.floor(y), 0, cells - 2);
		double fx = Math.clamp(x - left, 0, 1);
		double fy = Math.clamp(y - top, 0, 1);
		int i = top * cells + left;
		double above = coarse[i] + fx * (coarse[i + 1] - coarse[i]);
		double below = coarse[i + cells] + fx * (coarse[i + cells + 1] - coarse[i + cells]);
		return (float) (above + fy * (below - above));
	}
}
