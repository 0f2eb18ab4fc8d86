package digitlab.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.StringTokenizer;
import java.util.concurrent.CancellationException;

import digitlab.dataset.DatasetDescription;
import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.io.TextSanitizer;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;

/**
 * Reads the LIBSVM (SVMlight) format and sparse ARFF: a first pass finds the size of the images and the values' scale, a second
 * reads.
 */
final class SparseReader implements ImageSource {

	/** Common image sizes; LIBSVM's MNIST ends at column 780, as the last ones are always blank. */
	private static final int[] SIDES = {8, 16, 20, 28, 32};
	private static final int MAX_COLUMN = 32 * 32 + 1;
	private static final int MAX_SHOWN = 24;
	private static final int LINES_BETWEEN_LOOKS = 256;

	private final Entry file;
	private final String form;
	private final SparseForm sparse;
	private final int labelColumn;
	private final int columns;

	SparseReader(Entry file, String form, SparseForm sparse) throws DatasetFormatException {
		this.file = file;
		this.form = form;
		this.sparse = sparse;
		if (sparse instanceof SparseForm.Arff arff) {
			int named = -1;
			for (int i = 0; i < arff.names().size(); i++) {
				named = HeaderFinder.isLabelName(arff.names().get(i)) ? i : named;
			}
			labelColumn = named;
			columns = arff.names().size() - (named < 0 ? 0 : 1);
			if (LayoutFinder.side(columns) < 0) {
				throw new DatasetFormatException(
						tr("%s has %d columns besides the class; expected 784 pixels (28 × 28) or another square number "
								+ "such as 64 or 256.", file.name(), columns));
			}
		} else {
			labelColumn = -1;
			columns = 0;
		}
	}

	@Override
	public Entry file() {
		return file;
	}

	@Override
	public boolean isLabelled() {
		return sparse instanceof SparseForm.Svmlight || labelColumn >= 0;
	}

	/** Receives the content of a row. */
	private interface Row {
		void label(String text) throws DatasetFormatException;

		void value(int pixel, double value) throws DatasetFormatException;

		void end() throws DatasetFormatException;
	}

	/** {@inheritDoc} Progress counts bytes. */
	@Override
	public DigitDataset read(String source, ReadOptions options, ProgressListener progress, CancellationToken cancellation)
			throws IOException {
		ValueRange range = new ValueRange();
		int[] highest = {0};
		int[] lowest = {MAX_COLUMN};
		each(ProgressListener.NONE, cancellation, new Row() {
			@Override
			public void label(String text) {
				// Checked in the second pass.
			}

			@Override
			public void value(int pixel, double value) {
				highest[0] = Math.max(highest[0], pixel + 1);
				lowest[0] = Math.min(lowest[0], pixel);
				range.add(value);
			}

			@Override
			public void end() {
				// Counted in the second pass.
			}
		});
		range.add(0);
		// Columns count from 1 in LIBSVM's own files, and from 0 in some of scikit-learn's, which shows where there is one.
		int first = Math.min(0, lowest[0]);
		int side = side(highest[0] - first);
		PixelScale scale = range.scale(file.name());
		ImageCollector images = new ImageCollector(file.name(), options.memory());
		Filling filling = new Filling(images, side, scale, first);
		each(progress, cancellation, filling);
		DatasetDescription.Builder found = new DatasetDescription.Builder(form).file(file.path()).scale(scale.inWords())
				.size(side, side).labels(inWords(), false);
		TableReader.tellInverted(found, filling.scaler.inverted());
		if (filling.isTransposed) {
			found.note(Transposition.NOTE);
		}
		return images.toDataset(source, options.labels(),
				sparse instanceof SparseForm.Svmlight ? LabelCodes.Ten.ONE_MORE : LabelCodes.Ten.UNKNOWN, found,
				image -> tr("image %d", image + 1));
	}

	private @Nullable String inWords() {
		return switch (sparse) {
			case SparseForm.Svmlight _ -> marktr("the first number of a line");
			case SparseForm.Arff arff -> labelColumn < 0 ? null : TextSanitizer.of(arff.names().get(labelColumn), MAX_SHOWN);
		};
	}

	private int side(int highest) throws DatasetFormatException {
		if (columns > 0) {
			return LayoutFinder.side(columns);
		}
		for (int side : SIDES) {
			// Not 64 columns for what may be 784 with little ink: at most a sixth may be blank at the end.
			if (highest <= side * side && highest > side * side * 5 / 6) {
				return side;
			}
		}
		throw new DatasetFormatException(
				tr("%s has columns up to %d; expected 784 pixels (28 × 28), 64, 256, 400 or 1024.", file.name(), highest));
	}

	/** Stores values in images. */
	private final class Filling implements Row {

		private final ImageCollector images;
		private final PixelScale scale;
		private final int side;
		private final int first;
		private final float[] ink;
		private final SquareScaler scaler;
		private final boolean isTransposed = Transposition.isEmnist(file);
		private int label = DigitDataset.UNLABELLED;

