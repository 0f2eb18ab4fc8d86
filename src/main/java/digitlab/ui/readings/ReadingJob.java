package digitlab.ui.readings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.imaging.PictureFiles;
import digitlab.io.CancellationToken;
import digitlab.io.ErrorMessages;
import digitlab.io.ProgressListener;
import digitlab.models.StoredModel;
import digitlab.recognition.BatchPredictor;
import digitlab.recognition.ClassifierLoader;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.ScoredPrediction;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DatasetCache;
import digitlab.ui.common.WindowServices;

/** Reads images one by one. If stopped, the results so far are kept. */
final class ReadingJob {

	private static final int BATCH = 250;

	private final DatasetCache datasets;
	private final DataSource dataset;
	private final ClassifierLoader classifiers;
	private final int threads;
	private final Consumer<List<ReadRow>> rows;

	/**
	 * @param dataset the input, if it is one dataset
	 * @param rows receives rows in their order, several at a time, on the job's thread
	 */
	ReadingJob(WindowServices services, DataSource dataset, Consumer<List<ReadRow>> rows) {
		this.dataset = dataset;
		datasets = services.datasets();
		classifiers = services.app().engine().classifiers();
		threads = services.threads();
		this.rows = rows;
	}

	/**
	 * A summary of the job.
	 *
	 * @param total the number of images
	 * @param read how many of them were read before a stop
	 * @param isDataset whether the images are normalised like MNIST and come from one source, rather than picture files
	 * @param isLabelled whether each image has a label
	 * @param failures a sentence for each folder or file that could not be looked at
	 * @param leftOut how many files were left out because they are not pictures
	 */
	record Result(int total, int read, boolean isDataset, boolean isLabelled, List<String> failures, int leftOut) {

		boolean isComplete() {
			return read == total;
		}
	}

	/**
	 * Reads the images. Blocks.
	 *
	 * @throws IOException with one sentence, if there is nothing that can be read
	 * @throws CancellationException if stopped before anything was read
	 */
	Result run(StoredModel model, List<Path> given, ProgressListener progress, CancellationToken cancellation)
			throws IOException {
		return GivenFiles.isDataset(given)
				? readDataset(model, progress, cancellation)
				: readPictures(model, new PictureFiles(given), progress, cancellation);
	}

	private Result readDataset(StoredModel model, ProgressListener progress, CancellationToken cancellation) throws IOException {
		DigitDataset data = datasets.read(dataset, Split.TEST, progress, cancellation);
		boolean isLabelled = data.size() > 0 && data.isLabelled();
		int first = isLabelled ? 0 : 1; // Kaggle counts from 1, everything else in Digit Lab from 0
		int done = 0;
		try (DigitClassifier classifier = model.open(classifiers, threads)) {
			while (done < data.size() && !cancellation.isCancelled()) {
				int from = done;
				int to = Math.min(data.size(), from + BATCH);
				List<ScoredPrediction> answers = classifier.answers(IntStream.range(from, to).mapToObj(data::image).toList());
				rows.accept(IntStream.range(from, to).mapToObj(i -> ReadRow.of(data, i, first, answers.get(i - from))).toList());
				done = to;
				progress.progress(done, data.size());
			}
		}
		return new Result(data.size(), done, true, isLabelled, List.of(), 0);
	}

	private Result readPictures(StoredModel model, PictureFiles files, ProgressListener progress, CancellationToken cancellation)
			throws IOException {
		if (files.pictures().isEmpty() && !files.failures().isEmpty()) {
			throw files.failures().getFirst();
		}
		int[] done = new int[1];
		try (DigitClassifier classifier = model.open(classifiers, 1)) {
			new BatchPredictor(classifier).readAll(files.pictures(), results -> {
				int from = done[0];
				rows.accept(IntStream.range(0, results.size()).mapToObj(i -> ReadRow.of(from + i, results.get(i))).toList());
				done[0] += results.size();
			}, progress, cancellation);
		} catch (CancellationException _) {
			// what was read before the stop is kept
		}
		return new Result(files.pictures().size(), done[0], false, false,
				files.failures().stream().map(ErrorMessages::of).toList(), files.leftOut());
	}
}
