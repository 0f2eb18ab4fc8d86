package digitlab.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What a reader recognised and assumed about a data source, so that users can check it.
 *
 * @param form the kind of data, such as "CSV table"
 * @param files the files that were read, by their paths within the source
 * @param separator the field separator of a table, in words; null if it is no table
 * @param hasHeader whether a table's first line names the columns; null if it is no table
 * @param labelColumn where the labels came from, in words; null without labels
 * @param indexColumn the ignored column of row numbers; null if there is none
 * @param oneHot whether labels are one-hot in ten columns
 * @param scale the values that mean paper and full ink, in words
 * @param width width of a stored image in pixels, before it was scaled to 28×28; 0 if images differ in size or it is unknown
 * @param height height of a stored image in pixels, likewise
 * @param leftOut number of images left out because their labels are not digits
 * @param notes further sentences
 */
public record DatasetDescription(String form, List<String> files, @Nullable String separator, @Nullable Boolean hasHeader,
		@Nullable String labelColumn, @Nullable String indexColumn, boolean oneHot, String scale, int width, int height,
		int leftOut, List<String> notes) {

	private static final int MAX_FILES_NAMED = 4;

	/** Copies the lists. */
	public DatasetDescription {
		files = List.copyOf(files);
		notes = List.copyOf(notes);
	}

	/** Describes data in this project's own form, for which nothing was assumed. */
	public static DatasetDescription of(String form) {
		return new Builder(form).build();
	}

	/** Returns a copy with a further note. */
	public DatasetDescription with(String note) {
		List<String> more = new ArrayList<>(notes);
		more.add(note);
		return new DatasetDescription(form, files, separator, hasHeader, labelColumn, indexColumn, oneHot, scale, width, height,
				leftOut, more);
	}

	/** Merges this with the description of another part of the same data. */
	public DatasetDescription joinedWith(DatasetDescription other) {
		List<String> both = new ArrayList<>(files);
		both.addAll(other.files);
		return new DatasetDescription(form, both, separator, hasHeader, labelColumn, indexColumn, oneHot, scale, width, height,
				leftOut + other.leftOut, notes);
	}

	/** All of it as plain sentences, the form first. */
	public List<String> sentences() {
		List<String> all = new ArrayList<>();
		all.add(form + (files.isEmpty() ? "" : ": " + namedFiles()) + ".");
		if (separator != null) {
			all.add("Fields are separated by " + separator + "; "
					+ (Boolean.TRUE.equals(hasHeader) ? "the first line names the columns." : "there is no header."));
		}
		if (labelColumn != null) {
			all.add("Labels: " + labelColumn + (oneHot ? ", one-hot." : "."));
		} else if (!files.isEmpty()) { // nothing was recognised in other data
			all.add("There are no labels.");
		}
		if (indexColumn != null) {
			all.add("A column of running numbers was ignored: " + indexColumn + ".");
		}
		if (!scale.isEmpty()) {
			all.add("Values run from paper to ink over " + scale + ".");
		}
		if (width > 0) {
			all.add(String.format(Locale.ROOT, "Images are stored as %d × %d pixels%s", width, height,
					width == DigitImage.SIDE && height == DigitImage.SIDE ? "." : " and were brought to 28 × 28."));
		}
		if (leftOut > 0) {
			all.add(String.format(Locale.ROOT, "%,d image%s whose label is not a digit %s left out.", leftOut,
					leftOut == 1 ? "" : "s", leftOut == 1 ? "was" : "were"));
		}
		all.addAll(notes);
		return all;
	}

	private String namedFiles() {
		int named = Math.min(MAX_FILES_NAMED, files.size());
		String names = String.join(", ", files.subList(0, named));
		return named == files.size() ? names : names + String.format(Locale.ROOT, " and %,d more", files.size() - named);
	}

	/** Collects a description while a reader works. */
	public static final class Builder {

		private final String form;
		private final List<String> files = new ArrayList<>();
		private final List<String> notes = new ArrayList<>();
		private @Nullable String separator;
		private @Nullable Boolean hasHeader;
		private @Nullable String labelColumn;
		private @Nullable String indexColumn;
		private boolean oneHot;
		private String scale = "";
		private int width;
		private int height;
		private int leftOut;

		public Builder(String form) {
			this.form = form;
		}

		public Builder file(String path) {
			files.add(path);
			return this;
		}

		/** Records that the data are a table, with its field separator in words and whether it has a header. */
		public Builder table(@Nullable String fieldSeparator, boolean header) {
			separator = fieldSeparator;
			hasHeader = header;
			return this;
		}

		/** Records where the labels came from, in words. */
		public Builder labels(@Nullable String column, boolean isOneHot) {
			labelColumn = column;
			oneHot = isOneHot;
			return this;
		}

		/** Records an ignored column of row numbers. */
		public Builder index(@Nullable String column) {
			indexColumn = column;
			return this;
		}

		/** Records the values that mean paper and full ink, in words. */
		public Builder scale(String values) {
			scale = values;
			return this;
		}

		/** Records the size of stored images in pixels. */
		public Builder size(int storedWidth, int storedHeight) {
			width = storedWidth;
			height = storedHeight;
			return this;
		}

		public Builder leftOut(int images) {
			leftOut = images;
			return this;
		}

		/** Adds a note, unless it is empty or was added before. */
		public Builder note(String sentence) {
			if (!sentence.isEmpty() && !notes.contains(sentence)) {
				notes.add(sentence);
			}
			return this;
		}

		public DatasetDescription build() {
			return new DatasetDescription(form, files, separator, hasHeader, labelColumn, indexColumn, oneHot, scale, width,
					height,
					leftOut, notes);
		}
	}
}
