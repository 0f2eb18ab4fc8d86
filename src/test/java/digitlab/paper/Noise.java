package digitlab.paper;

/** Random fields. */
final class Noise {

	private Noise() {
	}

	/** Random values, 0 to 1, that change gently over {@code cell} pixels. */
	static float[] smooth(int width, int height, double cell, Dice dice) {
		return smooth(width, height, cell, cell, dice);
	}

	/** The same with another length along x than along y, such as a wood's grain. */
	static float[] smooth(int width, int height, double cellX, double cellY, Dice dice) {
		int columns = (int) (width / cellX) + 3;
		int rows = (int) (height / cellY) + 3;
		float[] lattice = new float[columns * rows];
		for (int i = 0; i < lattice.length; i++) {
			lattice[i] = (float) dice.between(0, 1);
		}
		float[] field = new float[width * height];
		for (int y = 0; y < height; y++) {
			int row = (int) (y / cellY);
			double fy = ease(y / cellY - row);
			for (int x = 0; x < width; x++) {
				int column = (int) (x / cellX);
				double fx = ease(x / cellX - column);
				int at = row * columns + column;
				double above = lattice[at] + fx * (lattice[at + 1] - lattice[at]);
				double below = lattice[at + columns] + fx * (lattice[at + columns + 1] - lattice[at + columns]);
				field[y * width + x] = (float) (above + fy * (below - above));
			}
		}
		return field;
	}

	private static double ease(double t) {
		return t * t * (3 - 2 * t);
	}
}
