package digitlab.ui.training;

import java.io.IOException;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.evaluation.Evaluation;
import digitlab.evaluation.Evaluator;
import digitlab.evaluation.ModelComparison;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelMetadata.TestFigures;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.recognition.ClassifierLoader;
import digitlab.recognition.DigitClassifier;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingTask;
import digitlab.ui.common.DatasetCache;
import digitlab.ui.common.WindowServices;

/** Compares a new model with another one. Blocks. */
final class ModelComparer {

	/**
	 * A new model and the one in use, on the same images.
	 *
	 * @param images how many
	 * @param isTest whether they are test images rather than held-out ones
	 * @param source of the images
	 * @param comparison the new one comes first
	 */
	record Compared(StoredModel fresh, StoredModel old, int images, boolean isTest, String source, Evaluation of,
			Evaluation ofOld, ModelComparison comparison) {
	}

	private final ModelStore store;
	private final DatasetCache datasets;
	private final ClassifierLoader classifiers;
	private final int threads;

	ModelComparer(WindowServices services) {
		store = services.app().stored().models();
		datasets = services.datasets();
		classifiers = services.app().engine().classifiers();
		threads = services.threads();
	}

	/**
	 * Evaluates both on the same images: the test images of the data that the new one learned from, or the held-out images if the
	 * data have no test part. Figures on test images are stored with the new model.
	 */
	Compared compare(StoredModel fresh, StoredModel old, TrainingRequest request, ProgressListener progress,
			CancellationToken cancellation)
			throws IOException {
		DigitDataset training = read(request, Split.TRAIN, cancellation);
		DigitDataset test = read(request, Split.TEST, cancellation);
		boolean isTest = !training.hasSameImages(test); // data without parts give the same images for both
		DigitDataset images = isTest
				? test
				: TrainingTask.holdOut(request.hyperparametersFor(training.size()), training, null, false).validation();
		Evaluation ofOld = evaluate(old, images, progress, 0, cancellation);
		Evaluation of = evaluate(fresh, images, progress, images.size(), cancellation);
		StoredModel judged = isTest ? recorded(fresh, images, of) : fresh;
		return new Compared(judged, old, images.size(), isTest, images.source(), of, ofOld,
				ModelComparison.of(of.predictions(), ofOld.predictions()));
	}

	/** One split of the data that a training was planned on. */
	private DigitDataset read(TrainingRequest request, Split split, CancellationToken cancellation) throws IOException {
		return datasets.read(request.data(), request.preprocessing(), split, ProgressListener.NONE, cancellation);
	}

	private StoredModel recorded(StoredModel model, DigitDataset images, Evaluation e) throws IOException {
		TestFigures figures = new TestFigures(images.source(), images.size(), e.confusion().accuracy(), e.macroPrecision(),
				e.macroRecall(), e.macroF1(), e.loss(), e.calibrationError());
		store.update(model, model.metadata().withTest(figures));
		return new StoredModel(model.folder(), model.metadata().withTest(figures), model.shipped());
	}

	private Evaluation evaluate(StoredModel model, DigitDataset images, ProgressListener progress, int before,
			CancellationToken cancellation)
			throws IOException {
		try (DigitClassifier classifier = model.open(classifiers, threads)) {
			return Evaluator.evaluate(classifier, images, (done, total) -> progress.progress(before + done, 2 * total),
					cancellation);
		}
	}
}
