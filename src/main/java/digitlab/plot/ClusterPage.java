package digitlab.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.Clusters;
import digitlab.clustering.LabelAgreement;
import digitlab.data.DigitDataset;

/** An analysis of clusters as one page of HTML: no script, no font, no picture from elsewhere. */
final class ClusterPage {

	private static final int PAIRS = 10;
	private static final String STYLE = """
			body { font: 16px/1.5 "DejaVu Sans", Arial, sans-serif; color: #24292f; background: #fff; max-width: 1280px;
			  margin: 2em auto; padding: 0 1em; }
			svg { max-width: 100%; height: auto; }
			table { border-collapse: collapse; margin: 1em 0; }
			th, td { padding: .3em .8em; border-bottom: 1px solid #e3e6ea; text-align: right; }
			th:first-child, td:first-child { text-align: left; }
			img { image-rendering: pixelated; vertical-align: middle; }
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

	String html() {
		String title = result.clusters().k() + " clusters of handwritten digits";
		add("<!DOCTYPE html>%n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title>%n<style>%s</style></head><body>",
				title, STYLE);
		add("<h1>%s</h1>", title);
		add("<p>%s images: %s. Space: %s. The clusters were found without the labels%s.</p>", Charts.count(images.size()),
				Svg.escape(images.source()), Svg.escape(space),
				result.plan().components() == 0 ? "" : ", among " + result.places().columns() + " principal components");
		if (result.stopped()) {
			add("<p><strong>The search was stopped; this is what was found until then.</strong></p>");
		}
		page.append(figures.scatter().toSvg());
		measures();
		clusters();
		digits();
		elbow();
		add("</body></html>");
		return page.toString();
	}

	private void add(String format, Object... values) {
		page.append(String.format(Locale.ROOT, format, values)).append('\n');
	}

	private void measures() {
		List<List<String>> rows = new ArrayList<>();
		rows.add(row("variance explained by the components", Charts.percent(result.pca().explainedVariance().stream()
				.mapToDouble(v -> v).sum()), "of the whole"));
		rows.add(row("inertia", number("%,.1f", result.clusters().inertia()), "sum of squared distances from the centres"));
		rows.add(row("silhouette", number("%.3f", result.silhouette()),
				"-1 to 1, on " + Charts.count(result.silhouetteSample()) + " images"));
		LabelAgreement agreement = result.agreement();
		if (agreement != null) {
			rows.add(row("purity", Charts.percent(agreement.purity()), "images that show their cluster's most frequent digit"));
			rows.add(row("matched", Charts.count(agreement.matched()),
					"images in the one cluster that is matched to their digit"));
			rows.add(row("adjusted Rand index", number("%.3f", agreement.adjustedRandIndex()), "0 by chance, 1 if equal"));
			rows.add(row("normalised mutual information", number("%.3f", agreement.normalizedMutualInformation()), "0 to 1"));
		}
		add("<h2>Measures</h2>");
		table(row("measure", "value", "what it is"), rows);
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

	/** Cells may hold markup made here; words from elsewhere come escaped. */
	private static String cells(String tag, List<String> texts) {
		return texts.stream().map(text -> "<" + tag + ">" + text + "</" + tag + ">").collect(Collectors.joining());
	}

	private void clusters() {
		Clusters clusters = result.clusters();
		LabelAgreement agreement = result.agreement();
		List<String> head = new ArrayList<>(List.of("cluster", "images"));
		if (agreement != null) {
			head.addAll(List.of("purity", "matched to"));
			IntStream.range(0, LabelAgreement.DIGITS).forEach(d -> head.add(Integer.toString(d)));
		}
		int[] sizes = clusters.sizes();
		List<List<String>> rows = new ArrayList<>();
		for (int c = 0; c < clusters.k(); c++) {
			Scatter.Mark mark = new Scatter.Mark(0, 0, figures.means().get(c), 0);
			List<String> cells = new ArrayList<>(List.of(String.format(
					"<img width=\"42\" height=\"42\" alt=\"mean image\" src=\"%s\" style=\"border:2px solid %s\"> %s",
					Svg.dataUri(ScatterPicture.picture(mark)), Svg.hex(figures.groups().clusterRgb(c)), figures.name(c)),
					Charts.count(sizes[c])));
			if (agreement != null) {
				cells.add(Charts.percent(agreement.purity(c)));
				cells.add(agreement.match()[c] < 0 ? "none" : Integer.toString(agreement.match()[c]));
				IntStream.of(agreement.contingency()[c]).forEach(n -> cells.add(Charts.count(n)));
			}
			rows.add(cells);
		}
		add("<h2>Clusters</h2>%n<p class=\"muted\">The mean image of each; at right, how many of its images show each digit.</p>");
		table(head, rows);
	}

	private void digits() {
		if (result.distances().closest().isEmpty()) {
			return;
		}
		add("<h2>Which digits lie closest together</h2>");
		add("<p>The Euclidean distance between the mean points of two digits, in the units of the space.</p><div class=\"side\">");
		table(row("digits", "distance"), ClusterFigures.pairs(result.distances(), PAIRS));
		page.append(new DendrogramSvg(result.distances()).draw());
		add("</div>");
	}

	private void elbow() {
		if (!result.elbow().isEmpty()) {
			add("<h2>Other numbers of clusters</h2>");
			table(row("k", "inertia", "silhouette"), result.elbow().stream().map(ClusterFigures::elbowRow).toList());
		}
	}
}
