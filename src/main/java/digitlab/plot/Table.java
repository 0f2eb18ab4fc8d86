package digitlab.plot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import digitlab.io.AtomicFile;

/**
 * A table with named columns for export as CSV.
 *
 * @param rows rows with a value for every column: numbers, strings or booleans
 */
public record Table(List<String> columns, List<List<Object>> rows) {

	private static final String LINE_END = "\r\n";

	/**
	 * Copies the lists.
	 *
	 * @throws IllegalArgumentException if a row's number of values differs from that of the columns
	 */
	public Table {
		columns = List.copyOf(columns);
		rows = rows.stream().map(List::copyOf).toList();
		for (List<Object> row : rows) {
			if (row.size() != columns.size()) {
				throw new IllegalArgumentException(row.size() + " values do not fit " + columns.size() + " columns");
			}
		}
	}

	/**
	 * Formats the table according to RFC 4180: a header, lines ending with CR LF, a decimal point, and quotes where necessary.
	 */
	public String toCsv() {
		StringBuilder csv = new StringBuilder(line(columns));
		rows.forEach(row -> csv.append(line(row)));
		return csv.toString();
	}

	private static String line(List<?> values) {
		return values.stream().map(value -> quoted(value.toString())).collect(Collectors.joining(",", "", LINE_END));
	}

	private static String quoted(String value) {
		boolean needed = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
		return needed ? '"' + value.replace("\"", "\"\"") + '"' : value;
	}

	/**
	 * Writes the table as CSV in UTF-8. The file is written atomically; an existing one is replaced.
	 *
	 * @throws IOException if the folder does not exist or cannot be written to
	 */
	public void write(Path file) throws IOException {
		AtomicFile.write(file, toCsv().getBytes(StandardCharsets.UTF_8));
	}
}
