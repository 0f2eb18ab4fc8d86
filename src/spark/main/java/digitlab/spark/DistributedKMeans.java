package digitlab.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import digitlab.clustering.KMeansOptions;
import digitlab.clustering.KMeansPass;
import digitlab.clustering.ParallelSeeding;
import digitlab.clustering.PointBlock;
import org.apache.spark.api.java.JavaRDD;

/**
 * K-means of points on many machines, with the options and stopping rules of the desktop's. All starts share each pass over the
 * points.
 */
final class DistributedKMeans {

	private final JavaRDD<PointBlock> blocks;
	private final KMeansOptions options;
	private final Engine.Libraries libraries;

	/** @param blocks kept in memory or on disk: they are read once in each pass */
	DistributedKMeans(JavaRDD<PointBlock> blocks, KMeansOptions options, Engine.Libraries libraries) {
		this.blocks = blocks;
		this.options = options;
		this.libraries = libraries;
	}

	/**
	 * The best start.
	 *
	 * @param centres k × columns: each point belongs to the nearest one
	 * @param means k × columns: the means of the clusters, which the inertia is about
	 */
	record Result(float[][] centres, float[][] means, double inertia, int iterations, int start) {
	}

	/** Runs all starts. */
	Result run() {
		float[][][] centres = seeds();
		int[] iterations = new int[centres.length];
		boolean[] isSettled = new boolean[centres.length];
		while (IntStream.range(0, centres.length).anyMatch(active(iterations, isSettled))) {
			int[] moving = IntStream.range(0, centres.length).filter(active(iterations, isSettled)).toArray();
			KMeansPass pass = pass(chosen(centres, moving));
			double tolerance = options.tolerance() * pass.meanVariance();
			for (int i = 0; i < moving.length; i++) {
				int start = moving[i];
				float[][] means = pass.means(i);
				isSettled[start] = movement(centres[start], means) <= tolerance;
				centres[start] = means;
				iterations[start]++;
			}
		}
		KMeansPass last = pass(centres);
		int best = IntStream.range(0, centres.length).reduce(0, (a, b) -> last.inertia(b) < last.inertia(a) ? b : a);
		return new Result(centres[best], last.means(best), last.inertia(best), iterations[best], best + 1);
	}

	private IntPredicate active(int[] iterations, boolean[] isSettled) {
		return start -> !isSettled[start] && iterations[start] < options.maxIterations();
	}

	private static float[][][] chosen(float[][][] centres, int... starts) {
		return Arrays.stream(starts).mapToObj(start -> centres[start]).toArray(float[][][]::new);
	}

	private static double movement(float[][] from, float[][] to) {
		double sum = 0;
		for (int c = 0; c < from.length; c++) {
			for (int j = 0; j < from[c].length; j++) {
				double step = (double) to[c][j] - from[c][j];
				sum += step * step;
			}
		}
		return sum;
	}

	private float[][][] seeds() {
		float[][][] drawn = new float[options.restarts()][0][];
		for (int round = 0; round <= ParallelSeeding.ROUNDS; round++) {
			drawn = draw(drawn, round).after(drawn);
		}
		KMeansPass weights = pass(drawn);
		float[][][] seeds = new float[drawn.length][][];
		for (int start = 0; start < seeds.length; start++) {
			seeds[start] = ParallelSeeding.choose(drawn[start], weights.sizes(start), options.k(),
					new Random(options.seed() + start));
		}
		return seeds;
	}

	private ParallelSeeding draw(float[][][] sofar, int round) {
		int limit = ParallelSeeding.limit(round, options.k());
		long seed = options.seed();
		Engine.Libraries natives = libraries;
		return blocks.mapPartitions(part -> {
			natives.prepare();
			return List.of(ParallelSeeding.draw(part, sofar, limit, seed, round)).iterator();
		}).treeReduce(ParallelSeeding::add);
	}

	private KMeansPass pass(float[][][] centres) {
		Engine.Libraries natives = libraries;
		return blocks.mapPartitions(part -> {
			natives.prepare();
			return List.of(KMeansPass.of(part, centres)).iterator();
		}).treeReduce(KMeansPass::add);
	}
}
