package digitlab.formats;

import java.util.ArrayList;
import java.util.List;

/** Splits the lines of a sample into fields, respecting quotes. */
final class FieldSplitter {

	private FieldSplitter() {
	}

	/** The field separator: the one that gives the most fields, preferring those that do not occur within numbers. */
	static char separator(List<String> lines) {
		char best = ',';
		int maxFields = 1;
		// A comma may occur within numbers if one of these separates them, and a space next to any of them.
		for (char candidate : new char[]{';', '\t', '|', ',', ' '}) {
			int fields = Integer.MAX_VALUE;
			for (String line : lines.subList(lines.size() > 1 ? 1 : 0, Math.min(lines.size(), 4))) {
				fields = Math.min(fields, split(line, candidate).size());
			}
			boolean isBetter = maxFields < 10 ? fields > maxFields : candidate == ',' && fields > 3 * maxFields;
			if (isBetter) {
				best = candidate;
				maxFields = fields;
			}
		}
		return best;
	}

	/** The fields without spaces and quotes around them. */
	static List<String> split(String line, char separator) {
		List<String> fields = new ArrayList<>();
		StringBuilder field = new StringBuilder();
		char quote = 0;
		String text = separator == ' ' ? line.strip().replace('\t', ' ') : line;
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			if (quote != 0) {
				quote = letter == quote ? 0 : quote;
				field.append(letter);
			} else if (letter == separator) {
				if (separator != ' ' || !field.isEmpty()) {
					fields.add(LabelCodes.bare(field.toString()));
					field.setLength(0);
				}
			} else {
				quote = letter == '"' || letter == '\'' && field.toString().isBlank() ? letter : 0;
				field.append(letter);
			}
		}
		fields.add(LabelCodes.bare(field.toString()));
		return fields;
	}
}
