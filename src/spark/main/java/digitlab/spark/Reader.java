package digitlab.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
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
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.Row;
import org.apache.spark.util.CollectionAccumulator;

/**
 * Reads the images of a part of the input on an executor, in batches across its rows.
 *
 * @param engines receives the seconds that each executor's engine took to start, once or more
 * @param flat see {@link Reading#columns}
 */
record Reader(Engine.Setup setup, CollectionAccumulator<EngineStart> engines, boolean flat) implements Serializable {

	/** Images in one call of the network: as fast as with more, in a quarter of the memory of the command line's 250. */
	static final int BATCH = 64;
	/** Pictures are large, and hold many digits. */
	private static final int PICTURES = 32;

	/** The start of an executor's engine. */
	record EngineStart(String executor, double seconds) implements Serializable {
	}

	/** The network of this executor. */
	DigitClassifier classifier() {
		try {
			Engine.Opened opened = Engine.open(setup);
			engines.add(new EngineStart(SparkEnv.get().executorId(), opened.seconds()));
			return opened.classifier();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The readings of rows, in order. */
	Iterator<Row> read(Iterator<ImageRow> rows, boolean pictures) {
		DigitClassifier classifier = classifier();
		return new FlatIterator<>(new MappedIterator<>(new Batches<>(rows, pictures ? PICTURES : BATCH),
				batch -> (pictures ? pictures(classifier, batch) : digits(classifier, batch)).iterator()));
	}

	private List<Row> digits(DigitClassifier classifier, List<ImageRow> batch) {
		Iterator<ScoredPrediction> answers = classifier
				.answers(batch.stream().filter(row -> !row.isDamaged()).map(ImageRow::image).toList()).iterator();
		return batch.stream().map(row -> row.isDamaged()
				? Reading.damaged(row)
				: Reading.row(row, Reading.of(row.file(), answers.next()), flat)).toList();
	}

	private List<Row> pictures(DigitClassifier classifier, List<ImageRow> batch) {
		List<Picture> pictures = batch.stream().map(row -> new Picture(Path.of(row.file()), content(row))).toList();
		List<FileResult> results = new BatchPredictor(classifier).readAll(pictures);
		List<Row> readings = new ArrayList<>();
		for (int i = 0; i < batch.size(); i++) {
			FilePrediction reading = FilePrediction.of(results.get(i));
			readings.add(reading.failed()
					? Reading.damaged(batch.get(i).damaged(String.valueOf(reading.error())))
					: Reading.row(batch.get(i), reading, flat));
		}
		return readings;
	}

	private static byte[] content(ImageRow row) {
		byte[] picture = row.picture();
		return picture == null ? new byte[0] : picture;
	}
}
