package digitlab.ui.training;

import java.io.IOException;

import digitlab.dataset.DigitDataset;
import digitlab.io.ProgressListener;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.models.ModelMetadata.TestFigures;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.recognition.ClassifierLoader;
import digitlab.evaluation.ModelComparison;
import digitlab.recognition.DigitClassifier;
import digitlab.evaluation.Evaluation;
import digitlab.evaluation.Evaluator;
import digitlab.training.TrainingTask;
import digitlab.training.TrainingRequest;
import digitlab.ui.common.DatasetCache;
import digitlab.ui.common.Numbers;

/** Sets a new model beside another one. Its work blocks. */
final class ModelComparer {

	/**
	 * A new model beside the one in use, on the same images.
	 *
	 * @param data in words
	 * @param comparison the new one is the first
	 */
	record Compared(StoredModel fresh, StoredModel old, String data, Evaluation of, Evaluation ofOld, ModelComparison comparison) {
	}

	private final ModelStore store;
	private final DatasetCache datasets;
	private final ClassifierLoader classifiers;
	private final int threads;

	/**
	 * @param threads that judging may use
	 */
	ModelComparer(ModelStore store, DatasetCache datasets, ClassifierLoader classifiers, int threads) {
		this.store = store;
		this.datasets = datasets;
		this.classifiers = classifiers;
		this.threads = threads;
	}

	/**
	 * Reads the same images with both: the test images of the data that the new one learned from, or those that were held out
	 * where the data have no test part. Figures on test images are kept with the new model.
	 */
	Compared compare(StoredModel fresh, StoredModel old, TrainingRequest recipe, ProgressListener progress, CancellationToken stop)
			throws IOException {
		DigitDataset training = read(recipe, Split.TRAIN, stop);
		DigitDataset test = read(recipe, Split.TEST, stop);
		boolean isTest = !training.hasSameImages(test); // data without parts give the same images for both
		DigitDataset images = isTest
				? test
				: TrainingTask.holdOut(recipe.configFor(training.size()), training, null, false).validation();
		Evaluation ofOld = evaluate(old, images, progress, 0, stop);
		Evaluation of = evaluate(fresh, images, progress, images.size(), stop);
		StoredModel judged = isTest ? recorded(fresh, images, of) : fresh;
		String data = Numbers.count(images.size(), isTest ? "test image" : "held-out image") + " of " + images.source();
		return new Compared(judged, old, data, of, ofOld, ModelComparison.of(of.outcomes(), ofOld.outcomes()));
	}

	/** A part of the data that a training was planned on. */
	DigitDataset read(TrainingRequest recipe, Split split, CancellationToken stop) throws IOException {
		return datasets.read(recipe.data(), recipe.preprocessing(), split, ProgressListener.NONE, stop);
	}

	private StoredModel recorded(StoredModel model, DigitDataset images, Evaluation e) throws IOException {
		TestFigures figures = new TestFigures(images.source(), images.size(), e.confusion().accuracy(), e.macroPrecision(),
				e.macroRecall(), e.macroF1(), e.loss(), e.calibrationError());
		store.update(model, model.metadata().withTest(figures));
		return new StoredModel(model.folder(), model.metadata().withTest(figures), model.shipped());
	}

	private Evaluation evaluate(StoredModel model, DigitDataset images, ProgressListener progress, int before, CancellationToken stop)
			throws IOException {
		try (DigitClassifier classifier = model.open(classifiers, threads)) {
			return Evaluator.evaluate(classifier, images, (done, total) -> progress.progress(before + done, 2 * total), stop);
		}
	}
}
