package digitlab.plot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.KMeansResult;
import digitlab.clustering.LabelAgreement;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitDataset;

/** A cluster analysis as one self-contained HTML page: no scripts, fonts or pictures from elsewhere. */
final class ClusterPage {

	private static final int PAIRS = 10;
	private static final String STYLE = """
			body { font: 16px/1.5 "DejaVu Sans", Arial, sans-serif; color: #24292f; background: #fff; max-width: 1280px;
			  margin: 2em auto; padding: 0 1em; }
			svg { max-width: 100%; height: auto; }
			table { border-collapse: collapse; margin: 1em 0; }
			th, td { padding: .3em .8em; border-bottom: 1px solid #e3e6ea; text-align: right; }
			.words th:last-child, .words td:last-child { text-align: left; }
			th:first-child, td:first-child { text-align: left; }
			img { max-width: 100%; height: auto; }
			img.digit { max-width: none; image-rendering: pixelated; vertical-align: middle; }
			th.over { text-align: center; }
			td.cell { text-align: center; font-variant-numeric: tabular-nums; border: 1px solid #fff; }
			td.marked { outline: 3px solid #d55e00; outline-offset: -3px; }
			figure { margin: 1em 0; }
			h2 { margin-top: 2em; }
			@media print { body { margin: 0; max-width: none; font-size: 11px; } h2, tr, figure, svg { break-inside: avoid; }
			  h2 { break-after: avoid; } th, td { padding: .1em .8em; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
			.side { display: flex; flex-wrap: wrap; gap: 0 4em; }
			.muted { color: #57606a; }
			""";

	private final ClusterFigures figures;
	private final ClusterResult result;
	private final DigitDataset images;
	private final String space;
	private final StringBuilder page = new StringBuilder();

	ClusterPage(ClusterFigures figures, ClusterResult result, DigitDataset images, String space) {
		this.figures = figures;
		this.result = result;
		this.images = images;
		this.space = space;
	}

