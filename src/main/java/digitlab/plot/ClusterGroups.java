package digitlab.plot;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.LabelAgreement;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitDataset;

import static digitlab.language.Localization.tr;

/**
 * The groups of images that a colouring distinguishes, in the order of the legend: the clusters; or the ten digits and "no
 * label"; or images in the cluster that is matched to their digit, images in another, and "no label".
 *
 * @param images the analysed images, in the same order
 */
public record ClusterGroups(ClusterResult result, DigitDataset images, Coloring coloring) {

	private static final int NO_LABEL_RGB = 0x9AA0A6;
	private static final int RIGHT = 0;
	private static final int WRONG = 1;
	private static final int UNKNOWN = 2;
	private static final int[] MATCH = {0x0072B2, 0xD55E00, NO_LABEL_RGB};

	/** A cluster's name for users: its number from 1 and, if there are labels, the digit that most of its images show. */
	public static String name(ClusterResult result, int cluster) {
		LabelAgreement agreement = result.measures().agreement();
		int digit = agreement == null ? -1 : agreement.majorityDigit(cluster);
		return digit < 0 ? tr("cluster %d", cluster + 1) : tr("cluster %d, mostly %d", cluster + 1, digit);
	}

	/** The names of the groups, whether or not they have images. */
	public List<String> names() {
		return switch (coloring) {
			case CLUSTER -> IntStream.range(0, result.clusters().k()).mapToObj(c -> name(result, c)).toList();
			case LABEL ->
				Stream.concat(IntStream.range(0, LabelAgreement.DIGITS).mapToObj(d -> tr("digit %d", d)),
						Stream.of(tr("no label")))
						.toList();
			case MATCH -> List.of(tr("right match"), tr("wrong match"), tr("no label"));
		};
	}

	/** The colour of a group, 0xRRGGBB. */
	public int rgb(int group) {
		return switch (coloring) {
			case CLUSTER -> GroupColors.rgb(group);
			case LABEL -> group < LabelAgreement.DIGITS ? GroupColors.rgb(group) : NO_LABEL_RGB;
			case MATCH -> MATCH[group];
		};
	}

	/** The group of an image. */
	public int group(int image) {
		int cluster = result.clusters().assignment()[image];
		int label = images.label(image);
		boolean labelled = label != DigitDataset.UNLABELLED;
		return switch (coloring) {
			case CLUSTER -> cluster;
			case LABEL -> labelled ? label : LabelAgreement.DIGITS;
			case MATCH -> {
				LabelAgreement agreement = result.measures().agreement();
				if (agreement == null || !labelled) {
					yield UNKNOWN;
				}
				yield agreement.match()[cluster] == label ? RIGHT : WRONG;
			}
		};
	}

	/**
	 * A cluster's position along an axis of the plot: the mean of its images, which among components is its centre, or their
	 * median where distances mean little.
	 *
	 * @param values values of its images, at least one
	 */
	public double middle(DoubleStream values) {
		if (result.embedding().method() == Projection.PCA) {
			return values.average().orElseThrow();
		}
		double[] sorted = values.sorted().toArray();
		return sorted[sorted.length / 2];
	}

	/** The colour of a whole cluster, 0xRRGGBB: its own, that of its most frequent digit, or a neutral one. */
	public int clusterRgb(int cluster) {
		LabelAgreement agreement = result.measures().agreement();
		int digit = agreement == null ? -1 : agreement.majorityDigit(cluster);
		return switch (coloring) {
			case CLUSTER -> GroupColors.rgb(cluster);
			case LABEL -> digit < 0 ? NO_LABEL_RGB : GroupColors.rgb(digit);
			case MATCH -> Charts.TEXT.getRGB() & 0xffffff;
		};
	}
}
