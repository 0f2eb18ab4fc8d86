package digitlab.formats;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells a header from a row of numbers, and the names that labels have. */
final class HeaderFinder {

	private static final Set<String> LABEL_NAMES = Set.of("label", "labels", "class", "classes", "y", "target", "targets",
			"digit",
			"digits", "number", "class_label", "classlabel", "true_label", "int_label", "character", "letter", "category");

	private HeaderFinder() {
	}

	static boolean isLabelName(String name) {
		return LABEL_NAMES.contains(name.strip().toLowerCase(Locale.ROOT));
	}

	/**
	 * Whether the first row names the columns: by words, or by running numbers as pandas writes them for columns without names.
	 */
	static boolean isHeader(List<List<String>> rows) {
		List<String> first = rows.getFirst();
		long words = first.stream().filter(field -> !isNumber(field) && !field.isEmpty()).count();
		boolean isAllWords = words > first.size() / 2 || first.stream().anyMatch(HeaderFinder::isLabelName);
		return isAllWords || first.size() > 20 && (isRunning(first) || words > 1);
	}

	/** Numbers each one more than that before, but for one or two others that may be the index or the label. */
	private static boolean isRunning(List<String> fields) {
		int running = 0;
		for (int i = 1; i < fields.size(); i++) {
			running += number(fields.get(i), '.') == number(fields.get(i - 1), '.') + 1 ? 1 : 0;
		}
		// Not the ramps of a pattern, which begin again.
		return running >= fields.size() - 4 && number(fields.get(fields.size() - 2), '.') >= fields.size() - 4;
	}

	static boolean isNumber(String field) {
		return !Double.isNaN(number(field, ','));
	}

	static double number(String field, char point) {
		byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
		return Decimals.parse(bytes, 0, bytes.length, point);
	}
}
