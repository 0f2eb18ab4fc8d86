package digitlab.plot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import digitlab.clustering.DigitDistances;

/**
 * The layout of a dendrogram of digits, in which the nearest join first: x counts the leaves from 0, y is the mean distance at
 * which two branches join.
 *
 * @param leaves the digits from left to right, ordered so that no branches cross
 * @param joins the joins, lowest first
 */
public record Dendrogram(List<Integer> leaves, List<Join> joins) {

	/** The minimum distance of the leaves from the lowest join, relative to that between the lowest and the highest join. */
	private static final double ROOM = 0.5;

	/** Two branches, each from its start to the point where they join. */
	public record Join(double leftX, double leftY, double rightX, double rightY, double y) {

		/** The horizontal centre, where the next join attaches. */
		public double x() {
			return (leftX + rightX) / 2;
		}
	}

	/** Lays out the tree of the merges so that no two branches cross. */
	public static Dendrogram of(DigitDistances distances) {
		List<Integer> leaves = leaves(distances);
		Map<List<Integer>, double[]> tops = new HashMap<>(); // x and y of the branch that holds these
		IntStream.range(0, leaves.size()).forEach(i -> tops.put(List.of(leaves.get(i)), new double[]{i, 0}));
		List<Join> joins = new ArrayList<>();
		for (DigitDistances.Merge merge : distances.merges()) {
			double[] left = tops.get(merge.left());
			double[] right = tops.get(merge.right());
			Join join = new Join(left[0], left[1], right[0], right[1], merge.height());
			tops.put(joined(merge.left(), merge.right()).stream().sorted().toList(), new double[]{join.x(), join.y()});
			joins.add(join);
		}
		return new Dendrogram(leaves, List.copyOf(joins));
	}

	private static List<Integer> leaves(DigitDistances distances) {
		Map<List<Integer>, List<Integer>> orders = new HashMap<>();
		distances.digits().forEach(d -> orders.put(List.of(d), List.of(d)));
		List<Integer> last = distances.digits();
		for (DigitDistances.Merge merge : distances.merges()) {
			last = joined(orders.get(merge.left()), orders.get(merge.right()));
			orders.put(last.stream().sorted().toList(), last);
		}
		return List.copyOf(last);
	}

	private static List<Integer> joined(List<Integer> left, List<Integer> right) {
		List<Integer> both = new ArrayList<>(left);
		both.addAll(right);
		return both;
	}

	/** The height of the leaves: 0, or closer to the joins if these are all far up and would otherwise overlap. */
	double base() {
		double lowest = joins.isEmpty() ? 0 : joins.getFirst().y();
		return lowest < highest() / 2 ? 0 : Math.max(0, lowest - (highest() - lowest) * ROOM);
	}

	/** The highest join, at least a little above 0. */
	public double highest() {
		return joins.stream().mapToDouble(Join::y).reduce(1e-9, Math::max);
	}
}
