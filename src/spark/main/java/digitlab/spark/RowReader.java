package digitlab.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import digitlab.recognition.BatchPredictor;
import digitlab.recognition.BatchPredictor.FileResult;
import digitlab.recognition.BatchPredictor.Picture;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.ScoredPrediction;
import digitlab.report.FilePrediction;
import org.apache.spark.sql.Row;

/**
 * Reads the images of a part of the input on an executor, in batches across its rows.
 *
 * @param tally receives every outcome
 * @param flat see {@link Reading#columns}
 */
record RowReader(ExecutorNetwork network, Tally tally, boolean flat) implements Serializable {

	/** Pictures are large, and hold many digits. */
	private static final int PICTURES = 32;

	/** The readings of rows, in order. */
	Iterator<Row> read(Iterator<ImageRow> rows, boolean pictures) {
		DigitClassifier classifier = network.classifier();
		return new FlatIterator<>(new MappedIterator<>(new Batches<>(rows, pictures ? PICTURES : ExecutorNetwork.BATCH),
				batch -> (pictures ? pictures(classifier, batch) : digits(classifier, batch)).iterator()));
	}

	private List<Row> digits(DigitClassifier classifier, List<ImageRow> batch) {
		Iterator<ScoredPrediction> answers = classifier
				.answers(batch.stream().filter(row -> !row.isDamaged()).map(ImageRow::image).toList()).iterator();
		return batch.stream().map(row -> row.isDamaged() ? damaged(row) : row(row, Reading.of(row.file(), answers.next())))
				.toList();
	}

	private List<Row> pictures(DigitClassifier classifier, List<ImageRow> batch) {
		List<Picture> pictures = batch.stream().map(row -> new Picture(Path.of(row.file()), content(row))).toList();
		List<FileResult> results = new BatchPredictor(classifier).readAll(pictures);
		List<Row> readings = new ArrayList<>();
		for (int i = 0; i < batch.size(); i++) {
			FilePrediction reading = FilePrediction.of(results.get(i));
			readings.add(reading.failed()
					? damaged(batch.get(i).damaged(String.valueOf(reading.error())))
					: row(batch.get(i), reading));
		}
		return readings;
	}

	private Row damaged(ImageRow row) {
		tally.add(new Tally.Outcome(row.row(), true, true, 0));
		return Reading.damaged(row);
	}

	private Row row(ImageRow row, FilePrediction reading) {
		tally.add(new Tally.Outcome(row.row(), reading.rejected(), false, reading.digitScore()));
		return Reading.row(row, reading, flat);
	}

	private static byte[] content(ImageRow row) {
		byte[] picture = row.picture();
		return picture == null ? new byte[0] : picture;
	}
}
