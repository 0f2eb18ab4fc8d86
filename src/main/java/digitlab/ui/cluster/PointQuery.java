package digitlab.ui.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import digitlab.clustering.LabelAgreement;
import digitlab.dataset.DigitDataset;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/**
 * What to look for in a plot: an image by its number ("12345"), or images by "label 7", "no label", "cluster 2", "label 7 in
 * cluster 2", or "7 among 1", which are the images with the label 7 in clusters that are mostly 1.
 */
final class PointQuery {

	static final String NUMBER_EXAMPLE = "12345";

	private static final Pattern NUMBER = Pattern.compile("(?:image )?([0-9]{1,9})");
	private static final Pattern GROUPS = Pattern
			.compile("(?:(no label|labell?(?:ed)? ([0-9]))s?)?(?: ?(?:in )?cluster ?([0-9]{1,5}))?");
	private static final Pattern AMONG = Pattern.compile("([0-9])s? (?:among|with|as|read as|taken for) ([0-9])s?");
	/** Separates the thousands of a number. */
	private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9])[,.'\u00a0\u202f ](?=[0-9]{3}(?![0-9]))");

	// The same in the language of the window; the first placeholder is always the label.
	private static final String LABEL = marktr("label %1$d");
	private static final String CLUSTER = marktr("cluster %2$d");
	private static final String BOTH = marktr("label %1$d in cluster %2$d");
	private static final String AMONG_OTHERS = marktr("%1$d among %2$d");

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

	/** For a person who typed something that is not understood. */
	static String help() {
		return tr("Type an image's number, such as %s, or \"%s\", \"%s\", \"%s\" or \"%s\".", NUMBER_EXAMPLE, labelled(7),
				translated(CLUSTER).formatted(7, 2), translated(BOTH).formatted(7, 2), translated(AMONG_OTHERS).formatted(7, 1));
	}

	/** How a label is looked for, such as "label 7". */
	static String labelled(int label) {
		return translated(LABEL).formatted(label);
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
			return inLanguage(typed);
		}
		int label = groups.group(1) == null
				? ANY
				: groups.group(2) == null ? DigitDataset.UNLABELLED : Integer.parseInt(groups.group(2));
		return new PointQuery(ANY, label, groups.group(3) == null ? ANY : Integer.parseInt(groups.group(3)) - 1, ANY);
	}

	/** What {@link #help} offers in the language of the window. */
	private static PointQuery inLanguage(String typed) {
		if (typed.equals(tr("no label").toLowerCase(Locale.ROOT))) {
			return new PointQuery(ANY, DigitDataset.UNLABELLED, ANY, ANY);
		}
		Matcher label = said(LABEL, typed);
		if (label.matches()) {
			return new PointQuery(ANY, first(label), ANY, ANY);
		}
		Matcher cluster = said(CLUSTER, typed);
		if (cluster.matches()) {
			return new PointQuery(ANY, ANY, second(cluster) - 1, ANY);
		}
		Matcher both = said(BOTH, typed);
		if (both.matches()) {
			return new PointQuery(ANY, first(both), second(both) - 1, ANY);
		}
		Matcher among = said(AMONG_OTHERS, typed);
		if (among.matches() && second(among) < LabelAgreement.DIGITS) {
			return new PointQuery(ANY, first(among), ANY, second(among));
		}
		throw new IllegalArgumentException(help());
	}

	/** Compares with a phrase whose placeholders stand for numbers. */
	private static Matcher said(String phrase, String typed) {
		String quoted = Pattern.quote(translated(phrase).toLowerCase(Locale.ROOT));
		return Pattern.compile(quoted.replace("%1$d", "\\E(?<first>[0-9])\\Q").replace("%2$d", "\\E(?<second>[0-9]{1,5})\\Q"))
				.matcher(typed);
	}

	private static int first(Matcher phrase) {
		return Integer.parseInt(phrase.group("first"));
	}

	private static int second(Matcher phrase) {
		return Integer.parseInt(phrase.group("second"));
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
			throw new IllegalArgumentException(tr("No image in the plot is like that."));
		}
		if (found.isEmpty()) {
			throw new IllegalArgumentException(
					tr("All such images are hidden: tick their group in the legend to see them."));
		}
		return found;
	}

	/** Explains what cannot be there at all. */
	private void check(AnalysedImages among, PlacedPoints plot) {
		int size = among.data().size();
		if (image >= size) {
			throw new IllegalArgumentException(
					tr("There is no image %,d: these are the images 0 to %,d.", image, size - 1));
		}
		if (image >= 0 && plot.indexOf(image) < 0) {
			throw new IllegalArgumentException(
					tr("Image %,d is not among the %,d images that the plot shows.", image, plot.size()));
		}
		int k = among.result().clusters().k();
		if (cluster != ANY && (cluster < 0 || cluster >= k)) {
			throw new IllegalArgumentException(tr("There is no cluster %d: they are 1 to %d.", cluster + 1, k));
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
