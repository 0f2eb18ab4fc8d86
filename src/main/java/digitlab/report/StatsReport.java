package digitlab.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import digitlab.statistics.Alert;
import digitlab.statistics.ClassStatistics;
import digitlab.statistics.DatasetStatistics;
import digitlab.statistics.Duplicate;
import digitlab.statistics.Outlier;
import digitlab.statistics.WritingStyle;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code digitlab stats}, as text and JSON.
 *
 * @param styles writing styles of each of the ten digits; null unless requested
 * @param outliers outliers; null unless requested
 */
public record StatsReport(DatasetStatistics statistics, @Nullable List<List<WritingStyle>> styles,
		@Nullable List<Outlier> outliers) {

	/** The JSON keys of a digit. */
	record ClassKeys(int digit, int count, double share, double pixelVariance, double meanInk, double meanWidth,
			double meanHeight) {

		private static ClassKeys of(ClassStatistics c) {
			return new ClassKeys(c.digit(), c.count(), c.share(), c.pixelVariance(), c.ink().mean(), c.width().mean(),
					c.height().mean());
		}
	}

	/** The JSON keys of a writing style. */
	record StyleKeys(int digit, int count, double share, List<Integer> examples) {
	}

	/** The JSON document. */
	public Map<String, Object> document() {
		Map<String, Object> keys = new LinkedHashMap<>();
		keys.put("source", statistics.source());
		keys.put("samples", statistics.samples());
		keys.put("unlabelled", statistics.unlabelled());
		keys.put("classes", statistics.classes().stream().map(ClassKeys::of).toList());
		keys.put("duplicates", statistics.duplicates().size());
		keys.put("conflictingDuplicates", statistics.duplicates().stream().filter(Duplicate::conflicting).count());
		keys.put("blank", statistics.blank().size());
		keys.put("constantPixels", statistics.pixels().constant());
		keys.put("alerts", statistics.alerts());
		if (styles != null) {
			keys.put("styles", styleKeys(styles));
		}
		if (outliers != null) {
			keys.put("outliers", outliers);
		}
		return keys;
	}

	private static List<StyleKeys> styleKeys(List<List<WritingStyle>> styles) {
		List<StyleKeys> keys = new ArrayList<>();
		for (int digit = 0; digit < styles.size(); digit++) {
			for (WritingStyle style : styles.get(digit)) {
				keys.add(new StyleKeys(digit, style.count(), style.share(), style.examples()));
			}
		}
		return keys;
	}

	/** The text. */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add(
				format("%s: %,d %s", statistics.source(), statistics.samples(), statistics.samples() == 1 ? "image" : "images"));
		lines.add("");
		lines.add("digit    images     share   variance       ink     width    height");
		for (ClassStatistics c : statistics.classes()) {
			lines.add(format("%5d %,9d %7.1f %% %,10.0f %7.1f %% %6.1f px %6.1f px", c.digit(), c.count(), c.share() * 100,
					c.pixelVariance(), c.ink().mean() * 100, c.width().mean(), c.height().mean()));
		}
		addAlerts(lines);
		if (styles != null) {
			addStyles(lines, styles);
		}
		if (outliers != null) {
			addOutliers(lines, outliers);
		}
		return lines;
	}

	private void addAlerts(List<String> lines) {
		List<Alert> alerts = statistics.alerts();
		lines.add("");
		if (statistics.samples() == 0) {
			lines.add("There are no images.");
		} else if (alerts.isEmpty()) {
			lines.add("No problems found: no duplicates, no blank images, all digits in balance.");
		}
		alerts.forEach(alert -> lines.add("! " + alert.sentence()));
	}

	private static void addStyles(List<String> lines, List<List<WritingStyle>> styles) {
		lines.add("");
		lines.add("digit  writing styles, share and typical image");
		for (int digit = 0; digit < styles.size(); digit++) {
			lines.add(format("%5d  %s", digit, styles.get(digit).isEmpty()
					? "none"
					: styles.get(digit).stream().map(s -> format("%4.1f %% #%d", s.share() * 100, s.examples().getFirst()))
							.collect(Collectors.joining(", "))));
		}
	}

	private static void addOutliers(List<String> lines, List<Outlier> outliers) {
		lines.add("");
		lines.add("  outlier  digit  distance to the fifth nearest of its digit");
		if (outliers.isEmpty()) {
			lines.add("     none");
		}
		outliers.forEach(o -> lines.add(format("%9s  %5d  %8.2f", "#" + o.index(), o.digit(), o.distance())));
	}

	private static String format(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}
}
