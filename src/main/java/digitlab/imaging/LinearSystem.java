package digitlab.imaging;

/** Solves small systems of linear equations. */
final class LinearSystem {

	private LinearSystem() {
	}

	/**
	 * Gauss-Jordan elimination with partial pivoting. Undetermined unknowns become 0.
	 *
	 * @param equations n rows of n coefficients and the right side; destroyed
	 */
	static double[] solve(double[][] equations) {
		int n = equations.length;
		double[] solution = new double[n];
		for (int column = 0; column < n; column++) {
			bringLargestUp(equations, column);
			if (Math.abs(equations[column][column]) > 1e-9) {
				eliminate(equations, column);
			}
		}
		for (int i = 0; i < n; i++) {
			boolean isOpen = Math.abs(equations[i][i]) <= 1e-9;
			solution[i] = isOpen ? 0 : equations[i][n] / equations[i][i];
		}
		return solution;
	}

	private static void bringLargestUp(double[][] equations, int column) {
		for (int row = column + 1; row < equations.length; row++) {
			if (Math.abs(equations[row][column]) > Math.abs(equations[column][column])) {
				double[] larger = equations[row];
				equations[row] = equations[column];
				equations[column] = larger;
			}
		}
	}

	private static void eliminate(double[][] equations, int column) {
		double[] pivot = equations[column];
		for (double[] row : equations) {
			if (row != pivot) {
				double factor = row[column] / pivot[column];
				for (int i = column; i < row.length; i++) {
					row[i] -= factor * pivot[i];
				}
			}
		}
	}
}
