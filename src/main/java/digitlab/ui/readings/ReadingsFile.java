package digitlab.ui.readings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import digitlab.plot.Table;
import digitlab.recognition.KaggleSubmission;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/**
 * The readings as a file: in Kaggle's format for a dataset; file, number and confidence for pictures.
 *
 * @param rows all of them, in their order
 */
record ReadingsFile(List<ReadRow> rows, boolean isDataset) {

	/** A suggested name for the file. */
	String proposedName() {
		return isDataset ? "submission.csv" : "readings.csv";
	}

	/**
	 * Writes the file, replacing an existing one.
	 *
	 * @return what was written, for users
	 * @throws IOException if the folder does not exist or cannot be written to
	 */
	String write(Path file) throws IOException {
		if (isDataset) {
			KaggleSubmission.write(file, rows.stream().map(row -> Integer.valueOf(row.reading().guess())).toList());
		} else {
			table().write(file);
		}
		long refused = rows.stream().filter(row -> row.reading().isRefused()).count();
		String saved = trn("%,d\u00a0answer saved in %s", "%,d\u00a0answers saved in %s", rows.size(), file);
		return refused == 0 ? saved : tr("%s. %s", saved, refused(refused));
	}

	private String refused(long refused) {
		if (!isDataset) {
			return trn("Without a number: %,d\u00a0picture", "Without a number: %,d\u00a0pictures", refused);
		}
		return trn("%,d image does not look like a digit; Kaggle wants a digit for each, so the nearest guess is written",
				"%,d images do not look like digits; Kaggle wants a digit for each, so the nearest guess is written", refused);
	}

	private Table table() {
		List<List<Object>> lines = new ArrayList<>();
		for (ReadRow row : rows) {
			String file = row.image() instanceof ReadImage.OfFile picture ? picture.file().toString() : row.name();
			lines.add(List.of(file, row.reading().number().replace('\n', ' '), row.reading().certainty()));
		}
		return new Table(List.of("file", "number", "confidence"), lines);
	}
}
