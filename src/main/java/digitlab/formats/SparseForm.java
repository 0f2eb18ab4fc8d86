package digitlab.formats;

import java.util.List;

/** The sparse formats, whose rows list only the columns that are not zero. */
sealed interface SparseForm {

	/** The number of lines before the first row. */
	int firstLine();

	/**
	 * Pairs of a column number, from 0, and a value in braces, separated by commas.
	 *
	 * @param names names of all columns
	 * @param firstValues for each column the value of rows that do not list it: the first of a nominal column's values, "0" for
	 * other columns
	 */
	record Arff(List<String> names, List<String> firstValues, int firstLine) implements SparseForm {
	}

	/** A label, followed by pairs of a column number, from 1, a colon and a value, separated by spaces. */
	record Svmlight() implements SparseForm {
		@Override
		public int firstLine() {
			return 0;
		}
	}
}
