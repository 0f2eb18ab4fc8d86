package digitlab.ui.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.image.Image;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.KMeansSteps;
import digitlab.clustering.Pca;
import digitlab.dataset.FloatImage;
import digitlab.plot.GroupColors;
import digitlab.ui.cluster.ScatterPlot.Line;
import digitlab.ui.cluster.ScatterPlot.Marker;
import digitlab.ui.common.Pixels;

import static digitlab.language.Localization.tr;

/** The centroids in the steps of k-means, and the way that they have come. */
final class StepMarks {

	private static final int FULL_INK = 255;
	private static final int DOT = 10;
	/** The number of earlier places that a trail goes back to. */
	private static final int TRAIL = 4;

	private final AnalysedImages found;
	private final KMeansSteps steps;
	private final CentrePlaces places;
	private final Map<FloatMatrix, List<Image>> pictures = new HashMap<>();

	StepMarks(AnalysedImages found, KMeansSteps steps) {
		this.found = found;
		this.steps = steps;
		places = new CentrePlaces(found.result(), steps.steps());
	}

	boolean isOf(KMeansSteps others) {
		return steps == others;
	}

	/**
	 * The centroids.
	 *
	 * @param moved how far they have come in this step, 0 to 1
	 * @param place from coordinates to the plane
	 */
	List<Marker> centres(int index, double moved, Function<float[], double[]> place) {
		FloatMatrix centres = steps.steps().get(index).centres();
		List<Image> shown = pictures.computeIfAbsent(centres, this::pictures);
		float[][] before = places.at(Math.max(0, index - 1));
		float[][] now = places.at(index);
		return IntStream.range(0, now.length).mapToObj(c -> {
			double[] at = place.apply(between(before[c], now[c], moved));
			return new Marker(at[0], at[1], shown.get(c), GroupColors.rgb(c), "centre", tr("centroid %d", c + 1));
		}).toList();
	}

	/** Lines from the centroids' last places to where they are. */
	List<Line> trails(int index, double moved, Function<float[], double[]> place) {
		List<Line> trails = new ArrayList<>();
		float[][] now = places.at(index);
		for (int c = 0; c < now.length; c++) {
			List<double[]> way = new ArrayList<>();
			for (int i = Math.max(0, index - 2 * TRAIL); i < index; i++) {
				way.add(place.apply(places.at(i)[c]));
			}
			way.add(place.apply(between(places.at(Math.max(0, index - 1))[c], now[c], moved)));
			trails.add(new Line(way.stream().mapToDouble(p -> p[0]).toArray(), way.stream().mapToDouble(p -> p[1]).toArray(),
					GroupColors.rgb(c), "trail", ""));
		}
		return trails;
	}

	private static float[] between(float[] from, float[] to, double share) {
		float[] between = new float[to.length];
		for (int i = 0; i < between.length; i++) {
			between[i] = (float) (from[i] + (to[i] - from[i]) * share);
		}
		return between;
	}

	/** What the centroids look like if the points are pixels; otherwise they are dots. */
	private List<Image> pictures(FloatMatrix centres) {
		return IntStream.range(0, centres.rows()).mapToObj(c -> found.model() == null
				? Pixels.of(image(found.result(), centres.row(c)), 1)
				: Pixels.of(1, 1, (_, _) -> GroupColors.rgb(c), DOT)).toList();
	}

	private static FloatImage image(ClusterResult result, float[] centre) {
		Pca pca = result.components().pca();
		double[] ink = new double[centre.length];
		Arrays.setAll(ink, i -> centre[i]);
		double[] pixels = result.parameters().components() == 0 ? ink : pca.restore(Arrays.copyOf(centre, pca.count()));
		return FloatImage.of(Arrays.stream(pixels).map(value -> FULL_INK * value).toArray());
	}
}