	/**
	 * @throws IOException with a sentence, if a picture cannot be drawn
	 */
	String html() throws IOException {
		int k = result.clusters().k();
		String title = Charts.count(k) + (k == 1 ? " cluster" : " clusters") + " of handwritten digits";
		add("<!DOCTYPE html>%n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title>%n<style>%s</style></head><body>",
				title, STYLE);
		add("<h1>%s</h1>", title);
		add("<p>%s images: %s. Space: %s. The clusters were found without the labels%s.</p>", Charts.count(images.size()),
				Svg.escape(images.source()), Svg.escape(space),
				components());
		if (result.stopped()) {
			add("<p><strong>The search was stopped; this is the best result so far.</strong></p>");
		}
		if (result.withoutLayout() != null) {
			add("<p><strong>%s</strong></p>", result.withoutLayout());
		}
		page.append(figures.scatter().toSvg());
		add("<p class=\"muted\">The plot's colours mean: %s. The digits in frames are the clusters' mean images.</p>",
				figures.groups().coloring());
		measures();
		clusters();
		digits();
		add("<h2>Explained variance</h2>");
		picture(figures.variance(), "the variance along each component, and its running total");
		elbow();
		add("</body></html>");
		return page.toString();
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

	private void add(String format, Object... values) {
		page.append(String.format(Locale.ROOT, format, values)).append('\n');
	}

	private void measures() {
		List<List<String>> rows = new ArrayList<>();
		rows.add(row("variance the clusters use", Charts.percent(result.varianceUsed()), result.parameters().components() == 0
				? "all: the space as it is"
				: "along the components among which they were found"));
		if (result.embedding().method() == Projection.PCA) {
			rows.add(row("variance the plot shows", Charts.percent(result.varianceShown()), "along the first two components"));
		}
		rows.add(row("inertia", number("%,.1f", result.clusters().inertia()),
				"sum of squared distances from the centres: the best of "
						+ Charts.count(result.clusters().starts()) + (result.clusters().starts() == 1 ? " start" : " starts")
						+ " with seed "
						+ result.parameters().seed()));
		rows.add(row("silhouette", number("%.3f", result.measures().silhouette()),
				"-1 to 1, on " + Charts.count(result.measures().silhouetteSample()) + " images"));
		LabelAgreement agreement = result.measures().agreement();
		if (agreement != null) {
			rows.add(row("purity", Charts.percent(agreement.purity()), "images that match their cluster's most frequent digit"));
			rows.add(row("matched", Charts.count(agreement.matched()),
					"images in the cluster that is matched to their digit"));
			rows.add(row("adjusted Rand index", number("%.3f", agreement.adjustedRandIndex()), "0 is chance, 1 is perfect"));
			rows.add(row("normalised mutual information", number("%.3f", agreement.normalizedMutualInformation()), "0 to 1"));
		}
		add("<h2>Measures</h2>");
		add("<div class=\"words\">");
		table(row("measure", "value", "what it is"), rows);
		add("</div>");
	}

	private static List<String> row(String... cells) {
		return List.of(cells);
	}

	private static String number(String format, double value) {
		return String.format(Locale.ROOT, format, value);
	}

	private void table(List<String> head, List<List<String>> rows) {
		add("<table><tr>%s</tr>", cells("th", head));
		rows.forEach(row -> add("<tr>%s</tr>", cells("td", row)));
		add("</table>");
	}

	/** Cells may hold markup created here; text from elsewhere is already escaped. */
	private static String cells(String tag, List<String> texts) {
		return texts.stream().map(text -> "<" + tag + ">" + text + "</" + tag + ">").collect(Collectors.joining());
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
		add("<figure><h2>Clusters and their mean images</h2>");
		table(head, rows);
		add("</figure>");
		ClusterCharts.contingency(result).ifPresent(this::heatMap);
	}

	private String mean(int cluster) {
		PointFigure.Mark mark = new PointFigure.Mark(0, 0, figures.means().get(cluster), 0);
		return String.format("<img class=\"digit\" width=\"42\" height=\"42\" alt=\"mean image\" src=\"%s\" "
				+ "style=\"border:2px solid %s\">", Svg.dataUri(ScatterPicture.picture(mark)),
				Svg.hex(figures.groups().clusterRgb(cluster)));
	}

	/** Adds a heat map with its numbers as text. */
	private void heatMap(HeatMap map) {
		add("<figure><h2>%s</h2><p class=\"muted\">%s</p>", map.title(), map.note());
		add("<table><tr><td></td><th class=\"over\" colspan=\"%d\">%s</th></tr>", map.columns().size(), map.columnTitle());
		add("<tr><th>%s</th>%s</tr>", map.rowTitle(), map.columns().stream().map(c -> "<th class=\"over\">" + c + "</th>")
				.collect(Collectors.joining()));
		for (int row = 0; row < map.rows().size(); row++) {
			add("<tr><td>%s</td>%s</tr>", map.rows().get(row), map.cells().get(row).stream().map(ClusterPage::cell)
					.collect(Collectors.joining()));
		}
		add("</table></figure>");
	}

	private static String cell(HeatMap.Cell cell) {
		return String.format("<td class=\"cell%s\" style=\"background:%s;color:%s\">%s</td>", cell.marked() ? " marked" : "",
				Svg.hex(cell.rgb()), Svg.hex(cell.ink()), cell.text());
	}

	private void digits() {
		if (result.measures().distances().closest().isEmpty()) {
			return;
		}
		add("<figure><h2>Which digits lie closest together</h2>");
		add("<p class=\"muted\">The Euclidean distance between the mean points of two digits, in the units of the space.</p>");
		add("<div class=\"side\">");
		table(row("digits", "distance"), ClusterFigures.pairs(result.measures().distances(), PAIRS));
		page.append(new DendrogramSvg(Dendrogram.of(result.measures().distances())).draw());
		add("</div></figure>");
		ClusterCharts.distances(result.measures().distances()).ifPresent(this::heatMap);
	}

	private void elbow() throws IOException {
		if (figures.elbow().isPresent()) {
			add("<h2>Other numbers of clusters</h2>");
			add("<p class=\"muted\">Silhouettes on %s images.</p>", Charts.count(result.elbowSample()));
			picture(figures.elbow().get(), "inertia and silhouette by number of clusters");
			table(row("k", "inertia", "silhouette"), result.measures().elbow().stream().map(ClusterFigures::elbowRow).toList());
		}
	}

	private void picture(Figure figure, String words) throws IOException {
		add("<figure><img width=\"1000\" alt=\"%s\" src=\"%s\"></figure>", words, Svg.dataUri(figure.draw()));
	}
}
