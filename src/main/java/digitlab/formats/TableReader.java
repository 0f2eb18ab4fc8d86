package digitlab.formats;

import java.io.IOException;

import digitlab.dataset.DatasetDescription;
import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/**
 * Reads text tables with one row per image: CSV and its relatives, and the rows of ARFF. The first rows determine the roles of
 * columns and the scale of values; if a later value contradicts them, everything is read again.
 *
 * <p>Windows line ends, a byte order mark, spaces and quotes around a field, empty lines and a missing last line end are
 * accepted. Errors name the file, the line (from 1) and the column.
 */
final class TableReader implements ImageSource {

	private final Entry file;
	private final String form;
	private final TableLayout first;

	/** Reads a file with a known layout. */
	TableReader(Entry file, String form, TableLayout layout) {
		this.file = file;
		this.form = form;
		first = layout;
	}

	/**
	 * Reads a file whose layout is determined by its first lines.
	 *
	 * @throws DatasetFormatException if it is not a table of images
	 */
	static TableReader of(Entry file) throws IOException {
		TextSample sample = TextSample.of(file);
		Entry lines = LineFeeds.of(file, sample);
		return new TableReader(lines, marktr("Table of numbers (CSV)"),
				LayoutFinder.find(file.name(), lines.equals(file) ? sample : TextSample.of(lines)));
	}

	@Override
	public Entry file() {
		return file;
	}

	@Override
	public boolean isLabelled() {
		return first.isLabelled();
	}

	/** {@inheritDoc} Progress counts bytes. */
	@Override
	public DigitDataset read(String source, ReadOptions options, ProgressListener progress, CancellationToken cancellation)
			throws IOException {
		TableLayout layout = first;
		while (true) {
			try {
				DigitDataset read = read(source, layout, options, progress, cancellation);
				TableLayout other = layout.withLabelBehind();
				return other == null || !hasOneLabel(read) ? read : better(read, other, source, options, progress, cancellation);
			} catch (OutOfScaleException wider) {
				PixelScale other = wider(layout.scale(), wider.value());
				if (other == null) {
					throw wider;
				}
				layout = layout.with(other);
			}
		}
	}

	private static boolean hasOneLabel(DigitDataset read) {
		for (int i = 1; i < read.size(); i++) {
			if (read.label(i) != read.label(0)) {
				return false;
			}
		}
		return read.size() > 1;
	}

	/** Rows ordered by digit begin with many equal labels, which look like a blank pixel column. */
	private DigitDataset better(DigitDataset read, TableLayout other, String source, ReadOptions options,
			ProgressListener progress,
			CancellationToken cancellation) throws IOException {
		try {
			DigitDataset turned = read(source, other, options, progress, cancellation);
			return hasOneLabel(turned) ? read : turned;
		} catch (DatasetFormatException noLabels) {
			return read;
		}
	}

	/** The next larger scale that includes a value; null if there is none, or no evidence for it. */
	static @Nullable PixelScale wider(PixelScale scale, double value) {
		boolean isWhole = value == Math.rint(value);
		if (scale.paper() == 0 && scale.full() <= 16 && value > scale.full() && value <= 255) {
			return PixelScale.of(0, value, isWhole && scale.whole());
		}
		boolean isUnit = scale.paper() == 0 && scale.full() == 1;
		if (isUnit && value < 0 && value >= -1) {
			return new PixelScale(-1, 1, false);
		}
		return null;
	}

	private DigitDataset read(String source, TableLayout layout, ReadOptions options, ProgressListener progress,
			CancellationToken cancellation) throws IOException {
		try (EntryStream input = file.open()) {
			ImageCollector images = new ImageCollector(file.name(), options.memory());
			CsvRows rows = new CsvRows(input, layout, images.labels(), progress, cancellation);
			boolean isTransposed = Transposition.isEmnist(file);
			while (rows.next()) {
				byte[] room = images.room();
				int label = rows.parse(room, images.offset());
				if (isTransposed) {
					Transposition.inPlace(room, images.offset());
				}
				images.add(label);
			}
			DatasetDescription.Builder found = new DatasetDescription.Builder(form).file(file.path()).table(layout.textTable());
			layout.describe(found);
			tellInverted(found, rows.inverted());
			if (isTransposed) {
				found.note(Transposition.NOTE);
			}
			String labels = layout.isLabelled() ? "" : " without labels";
			return images.toDataset(source + labels, options.labels(),
					layout.side() == 20 ? LabelCodes.Ten.IS_ZERO : LabelCodes.Ten.UNKNOWN, found,
					image -> tr("line %d", layout.firstRow() + 1 + image));
		}
	}

	static void tellInverted(DatasetDescription.Builder found, int images) {
		if (images > 0) {
			found.note(trn("%,d image was dark on light and inverted before scaling.",
					"%,d images were dark on light and inverted before scaling.", images));
		}
	}
}
