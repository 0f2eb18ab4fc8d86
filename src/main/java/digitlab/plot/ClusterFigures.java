package digitlab.plot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.clustering.ClusterImages;
import digitlab.clustering.ClusterResult;
import digitlab.clustering.DigitDistances;
import digitlab.clustering.Elbow;
import digitlab.clustering.Embedding;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.LabelAgreement;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.FloatImage;

import static digitlab.language.Localization.tr;

/** The figures and tables of a cluster analysis, for display and export. */
public final class ClusterFigures {

	private static final String CENTROIDS = "centroids";
	private static final String CONTINGENCY = "contingency";
	private static final String DISTANCES = "distances";
	private static final String DENDROGRAM = "dendrogram";
	static final String ELBOW = "elbow";
	private static final String VARIANCE = "variance";
	/** The names of all possible figures. */
	static final List<String> NAMES = List.of(CENTROIDS, CONTINGENCY, DISTANCES, DENDROGRAM, ELBOW, VARIANCE);

	private final ClusterResult result;
	private final DigitDataset images;
	private final List<FloatImage> means;
	private final ShownPlot shown;

	private ClusterFigures(ClusterResult result, DigitDataset images, List<FloatImage> means, ShownPlot shown) {
		this.result = result;
		this.images = images;
		this.means = means;
		this.shown = shown;
	}

	/** @param images the analysed images, in the same order */
	public ClusterFigures(ClusterResult result, DigitDataset images, Coloring coloring) {
		this(result, images, ClusterImages.means(images, result.clusters()), ShownPlot.of(coloring));
	}

	/** The figures in the colours of the clusters. */
	public ClusterFigures(ClusterResult result, DigitDataset images) {
		this(result, images, Coloring.CLUSTER);
	}

	/** Returns the figures of the same analysis with another plot. */
	public ClusterFigures showing(ShownPlot plot) {
		return new ClusterFigures(result, images, means, plot);
	}

	/** The mean image of each cluster, 0 paper to 255 ink. */
	public List<FloatImage> means() {
		return means;
	}

	/** The groups that the colours distinguish. */
	public ClusterGroups groups() {
		return new ClusterGroups(result, images, shown.coloring());
	}

	/** A cluster's name for users: its number from 1 and, if there are labels, the digit that most of its images show. */
	public String name(int cluster) {
		return ClusterGroups.name(result, cluster);
	}

	/** The plot's points in the colours of their groups, with the mean images at the positions of the clusters. */
	public PointFigure scatter() {
		return new ClusterScatter(result, images, means, shown).draw();
	}

	/** The minimum number of distinct digits among the labels that a figure requires. */
	static int digitsNeeded(String figure) {
		return switch (figure) {
			case CONTINGENCY -> 1;
			case DISTANCES, DENDROGRAM -> 2;
			default -> 0;
		};
	}

	/** Every available figure except the plot itself; some need labels or an elbow curve. */
	public List<Figure> all() {
		return Stream.of(Optional.of(centroids()), contingency(), distances(), dendrogram(), elbow(),
				Optional.of(variance())).flatMap(Optional::stream).toList();
	}

	/** The mean image of each cluster with its size and, if there are labels, its majority. */
	public Figure centroids() {
		int[] sizes = result.clusters().sizes();
		List<Tile> tiles = IntStream.range(0, Math.min(sizes.length, ClusterCharts.MAX_CLUSTERS))
				.mapToObj(c -> Tile.ink(means.get(c), caption(c, sizes[c]))).toList();
		String left = ClusterCharts.left(sizes.length);
		return Figure.of(CENTROIDS,
				() -> new ContactSheet(left.isEmpty()
						? tr("The mean image of each cluster")
						: String.join(" ", tr("The mean image of each cluster."), left),
						ContactSheet.grid(tiles, 5),
						Optional.empty(), 8).draw(),
				clusterTable(sizes));
	}

	private Table clusterTable(int[] sizes) {
		LabelAgreement agreement = result.measures().agreement();
		return new Table(List.of("cluster", "images", "majorityDigit", "purity"), IntStream.range(0, sizes.length).mapToObj(c -> {
			boolean labelled = agreement != null && agreement.majorityDigit(c) >= 0;
			return List.<Object>of(c + 1, sizes[c], labelled ? agreement.majorityDigit(c) : "",
					labelled ? agreement.purity(c) : "");
		}).toList());
	}

	/** The number of images of each digit in every cluster; absent without labels. */
	public Optional<HeatMap> contingencyMap() {
		return ClusterCharts.contingency(result);
	}

	/** The distances between the digits' centroids; absent if there are fewer than two digits. */
	public Optional<HeatMap> distanceMap() {
		return ClusterCharts.distances(result.measures().distances());
	}

	/** The number of images of each digit in every cluster; absent without labels. */
	public Optional<Figure> contingency() {
		return contingencyMap().map(map -> Figure.of(CONTINGENCY, map::draw,
				ClusterCharts.contingencyTable(Objects.requireNonNull(result.measures().agreement()))));
	}

