package digitlab.ui.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import digitlab.plot.ClusterGroups;
import digitlab.plot.GroupColors;
import digitlab.ui.cluster.ScatterPlot.Marker;
import digitlab.ui.cluster.ScatterPlot.Outline;
import digitlab.ui.common.Pixels;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** The overlays of a plot: the clusters' mean images, their outlines, and the sketch. */
final class PlotMarks {

	/** The share of a cluster's points that its outline encloses: a single stray image would stretch it over the whole plot. */
	static final double OUTLINED = 0.9;

	private static final int DOT = 10;

	/** The position of a cluster in the plot. */
	private record Spot(int cluster, double x, double y, int[] members) {
	}

	private final AnalysedImages found;
	private final PlacedPoints scatter;
	private final ClusterGroups groups;
	private final List<Spot> spots = new ArrayList<>();
	private @Nullable List<Outline> outlines;

	/**
	 * @param isShown whether the plot shows a cluster
	 */
	PlotMarks(AnalysedImages found, PlacedPoints scatter, ClusterGroups groups, IntPredicate isShown) {
		this.found = found;
		this.scatter = scatter;
		this.groups = groups;
		int[] cluster = IntStream.of(scatter.images()).map(image -> found.result().clusters().assignment()[image]).toArray();
		IntStream.range(0, found.result().clusters().k()).filter(isShown).forEach(c -> {
			int[] members = IntStream.range(0, cluster.length).filter(i -> cluster[i] == c).toArray();
			if (members.length > 0) {
				spots.add(new Spot(c, middle(scatter.xs(), members), middle(scatter.ys(), members), members));
			}
		});
	}

	private double middle(float[] values, int[] members) {
		return groups.middle(IntStream.of(members).mapToDouble(i -> values[i]));
	}

	/** The mean image of each cluster, at its points' centre. */
	List<Marker> centres() {
		return spots.stream().map(spot -> new Marker(spot.x(), spot.y(), Pixels.of(found.means().get(spot.cluster()), 1),
				groups.clusterRgb(spot.cluster()), "centre", tr("mean image of cluster %d", spot.cluster() + 1))).toList();
	}

	/** An outline around the nine tenths of each cluster's points that are nearest its middle in the plot. */
	List<Outline> outlines() {
		List<Outline> known = outlines;
		if (known == null) {
			known = spots.stream().map(this::outline).toList();
			outlines = known;
		}
		return known;
	}

	private Outline outline(Spot spot) {
		int[] nearest = IntStream.of(spot.members()).boxed()
				.sorted(Comparator.comparingDouble(i -> Math.hypot(scatter.xs()[i] - spot.x(), scatter.ys()[i] - spot.y())))
				.limit((long) Math.ceil(OUTLINED * spot.members().length)).mapToInt(i -> i).toArray();
		int[] corners = Hull.of(scatter.xs(), scatter.ys(), nearest);
		return new Outline(IntStream.of(corners).mapToDouble(i -> scatter.xs()[i]).toArray(),
				IntStream.of(corners).mapToDouble(i -> scatter.ys()[i]).toArray(), groups.clusterRgb(spot.cluster()));
	}

	/** The sketch at its position. */
	Marker sketch(PlacedSketch sketch, PlotViewModel plot) {
		return new Marker(sketch.x(scatter, plot.hasComponents(), plot.xProperty().get()),
				sketch.y(scatter, plot.hasComponents(), plot.yProperty().get()), Pixels.of(sketch.image(), 1), -1, "sketch",
				tr("your sketch"));
	}

	/** The centres while k-means runs. */
	static List<Marker> of(SearchProgress live) {
		List<Marker> markers = new ArrayList<>();
		for (SearchProgress.Centre centre : live.centres()) {
			int rgb = GroupColors.rgb(markers.size());
			markers.add(new Marker(centre.x(), centre.y(),
					centre.image() == null ? Pixels.of(1, 1, (_, _) -> rgb, DOT) : Pixels.of(centre.image(), 1), rgb, "centre",
					tr("centre %d", markers.size() + 1)));
		}
		return markers;
	}
}
