package digitlab.ui.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import digitlab.clustering.LabelAgreement;
import digitlab.dataset.DigitDataset;

/**
 * What to look for in a plot: an image by its number ("12345"), or images by "label 7", "no label", "cluster 2", "label 7 in
 * cluster 2", or "7 among 1", which are the images with the label 7 in clusters that are mostly 1.
 */
final class PointQuery {

	/** For a person who typed something else. */
	static final String HELP = "Type an image's number, such as 12345, or \"label 7\", \"cluster 2\", \"label 7 in cluster 2\" or "
			+ "\"7 among 1\".";

	private static final Pattern NUMBER = Pattern.compile("(?:image )?([0-9]{1,9})");
	private static final Pattern GROUPS = Pattern
			.compile("(?:(no label|labell?(?:ed)? ([0-9]))s?)?(?: ?(?:in )?cluster ?([0-9]{1,5}))?");
	private static final Pattern AMONG = Pattern.compile("([0-9])s? (?:among|with|as|read as|taken for) ([0-9])s?");
	/** Separates the thousands of a number. */
	private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9])[,.'\u00a0\u202f ](?=[0-9]{3}(?![0-9]))");

	private static final int ANY = -2;

	private final int image;
	private final int label;
	private final int cluster;
	private final int majority;

	private PointQuery(int image, int label, int cluster, int majority) {
		this.image = image;
		this.label = label;
		this.cluster = cluster;
		this.majority = majority;
	}

	/** @throws IllegalArgumentException with a sentence, if this is not understood */
	static PointQuery parse(String text) {
		String typed = text.toLowerCase(Locale.ROOT).replace('\u00a0', ' ').strip().replaceAll("\\s+", " ");
		Matcher number = NUMBER.matcher(THOUSANDS.matcher(typed).replaceAll(""));
		if (number.matches()) {
			return new PointQuery(Integer.parseInt(number.group(1)), ANY, ANY, ANY);
		}
		Matcher among = AMONG.matcher(typed);
		if (among.matches()) {
			return new PointQuery(ANY, Integer.parseInt(among.group(1)), ANY, Integer.parseInt(among.group(2)));
		}
		Matcher groups = GROUPS.matcher(typed);
		if (typed.isEmpty() || !groups.matches()) {
			throw new IllegalArgumentException(HELP);
		}
		int label = groups.group(1) == null
				? ANY
				: groups.group(2) == null ? DigitDataset.UNLABELLED : Integer.parseInt(groups.group(2));
		return new PointQuery(ANY, label, groups.group(3) == null ? ANY : Integer.parseInt(groups.group(3)) - 1, ANY);
	}

	/**
	 * The images that are looked for, in the order of the plot.
	 *
	 * @param isShown whether the plot shows an image's group
	 * @throws IllegalArgumentException with a sentence, if there are none
	 */
	List<Integer> find(AnalysedImages among, PlacedPoints plot, IntPredicate isShown) {
		check(among, plot);
		List<Integer> found = new ArrayList<>();
		List<Integer> hidden = new ArrayList<>();
		for (int candidate : plot.images()) {
			if (matches(among, candidate)) {
				(isShown.test(candidate) ? found : hidden).add(candidate);
			}
		}
		if (found.isEmpty() && hidden.isEmpty()) {
			throw new IllegalArgumentException("No image in the plot is like that.");
		}
		if (found.isEmpty()) {
			throw new IllegalArgumentException(
					"All such images are hidden: tick their group in the legend to see them.");
		}
		return found;
	}

	/** Explains what cannot be there at all. */
	private void check(AnalysedImages among, PlacedPoints plot) {
		int size = among.data().size();
		if (image >= size) {
			throw new IllegalArgumentException(
					String.format(Locale.ROOT, "There is no image %,d: these are the images 0 to %,d.", image, size - 1));
		}
		if (image >= 0 && plot.indexOf(image) < 0) {
			throw new IllegalArgumentException(String.format(Locale.ROOT,
					"Image %,d is not among the %,d images that the plot shows.", image, plot.size()));
		}
		int k = among.result().clusters().k();
		if (cluster != ANY && (cluster < 0 || cluster >= k)) {
			throw new IllegalArgumentException("There is no cluster " + (cluster + 1) + ": they are 1 to " + k + ".");
		}
	}

	private boolean matches(AnalysedImages among, int candidate) {
		int its = among.result().clusters().assignment()[candidate];
		LabelAgreement agreement = among.result().measures().agreement();
		return (image == ANY || image == candidate) && (label == ANY || among.data().label(candidate) == label)
				&& (cluster == ANY || its == cluster)
				&& (majority == ANY || agreement != null && agreement.majorityDigit(its) == majority);
	}
}
