package digitlab.segmentation;

import digitlab.sketch.Box;
import digitlab.sketch.InkImage;
import digitlab.sketch.Resampler;
/**
 * A digit's ink averaged over a grid of square cells, 20 along its longer side.
 *
 * @param ink rows × columns numbers, row by row, 0..1
 */
record DigitGrid(int columns, int rows, float[] ink) {

	/** The number of shifts to try within a cell when searching for the grid of an enlarged picture. */
	private static final int PHASES = 10;

	/** Edges softer than this many pixels and than half a cell indicate an enlarged picture. */
	private static final double ENLARGED = 4;

	/**
	 * Places the grid over the shape. The longer side starts on a cell border, as in MNIST; along the shorter side, the shape is
	 * centred in as many cells as it needs.
	 *
	 * <p>A small picture that was enlarged already had a grid. Along the longer side, its ends reveal it; along the shorter side,
	 * where pale ends say too little, the grid with the sharpest result is used.
	 */
	static DigitGrid of(InkImage image, InkExtent extent) {
		double cell = extent.box().longerSide() / DigitNormalizer.BOX; // image pixels
		boolean isEnlarged = extent.softness() > ENLARGED && extent.softness() > cell / 2;
		if (!isEnlarged) {
			return at(image, extent, cell, 0, 0);
		}
		DigitGrid best = at(image, extent, cell, 1, 0);
		for (int i = 1; i < PHASES; i++) {
			DigitGrid other = at(image, extent, cell, 1, (double) i / PHASES);
			best = other.sharpness() > best.sharpness() ? other : best;
		}
		return best;
	}

	/** @param spare cells to add along the shorter side, and {@code phase} how far to shift along it, in cells */
	private static DigitGrid at(InkImage image, InkExtent extent, double cell, int spare, double phase) {
		Box box = extent.box();
		int columns = count(box.width() / cell, spare);
		int rows = count(box.height() / cell, spare);
		double left = start(box.x(), box.width(), columns, cell, phase);
		double top = start(box.y(), box.height(), rows, cell, phase);
		double window = window(cell, extent.softness());
		float[] ink = new float[columns * rows];
		for (int i = 0; i < ink.length; i++) {
			double x = left + (i % columns + 0.5) * cell;
			double y = top + (i / columns + 0.5) * cell;
			ink[i] = Resampler.mean(image, x, y, window);
		}
		return new DigitGrid(columns, rows, ink);
	}

	private static int count(double cells, int spare) {
		int whole = (int) Math.round(cells);
		return whole >= DigitNormalizer.BOX ? DigitNormalizer.BOX : Math.max(1, whole + spare);
	}

	private static double start(double from, double length, int count, double cell, double phase) {
		double middle = from + length / 2 - count * cell / 2;
		return count == DigitNormalizer.BOX ? middle : middle + (phase < 0.5 ? phase : phase - 1) * cell;
	}

	/**
	 * The side of the square to average: a cell for sharp ink. Soft ink, as of an enlarged picture, would become softer than
	 * MNIST's; as variances of box filters add up, the window is reduced accordingly.
	 */
	private static double window(double cell, double softness) {
		return Math.sqrt(Math.max(1, cell * cell - softness * softness + 1));
	}

	/** The energy of the ink, which any smoothing lowers. */
	private double sharpness() {
		double squares = 0;
		for (float value : ink) {
			squares += value * value;
		}
		return squares;
	}

	float at(int row, int column) {
		return ink[row * columns + column];
	}

	/** The strongest ink, above 0. */
	float peak() {
		float peak = Float.MIN_NORMAL;
		for (float value : ink) {
			peak = Math.max(peak, value);
		}
		return peak;
	}

	/** The mean column (or row) index, weighted with ink. */
	double centreOfMass(boolean ofColumns) {
		double sum = 0;
		double moment = 0;
		for (int i = 0; i < ink.length; i++) {
			sum += ink[i];
			moment += ink[i] * (ofColumns ? i % columns : i / columns);
		}
		return sum == 0 ? 0 : moment / sum;
	}
}
