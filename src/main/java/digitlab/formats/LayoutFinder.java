package digitlab.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import digitlab.dataset.DatasetFormatException;
import digitlab.formats.TableLayout.Column;
import digitlab.io.TextSanitizer;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** Determines the roles of a table's columns from its first lines. */
final class LayoutFinder {

	private static final Set<String> INDEX_NAMES = Set.of("", "index", "id", "imageid", "image_id", "idx", "row", "rownames",
			"unnamed: 0", "no", "number_of_image", "#");
	private static final int MAX_SHOWN = 24;
	private static final int MANY = 1000;
	private static final int MAX_COLUMNS = 70_000;

	private final String file;
	private final @Nullable List<String> names;
	private final List<List<String>> rows;
	private final int columns;
	private final List<Integer> open = new ArrayList<>();
	private final Column[] kinds;
	private final int firstLine;
	/** The values of each row; NaN for anything but a number. */
	private double[][] numbers = new double[0][];

	private LayoutFinder(String file, @Nullable List<String> names, List<List<String>> rows, int firstLine) {
		this.file = file;
		this.names = names;
		this.rows = rows;
		this.firstLine = firstLine;
		columns = rows.isEmpty() ? names == null ? 0 : names.size() : rows.getFirst().size();
		kinds = new Column[columns];
		IntStream.range(0, columns).forEach(open::add);
	}

	/**
	 * The layout of a table in text.
	 *
	 * @throws DatasetFormatException if it is not a table of pixels, with one sentence
	 */
	static TableLayout find(String file, TextSample sample) throws DatasetFormatException {
		if (sample.lines().isEmpty()) {
			throw new DatasetFormatException(sample.isWhole()
					? tr("%s holds no rows: a table of digits has one row for each image.", file)
					: tr("%s begins with a line of more than 1 MB: a table of digits has one row for each image.", file));
		}
		char separator = FieldSplitter.separator(sample.lines());
		char point = point(sample.lines(), separator);
		List<List<String>> all = new ArrayList<>(
				sample.lines().stream().map(line -> FieldSplitter.split(line, separator)).toList());
		List<String> names = HeaderFinder.isHeader(all) ? all.removeFirst() : null;
		if (names != null && all.isEmpty()) {
			throw new DatasetFormatException(
					tr("%s has a header but no images: line %d is missing.", file, sample.skipped() + 2));
		}
		// R's write.table omits the name of the rows' numbers.
		if (names != null && names.size() + 1 == all.getFirst().size() && haveRowNames(all)) {
			names.addFirst("");
		}
		if (names != null && haveSeparatorBehind(names.size(), all)) {
			names.add("");
		}
		int firstLine = sample.skipped() + (names == null ? 1 : 2);
		LayoutFinder finder = new LayoutFinder(file, names, all, firstLine);
		finder.assign(point);
		return new TableLayout(separator, point, firstLine - 1, names, List.of(finder.kinds), finder.side(), finder.scale());
	}

	/**
	 * Determines the layout of columns whose names and first rows are known.
	 *
	 * @throws DatasetFormatException likewise
	 */
	static TableLayout find(String file, List<String> names, List<List<String>> rows, int firstLine)
			throws DatasetFormatException {
		LayoutFinder finder = new LayoutFinder(file, names, rows, firstLine);
		finder.assign('.');
		return new TableLayout(',', '.', firstLine - 1, names, List.of(finder.kinds), finder.side(), finder.scale());
	}

	/** Whether row numbers or names precede each row. */
	private static boolean haveRowNames(List<List<String>> rows) {
		double first = HeaderFinder.number(rows.getFirst().getFirst(), '.');
		for (int i = 0; i < rows.size(); i++) {
			double number = HeaderFinder.number(rows.get(i).getFirst(), '.');
			if (!Double.isNaN(number) && number != first + i) {
				return false;
			}
		}
		return rows.size() > 1;
	}

	/** Whether a separator ends each row but not the header. */
	private static boolean haveSeparatorBehind(int names, List<List<String>> rows) {
		return rows.stream().allMatch(row -> row.size() == names + 1 && row.getLast().isEmpty());
	}

