package digitlab.formats;

import java.util.List;

/** The two forms in which rows name only the columns that are not zero. */
sealed interface SparseForm {

	/** Lines before the first row. */
	int firstLine();

	/**
	 * Braces around a column's number, from 0, and its value, parted by commas.
	 *
	 * @param names of all columns
	 * @param firstValues of those whose values are listed: what a row means that does not name the column; "0" for the others
	 */
	record Arff(List<String> names, List<String> firstValues, int firstLine) implements SparseForm {
	}

	/** A label, then a column's number, from 1, a colon and the value, parted by blanks. */
	record Svmlight() implements SparseForm {
		@Override
		public int firstLine() {
			return 0;
		}
	}
}
