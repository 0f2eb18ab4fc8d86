package digitlab.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.DigitDistances;
import digitlab.clustering.LabelAgreement;
import digitlab.clustering.Projection;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code digitlab cluster}, as text and JSON. Values that need labels are null without them.
 *
 * @param source where the images come from, in words
 * @param space pixels or features
 * @param loading seconds until the points were loaded
 * @param result the result for these images, or for a sample of them with measures of all
 * @param samples number of images
 * @param sizes number of images in each cluster
 */
public record ClusterReport(String source, String space, double loading, ClusterResult result, int samples, int[] sizes) {

	private static final int PAIRS = 10;

	/** The report of a result for all images. */
	public static ClusterReport of(String source, String space, double loading, ClusterResult result) {
		return new ClusterReport(source, space, loading, result, result.clusters().assignment().length,
				result.clusters().sizes());
	}

	/** The JSON keys of a cluster; clusters are numbered from 1, the largest first. */
	public record ClusterKeys(int cluster, int size, @Nullable Integer majorityDigit, @Nullable Double purity,
			@Nullable Integer matchedDigit) {
	}

	/** The JSON keys of times. */
	public record SecondsKeys(double load, double pca, double kmeans, double measures, double projection) {
	}

	/** The JSON document. */
	public Map<String, Object> document() {
		ClusterResult.Measures measures = result.measures();
		LabelAgreement agreement = measures.agreement();
		Map<String, Object> keys = new LinkedHashMap<>();
		keys.put("source", source);
		keys.put("samples", samples);
		keys.put("space", space);
		keys.put("projection", result.embedding().method().key());
		keys.put("projectionFailure", result.withoutLayout());
		keys.put("projectionSample", result.embedding().sample().length);
		keys.put("components", result.parameters().components());
		keys.put("k", result.clusters().k());
		keys.put("restarts", result.clusters().starts());
		keys.put("seed", result.parameters().seed());
		keys.put("stopped", result.stopped());
		keys.put("explainedVariance", result.components().pca().explainedVariance());
		keys.put("iterations", result.clusters().iterations());
		keys.put("inertia", result.clusters().inertia());
		keys.put("silhouette", measures.silhouette());
		keys.put("silhouetteSample", measures.silhouetteSample());
		keys.put("purity", agreement == null ? null : agreement.purity());
		keys.put("ari", agreement == null ? null : agreement.adjustedRandIndex());
		keys.put("nmi", agreement == null ? null : agreement.normalizedMutualInformation());
		keys.put("matched", agreement == null ? null : agreement.matched());
		keys.put("clusters", clusterKeys(agreement));
		keys.put("contingency", agreement == null ? null : agreement.contingency());
		keys.put("closestDigits", measures.distances().closest());
		keys.put("dendrogram", measures.distances().merges());
		if (result.parameters().elbow()) {
			keys.put("elbow", measures.elbow());
			keys.put("elbowSample", result.elbowSample());
		}
		ClusterResult.Seconds seconds = result.seconds();
		keys.put("seconds", new SecondsKeys(loading, seconds.pca(), seconds.kmeans(), seconds.measures(), seconds.projection()));
		return keys;
	}

	private List<ClusterKeys> clusterKeys(@Nullable LabelAgreement agreement) {
		return IntStream.range(0, sizes.length).mapToObj(c -> {
			boolean labelled = agreement != null && agreement.majorityDigit(c) >= 0;
			return new ClusterKeys(c + 1, sizes[c], labelled ? agreement.majorityDigit(c) : null,
					labelled ? agreement.purity(c) : null, labelled && agreement.match()[c] >= 0 ? agreement.match()[c] : null);
		}).toList();
	}

