package digitlab.plot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.KMeansResult;
import digitlab.clustering.LabelAgreement;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitDataset;

/** A cluster analysis as one self-contained HTML page: no scripts, fonts or pictures from elsewhere. */
final class ClusterPage {

	private static final int PAIRS = 10;

	private final ClusterFigures figures;
	private final ClusterResult result;
	private final DigitDataset images;
	private final String space;
	private final HtmlPage page;

	ClusterPage(ClusterFigures figures, ClusterResult result, DigitDataset images, String space) {
		this.figures = figures;
		this.result = result;
		this.images = images;
		this.space = space;
		page = new HtmlPage(title(result.clusters().k()));
	}

	private static String title(int k) {
		return Charts.count(k) + (k == 1 ? " cluster" : " clusters") + " of handwritten digits";
	}

	/**
	 * @throws IOException with a sentence, if a picture cannot be drawn
	 */
	String html() throws IOException {
		page.add("<p>%s images: %s. Space: %s. The clusters were found without the labels%s.</p>", Charts.count(images.size()),
				Svg.escape(images.source()), Svg.escape(space),
				components());
		if (result.stopped()) {
			page.add("<p><strong>The search was stopped; this is the best result so far.</strong></p>");
		}
		if (result.withoutLayout() != null) {
			page.add("<p><strong>%s</strong></p>", result.withoutLayout());
		}
		page.append(figures.scatter().toSvg());
		page.add("<p class=\"muted\">The plot's colours mean: %s. The digits in frames are the clusters' mean images.</p>",
				figures.groups().coloring());
		measures();
		clusters();
		digits();
		page.add("<h2>Explained variance</h2>");
		page.picture(figures.variance(), "the variance along each component, and its running total");
		elbow();
		return page.html();
	}

	private String components() {
		int found = result.components().pca().count();
		return switch (result.parameters().components()) {
			case 0 -> "";
			case 1 -> ", along the first principal component";
			default -> ", among " + found + " principal component" + (found == 1 ? "" : "s")
					+ (found < result.parameters().components() ? ", which are all that these images have" : "");
		};
	}

	private void measures() {
		List<List<String>> rows = new ArrayList<>();
		rows.add(HtmlPage.row("variance the clusters use", Charts.percent(result.varianceUsed()),
				result.parameters().components() == 0
						? "all: the space as it is"
						: "along the components among which they were found"));
		if (result.embedding().method() == Projection.PCA) {
			rows.add(HtmlPage.row("variance the plot shows", Charts.percent(result.varianceShown()),
					"along the first two components"));
		}
		rows.add(HtmlPage.row("inertia", number("%,.1f", result.clusters().inertia()),
				"sum of squared distances from the centres: the best of "
						+ Charts.count(result.clusters().starts()) + (result.clusters().starts() == 1 ? " start" : " starts")
						+ " with seed "
						+ result.parameters().seed()));
		rows.add(HtmlPage.row("silhouette", number("%.3f", result.measures().silhouette()),
				"-1 to 1, on " + Charts.count(result.measures().silhouetteSample()) + " images"));
		LabelAgreement agreement = result.measures().agreement();
		if (agreement != null) {
			rows.add(HtmlPage.row("purity", Charts.percent(agreement.purity()),
					"images that match their cluster's most frequent digit"));
			rows.add(HtmlPage.row("matched", Charts.count(agreement.matched()),
					"images in the cluster that is matched to their digit"));
			rows.add(HtmlPage.row("adjusted Rand index", number("%.3f", agreement.adjustedRandIndex()),
					"0 is chance, 1 is perfect"));
			rows.add(HtmlPage.row("normalised mutual information", number("%.3f", agreement.normalizedMutualInformation()),
					"0 to 1"));
		}
		page.measures(rows);
	}

	private static String number(String format, double value) {
		return String.format(Locale.ROOT, format, value);
	}

	private void clusters() {
		KMeansResult clusters = result.clusters();
		LabelAgreement agreement = result.measures().agreement();
		List<String> head = new ArrayList<>(List.of("cluster", "images"));
		if (agreement != null) {
			head.addAll(List.of("purity", "matched to"));
		}
		int[] sizes = clusters.sizes();
		List<List<String>> rows = new ArrayList<>();
		for (int c = 0; c < clusters.k(); c++) {
			List<String> cells = new ArrayList<>(List.of(mean(c) + " " + figures.name(c), Charts.count(sizes[c])));
			if (agreement != null) {
				cells.add(Charts.percent(agreement.purity(c)));
				cells.add(agreement.match()[c] < 0 ? "none" : Integer.toString(agreement.match()[c]));
			}
			rows.add(cells);
		}
		page.add("<figure><h2>Clusters and their mean images</h2>");
		page.table(head, rows);
		page.add("</figure>");
		ClusterCharts.contingency(result).ifPresent(page::heatMap);
	}

	private String mean(int cluster) {
		PointFigure.Mark mark = new PointFigure.Mark(0, 0, figures.means().get(cluster), 0);
		return String.format("<img class=\"digit\" width=\"42\" height=\"42\" alt=\"mean image\" src=\"%s\" "
				+ "style=\"border:2px solid %s\">", Svg.dataUri(ScatterPicture.picture(mark)),
				Svg.hex(figures.groups().clusterRgb(cluster)));
	}

	private void digits() {
		if (result.measures().distances().closest().isEmpty()) {
			return;
		}
		page.add("<figure><h2>Which digits lie closest together</h2>");
		page.add(
				"<p class=\"muted\">The Euclidean distance between the mean points of two digits, in the units of the space.</p>");
		page.add("<div class=\"side\">");
		page.table(HtmlPage.row("digits", "distance"), ClusterFigures.pairs(result.measures().distances(), PAIRS));
		page.append(new DendrogramSvg(Dendrogram.of(result.measures().distances())).draw());
		page.add("</div></figure>");
		ClusterCharts.distances(result.measures().distances()).ifPresent(page::heatMap);
	}

	private void elbow() throws IOException {
		if (figures.elbow().isPresent()) {
			page.add("<h2>Other numbers of clusters</h2>");
			page.add("<p class=\"muted\">Silhouettes on %s images.</p>", Charts.count(result.elbowSample()));
			page.picture(figures.elbow().get(), "inertia and silhouette by number of clusters");
			page.table(HtmlPage.row("k", "inertia", "silhouette"),
					result.measures().elbow().stream().map(ClusterFigures::elbowRow).toList());
		}
	}
}
