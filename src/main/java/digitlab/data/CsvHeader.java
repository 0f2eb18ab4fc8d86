package digitlab.data;

/**
 * The first line of a Kaggle CSV.
 *
 * @param labelled whether a column {@code label} comes before the 784 pixels
 */
record CsvHeader(boolean labelled) {

	private static final String EXPECTED = "expected label,pixel0,…,pixel783 (785 columns), or pixel0,…,pixel783"
			+ " (784 columns, without labels)";
	private static final int LONGEST_QUOTE = 24;

	/**
	 * Takes a byte order mark, quotes and blanks round the names, and any case.
	 *
	 * @throws DatasetFormatException if the columns are others
	 */
	static CsvHeader parse(String file, String line) throws DatasetFormatException {
		String text = line.startsWith("\ufeff") ? line.substring(1) : line;
		String[] names = text.split(",", -1);
		boolean labelled = bare(names[0]).equalsIgnoreCase("label");
		int shift = labelled ? -1 : 0;
		for (int i = 0; i < names.length; i++) {
			String expected = i + shift < DigitImage.PIXELS ? column(i + shift) : "the end";
			if (!bare(names[i]).equalsIgnoreCase(expected)) {
				throw new DatasetFormatException(file + ", line 1: the header's column " + (i + 1) + " is \""
						+ printable(bare(names[i])) + "\" instead of " + expected + "; " + EXPECTED + ".");
			}
		}
		if (names.length + shift != DigitImage.PIXELS) {
			throw new DatasetFormatException(file + ", line 1: the header has only " + names.length + " columns, "
					+ EXPECTED + ".");
		}
		return new CsvHeader(labelled);
	}

	/** The name of the column of a pixel 0..783, or of the label for -1. */
	static String column(int pixel) {
		return pixel < 0 ? "label" : "pixel" + pixel;
	}

	/** Part of a file, fit for a message. */
	static String printable(String text) {
		return Printable.of(text, LONGEST_QUOTE);
	}

	private static String bare(String name) {
		String text = name.strip();
		boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
		return quoted ? text.substring(1, text.length() - 1).strip() : text;
	}
}
