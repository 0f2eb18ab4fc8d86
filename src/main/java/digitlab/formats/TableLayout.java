package digitlab.formats;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import digitlab.dataset.DatasetDescription;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;

/**
 * The roles of a table's columns.
 *
 * @param separator the character between fields; any number of spaces counts as one
 * @param point the decimal separator
 * @param firstRow number of lines before the first row
 * @param names names of the columns; null without a header
 * @param columns what each column is
 * @param side width and height of the images in pixels
 * @param scale what the values mean
 */
record TableLayout(char separator, char point, int firstRow, @Nullable List<String> names, List<Column> columns, int side,
		PixelScale scale) implements Serializable {

	/** What a column holds. */
	enum Column {
		PIXEL, LABEL, ONE_HOT, INDEX, UNUSED
	}

	/**
	 * A run of adjacent columns of one kind.
	 *
	 * @param from index of the first column, from 0
	 * @param to index after the last column
	 */
	record Segment(Column kind, int from, int to) {
	}

	TableLayout {
		columns = List.copyOf(columns);
	}

	/** The columns as runs of one kind. */
	List<Segment> segments() {
		List<Segment> segments = new ArrayList<>();
		int from = 0;
		for (int i = 1; i <= columns.size(); i++) {
			if (i == columns.size() || columns.get(i) != columns.get(from)) {
				segments.add(new Segment(columns.get(from), from, i));
				from = i;
			}
		}
		return segments;
	}

	boolean isLabelled() {
		return columns.contains(Column.LABEL) || columns.contains(Column.ONE_HOT);
	}

	TableLayout with(PixelScale other) {
		return new TableLayout(separator, point, firstRow, names, columns, side, other);
	}

	/**
	 * Returns this layout with the label at the other end: if all sampled rows have the same label, either end may be it.
	 *
	 * @return null if the label was identified by name or is not at an end
	 */
	@Nullable
	TableLayout withLabelBehind() {
		if (names != null || columns.getFirst() != Column.LABEL || columns.getLast() != Column.PIXEL) {
			return null;
		}
		List<Column> turned = new ArrayList<>(columns);
		turned.set(0, Column.PIXEL);
		turned.set(turned.size() - 1, Column.LABEL);
		return new TableLayout(separator, point, firstRow, null, turned, side, scale);
	}

	/** Names a column in a message: its name, or its number from 1. */
	String column(int index) {
		return names == null || index >= names.size() || names.get(index).isBlank()
				? String.valueOf(index + 1)
				: digitlab.io.TextSanitizer.of(names.get(index), 24);
	}

	/** How the text is divided into fields. */
	DatasetDescription.TextTable textTable() {
		return new DatasetDescription.TextTable(separatorInWords(), names != null);
	}

	/** Describes the columns that were recognised. */
	void describe(DatasetDescription.Builder found) {
		int label = columns.indexOf(Column.LABEL);
		int oneHot = columns.indexOf(Column.ONE_HOT);
		if (label >= 0) {
			found.labels(inWords(label), false);
		} else if (oneHot >= 0) {
			found.labels(tr("columns %d to %d", oneHot + 1, oneHot + 10), true);
		}
		int index = columns.indexOf(Column.INDEX);
		found.index(index < 0 ? null : inWords(index));
		found.scale(scale.inWords()).size(side, side);
		if (point == ',') {
			found.note(marktr("Numbers have a decimal comma."));
		}
		List<String> unused = new ArrayList<>();
		for (int i = 0; i < columns.size(); i++) {
			if (columns.get(i) == Column.UNUSED && names != null && !column(i).equals(String.valueOf(i + 1))) {
				unused.add(column(i));
			}
		}
		if (!unused.isEmpty()) {
			found.note(tr("Ignored columns: %s.", String.join(", ", unused.subList(0, Math.min(6, unused.size())))));
		}
	}

	private String inWords(int column) {
		return names == null || names.get(column).isBlank()
				? tr("column %d", column + 1)
				: tr("column %d (%s)", column + 1, column(column));
	}

	private String separatorInWords() {
		return switch (separator) {
			case ',' -> "commas";
			case ';' -> "semicolons";
			case '\t' -> "tabs";
			case '|' -> "upright strokes";
			default -> "blanks";
		};
	}
}
