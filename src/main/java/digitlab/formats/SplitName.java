package digitlab.formats;

import java.util.Locale;
import java.util.regex.Pattern;

/** The split that files belong to, according to their names and folders. */
enum SplitName {
	TRAIN, TEST, VALIDATION, NONE;

	private static final Pattern TRAIN_NAME = Pattern.compile("train|(^|[^a-z])tra?([^a-z]|$)");
	private static final Pattern TEST_NAME = Pattern.compile("test|t10k|(^|[^a-z])tes?([^a-z]|$)");
	private static final Pattern VALIDATION_NAME = Pattern.compile("valid|(^|[^a-z])(val|dev)([^a-z]|$)");

	/** Determined by the last part of a path that names a split. */
	static SplitName of(String path) {
		String[] parts = path.toLowerCase(Locale.ROOT).split("[/\\\\]");
		for (int i = parts.length - 1; i >= 0; i--) {
			SplitName split = ofPart(parts[i]);
			if (split != NONE) {
				return split;
			}
		}
		return NONE;
	}

	private static SplitName ofPart(String part) {
		if (VALIDATION_NAME.matcher(part).find()) {
			return VALIDATION;
		}
		boolean isTrain = TRAIN_NAME.matcher(part).find();
		boolean isTest = TEST_NAME.matcher(part).find();
		return isTrain == isTest ? NONE : isTrain ? TRAIN : TEST;
	}

	/** A path without the words that distinguish splits, and images from labels: what files of one set have in common. */
	static String setName(String path) {
		String small = path.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|bz2)$", "");
		return small.replaceAll("idx[0-9]|ubyte|\\.?(npy|npz|int|tsv|csv)$", "")
				.replaceAll("training|train|testing|test|t10k|validation|valid", "")
				.replaceAll("images|image|imgs|labels|label|targets|target|data|pixels", "")
				.replaceAll("(^|[^a-z])[xy]([^a-z]|$)", "$1$2")
				.replaceAll("[^a-z0-9/]+", "");
	}
}