	/** The decimal separator: a comma if it occurs within numbers and the fields are separated otherwise. */
	private static char point(List<String> lines, char separator) {
		boolean hasCommas = separator != ',' && lines.stream().skip(1).anyMatch(line -> line.matches(".*[0-9],[0-9].*"));
		return hasCommas ? ',' : '.';
	}

	private void assign(char point) throws DatasetFormatException {
		checkShape();
		numbers = rows.stream().map(row -> row.stream().mapToDouble(field -> HeaderFinder.number(field, point)).toArray())
				.toArray(double[][]::new);
		findNamedLabel();
		// Columns that form a square of pixels with a label need no further explanation, whatever is wrong in them.
		if (side(open.size()) < 0) {
			findEmptyAndText();
			findNamedIndex();
		}
		findUnnamed();
		if (side(open.size()) < 0) {
			throw noImages();
		}
		open.forEach(column -> kinds[column] = Column.PIXEL);
	}

	private void checkShape() throws DatasetFormatException {
		if (columns > MAX_COLUMNS) {
			throw noImages();
		}
		for (int i = 0; i < rows.size(); i++) {
			int found = rows.get(i).size();
			int expected = names == null ? columns : names.size();
			if (found != expected) {
				throw new DatasetFormatException(wrongColumns(firstLine + i, found, expected));
			}
		}
	}

	private String wrongColumns(int line, int found, int expected) {
		if (names == null) {
			return found < expected
					? tr("%s, line %d has fewer columns than the first row: %d instead of %d.", file, line, found, expected)
					: tr("%s, line %d has more columns than the first row: %d instead of %d.", file, line, found, expected);
		}
		return found < expected
				? tr("%s, line %d has fewer columns than the header: %d instead of %d.", file, line, found, expected)
				: tr("%s, line %d has more columns than the header: %d instead of %d.", file, line, found, expected);
	}

	private void take(int column, Column kind) {
		kinds[column] = kind;
		open.remove((Integer) column);
	}

	/** A trailing separator creates an empty column, and people add columns of text. */
	private void findEmptyAndText() {
		for (int column : List.copyOf(open)) {
			boolean isEmpty = rows.stream().allMatch(row -> row.get(column).isEmpty());
			boolean isText = Arrays.stream(numbers).allMatch(row -> Double.isNaN(row[column]));
			if (isEmpty && column == columns - 1 && (names == null || names.get(column).isBlank())) {
				take(column, Column.UNUSED);
			} else if (isText && !isEmpty) {
				boolean mayBeLabel = (column == 0 || column == columns - 1)
						&& rows.stream().allMatch(row -> row.get(column).length() <= 8);
				boolean isNeeded = side(open.size()) < 0 && side(open.size() - 1) > 0 && mayBeLabel
						&& !Arrays.asList(kinds).contains(Column.LABEL);
				take(column, isNeeded ? Column.LABEL : Column.UNUSED);
			}
		}
	}

	private void findNamedLabel() {
		if (names != null) {
			open.stream().filter(column -> HeaderFinder.isLabelName(names.get(column))).findFirst()
					.ifPresent(column -> take(column, Column.LABEL));
		}
	}

	/** A pixel column may be named "0": such names are believed only if there is one column too many for a square. */
	private void findNamedIndex() {
		for (int column : List.copyOf(open)) {
			if (names != null && side(open.size()) < 0 && INDEX_NAMES.contains(names.get(column).toLowerCase(Locale.ROOT))) {
				take(column, Column.INDEX);
			}
		}
	}

	private void findUnnamed() {
		if (side(open.size()) > 0 && !isIndex(open.getFirst())) {
			return;
		}
		boolean wantsLabel = Arrays.stream(kinds).noneMatch(kind -> kind == Column.LABEL);
		if (open.size() >= 2 && isIndex(open.getFirst())
				&& (side(open.size() - 1) > 0 || side(open.size() - 2) > 0 || side(open.size() - 11) > 0)) {
			take(open.getFirst(), Column.INDEX);
		}
		if (wantsLabel && side(open.size() - 10) > 0 && side(open.size()) < 0) {
			findOneHot();
		}
		if (wantsLabel && side(open.size()) < 0 && side(open.size() - 1) > 0) {
			int first = labelScore(open.getFirst());
			int last = labelScore(open.getLast());
			if (first > 0 || last > 0) {
				take(last > first ? open.getLast() : open.getFirst(), Column.LABEL);
			}
		}
	}

