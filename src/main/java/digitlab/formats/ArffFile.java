package digitlab.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import digitlab.dataset.DatasetFormatException;
import digitlab.io.TextSanitizer;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;

/**
 * Reads the header of Weka's ARFF, the format of OpenML: {@code @attribute name type} for each column, then {@code @data} and the
 * rows: dense ones as in CSV, sparse ones as pairs of a column number from 0 and a value in braces.
 */
final class ArffFile {

	private static final int MAX_LINES = 100_000;
	private static final int MAX_SHOWN = 40;
	/** The first of the values in braces at the end of an attribute's line. */
	private static final Pattern LISTED = Pattern.compile("\\{\\s*([^,{}]*)[^{}]*}\\s*(%.*)?$");
	private static final String FORM = marktr("Weka's ARFF");
	private static final String SPARSE = marktr("Weka's ARFF, sparse");

	private ArffFile() {
	}

	/** @throws DatasetFormatException if it has no data, or the data are not images */
	static ImageSource of(Entry file) throws IOException {
		List<String> names = new ArrayList<>();
		List<String> firstValues = new ArrayList<>();
		int dataLine = header(file, names, firstValues);
		TextSample sample = TextSample.of(file, dataLine);
		List<String> lines = sample.lines();
		if (lines.isEmpty()) {
			throw new DatasetFormatException(tr("%s has a header but no images: there is nothing after @data.", file.name()));
		}
		if (lines.getFirst().startsWith("{")) {
			return new SparseReader(file, SPARSE, new SparseForm.Arff(names, firstValues, dataLine));
		}
		char separator = FieldSplitter.separator(lines);
		List<List<String>> rows = lines.stream().map(line -> FieldSplitter.split(line, separator)).toList();
		TableLayout found = LayoutFinder.find(file.name(), names, rows, dataLine + 1);
		return new TableReader(file, FORM,
				new TableLayout(separator, '.', sample.skipped(), names, found.columns(), found.side(), found.scale()));
	}

	/** Collects the columns' names and first values; returns the number of lines before the first row. */
	private static int header(Entry file, List<String> names, List<String> firstValues) throws IOException {
		try (EntryStream stream = file.open();
				BufferedReader reader = new BufferedReader(
						new InputStreamReader(new BoundedLines(stream, file), StandardCharsets.UTF_8))) {
			int number = 0;
			for (String line = reader.readLine(); line != null && number < MAX_LINES; line = reader.readLine()) {
				number++;
				String small = line.strip().toLowerCase(Locale.ROOT);
				if (small.startsWith("@data")) {
					return number;
				}
				if (small.startsWith("@attribute")) {
					String attribute = line.strip().substring("@attribute".length()).strip();
					names.add(name(file, number, attribute));
					firstValues.add(firstValue(attribute));
				}
			}
		}
		throw new DatasetFormatException(tr("%s starts like an ARFF file, but has no line @data.", file.name()));
	}

	private static String name(Entry file, int line, String text) throws DatasetFormatException {
		boolean isQuoted = text.startsWith("'") || text.startsWith("\"");
		int end = isQuoted ? text.indexOf(text.charAt(0), 1) : indexOfBlank(text);
		if (end < 1) {
			throw new DatasetFormatException(tr("%s, line %d: an attribute has a name and a type, not \"%s\".", file.name(), line,
					TextSanitizer.of(text, MAX_SHOWN)));
		}
		return isQuoted ? text.substring(1, end) : text.substring(0, end);
	}

	private static String firstValue(String attribute) {
		Matcher listed = LISTED.matcher(attribute);
		return listed.find() ? LabelCodes.bare(listed.group(1)) : "0";
	}

	private static int indexOfBlank(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isWhitespace(text.charAt(i))) {
				return i;
			}
		}
		return -1;
	}
}
