package digitlab.clustering;

import java.util.Arrays;

/**
 * Solves the assignment problem (Kuhn, "The Hungarian method for the assignment problem", 1955; here by shortest augmenting
 * paths, Jonker and Volgenant, 1987).
 */
final class HungarianAssignment {

	private static final int NONE = -1;

	/** rows × columns, with at least as many columns as rows. */
	private final double[][] cost;
	private final int size;
	private final double[] rowPrice;
	private final double[] columnPrice;
	private final int[] rowOf;

	private HungarianAssignment(double[][] cost) {
		this.cost = cost;
		size = cost.length == 0 ? 0 : cost[0].length;
		rowPrice = new double[cost.length];
		columnPrice = new double[size];
		rowOf = new int[size];
		Arrays.fill(rowOf, NONE);
	}

	/**
	 * Assigns each row a column of its own so that the sum of their counts is maximal. Takes time proportional to the longer side
	 * and the square of the shorter.
	 *
	 * @param counts rows × columns, both of any size
	 * @return the column of each row, -1 for unassigned rows
	 */
	static int[] most(int[][] counts) {
		int rows = counts.length;
		int columns = rows == 0 ? 0 : counts[0].length;
		boolean upright = rows > columns;
		double[][] cost = new double[Math.min(rows, columns)][Math.max(rows, columns)];
		for (int r = 0; r < rows; r++) {
			for (int c = 0; c < columns; c++) {
				cost[upright ? c : r][upright ? r : c] = -counts[r][c];
			}
		}
		HungarianAssignment matching = new HungarianAssignment(cost);
		for (int row = 0; row < cost.length; row++) {
			matching.add(row);
		}
		if (upright) {
			return matching.rowOf;
		}
		int[] columnOf = new int[rows];
		for (int c = 0; c < columns; c++) {
			if (matching.rowOf[c] != NONE) {
				columnOf[matching.rowOf[c]] = c;
			}
		}
		return columnOf;
	}

	/** Assigns a column to a further row along the cheapest augmenting path. */
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
