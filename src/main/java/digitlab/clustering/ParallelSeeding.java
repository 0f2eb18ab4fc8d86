package digitlab.clustering;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.Stream;

import static digitlab.language.Localization.trn;

/**
 * Chooses initial centres for k-means in a few passes over points on many machines: B. Bahmani and others, "Scalable K-Means++",
 * 2012. Each round draws 2k points with probabilities proportional to their squared distance from those drawn before, and
 * k-means++ then chooses k of the points drawn, weighted by the number of points that are nearest to each.
 *
 * <p>A round draws by the keys of P. Efraimidis and P. Spirakis, "Weighted random sampling with a reservoir", 2006, whose smallest
 * are the sample: one pass both measures the distances and draws. The random numbers are functions of seed and row, so the draw
 * does not depend on which machine sees which points, nor on how often.
 */
public final class ParallelSeeding implements Serializable {

	private static final long serialVersionUID = 1;

	/** The number of rounds, after a first one that draws one point. */
	public static final int ROUNDS = 4;

	private static final int OVERSAMPLING = 2;
	private static final double UNIT = 0x1.0p-53;

	/**
	 * A point that was drawn.
	 *
	 * @param key the smallest are drawn
	 */
	private record Drawn(double key, float[] point) implements Serializable {
	}

	private final int limit;
	private final Drawn[][] starts;

	private ParallelSeeding(int limit, Drawn[][] starts) {
		this.limit = limit;
		this.starts = starts;
	}

	/** The number of points that a round draws for each start. */
	public static int limit(int round, int k) {
		return round == 0 ? 1 : OVERSAMPLING * k;
	}

	/**
	 * Draws from a part of the points.
	 *
	 * @param sofar starts × points × columns: those drawn in earlier rounds; no points in the first one
	 * @param round from 0
	 */
	public static ParallelSeeding draw(Iterator<PointBlock> blocks, float[][][] sofar, int limit, long seed, int round) {
		List<PriorityQueue<Drawn>> smallest = Stream
				.generate(() -> new PriorityQueue<>(Comparator.comparingDouble(Drawn::key).reversed())).limit(sofar.length)
				.toList();
		float[][] centres = BlockDistances.joined(sofar);
		BlockDistances distances = centres.length == 0 || !blocks.hasNext() ? null : new BlockDistances(centres);
		while (blocks.hasNext()) {
			PointBlock block = blocks.next();
			float[] rows = distances == null ? new float[0] : distances.of(block);
			int at = 0;
			for (int i = 0; i < block.size(); i++) {
				float square = BlockDistances.squaredNorm(block.values(), i * block.columns(), block.columns());
				for (int s = 0; s < sofar.length; s++) {
					double weight = sofar[s].length == 0 ? 1 : Math.max(0, square + min(rows, at, sofar[s].length));
					at += sofar[s].length;
					double key = -Math.log(uniform(seed, s, round, block.rows()[i])) / weight;
					offer(smallest.get(s), key, block, i, limit);
				}
			}
		}
		return new ParallelSeeding(limit,
				smallest.stream().map(queue -> queue.toArray(Drawn[]::new)).toArray(Drawn[][]::new));
	}

	private static void offer(PriorityQueue<Drawn> smallest, double key, PointBlock block, int index, int limit) {
		if (key < Double.POSITIVE_INFINITY && (smallest.size() < limit || key < smallest.element().key())) {
			smallest.add(new Drawn(key, block.point(index)));
			if (smallest.size() > limit) {
				smallest.remove();
			}
		}
	}

	private static float min(float[] values, int from, int length) {
		float min = values[from];
		for (int i = from + 1; i < from + length; i++) {
			min = Math.min(min, values[i]);
		}
		return min;
	}

	/** A number above 0 and below 1 for a row: S. Vigna's SplitMix64 of all four. */
	static double uniform(long seed, int start, int round, long row) {
		long mixed = mixed(mixed(mixed(seed) + start * 1_000_003L + round) + row);
		return ((mixed >>> 11) + 0.5) * UNIT;
	}

	private static long mixed(long value) {
		long z = value + 0x9e3779b97f4a7c15L;
		z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
		z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
		return z ^ z >>> 31;
	}

	/** A number of a row by which rows can be ordered at random: equal for equal seeds. */
	public static double order(long seed, long row) {
		return uniform(seed, -1, -1, row);
	}

	/** Adds what was drawn from another part, and returns this draw from both. */
	public ParallelSeeding add(ParallelSeeding other) {
		for (int s = 0; s < starts.length; s++) {
			starts[s] = Stream.of(starts[s], other.starts[s]).flatMap(Arrays::stream)
					.sorted(Comparator.comparingDouble(Drawn::key)).limit(limit).toArray(Drawn[]::new);
		}
		return this;
	}

	/** Those drawn in earlier rounds and in this one: starts × points × columns. */
	public float[][][] after(float[][][] sofar) {
		float[][][] all = new float[starts.length][][];
		for (int s = 0; s < starts.length; s++) {
			Arrays.sort(starts[s], Comparator.comparingDouble(Drawn::key));
			all[s] = Stream.concat(Arrays.stream(sofar[s]), Arrays.stream(starts[s]).map(Drawn::point)).toArray(float[][]::new);
		}
		return all;
	}

	/**
	 * Chooses centres from the points drawn, by k-means++ with weights.
	 *
	 * @param weights number of points to which each of those drawn is the nearest
	 * @throws IllegalArgumentException if fewer than k of them differ
	 */
	public static float[][] choose(float[][] drawn, long[] weights, int k, Random random) {
		List<float[]> centres = new ArrayList<>();
		double[] nearest = new double[drawn.length];
		Arrays.fill(nearest, 1);
		while (centres.size() < k) {
			double[] potential = new double[drawn.length];
			Arrays.setAll(potential, i -> nearest[i] * weights[i]);
			int next = pick(potential, random);
			if (next < 0) {
				throw new IllegalArgumentException(trn("There are only %1$d different points: choose at most %1$d cluster.",
						"There are only %1$d different points: choose at most %1$d clusters.", centres.size()));
			}
			boolean isFirst = centres.isEmpty();
			centres.add(drawn[next]);
			for (int i = 0; i < drawn.length; i++) {
				double distance = CentreDistances.squared(drawn[i], drawn[next]);
				nearest[i] = isFirst ? distance : Math.min(nearest[i], distance);
			}
		}
		return centres.toArray(float[][]::new);
	}

	private static int pick(double[] potential, Random random) {
		double ticket = random.nextDouble() * Arrays.stream(potential).sum();
		int last = -1;
		for (int i = 0; i < potential.length; i++) {
			if (potential[i] > 0) {
				last = i;
				ticket -= potential[i];
				if (ticket < 0) {
					return i;
				}
			}
		}
		return last;
	}
}