	/** The distances between the digits' centroids; absent if there are fewer than two digits. */
	public Optional<Figure> distances() {
		return distanceMap().map(map -> Figure.of(DISTANCES, map::draw,
				ClusterCharts.distanceTable(result.measures().distances())));
	}

	/** The dendrogram of the digits, the nearest joining first; absent if there are fewer than two. */
	public Optional<Figure> dendrogram() {
		List<DigitDistances.Merge> merges = result.measures().distances().merges();
		if (merges.isEmpty()) {
			return Optional.empty();
		}
		Table table = new Table(List.of("left", "right", "distance"), merges.stream()
				.map(m -> List.<Object>of(digits(m.left()), digits(m.right()), m.height())).toList());
		return Optional.of(Figure.of(DENDROGRAM, () -> new DendrogramPicture(tr("Hierarchy of digits, nearest first"),
				tr("mean distance, units of the space"), Dendrogram.of(result.measures().distances())).draw(), table));
	}

	private static String digits(List<Integer> digits) {
		return digits.stream().map(String::valueOf).collect(Collectors.joining(" "));
	}

	/** Inertia and silhouette by the number of clusters; absent unless requested. */
	public Optional<Figure> elbow() {
		if (result.measures().elbow().isEmpty()) {
			return Optional.empty();
		}
		Table table = new Table(List.of("k", "inertia", "silhouette"),
				result.measures().elbow().stream().<List<Object>>map(s -> List.of(s.k(), s.inertia(), s.silhouette())).toList());
		return Optional.of(Figure.of(ELBOW, () -> ClusterCharts.elbow(result), table));
	}

	/** The fraction of the variance that each component explains, and the cumulative sum. */
	public Figure variance() {
		List<Double> explained = result.components().pca().explainedVariance();
		List<Double> cumulative = ClusterCharts.cumulative(explained);
		Table table = new Table(List.of("component", "explained", "cumulative"), IntStream.range(0, explained.size())
				.mapToObj(i -> List.<Object>of(i + 1, explained.get(i), cumulative.get(i))).toList());
		return Figure.of(VARIANCE, () -> ClusterCharts.variance(explained), table);
	}

	private String caption(int cluster, int size) {
		LabelAgreement agreement = result.measures().agreement();
		return agreement == null || agreement.majorityDigit(cluster) < 0
				? tr("%,d images", size)
				: tr("%,d, %s are %d", size, Charts.percent(agreement.purity(cluster)), agreement.majorityDigit(cluster));
	}

	/**
	 * A row for every point: index, label (empty if there is none), cluster from 1, the components, and the plot's coordinates
	 * unless these are the first two components (empty for points outside its sample).
	 */
	public Table points() {
		FloatMatrix coordinates = result.components().coordinates();
		boolean isEmbedded = result.embedding().method() != Projection.PCA;
		List<String> columns = new ArrayList<>(List.of("index", "label", "cluster"));
		IntStream.rangeClosed(1, coordinates.columns()).forEach(c -> columns.add("pc" + c));
		if (isEmbedded) {
			String method = result.embedding().method().key();
			columns.addAll(List.of(method + "1", method + "2"));
		}
		List<List<Object>> rows = new ArrayList<>(coordinates.rows());
		int next = 0;
		for (int i = 0; i < coordinates.rows(); i++) {
			List<Object> row = new ArrayList<>(columns.size());
			int label = images.label(i);
			row.addAll(List.of(i, label < 0 ? "" : label, result.clusters().assignment()[i] + 1));
			addAll(row, coordinates, i);
			if (isEmbedded) {
				if (next < result.embedding().sample().length && result.embedding().sample()[next] == i) {
					addAll(row, result.embedding().coordinates(), next++);
				} else {
					row.addAll(List.of("", ""));
				}
			}
			rows.add(row);
		}
		return new Table(columns, rows);
	}

	private static void addAll(List<Object> values, FloatMatrix points, int row) {
		for (float value : points.row(row)) {
			values.add(value);
		}
	}

	/**
	 * A self-contained page with plot, numbers and tables.
	 *
	 * @param space description of the clustered space
	 * @throws IOException with a sentence, if a picture cannot be drawn
	 */
	public String report(String space) throws IOException {
		return new ClusterPage(this, result, images, space).html();
	}

	static List<String> elbowRow(Elbow.Step step) {
		return List.of(Integer.toString(step.k()), Charts.decimal(step.inertia(), 0), Charts.decimal(step.silhouette(), 3));
	}

	static List<List<String>> pairs(DigitDistances distances, int maxPairs) {
		List<List<String>> rows = new ArrayList<>();
		distances.closest().stream().limit(maxPairs)
				.forEach(p -> rows.add(List.of(tr("%s and %s", p.a(), p.b()), Charts.decimal(p.distance(), 2))));
		return rows;
	}
}
