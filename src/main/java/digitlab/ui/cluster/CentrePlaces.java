package digitlab.ui.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.KMeansSteps.Kind;
import digitlab.clustering.KMeansSteps.Step;
import digitlab.clustering.NearestPoints;
import digitlab.clustering.Projection;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/**
 * Where the centres of the steps of k-means lie: among components by their own coordinates; in another layout at the median of
 * their points there, or at the nearest point as long as they have none.
 */
final class CentrePlaces {

	private final ClusterResult result;
	private final List<Step> steps;
	private final Map<Integer, float[][]> known = new HashMap<>();

	CentrePlaces(ClusterResult result, List<Step> steps) {
		this.result = result;
		this.steps = steps;
	}

	/** For each centre its coordinates: along the components, or in the layout. */
	float[][] at(int index) {
		Step step = steps.get(index);
		if (step.kind() == Kind.ASSIGN) { // the centres are still where they were
			return at(index - 1);
		}
		return known.computeIfAbsent(index,
				_ -> result.embedding().method() == Projection.PCA ? components(step.centres()) : laidOut(step));
	}

	/** With 0 components, k-means works on the points themselves, and its centres are projected. */
	private float[][] components(FloatMatrix centres) {
		FloatMatrix along = result.parameters().components() == 0
				? result.components().pca().project(centres, ProgressListener.NONE, new CancellationToken())
				: centres;
		return IntStream.range(0, along.rows()).mapToObj(along::row).toArray(float[][]::new);
	}

	private float[][] laidOut(Step step) {
		int[] sample = result.embedding().sample();
		FloatMatrix coordinates = result.embedding().coordinates();
		float[][] places = new float[step.centres().rows()][];
		for (int c = 0; c < places.length; c++) {
			int which = c;
			int[] members = IntStream.range(0, sample.length).filter(i -> step.clusters()[sample[i]] == which).toArray();
			places[c] = members.length > 0
					? new float[]{median(coordinates, members, 0), median(coordinates, members, 1)}
					: coordinates.row(NearestPoints.to(result.space().subset(sample), step.centres().row(c), 1).getFirst()
							.index());
		}
		return places;
	}

	private static float median(FloatMatrix coordinates, int[] members, int axis) {
		double[] sorted = IntStream.of(members).mapToDouble(i -> coordinates.value(i, axis)).sorted().toArray();
		return (float) sorted[sorted.length / 2];
	}
}
