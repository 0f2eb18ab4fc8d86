package digitlab.ui.settings;

import java.io.IOException;

import digitlab.data.DigitDataset;
import digitlab.data.ProgressListener;
import digitlab.data.Split;
import digitlab.data.StopSignal;
import digitlab.models.ModelMetadata.TestFigures;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.prediction.ClassifierLoader;
import digitlab.prediction.Comparison;
import digitlab.prediction.DigitClassifier;
import digitlab.prediction.Evaluation;
import digitlab.prediction.Evaluator;
import digitlab.training.TrainingPlan;
import digitlab.training.TrainingRecipe;
import digitlab.ui.common.Datasets;
import digitlab.ui.common.Numbers;

/** Sets a new model beside another one. Its work blocks. */
final class ModelJudge {

	/**
	 * A new model beside the one in use, on the same images.
	 *
	 * @param data in words
	 * @param comparison the new one is the first
	 */
	record Compared(StoredModel fresh, StoredModel old, String data, Evaluation of, Evaluation ofOld, Comparison comparison) {
	}

	private final ModelStore store;
	private final Datasets datasets;
	private final ClassifierLoader classifiers;
	private final int threads;

	/**
	 * @param threads that judging may use
	 */
	ModelJudge(ModelStore store, Datasets datasets, ClassifierLoader classifiers, int threads) {
		this.store = store;
		this.datasets = datasets;
		this.classifiers = classifiers;
		this.threads = threads;
	}

	/**
	 * Reads the same images with both: the test images of the data that the new one learned from, or those that were held out
	 * where the data have no test part. Figures on test images are kept with the new model.
	 */
	Compared compare(StoredModel fresh, StoredModel old, TrainingRecipe recipe, ProgressListener progress, StopSignal stop)
			throws IOException {
		DigitDataset training = read(recipe, Split.TRAIN, stop);
		DigitDataset test = read(recipe, Split.TEST, stop);
		boolean isTest = !training.hasSameImages(test); // data without parts give the same images for both
		DigitDataset images = isTest
				? test
				: TrainingPlan.holdOut(recipe.configFor(training.size()), training, null, false).validation();
		Evaluation ofOld = evaluate(old, images, progress, 0, stop);
		Evaluation of = evaluate(fresh, images, progress, images.size(), stop);
		StoredModel judged = isTest ? recorded(fresh, images, of) : fresh;
		String data = Numbers.count(images.size(), isTest ? "test image" : "held-out image") + " of " + images.source();
		return new Compared(judged, old, data, of, ofOld, Comparison.of(of.outcomes(), ofOld.outcomes()));
	}

	/** A part of the data that a training was planned on. */
	DigitDataset read(TrainingRecipe recipe, Split split, StopSignal stop) throws IOException {
		return datasets.read(recipe.data(), recipe.preprocessing(), split, ProgressListener.NONE, stop);
	}

	private StoredModel recorded(StoredModel model, DigitDataset images, Evaluation e) throws IOException {
		TestFigures figures = new TestFigures(images.source(), images.size(), e.confusion().accuracy(), e.macroPrecision(),
				e.macroRecall(), e.macroF1(), e.loss(), e.calibrationError());
		store.update(model, model.metadata().withTest(figures));
		return new StoredModel(model.folder(), model.metadata().withTest(figures), model.shipped());
	}

	private Evaluation evaluate(StoredModel model, DigitDataset images, ProgressListener progress, int before, StopSignal stop)
			throws IOException {
		try (DigitClassifier classifier = model.open(classifiers, threads)) {
			return Evaluator.evaluate(classifier, images, (done, total) -> progress.progress(before + done, 2 * total), stop);
		}
	}
}
