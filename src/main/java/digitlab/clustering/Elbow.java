package digitlab.clustering;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/** Measures how inertia and silhouette change with the number of clusters. */
public final class Elbow {

	public static final int MIN_K = 2;
	public static final int MAX_K = 30;

	private Elbow() {
	}

	/** The measures for one number of clusters. */
	public record Step(int k, double inertia, double silhouette) {
	}

	/**
	 * Finds clusters for each k from {@value #MIN_K} to {@value #MAX_K}, or to the number of distinct points. When stopped,
	 * returns the completed ones.
	 *
	 * @param restarts number of starts for each k
	 * @param sample number of points on which the silhouette is measured
	 * @param progress counts numbers of clusters
	 */
	public static List<Step> of(FloatMatrix points, int restarts, int sample, long seed, ProgressListener progress,
			CancellationToken cancellation) {
		Silhouette silhouette = new Silhouette(points, sample, seed);
		List<Step> steps = new ArrayList<>();
		for (int k = MIN_K; k <= Math.min(MAX_K, points.rows()) && !cancellation.isCancelled(); k++) {
			try {
				KMeansResult clusters = KMeans.fit(points, KMeansOptions.of(k, restarts, seed), KMeansListener.NONE,
						cancellation);
				if (!clusters.stopped()) {
					steps.add(new Step(k, clusters.inertia(), silhouette.score(clusters.assignment(), k)));
				}
			} catch (IllegalArgumentException | CancellationException noMore) {
				break; // as many clusters as distinct
			}
			progress.progress(k - MIN_K + 1, MAX_K - MIN_K + 1);
		}
		return steps;
	}
}
