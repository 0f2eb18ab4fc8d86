package digitlab.clustering;

import java.util.Arrays;

/**
 * The assignment problem (Kuhn, "The Hungarian method for the assignment problem", 1955; here by shortest augmenting paths,
 * Jonker and Volgenant, 1987).
 */
final class Matching {

	private static final int NONE = -1;

	private final double[][] cost;
	private final int size;
	private final double[] rowPrice;
	private final double[] columnPrice;
	private final int[] rowOf;

	private Matching(double[][] cost) {
		this.cost = cost;
		size = cost.length;
		rowPrice = new double[size];
		columnPrice = new double[size];
		rowOf = new int[size];
		Arrays.fill(rowOf, NONE);
	}

	/**
	 * Gives each row a column of its own so that the sum of their counts is largest.
	 *
	 * @param counts rows × columns, of any number each
	 * @return the column of each row, -1 for rows that are left over
	 */
	static int[] most(int[][] counts) {
		int columns = counts.length == 0 ? 0 : counts[0].length;
		int size = Math.max(counts.length, columns);
		double[][] cost = new double[size][size];
		for (int r = 0; r < counts.length; r++) {
			for (int c = 0; c < columns; c++) {
				cost[r][c] = -counts[r][c];
			}
		}
		Matching matching = new Matching(cost);
		for (int row = 0; row < size; row++) {
			matching.add(row);
		}
		int[] columnOf = new int[counts.length];
		Arrays.fill(columnOf, NONE);
		for (int c = 0; c < columns; c++) {
			if (matching.rowOf[c] < counts.length) {
				columnOf[matching.rowOf[c]] = c;
			}
		}
		return columnOf;
	}

	/** Gives a further row a column, along the cheapest path of changes to those that have one. */
	private void add(int row) {
		double[] distance = new double[size];
		Arrays.fill(distance, Double.POSITIVE_INFINITY);
		int[] previous = new int[size];
		Arrays.fill(previous, NONE);
		boolean[] done = new boolean[size];
		int column = NONE;
		int from = row;
		double reached = 0;
		do {
			int next = NONE;
			for (int c = 0; c < size; c++) {
				if (!done[c]) {
					double length = reached + cost[from][c] - rowPrice[from] - columnPrice[c];
					if (length < distance[c]) {
						distance[c] = length;
						previous[c] = column;
					}
					next = next == NONE || distance[c] < distance[next] ? c : next;
				}
			}
			column = next;
			done[column] = true;
			reached = distance[column];
			from = rowOf[column];
		} while (from != NONE);
		settle(row, distance, done, reached);
		shift(row, column, previous);
	}

	private void settle(int row, double[] distance, boolean[] done, double reached) {
		rowPrice[row] += reached;
		for (int c = 0; c < size; c++) {
			if (done[c] && rowOf[c] != NONE) {
				rowPrice[rowOf[c]] += reached - distance[c];
			}
			if (done[c]) {
				columnPrice[c] -= reached - distance[c];
			}
		}
	}

	private void shift(int row, int end, int[] previous) {
		for (int c = end; c != NONE; c = previous[c]) {
			rowOf[c] = previous[c] == NONE ? row : rowOf[previous[c]];
		}
	}
}