		Filling(ImageCollector images, int side, PixelScale scale, int first) {
			this.images = images;
			this.side = side;
			this.scale = scale;
			this.first = first;
			ink = new float[side * side];
			scaler = new SquareScaler(side, side);
			Arrays.fill(ink, scale.fraction(0));
		}

		@Override
		public void label(String text) throws DatasetFormatException {
			label = images.labels().code(text);
		}

		@Override
		public void value(int pixel, double value) {
			ink[pixel - first] = scale.fraction(value);
		}

		@Override
		public void end() throws DatasetFormatException {
			byte[] room = images.room();
			if (side == DigitImage.SIDE) {
				for (int i = 0; i < ink.length; i++) {
					room[images.offset() + i] = (byte) Math.round(ink[i] * 255);
				}
			} else {
				scaler.scale(ink, room, images.offset());
			}
			if (isTransposed) {
				Transposition.inPlace(room, images.offset());
			}
			images.add(label);
			label = DigitDataset.UNLABELLED;
			Arrays.fill(ink, scale.fraction(0));
		}
	}

	private void each(ProgressListener progress, CancellationToken cancellation, Row row) throws IOException {
		try (EntryStream stream = file.open();
				BufferedReader reader = new BufferedReader(
						new InputStreamReader(new BoundedLines(stream, file), StandardCharsets.ISO_8859_1), 1 << 16)) {
			int number = 0;
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				number++;
				String text = line.indexOf('#') >= 0 ? line.substring(0, line.indexOf('#')) : line;
				if (number > sparse.firstLine() && !text.isBlank() && !text.startsWith("%")) {
					parse(text, number, row);
				}
				if (number % LINES_BETWEEN_LOOKS == 1) {
					if (cancellation.isCancelled()) {
						throw new CancellationException("Reading " + file.name() + " was stopped.");
					}
					progress.progress(stream.position(), stream.total());
				}
			}
		}
	}

	private void parse(String text, int line, Row row) throws DatasetFormatException {
		try {
			switch (sparse) {
				case SparseForm.Svmlight _ -> svmlight(text, line, row);
				case SparseForm.Arff form -> arff(form, text.strip(), line, row);
			}
			row.end();
		} catch (NumberFormatException wrong) {
			throw new DatasetFormatException(tr("%s: %s is wrong, expected numbers.", place(line),
					TextSanitizer.of(String.valueOf(wrong.getMessage()), MAX_SHOWN + 20)), wrong);
		}
	}

	private void svmlight(String text, int line, Row row) throws DatasetFormatException {
		StringTokenizer tokens = new StringTokenizer(text);
		String label = tokens.nextToken();
		if (!label.matches("\\+?[0-9]{1,6}(\\.0*)?")) {
			throw new DatasetFormatException(tr("%s: \"%s\" is wrong, expected a digit as the first number of the line.",
					place(line), TextSanitizer.of(label, MAX_SHOWN)));
		}
		row.label(label.startsWith("+") ? label.substring(1) : label);
		while (tokens.hasMoreTokens()) {
			String token = tokens.nextToken();
			int colon = token.indexOf(':');
			if (colon < 1) {
				throw wrong(line, token);
			}
			if (!token.startsWith("qid:")) {
				row.value(column(line, token.substring(0, colon)) - 1, Double.parseDouble(token.substring(colon + 1)));
			}
		}
	}

	private void arff(SparseForm.Arff form, String text, int line, Row row) throws DatasetFormatException {
		if (!text.startsWith("{") || !text.endsWith("}")) {
			throw new DatasetFormatException(tr("%s: a sparse row is enclosed in braces; is the file truncated?", place(line)));
		}
		// A value that is not listed is 0, or the first value of a nominal column.
		if (labelColumn >= 0) {
			row.label(form.firstValues().get(labelColumn));
		}
		for (String pair : text.substring(1, text.length() - 1).split(",")) {
			String[] parts = pair.strip().split("\\s+");
			if (parts.length != 2) {
				if (pair.isBlank()) {
					continue;
				}
				throw wrong(line, pair);
			}
			int column = column(line, parts[0]);
			if (column == labelColumn) {
				row.label(parts[1]);
			} else {
				int pixel = labelColumn >= 0 && column > labelColumn ? column - 1 : column;
				if (pixel >= columns) {
					throw wrong(line, pair);
				}
				row.value(pixel, Double.parseDouble(parts[1]));
			}
		}
	}

	private int column(int line, String text) throws DatasetFormatException {
		int column = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
		if (column < 0 || column > (columns > 0 ? columns : MAX_COLUMN - 1)) {
			throw new DatasetFormatException(tr("%s: \"%s\" is wrong, expected the number of a column from 0 to %d.", place(line),
					TextSanitizer.of(text, MAX_SHOWN), columns > 0 ? columns : MAX_COLUMN - 1));
		}
		return column;
	}

	private DatasetFormatException wrong(int line, String text) {
		return new DatasetFormatException(tr("%s: \"%s\" is wrong, expected the number of a column and a value.", place(line),
				TextSanitizer.of(text.strip(), MAX_SHOWN)));
	}

	private String place(int line) {
		return tr("%s, line %d", file.name(), line);
	}
}
