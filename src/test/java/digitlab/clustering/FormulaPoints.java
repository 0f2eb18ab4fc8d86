package digitlab.clustering;

/** Points and labels computed by a formula, the same as in clustering_reference.py. */
final class FormulaPoints {

	static final int ROWS = 120;
	static final int COLUMNS = 6;

	private FormulaPoints() {
	}

	static FloatMatrix points() {
		float[][] rows = new float[ROWS][COLUMNS];
		for (int i = 0; i < ROWS; i++) {
			for (int j = 0; j < COLUMNS; j++) {
				rows[i][j] = (float) (6 * Math.sin(1.3 * (i % 4) + 1.1 * j) + 1.5 * Math.sin(0.37 * i * (j + 1) + j));
			}
		}
		return FloatMatrix.of(rows);
	}

	static int[] labels() {
		int[] labels = new int[ROWS];
		for (int i = 0; i < ROWS; i++) {
			labels[i] = i % 7 == 0 ? i % 10 : i % 4 + 3;
		}
		return labels;
	}

	/** The first k points, from which a run starts. */
	static FloatMatrix start(int k) {
		int[] first = new int[k];
		for (int i = 0; i < k; i++) {
			first[i] = i;
		}
		return points().subset(first);
	}
}