	/** The text. */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		LabelAgreement agreement = result.measures().agreement();
		lines.add(format("%s: %,d images, %s%s", source, samples, space,
				result.stopped() ? " (stopped early: the best found so far)" : ""));
		lines.add("");
		lines.add(format("%-22s %12s   of the variance, %s", "clusters use", percent(result.varianceUsed()), used()));
		if (result.embedding().method() == Projection.PCA) {
			lines.add(format("%-22s %12s   of the variance, %s", "the plot shows", percent(result.varianceShown()),
					count(Math.min(2, result.components().pca().count()), "component")));
		} else {
			lines.add(format("%-22s %12s   of %s", "the plot shows", result.embedding().method().words(),
					count(result.embedding().sample().length, "image")));
		}
		if (result.withoutLayout() != null) {
			lines.add(result.withoutLayout());
		}
		lines.add(format("%-22s %,12.1f   best of %s, %s", "inertia", result.clusters().inertia(),
				count(result.clusters().starts(), "start"), count(result.clusters().iterations(), "iteration")));
		lines.add(format("%-22s %12.3f   on %,d images", "silhouette", result.measures().silhouette(),
				result.measures().silhouetteSample()));
		if (agreement != null) {
			lines.add(format("%-22s %12s   match their cluster's most frequent digit", "purity", percent(agreement.purity())));
			lines.add(format("%-22s %12.3f", "adjusted Rand index", agreement.adjustedRandIndex()));
			lines.add(format("%-22s %12.3f", "mutual information", agreement.normalizedMutualInformation()));
		}
		addClusters(lines, agreement);
		addDigits(lines);
		addElbow(lines);
		ClusterResult.Seconds seconds = result.seconds();
		lines.add("");
		lines.add(
				format("%.1f s for loading, %.1f s for components, %.1f s for clusters, %.1f s for measures, %.1f s for the plot",
						loading, seconds.pca(), seconds.kmeans(), seconds.measures(), seconds.projection()));
		return lines;
	}

	private String used() {
		int components = result.parameters().components();
		int found = result.space().columns();
		return components == 0
				? "all of " + count(found, "column") + " as they are"
				: count(found, "component") + (found < components ? ": these images have no more" : "");
	}

	private void addClusters(List<String> lines, @Nullable LabelAgreement agreement) {
		lines.add("");
		lines.add(agreement == null
				? "cluster    images"
				: "cluster    images  mostly   purity  matched" + IntStream.range(0, LabelAgreement.DIGITS)
						.mapToObj(d -> format("%7d", d)).collect(Collectors.joining()));
		for (int c = 0; c < sizes.length; c++) {
			String line = format("%7d %,9d", c + 1, sizes[c]);
			if (agreement != null) {
				int majority = agreement.majorityDigit(c);
				line += format("  %6s %8s  %7s", majority < 0 ? "none" : majority, percent(agreement.purity(c)),
						agreement.match()[c] < 0 ? "none" : agreement.match()[c])
						+ IntStream.of(agreement.contingency()[c]).mapToObj(n -> format("%,7d", n)).collect(Collectors.joining());
			}
			lines.add(line);
		}
	}

	private void addDigits(List<String> lines) {
		List<DigitDistances.Pair> closest = result.measures().distances().closest();
		if (!closest.isEmpty()) {
			lines.add("");
			lines.add("digits  distance between their mean points, nearest first");
			closest.stream().limit(PAIRS).forEach(p -> lines.add(format("%d and %d %9.3f", p.a(), p.b(), p.distance())));
		}
	}

	private void addElbow(List<String> lines) {
		if (!result.measures().elbow().isEmpty()) {
			lines.add("");
			lines.add(format("other numbers of clusters, silhouettes on %,d images", result.elbowSample()));
			lines.add("  k         inertia  silhouette");
			result.measures().elbow().forEach(s -> lines.add(format("%3d %,15.1f %11.3f", s.k(), s.inertia(), s.silhouette())));
		}
	}

	private static String count(int number, String what) {
		return format("%,d %s%s", number, what, number == 1 ? "" : "s");
	}

	private static String percent(double share) {
		return format("%.1f %%", share * 100);
	}

	private static String format(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}
}
