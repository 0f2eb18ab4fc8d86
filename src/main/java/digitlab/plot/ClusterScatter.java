package digitlab.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.Embedding;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.FloatImage;
import digitlab.dataset.SourceName;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** Builds the scatter plot of an analysis, with the mean images at the positions of the clusters. */
final class ClusterScatter {

	private static final int AXES = 3;
	/** The share of the points that are within the length of the axes. */
	private static final double WITHIN = 0.98;

	private final ClusterResult result;
	private final DigitDataset images;
	private final List<FloatImage> means;
	private final ShownPlot shown;
	private final ClusterGroups groups;

	ClusterScatter(ClusterResult result, DigitDataset images, List<FloatImage> means, ShownPlot shown) {
		this.result = result;
		this.images = images;
		this.means = means;
		this.shown = shown;
		groups = new ClusterGroups(result, images, shown.coloring());
	}

	PointFigure draw() {
		return shown.rotation().isPresent() && isPca() && result.components().coordinates().columns() >= AXES
				? inSpace(shown.rotation().get())
				: inPlane();
	}

	/** The first three components as seen from a side, the farthest points first. */
	private PointFigure inSpace(Rotation rotation) {
		FloatMatrix all = result.components().coordinates();
		double[][] turned = new double[all.rows()][];
		double[] lengths = new double[all.rows()];
		for (int i = 0; i < turned.length; i++) {
			turned[i] = rotation.apply(all.value(i, 0), all.value(i, 1), all.value(i, 2));
			lengths[i] = Math.sqrt(Arrays.stream(turned[i]).map(v -> v * v).sum());
		}
		Arrays.sort(lengths);
		double radius = lengths[(int) (WITHIN * (lengths.length - 1))];
		int[] order = IntStream.range(0, turned.length).boxed().sorted(Comparator.comparingDouble(i -> turned[i][2]))
				.mapToInt(Integer::intValue).toArray();
		float[][] coordinates = new float[order.length][2];
		float[] towards = new float[order.length];
		for (int i = 0; i < order.length; i++) {
			double[] place = turned[order[i]];
			coordinates[i] = new float[]{(float) place[0], (float) place[1]};
			towards[i] = (float) place[2];
		}
		FloatMatrix placed = FloatMatrix.of(coordinates);
		List<PointFigure.Axis> axes = new ArrayList<>();
		for (int axis = 0; axis < AXES; axis++) {
			double[] tip = rotation.apply(axis == 0 ? radius : 0, axis == 1 ? radius : 0, axis == 2 ? radius : 0);
			axes.add(new PointFigure.Axis(tr("PC %d, %s", axis + 1, share(axis)), tip[0], tip[1]));
		}
		return new PointFigure(title(), tr("principal components 1, 2 and 3, turned"), "", placed, drawn(order), legend(),
				marks(placed, order), Optional.of(new PointFigure.Space(towards, radius, axes)));
	}

	private String share(int component) {
		return Charts.percent(result.components().pca().explainedVariance().get(component));
	}

	private int[] drawn(int[] images) {
		return IntStream.of(images).map(groups::group).map(g -> shown.hidden().get(g) ? PointFigure.HIDDEN : g).toArray();
	}

	private List<PointFigure.Group> legend() {
		List<String> names = groups.names();
		return IntStream.range(0, names.size()).mapToObj(g -> new PointFigure.Group(names.get(g), groups.rgb(g))).toList();
	}

	private PointFigure inPlane() {
		int[] sample = result.embedding().sample();
		FloatMatrix coordinates = coordinates();
		return new PointFigure(title(), axis(0, shown.x()), axis(1, shown.y()), coordinates, drawn(sample), legend(),
				marks(coordinates, sample));
	}

	private boolean isPca() {
		return result.embedding().method() == Projection.PCA;
	}

	private FloatMatrix coordinates() {
		Embedding embedding = result.embedding();
		if (!isPca() || shown.x() == 0 && shown.y() == 1) {
			return embedding.coordinates();
		}
		FloatMatrix all = result.components().coordinates();
		float[][] coordinates = new float[all.rows()][2];
		for (int i = 0; i < coordinates.length; i++) {
			coordinates[i][0] = value(all, i, shown.x());
			coordinates[i][1] = value(all, i, shown.y());
		}
		return FloatMatrix.of(coordinates);
	}

	/** Points on a line have only one component. */
	private static float value(FloatMatrix all, int row, int column) {
		return column < all.columns() ? all.value(row, column) : 0;
	}

	private String title() {
		int drawn = result.embedding().sample().length;
		int all = result.clusters().assignment().length;
		int k = result.clusters().k();
		String source = Drawing.shortened(SourceName.shown(images.source()));
		return drawn < all
				? trn("%,d cluster in a sample of %,d of %,d images: %s", "%,d clusters in a sample of %,d of %,d images: %s", k,
						drawn, all, source)
				: trn("%,d cluster in %,d images: %s", "%,d clusters in %,d images: %s", k, all, source);
	}

	private String axis(int axis, int component) {
		if (!isPca()) {
			return tr("%s %d (no unit)", result.embedding().method().words(), axis + 1);
		}
		List<Double> explained = result.components().pca().explainedVariance();
		return component < explained.size()
				? tr("component %d (%s of the variance)", component + 1, Charts.percent(explained.get(component)))
				: tr("component %d", component + 1);
	}

	private List<PointFigure.Mark> marks(FloatMatrix coordinates, int[] sample) {
		int[] cluster = IntStream.of(sample).map(i -> result.clusters().assignment()[i]).toArray();
		List<PointFigure.Mark> marks = new ArrayList<>();
		for (int c = 0; c < Math.min(ClusterCharts.MAX_CLUSTERS, result.clusters().k()); c++) {
			int which = c;
			int[] members = IntStream.range(0, cluster.length).filter(i -> cluster[i] == which).toArray();
			boolean hidden = shown.coloring() == Coloring.CLUSTER && shown.hidden().get(c);
			if (members.length > 0 && !hidden) {
				marks.add(new PointFigure.Mark(middle(coordinates, members, 0), middle(coordinates, members, 1), means.get(c),
						groups.clusterRgb(c)));
			}
		}
		return marks;
	}

	private double middle(FloatMatrix coordinates, int[] members, int axis) {
		return groups.middle(IntStream.of(members).mapToDouble(i -> coordinates.value(i, axis)));
	}
}
