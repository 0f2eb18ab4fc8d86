package digitlab.formats;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Distinguishes headers from rows of numbers, and knows the names of label columns. */
final class HeaderFinder {

	private static final Set<String> LABEL_NAMES = Set.of("label", "labels", "class", "classes", "y", "target", "targets",
			"digit",
			"digits", "number", "class_label", "classlabel", "true_label", "int_label", "character", "letter", "category");

	private HeaderFinder() {
	}

	static boolean isLabelName(String name) {
		return LABEL_NAMES.contains(name.strip().toLowerCase(Locale.ROOT));
	}

	/** Whether the first row is a header: words, or consecutive numbers as pandas writes them for unnamed columns. */
	static boolean isHeader(List<List<String>> rows) {
		List<String> first = rows.getFirst();
		long words = first.stream().filter(field -> !isNumber(field) && !field.isEmpty()).count();
		boolean isAllWords = words > first.size() / 2 || first.stream().anyMatch(HeaderFinder::isLabelName);
		return isAllWords || first.size() > 20 && (isRunning(first) || words > 1);
	}

	/** Whether the fields are consecutive numbers, except for one or two that may be the index or the label. */
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
