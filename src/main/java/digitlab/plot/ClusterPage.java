package digitlab.plot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.KMeansResult;
import digitlab.clustering.LabelAgreement;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.SourceName;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;
import static digitlab.language.Localization.trn;

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
		return trn("%,d cluster of handwritten digits", "%,d clusters of handwritten digits", k);
	}

	/**
	 * @throws IOException with a sentence, if a picture cannot be drawn
	 */
	String html() throws IOException {
		page.add("<p>%s %s</p>",
				Svg.escape(tr("%,d images: %s. Space: %s.", images.size(), SourceName.shown(images.source()), space)),
				components());
		if (result.stopped()) {
			page.add("<p><strong>%s</strong></p>", tr("The search was stopped; this is the best result so far."));
		}
		if (result.withoutLayout() != null) {
			page.add("<p><strong>%s</strong></p>",
					tr("%s could not lay out these points, so the plot shows principal components.",
							result.parameters().projection().words()));
		}
		page.append(figures.scatter().toSvg());
		page.add("<p class=\"muted\">%s</p>",
				tr("The plot's colours mean: %s. The digits in frames are the clusters' mean images.",
						translated(figures.groups().coloring().toString())));
		measures();
		clusters();
		digits();
		page.add("<h2>%s</h2>", tr("Explained variance"));
		page.picture(figures.variance(), tr("the variance along each component, and its running total"));
		elbow();
		return page.html();
	}

	private String components() {
		int found = result.components().pca().count();
		return switch (result.parameters().components()) {
			case 0 -> tr("The clusters were found without the labels.");
			case 1 -> tr("The clusters were found without the labels, along the first principal component.");
			default -> found < result.parameters().components()
					? trn("The clusters were found without the labels, among %d principal component, which are all that "
							+ "these images have.",
							"The clusters were found without the labels, among %d principal components, which are all that "
									+ "these images have.",
							found)
					: tr("The clusters were found without the labels, among %d principal components.", found);
		};
	}

	private void measures() {
		List<List<String>> rows = new ArrayList<>();
		rows.add(HtmlPage.row(tr("variance the clusters use"), Charts.percent(result.varianceUsed()),
				result.parameters().components() == 0
						? tr("all: the space as it is")
						: tr("along the components among which they were found")));
		if (result.embedding().method() == Projection.PCA) {
			rows.add(HtmlPage.row(tr("variance the plot shows"), Charts.percent(result.varianceShown()),
					tr("along the first two components")));
		}
		rows.add(HtmlPage.row(tr("inertia"), Charts.decimal(result.clusters().inertia(), 1),
				trn("sum of squared distances from the centres: the best of %,d start with seed %d",
						"sum of squared distances from the centres: the best of %,d starts with seed %d",
						result.clusters().starts(), result.parameters().seed())));
		rows.add(HtmlPage.row(tr("silhouette"), Charts.decimal(result.measures().silhouette(), 3),
				tr("-1 to 1, on %,d images", result.measures().silhouetteSample())));
		LabelAgreement agreement = result.measures().agreement();
		if (agreement != null) {
			rows.add(HtmlPage.row(tr("purity"), Charts.percent(agreement.purity()),
					tr("images that match their cluster's most frequent digit")));
			rows.add(HtmlPage.row(tr("matched"), Charts.count(agreement.matched()),
					tr("images in the cluster that is matched to their digit")));
			rows.add(HtmlPage.row(tr("adjusted Rand index"), Charts.decimal(agreement.adjustedRandIndex(), 3),
					tr("0 is chance, 1 is perfect")));
			rows.add(HtmlPage.row(tr("normalised mutual information"), Charts.decimal(agreement.normalizedMutualInformation(), 3),
					tr("%s to %s", 0, 1)));
		}
		page.measures(rows);
	}

	private void clusters() {
		KMeansResult clusters = result.clusters();
		LabelAgreement agreement = result.measures().agreement();
		List<String> head = new ArrayList<>(List.of(tr("cluster"), tr("images")));
		if (agreement != null) {
			head.addAll(List.of(tr("purity"), tr("matched to")));
		}
		int[] sizes = clusters.sizes();
		List<List<String>> rows = new ArrayList<>();
		for (int c = 0; c < clusters.k(); c++) {
			List<String> cells = new ArrayList<>(List.of(mean(c) + " " + figures.name(c), Charts.count(sizes[c])));
			if (agreement != null) {
				cells.add(Charts.percent(agreement.purity(c)));
				cells.add(agreement.match()[c] < 0 ? tr("none") : Integer.toString(agreement.match()[c]));
			}
			rows.add(cells);
		}
		page.add("<figure><h2>%s</h2>", tr("Clusters and their mean images"));
		page.table(head, rows);
		page.add("</figure>");
		ClusterCharts.contingency(result).ifPresent(page::heatMap);
	}

	private String mean(int cluster) {
		PointFigure.Mark mark = new PointFigure.Mark(0, 0, figures.means().get(cluster), 0);
		return String.format("<img class=\"digit\" width=\"42\" height=\"42\" alt=\"%s\" src=\"%s\" "
				+ "style=\"border:2px solid %s\">", tr("mean image"), Svg.dataUri(ScatterPicture.picture(mark)),
				Svg.hex(figures.groups().clusterRgb(cluster)));
	}

	private void digits() {
		if (result.measures().distances().closest().isEmpty()) {
			return;
		}
		page.add("<figure><h2>%s</h2>", tr("Which digits lie closest together"));
		page.add("<p class=\"muted\">%s</p>",
				tr("The Euclidean distance between the mean points of two digits, in the units of the space."));
		page.add("<div class=\"side\">");
		page.table(HtmlPage.row(tr("digits"), tr("distance")), ClusterFigures.pairs(result.measures().distances(), PAIRS));
		page.append(new DendrogramSvg(Dendrogram.of(result.measures().distances())).draw());
		page.add("</div></figure>");
		ClusterCharts.distances(result.measures().distances()).ifPresent(page::heatMap);
	}

	private void elbow() throws IOException {
		if (figures.elbow().isPresent()) {
			page.add("<h2>%s</h2>", tr("Other numbers of clusters"));
			page.add("<p class=\"muted\">%s</p>", tr("Silhouettes on %,d images.", result.elbowSample()));
			page.picture(figures.elbow().get(), tr("inertia and silhouette by number of clusters"));
			page.table(HtmlPage.row("k", tr("inertia"), tr("silhouette")),
					result.measures().elbow().stream().map(ClusterFigures::elbowRow).toList());
		}
	}
}
