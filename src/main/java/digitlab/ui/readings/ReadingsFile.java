package digitlab.ui.readings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import digitlab.plot.Table;
import digitlab.recognition.KaggleSubmission;
import digitlab.ui.common.Numbers;

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
		return Numbers.count(rows.size(), "answer") + " saved in " + file + (refused == 0 ? "" : refused(refused));
	}

	private String refused(long refused) {
		if (!isDataset) {
			return ". Without a number: " + Numbers.count(refused, "picture");
		}
		String these = refused == 1
				? "1 image does not look like a digit"
				: Numbers.count(refused) + " images do not look like digits";
		return ". " + these + "; Kaggle wants a digit for each, so the nearest guess is written";
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