	private void findOneHot() {
		for (int from : new int[]{0, open.size() - 10}) {
			List<Integer> ten = List.copyOf(open.subList(from, from + 10));
			if (Arrays.stream(numbers).allMatch(row -> isOneHot(row, ten))) {
				ten.forEach(column -> take(column, Column.ONE_HOT));
				return;
			}
		}
	}

	private static boolean isOneHot(double[] row, List<Integer> ten) {
		int set = 0;
		for (int column : ten) {
			double value = row[column];
			if (value != 0 && value != 1) {
				return false;
			}
			set += value == 1 ? 1 : 0;
		}
		return set == 1;
	}

	/** Whether a column holds row numbers, which the labels of a few rows may resemble. */
	private boolean isIndex(int column) {
		double first = numbers[0][column];
		boolean isTelling = rows.size() > 10 || rows.size() > 1 && first + rows.size() - 1 > 9;
		for (int i = 0; i < rows.size(); i++) {
			if (numbers[i][column] != first + i) {
				return false;
			}
		}
		return isTelling && first == Math.rint(first);
	}

	/** How many different labels a column seems to hold; 0 if it cannot hold labels. */
	private int labelScore(int column) {
		Set<String> different = new HashSet<>();
		for (int i = 0; i < rows.size(); i++) {
			double value = numbers[i][column];
			String text = rows.get(i).get(column);
			boolean isClass = value == Math.rint(value) && value >= 0 && value < 100;
			boolean isWord = Double.isNaN(value) && !text.isEmpty() && text.length() <= 8;
			if (!isClass && !isWord) {
				return 0;
			}
			different.add(text);
		}
		// A label has few values, but more than one; corner pixels usually have one.
		boolean areDigits = Arrays.stream(numbers).allMatch(row -> row[column] >= 0 && row[column] <= 9);
		return different.size() + (areDigits && different.size() > 1 ? MANY : 0);
	}

	private int side() {
		return side((int) Arrays.stream(kinds).filter(kind -> kind == Column.PIXEL).count());
	}

	/** The side of a square with this many pixels, 5 to 256; -1 if there is none. */
	static int side(int pixels) {
		int side = (int) Math.round(Math.sqrt(Math.max(0, pixels)));
		return side >= 5 && side <= 256 && side * side == pixels ? side : -1;
	}

	private PixelScale scale() {
		ValueRange range = new ValueRange();
		for (double[] row : numbers) {
			for (int column = 0; column < columns; column++) {
				if (kinds[column] == Column.PIXEL) {
					range.add(row[column]);
				}
			}
		}
		return range.scaleOfRows();
	}

	private DatasetFormatException noImages() {
		if (columns == 17) {
			return new DatasetFormatException(
					tr("%s, line %d has 17 columns, as in UCI's pendigits: 16 pen coordinates and a class, but no "
							+ "pixels; optdigits from the same source can be read.", file, firstLine));
		}
		if (columns == 0) {
			return new DatasetFormatException(
					tr("%s, line %d has 0 columns; expected 784 pixels (28 × 28) or another square number such as 64 or "
							+ "256, and a label before or after them, if there is one.", file, firstLine));
		}
		return new DatasetFormatException(trn(
				"%2$s, line %3$d has %1$d column (it begins with \"%4$s\"); expected 784 pixels (28 × 28) or "
						+ "another square number such as 64 or 256, and a label before or after them, if there is one.",
				"%2$s, line %3$d has %1$d columns (it begins with \"%4$s\"); expected 784 pixels (28 × 28) or "
						+ "another square number such as 64 or 256, and a label before or after them, if there is one.",
				columns, file, firstLine, TextSanitizer.of(rows.getFirst().getFirst(), MAX_SHOWN)));
	}
}
