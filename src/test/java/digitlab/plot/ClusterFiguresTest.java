package digitlab.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import digitlab.clustering.ClusterAnalysis;
import digitlab.clustering.ClusterListener;
import digitlab.clustering.ClusterParameters;
import digitlab.clustering.DigitDistances;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ClusterFiguresTest {

	@TempDir
	private Path folder;

	private static DigitDataset images() {
		return new SyntheticDigits(40, 1).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
	}

	private static ClusterFigures figures(Projection projection) {
		ClusterParameters parameters = new ClusterParameters(3, 4, 2, 1, projection, 25, 100, projection == Projection.TSNE);
		return new ClusterFigures(
				ClusterAnalysis.run(FloatMatrix.ofPixels(images()), ClusterAnalysis.labels(images()), parameters,
						ClusterListener.NONE, new CancellationToken()),
				images());
	}

	private static Document xml(String text) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder()
				.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	/** Two groups of one point each, in opposite corners. */
	private static PointFigure twoPoints() {
		return new PointFigure("two & more", "x <1>", "y", FloatMatrix.of(new float[][]{{0, 0}, {1, 1}}), new int[]{0, 1},
				List.of(new PointFigure.Group("red", 0xff0000), new PointFigure.Group("blue", 0x0000ff)), List.of());
	}

	private static int[] middle(BufferedImage picture, int scale, double x, double y) {
		int width = ScatterFrame.WIDTH - ScatterFrame.RIGHT - ScatterFrame.LEFT;
		int height = ScatterFrame.HEIGHT - ScatterFrame.BOTTOM - ScatterFrame.TOP;
		int rgb = picture.getRGB((int) (scale * (ScatterFrame.LEFT + x * width)),
				(int) (scale * (ScatterFrame.TOP + y * height)));
		return new int[]{rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff};
	}

	@Test
	void pointsAreDrawnWhereTheyLieAtEachScale() {
		for (int scale : new int[]{1, 2, 4}) {
			BufferedImage picture = twoPoints().figure("p", 1280, 800, scale).picture().orElseThrow().get();
			assertThat(picture.getWidth()).isEqualTo(1280 * scale);
			int[] red = middle(picture, scale, 0.04 / 1.08, 1.04 / 1.08);
			int[] blue = middle(picture, scale, 1.04 / 1.08, 0.04 / 1.08);
			assertThat(red[0]).isGreaterThan(red[2] + 80);
			assertThat(blue[2]).isGreaterThan(blue[0] + 80);
			assertThat(middle(picture, scale, 0.533, 0.511)).containsOnly(255);
		}
	}

	@Test
	void aDrawingHasWordsAsWordsAndADotForEveryPoint() throws Exception {
		Document svg = xml(twoPoints().toSvg());
		assertThat(svg.getElementsByTagName("text").item(0).getTextContent()).isEqualTo("two & more");
		assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(2);
		String drawing = figures(Projection.PCA).scatter().toSvg();
		assertThat(drawing.split("M[0-9]+ [0-9]+h0", -1)).hasSize(40 + 1);
		assertThat(xml(drawing).getElementsByTagName("image").getLength()).isEqualTo(4);
	}

	/** Clusters {0, 1, 2} and {3, 4}: the third image is a 7 among 1s, the last has no label. */
	private static ClusterFigures fiveImages(Coloring coloring) {
		DigitDataset images = new DigitDataset("five", new byte[5 * DigitImage.PIXELS], new byte[]{1, 1, 7, 7, -1});
		FloatMatrix points = FloatMatrix.of(new float[][]{{0, 0, 1}, {0, 1, 0}, {1, 0, 0}, {9, 9, 1}, {9, 9, 0}});
		ClusterParameters parameters = new ClusterParameters(3, 2, 3, 1, Projection.PCA, 25, 100, false);
		return new ClusterFigures(ClusterAnalysis.run(points, ClusterAnalysis.labels(images), parameters, ClusterListener.NONE,
				new CancellationToken()), images, coloring);
	}

	private static List<String> legend(ClusterFigures figures) {
		return figures.scatter().legend(50).stream().map(PointFigure.LegendLine::text).toList();
	}

	@Test
	void coloursMeanClustersOrLabelsOrMatches() {
		assertThat(legend(fiveImages(Coloring.CLUSTER))).containsExactly("cluster 1, mostly 1 (3)", "cluster 2, mostly 7 (2)");
		assertThat(legend(fiveImages(Coloring.LABEL))).containsExactly("digit 1 (2)", "digit 7 (2)", "no label (1)");
		assertThat(legend(fiveImages(Coloring.MATCH))).containsExactly("right match (3)",
				"wrong match (1)", "no label (1)");
		ClusterGroups labels = fiveImages(Coloring.LABEL).groups();
		assertThat(IntStream.range(0, 5).map(labels::group)).containsExactly(1, 1, 7, 7, 10);
		assertThat(labels.names()).hasSize(11);
		assertThat(IntStream.rangeClosed(0, 10).map(labels::rgb).boxed()).doesNotHaveDuplicates();
		assertThat(labels.clusterRgb(1)).isEqualTo(labels.rgb(7));
		ClusterGroups matches = fiveImages(Coloring.MATCH).groups();
		assertThat(IntStream.range(0, 5).map(matches::group)).containsExactly(0, 0, 1, 0, 2);
		assertThat(Coloring.MATCH).hasToString("right or wrong match");
	}

	@Test
	void hiddenGroupsAreLeftOutAndTheScaleStays() {
		BitSet first = new BitSet();
		first.set(0);
		PointFigure all = fiveImages(Coloring.CLUSTER).scatter();
		ClusterFigures some = fiveImages(Coloring.CLUSTER)
				.showing(new ShownPlot(Coloring.CLUSTER, 0, 1, first, Optional.empty()));
		assertThat(legend(some)).containsExactly("cluster 2, mostly 7 (2)");
		assertThat(some.scatter().marks()).containsExactly(all.marks().get(1));
		assertThat(some.scatter().toSvg()).contains("cluster 2").doesNotContain("cluster 1");
		assertThat(some.scatter().toSvg().split("h0", -1)).hasSize(2 + 1);
		String dots = all.toSvg().substring(all.toSvg().indexOf("group-1"));
		assertThat(some.scatter().toSvg()).contains(dots.substring(0, dots.indexOf("</g>")));
		assertThat(some.scatter().figure("p", 640, 400, 1).picture().orElseThrow().get().getWidth()).isEqualTo(640);
	}

	@Test
	void aTurnedSpaceIsWrittenAsItStands() {
		Rotation fromTheFirstAxis = new Rotation(-Math.PI / 2, 0);
		PointFigure space = fiveImages(Coloring.CLUSTER)
				.showing(new ShownPlot(Coloring.CLUSTER, 0, 1, new BitSet(), Optional.of(fromTheFirstAxis))).scatter();
		PointFigure.Space depth = space.space().orElseThrow();
		assertThat(depth.towards()).isSorted();
		assertThat(depth.axes().stream().map(PointFigure.Axis::name)).allMatch(name -> name.matches("PC [123], .* %"));
		assertThat(depth.axes().get(0).x()).isCloseTo(0, within(1e-9));
		assertThat(depth.axes().get(1).y()).isCloseTo(depth.radius(), within(1e-9));
		assertThat(depth.opacity(0)).isLessThan(depth.opacity(4));
		// The first component, along which the two groups lie apart, is towards the viewer: one group is behind the other.
		assertThat(space.group()[0]).isEqualTo(space.group()[1]).isNotEqualTo(space.group()[4]);
		assertThat(space.toSvg().split("h0", -1)).hasSize(5 + 1);
		assertThat(space.toSvg()).contains(">PC 3, ").contains("group-0-").contains("<line ");
		assertThat(space.figure("p", 640, 400, 1).picture().orElseThrow().get().getHeight()).isEqualTo(400);
	}

	@Test
	void whatHasNoRoomIsCounted() {
		int[] group = IntStream.range(0, 200).toArray();
		PointFigure many = new PointFigure("x".repeat(150), "x", "y", FloatMatrix.of(new float[200][2]), group,
				IntStream.of(group).mapToObj(g -> new PointFigure.Group("g" + g, 0)).toList(), List.of());
		assertThat(many.legend(10)).extracting(PointFigure.LegendLine::text).hasSize(10).startsWith("g0 (1)", "g1 (1)")
				.endsWith("g8 (1)", "and 191 more");
		assertThat(many.legend(200)).hasSize(200);
		ScatterFrame frame = new ScatterFrame(many.coordinates(), 1280, 800);
		assertThat(frame.legendLines()).isEqualTo(55); // 12 in height each, on 800 minus 134
		assertThat(many.toSvg()).contains("and 146 more").doesNotContain("g54 (1)");
		assertThat(frame.titleSize("short")).isEqualTo(20);
		assertThat(frame.titleSize(many.title())).isEqualTo(11); // 1180 / (0.68 × 150)
		assertThat(frame.titleSize("x".repeat(5000))).isEqualTo(9);
	}

	@Test
	void anyTwoComponentsCanBeShown() {
		PointFigure other = fiveImages(Coloring.CLUSTER)
				.showing(new ShownPlot(Coloring.LABEL, 2, 0, new BitSet(), Optional.empty())).scatter();
		PointFigure usual = fiveImages(Coloring.CLUSTER).scatter();
		assertThat(other.xTitle()).startsWith("component 3 (");
		assertThat(other.yTitle()).isEqualTo(usual.xTitle());
		assertThat(other.coordinates().value(3, 1)).isEqualTo(usual.coordinates().value(3, 0));
	}

	private static List<List<Object>> rows(Figure figure) {
		return figure.table().orElseThrow().rows();
	}

	@Test
	void figuresHoldTheNumbers() {
		ClusterFigures figures = fiveImages(Coloring.CLUSTER);
		assertThat(figures.all()).extracting(Figure::name).containsExactly("centroids", "contingency", "distances", "dendrogram",
				"variance");
		assertThat(rows(figures.centroids())).containsExactly(List.of(1, 3, 1, 2 / 3.0), List.of(2, 2, 7, 1.0));
		assertThat(rows(figures.contingency().orElseThrow())).containsExactly(List.of(1, 1, 0, 2, 0, 0, 0, 0, 0, 1, 0, 0),
				List.of(2, 7, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0));
		// The mean points are (0, 0.5, 0.5) and (5, 4.5, 0.5).
		assertThat((double) rows(figures.distances().orElseThrow()).get(0).get(2)).isCloseTo(Math.sqrt(41), within(1e-4));
		assertThat(rows(figures.dendrogram().orElseThrow()).getFirst()).startsWith("1", "7");
		assertThat((double) rows(figures.variance()).getLast().get(2)).isCloseTo(1, within(1e-9));
		assertThat(figures(Projection.TSNE).all()).extracting(Figure::name).contains("elbow");
	}

	@Test
	void figuresAreDrawn() throws IOException {
		for (Figure figure : figures(Projection.TSNE).all()) {
			BufferedImage picture = figure.draw();
			assertThat(picture.getWidth()).as(figure.name()).isGreaterThan(900);
			long colours = IntStream.of(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0,
					picture.getWidth())).distinct().count();
			assertThat(colours).as(figure.name()).isGreaterThan(10);
		}
	}

	@Test
	void branchesDoNotCross() {
		DigitDistances distances = DigitDistances.of(FloatMatrix.of(new float[][]{{0}, {10}, {1}, {12}}), new int[]{3, 4, 5, 6});
		Dendrogram tree = Dendrogram.of(distances);
		assertThat(tree.leaves()).isIn(List.of(3, 5, 4, 6), List.of(4, 6, 3, 5), List.of(5, 3, 4, 6), List.of(3, 5, 6, 4));
		assertThat(tree.joins()).extracting(Dendrogram.Join::y).containsExactly(1.0, 2.0, 10.5);
		assertThat(tree.joins().getLast().x()).isEqualTo(1.5);
		assertThat(tree.highest()).isEqualTo(10.5);
		assertThat(tree.base()).isZero();
		DigitDistances alike = DigitDistances.of(FloatMatrix.of(new float[][]{{0, 0}, {10, 0}, {0, 12}}), new int[]{1, 2, 3});
		// 1 and 2 join at 10, then 3 at (12 + √244) / 2.
		assertThat(Dendrogram.of(alike).highest()).isCloseTo(13.810250, within(1e-6));
		assertThat(Dendrogram.of(alike).base()).isCloseTo(10 - 3.810250 / 2, within(1e-6));
	}

	@Test
	void aHeatMapHasRoomForItsNames() {
		HeatMap.Cell cell = new HeatMap.Cell("7", 1, true);
		BufferedImage shorter = new HeatMap("t", "r", "c", List.of("1"), List.of("a"), List.of(List.of(cell)), "").draw();
		BufferedImage longer = new HeatMap("t", "r", "c", List.of("cluster 30, mostly 7"), List.of("a"),
				List.of(List.of(cell)), "").draw();
		assertThat(longer.getWidth()).isGreaterThan(shorter.getWidth() + 100);
		assertThat(shorter.getRGB(155, 156) & 0xffffff).isEqualTo(0xFDE725);
		assertThat(shorter.getRGB(152, 152) & 0xffffff).isEqualTo(0xD55E00);
	}

	@Test
	void seventyThousandPointsMakeASmallDrawing() {
		Random random = new Random(1);
		float[][] coordinates = new float[70_000][2];
		int[] group = new int[coordinates.length];
		for (int i = 0; i < coordinates.length; i++) {
			coordinates[i] = new float[]{(float) random.nextGaussian(), (float) random.nextGaussian()};
			group[i] = i % 2;
		}
		PointFigure scatter = new PointFigure("many", "x", "y", FloatMatrix.of(coordinates), group, twoPoints().groups(),
				List.of());
		assertThat(scatter.toSvg().length()).isLessThan(1_500_000);
		assertThat(scatter.toSvg().split("h0", -1)).hasSize(70_001);
	}

	@Test
	void allPointsAreLinesOfCsv() {
		String[] lines = figures(Projection.PCA).points().toCsv().split("\r\n");
		assertThat(lines).hasSize(41);
		assertThat(lines[0]).isEqualTo("index,label,cluster,pc1,pc2,pc3");
		assertThat(lines[40]).matches("39,[0-9],[1-4](,-?[0-9.E-]+){3}");
		String[] umap = figures(Projection.UMAP).points().toCsv().split("\r\n", -1);
		assertThat(umap[0]).endsWith(",pc3,umap1,umap2");
		assertThat(Stream.of(umap).skip(1).filter(line -> line.endsWith(",,"))).hasSize(15);
	}

	@Test
	void aReportNeedsNothingFromElsewhere() throws IOException {
		String page = figures(Projection.TSNE).report("pixels & more");
		assertThat(page).contains("<h1>4 clusters", "pixels &amp; more", "adjusted Rand index", "a sample of 25 of 40", "t-SNE 1",
				"Which digits lie closest", "Digits in each cluster", "Euclidean distance between the digits",
				"Explained variance",
				"Other numbers of clusters").endsWith("</body></html>\n");
		String words = page.replaceAll("base64,[^\"]*", ""); // which may contain any three letters
		assertThat(words.replace("http://www.w3.org/", "")).doesNotContain("http:", "https:", "<script", "@import", "NaN");
		assertThat(page.split("<td><img ", -1)).hasSize(4 + 1);
		assertThat(page.split("class=\"cell", -1)).hasSize(4 * 10 + 10 * 10 + 1);
		assertThat(page.split("class=\"cell marked", -1)).hasSize(4 + 2 + 1);
		assertThat(page).contains("Silhouettes on 40 images", "variance the clusters use").doesNotContain(
				"variance the plot shows");
		assertThat(figures(Projection.PCA).report("pixels")).doesNotContain("Other numbers", "could not lay out")
				.contains("variance the plot shows");
	}

	@Test
	void filesAreWrittenByTheirNames() throws IOException {
		ClusterFigures figures = figures(Projection.PCA);
		for (String name : List.of("plot.png", "plot.svg", "points.csv", "report.html", "centroids.PNG",
				"contingency.csv", "distances.png", "Dendrogram-2.png", "variance.csv")) {
			ClusterExport.check(folder.resolve(name));
			ClusterExport.write(figures, "pixels", folder.resolve(name), 640, 400, 2);
		}
		assertThat(ImageIO.read(folder.resolve("plot.png").toFile()).getWidth()).isEqualTo(1280);
		assertThat(ImageIO.read(folder.resolve("centroids.PNG").toFile()).getHeight()).isGreaterThan(224);
		assertThat(Files.readString(folder.resolve("plot.svg"))).startsWith("<svg");
		assertThat(Files.readString(folder.resolve("contingency.csv"))).startsWith("cluster,matchedDigit,digit0,digit1");
		assertThat(Files.readString(folder.resolve("variance.csv"))).hasLineCount(4);
		assertThatThrownBy(() -> ClusterExport.write(figures, "pixels", folder.resolve("elbow.png"), 640, 400, 1))
				.hasMessage("elbow.png was not written: these images have nothing to put into it.");
		assertThat(ClusterExport.needsElbow(Path.of("elbow.png"))).isTrue();
		assertThat(ClusterExport.needsElbow(Path.of("plot.png"))).isFalse();
		try (Stream<Path> files = Files.list(folder)) {
			assertThat(files).hasSize(9);
		}
	}

	@Test
	void aFigureIsMeantByItsWholeName() throws IOException {
		for (String name : List.of("distances.csv", "centroids-2.png", "Elbow_3.PNG", "variance2.csv")) {
			assertThat(ClusterExport.of(Path.of(name))).as(name).isEqualTo(ClusterExport.FIGURE);
		}
		for (String name : List.of("distances-of-points.csv", "variances.csv", "elbowroom.csv", "centroids-a.csv")) {
			assertThat(ClusterExport.of(Path.of(name))).as(name).isEqualTo(ClusterExport.POINTS);
		}
		assertThat(ClusterExport.of(Path.of("distances.final.png"))).isEqualTo(ClusterExport.PICTURE);
	}

	@Test
	void whoeverKnowsTheKindMayChooseAnyName() throws IOException {
		ClusterFigures figures = figures(Projection.PCA);
		Path file = folder.resolve("distances.csv");
		ClusterExport.POINTS.writeTo(file, figures, "pixels", 640, 400, 1);
		assertThat(Files.readString(file)).startsWith("index,label,cluster");
		ClusterExport.CENTROIDS.writeTo(folder.resolve("mine.csv"), figures, "pixels", 640, 400, 1);
		assertThat(Files.readString(folder.resolve("mine.csv"))).startsWith("cluster,images,majorityDigit");
		ClusterExport.PICTURE.writeTo(folder.resolve("elbow.png"), figures, "pixels", 640, 400, 2);
		assertThat(ImageIO.read(folder.resolve("elbow.png").toFile()).getWidth()).isEqualTo(1280);
		ClusterExport.REPORT.writeTo(folder.resolve("page"), figures, "pixels", 640, 400, 1);
		assertThat(Files.readString(folder.resolve("page"))).startsWith("<!DOCTYPE html>");
		ClusterExport.DRAWING.writeTo(folder.resolve("plot.xml"), figures, "pixels", 640, 400, 1);
		assertThat(Files.readString(folder.resolve("plot.xml"))).startsWith("<svg");
		ClusterExport.checkPlace(folder.resolve("no-ending"));
		assertThatThrownBy(() -> ClusterExport.FIGURE.writeTo(folder.resolve("mine.png"), figures, "pixels", 640, 400, 1))
				.hasMessage("mine.png is not named after a figure.");
	}

	@Test
	void aPlaceThatCannotBeWrittenIsNotCalledMissing() {
		Path nowhere = folder.resolve("gone/points.csv");
		ClusterFigures figures = figures(Projection.PCA);
		assertThatThrownBy(() -> ClusterExport.write(figures, "pixels", nowhere, 640, 400, 1)).isInstanceOf(IOException.class)
				.hasMessage(nowhere + " cannot be written there.");
	}

	@Test
	void whatCannotBeWrittenGetsASentence() throws IOException {
		assertThatThrownBy(() -> ClusterExport.check(folder.resolve("plot.gif"))).isInstanceOf(IOException.class)
				.hasMessageContaining("has no ending that says what to write");
		assertThatThrownBy(() -> ClusterExport.check(folder.resolve("none/plot.png")))
				.hasMessage("There is no folder " + folder.resolve("none").toAbsolutePath() + " for plot.png.");
		Path taken = Files.createDirectory(folder.resolve("plot.svg"));
		assertThatThrownBy(() -> ClusterExport.check(taken)).hasMessage(taken + " is a folder: name a file.");
	}

	@Test
	void pointsInOnePlaceAndNoneAreDrawnToo() {
		PointFigure one = new PointFigure("one", "x", "y", FloatMatrix.of(new float[][]{{5, 5}}), new int[]{0},
				List.of(new PointFigure.Group("red", 0xff0000)), List.of());
		assertThat(one.toSvg()).contains("h0").doesNotContain("NaN");
		PointFigure none = new PointFigure("none", "x", "y", FloatMatrix.of(new float[][]{{5, 5}}).subset(), new int[0],
				List.of(), List.of());
		assertThat(none.toSvg()).doesNotContain("NaN", "Infinity");
		assertThat(none.figure("n", 640, 400, 1).picture().orElseThrow().get().getWidth()).isEqualTo(640);
	}
}
