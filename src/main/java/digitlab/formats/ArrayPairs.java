package digitlab.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import digitlab.dataset.DatasetFormatException;
import digitlab.formats.ArraySource.Part;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** Finds the arrays of images and their labels. */
final class ArrayPairs {

	/** As in S. Roweis's mnist_all.mat: train0 to train9, test0 to test9. */
	private static final Pattern DIGIT_NAME = Pattern.compile("(.*?)[_ ]?([0-9])");

	/** A small subset may lack some. */
	private static final int MIN_DIGITS = 5;

	private final String form;
	private final List<NumberArray> arrays;

	ArrayPairs(String form, List<NumberArray> arrays) {
		this.form = form;
		this.arrays = arrays;
	}

	/**
	 * Returns the sources of images, each with one split of one set.
	 *
	 * @throws DatasetFormatException if the labels that match images by name differ from them in number
	 */
	List<ArraySource> sources() throws DatasetFormatException {
		List<ArraySource> byDigit = byDigit();
		if (!byDigit.isEmpty()) {
			return byDigit;
		}
		List<ArraySource> sources = new ArrayList<>();
		for (NumberArray array : arrays) {
			if (ArrayRoles.isLabelName(array.path()) && ArrayRoles.labels(array) > 0) {
				continue;
			}
			NumberArray labels = labels(array);
			ArrayRoles.Images images = ArrayRoles.images(array, labels == null ? -1 : ArrayRoles.labels(labels));
			if (images != null) {
				if (labels == null) {
					checkNoOthersBelong(array, images.images());
				}
				boolean isEmnistMat = array.isColumnMajor() && array.path().endsWith("/images")
						&& array.path().contains("dataset/");
				boolean isCourse = array.isColumnMajor() && array.shape().length == 2 && array.shape()[1] == 400;
				String transposition = isEmnistMat || Transposition.isEmnist(array.file())
						? Transposition.NOTE
						: isCourse ? Transposition.MATLAB_NOTE : "";
				sources.add(new ArraySource(form, List.of(new Part(array, images, labels, -1)), transposition));
			}
		}
		return sources;
	}

	/** Finds the labels of images: equal in number, and of the same split and set if there are several. */
	private @Nullable NumberArray labels(NumberArray images) {
		NumberArray best = null;
		int bestScore = 0;
		for (NumberArray candidate : arrays) {
			int count = ArrayRoles.labels(candidate);
			boolean isSelf = candidate == images;
			if (isSelf || count < 1 || ArrayRoles.images(images, count) == null || !matches(images, count)) {
				continue;
			}
			int score = score(images, candidate);
			if (score > bestScore) {
				best = candidate;
				bestScore = score;
			}
		}
		return best;
	}

	private void checkNoOthersBelong(NumberArray images, int count) throws DatasetFormatException {
		for (NumberArray other : arrays) {
			boolean belongs = other != images && ArrayRoles.isLabelName(other.path()) && ArrayRoles.labels(other) >= 0
					&& SplitName.of(images.path()) == SplitName.of(other.path())
					&& SplitName.setName(images.path()).equals(SplitName.setName(other.path()));
			if (belongs) {
				throw new DatasetFormatException(
						tr("These files do not match: %s promises %,d images and %s promises %,d labels, so one of them is "
								+ "incomplete.", images.file().name(), count, other.file().name(), ArrayRoles.labels(other)));
			}
		}
	}

	private static boolean matches(NumberArray images, int labels) {
		ArrayRoles.Images found = ArrayRoles.images(images, labels);
		return found != null && found.images() == labels;
	}

	/** How well images and labels match by name; 0 if they are of different splits or sets. */
	private static int score(NumberArray images, NumberArray labels) {
		SplitName ofImages = SplitName.of(images.path());
		SplitName ofLabels = SplitName.of(labels.path());
		boolean isSameSet = SplitName.setName(images.path()).equals(SplitName.setName(labels.path()));
		if (ofImages != ofLabels || !isSameSet && !isSameFile(images, labels)) {
			return 0;
		}
		int score = 1 + (isSameSet ? 4 : 0);
		score += ArrayRoles.isLabelName(labels.path()) ? 2 : 0;
		return score + (labels.shape().length == 1 ? 1 : 0);
	}

	private static boolean isSameFile(NumberArray a, NumberArray b) {
		return a.file().equals(b.file()) || a.file().folder().equals(b.file().folder());
	}

	private List<ArraySource> byDigit() {
		Map<String, Map<Integer, NumberArray>> byName = new LinkedHashMap<>();
		for (NumberArray array : arrays) {
			Matcher name = DIGIT_NAME.matcher(array.path());
			if (name.matches() && array.shape().length == 2 && ArrayRoles.images(array, -1) != null) {
				byName.computeIfAbsent(name.group(1), _ -> new TreeMap<>()).put(Integer.parseInt(name.group(2)), array);
			}
		}
		List<ArraySource> sources = new ArrayList<>();
		byName.values().stream().filter(ten -> ten.size() >= MIN_DIGITS).forEach(ten -> {
			List<Part> parts = new ArrayList<>();
			ten.forEach((digit, array) -> parts
					.add(new Part(array, java.util.Objects.requireNonNull(ArrayRoles.images(array, -1)), null, digit)));
			sources.add(new ArraySource(form, parts, ""));
		});
		return sources;
	}
}
