package digitlab.dataset;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;
import static digitlab.language.Localization.trn;

/**
 * What a reader recognised and assumed about a data source, so that users can check it.
 *
 * @param form the kind of data, such as "CSV table"
 * @param files the files that were read, by their paths within the source
 * @param table how a text is divided into a table; null if it is no such text
 * @param labels where the labels came from; null without labels
 * @param indexColumn the ignored column of row numbers; null if there is none
 * @param images how images are stored
 * @param leftOut number of images left out because their labels are not digits
 * @param notes further sentences
 */
public record DatasetDescription(String form, List<String> files, @Nullable TextTable table, @Nullable Labels labels,
		@Nullable String indexColumn, StoredImages images, int leftOut, List<String> notes) {

	/**
	 * How a text is divided into a table.
	 *
	 * @param separator the field separator, in words
	 * @param hasHeader whether the first line names the columns
	 */
	public record TextTable(String separator, boolean hasHeader) {
	}

	/**
	 * Where the labels came from.
	 *
	 * @param source the column, file or other source, in words
	 * @param oneHot whether they are one-hot in ten columns
	 */
	public record Labels(String source, boolean oneHot) {
	}

	/**
	 * How images are stored, before they were scaled to 28×28.
	 *
	 * @param scale the values that mean paper and full ink, in words
	 * @param width in pixels; 0 if images differ in size or it is unknown
	 * @param height in pixels, likewise
	 */
	public record StoredImages(String scale, int width, int height) {
	}

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
		return new DatasetDescription(form, files, table, labels, indexColumn, images, leftOut, more);
	}

	/** Merges this with the description of another part of the same data. */
	public DatasetDescription joinedWith(DatasetDescription other) {
		List<String> both = new ArrayList<>(files);
		both.addAll(other.files);
		return new DatasetDescription(form, both, table, labels, indexColumn, images, leftOut + other.leftOut, notes);
	}

	/** All of it as plain sentences, the form first. */
	public List<String> sentences() {
		List<String> all = new ArrayList<>();
		all.add(files.isEmpty()
				? tr("%s.", translated(form))
				: tr("%s: %s.", translated(form), namedFiles()));
		if (table != null) {
			all.add(table.hasHeader()
					? tr("Fields are separated by %s; the first line names the columns.", translated(table.separator()))
					: tr("Fields are separated by %s; there is no header.", translated(table.separator())));
		}
		if (labels != null) {
			all.add(labels.oneHot()
					? tr("Labels: %s, one-hot.", translated(labels.source()))
					: tr("Labels: %s.", translated(labels.source())));
		} else if (!files.isEmpty()) { // nothing was recognised in other data
			all.add(tr("There are no labels."));
		}
		if (indexColumn != null) {
			all.add(tr("A column of running numbers was ignored: %s.", indexColumn));
		}
		if (!images.scale().isEmpty()) {
			all.add(tr("Values run from paper to ink over %s.", images.scale()));
		}
		if (images.width() > 0) {
			boolean isScaled = images.width() != DigitImage.SIDE || images.height() != DigitImage.SIDE;
			all.add(isScaled
					? tr("Images are stored as %d × %d pixels and were brought to 28 × 28.", images.width(), images.height())
					: tr("Images are stored as %d × %d pixels.", images.width(), images.height()));
		}
		if (leftOut > 0) {
			all.add(trn("%,d image whose label is not a digit was left out.",
					"%,d images whose label is not a digit were left out.",
					leftOut));
		}
		notes.forEach(note -> all.add(translated(note)));
		return all;
	}

	private String namedFiles() {
		int named = Math.min(MAX_FILES_NAMED, files.size());
		String names = String.join(", ", files.subList(0, named));
		return named == files.size() ? names : tr("%s and %,d more", names, files.size() - named);
	}

	/** Collects a description while a reader works. */
	public static final class Builder {

		private final String form;
		private final List<String> files = new ArrayList<>();
		private final List<String> notes = new ArrayList<>();
		private @Nullable TextTable table;
		private @Nullable Labels labels;
		private @Nullable String indexColumn;
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

		/** Records how a text is divided into a table. */
		public Builder table(TextTable found) {
			table = found;
			return this;
		}

		/** Records where the labels came from, in words; null if there are none. */
		public Builder labels(@Nullable String source, boolean isOneHot) {
			labels = source == null ? null : new Labels(source, isOneHot);
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
			return new DatasetDescription(form, files, table, labels, indexColumn, new StoredImages(scale, width, height),
					leftOut,
					notes);
		}
	}
}
