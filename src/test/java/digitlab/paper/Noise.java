package digitlab.paper;

/** Random fields. */
final class Noise {

	/** The angle in radians between two mixed lattices, so that neither shows. */
	private static final double TURN = 0.6;

	private Noise() {
	}

	/** Random values, 0 to 1, that vary smoothly over {@code cell} pixels. */
	static float[] smooth(int width, int height, double cell, Dice dice) {
		float[] field = smooth(width, height, cell, cell, dice);
		double cos = Math.cos(TURN) / (0.7 * cell);
		double sin = Math.sin(TURN) / (0.7 * cell);
		int columns = (int) (width * cos + height * sin) + 3;
		int rows = (int) (width * sin + height * cos) + 4;
		float[] lattice = lattice(columns * rows, dice);
		for (int i = 0; i < field.length; i++) {
			double x = i % width * cos + i / width * sin;
			double y = i / width * cos + (width - i % width) * sin;
			field[i] = (float) Math.clamp(0.5 + 1.3 * ((field[i] + at(lattice, columns, x, y)) / 2 - 0.5), 0, 1);
		}
		return field;
	}

	/** The same with different lengths along x and y, such as wood grain. */
	static float[] smooth(int width, int height, double cellX, double cellY, Dice dice) {
		int columns = (int) (width / cellX) + 3;
		int rows = (int) (height / cellY) + 3;
		float[] lattice = lattice(columns * rows, dice);
		float[] field = new float[width * height];
		for (int i = 0; i < field.length; i++) {
			field[i] = (float) at(lattice, columns, i % width / cellX, i / width / cellY);
		}
		return field;
	}

	private static float[] lattice(int size, Dice dice) {
		float[] lattice = new float[size];
		for (int i = 0; i < size; i++) {
			lattice[i] = (float) dice.between(0, 1);
		}
		return lattice;
	}

	private static double at(float[] lattice, int columns, double x, double y) {
		int column = (int) x;
		int row = (int) y;
		double fx = ease(x - column);
		int at = row * columns + column;
		double above = lattice[at] + fx * (lattice[at + 1] - lattice[at]);
		double below = lattice[at + columns] + fx * (lattice[at + columns + 1] - lattice[at + columns]);
		return above + ease(y - row) * (below - above);
	}

	private static double ease(double t) {
		return t * t * (3 - 2 * t);
	}
}
