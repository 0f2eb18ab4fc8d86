package digitlab.ui.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;

import digitlab.calibration.Calibration;
import digitlab.calibration.OodDetector;
import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.evaluation.EvaluationSums;
import digitlab.evaluation.LabelledPredictions;
import digitlab.evaluation.RocCurve;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.recognition.ClassifierLoader;
import digitlab.recognition.Prediction;
import digitlab.report.SavedEvaluation;
import digitlab.settings.Settings;
import digitlab.ui.FakeModels;
import digitlab.ui.chart.EvaluationViewModel.Cell;
import digitlab.ui.chart.EvaluationViewModel.Result;
import digitlab.ui.common.JobQueue;
import digitlab.ui.common.Now;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.WindowServices;
import digitlab.ui.common.WindowServices.Queues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Ten images whose first pixel holds their digit; the networks read it, except for one digit that each mistakes. */
class EvaluationViewModelTest {

	@TempDir
	Path folder;

	private final Now now = new Now();
	private int opened;
	private ModelStore store;
	private StoredModel inUse;
	private StoredModel first;
	private StoredModel second;

	@BeforeEach
	void twoModels() throws IOException {
		store = new ModelStore(folder.resolve("shipped"), folder.resolve("models"));
		first = store.save(FakeModels.named("first"), new byte[]{1}, false);
		inUse = first;
		second = store.save(FakeModels.named("second"), new byte[]{2}, false);
	}

	private static DigitDataset tenDigits() {
		byte[] pixels = new byte[10 * 784];
		byte[] labels = new byte[10];
		for (int digit = 0; digit < 10; digit++) {
			pixels[digit * 784] = (byte) digit;
			labels[digit] = (byte) digit;
		}
		return new DigitDataset("ten digits", pixels, labels);
	}

	/** The first model reads 4 as 9, the second 7 as 1 and 3 as 8. */
	private ClassifierLoader loader() {
		return (weights, _) -> {
			opened++;
			boolean isFirst = weights.content().read(1)[0] == 1;
			return FakeModels.classifier(image -> FakeModels.sure(switch (image.ink(0, 0)) {
				case 4 -> isFirst ? 9 : 4;
				case 7 -> isFirst ? 7 : 1;
				case 3 -> isFirst ? 3 : 8;
				default -> image.ink(0, 0);
			}, 0.9));
		};
	}

	private EvaluationViewModel model(DatasetReader data, Executor worker) {
		Queues queues = now.queues(new JobQueue(worker, Runnable::run, System::nanoTime), now.tasks);
		WindowServices services = WindowServices.of(FakeModels.services(folder, loader(), data), Settings.DEFAULT, queues,
				new StatusViewModel(_ -> {
				}));
		services.models().use(inUse);
		return new EvaluationViewModel(services);
	}

	private EvaluationViewModel model() {
		return model((_, _, _) -> tenDigits(), Runnable::run);
	}

	@Test
	void aCalibratedModelIsAskedWhatRefusingCosts() throws IOException {
		Calibration calibration = new Calibration(1, new OodDetector(Collections.nCopies(11, 0.0), 1));
		inUse = store.save(FakeModels.named("doubting").withCalibration(calibration), new byte[]{1}, false);
		EvaluationViewModel model = model();
		model.show();
		model.evaluate();
		RocCurve rocCurve = model.resultProperty().get().evaluation().rocCurve();
		// All have the same score, above the threshold: nothing is refused, and nothing distinguished.
		assertThat(rocCurve.digitsRefused()).isZero();
		assertThat(rocCurve.auroc()).isEqualTo(0.5);
		assertThat(model.figure("refusals").name()).isEqualTo("refusals");
	}

	@Test
	void anEvaluationMadeElsewhereIsShown() throws IOException {
		EvaluationSums sums = new EvaluationSums();
		float[] nine = new float[10];
		nine[9] = 3;
		sums.add(4, Prediction.ofLogits(nine));
		sums.add(9, Prediction.ofLogits(nine));
		int[] labels = {4};
		float[][] logits = {nine};
		Files.write(folder.resolve(SavedEvaluation.FILE), SavedEvaluation.of("second", "a lake",
				sums.result(LabelledPredictions.of(labels, logits), 1), labels, logits, new byte[784]).toBytes());
		EvaluationViewModel model = model();
		model.show();
		model.open(folder);
		EvaluationViewModel.Result shown = model.resultProperty().get();
		assertThat(shown.model()).isEqualTo(second);
		assertThat(shown.evaluation().confusion().accuracy()).isEqualTo(0.5);
		assertThat(model.cellProperty().get()).isEqualTo(new EvaluationViewModel.Cell(4, 9));
		assertThat(model.cellImages()).containsExactly(0);
		assertThat(model.messageProperty().get()).isEmpty();
		Files.delete(folder.resolve(SavedEvaluation.FILE));
		model.open(folder);
		assertThat(model.resultProperty().get()).isSameAs(shown);
		assertThat(now.failures).last()
				.satisfies(failure -> assertThat(failure).hasMessageStartingWith("There is no evaluation in"));
	}

	@Test
	void whatIsShownIsSavedAsAPage() throws IOException {
		EvaluationViewModel model = model();
		model.rivalProperty().set(second);
		model.show();
		model.evaluate();
		model.savePage(folder.resolve("page.html"));
		assertThat(Files.readString(folder.resolve("page.html"))).contains("first reads 9 of 10 images right: ten digits.",
				"Compared with another model");
	}

	@Test
	void theModelInUseIsEvaluatedWhenAsked() {
		EvaluationViewModel model = model();
		model.show();
		assertThat(model.resultProperty().get()).isNull();
		assertThat(model.messageProperty().get()).startsWith("Press Evaluate");
		model.evaluate();
		Result result = model.resultProperty().get();
		assertThat(result.model()).isEqualTo(first);
		assertThat(result.evaluation().confusion().accuracy()).isEqualTo(0.9);
		assertThat(model.messageProperty().get()).isEmpty();
		assertThat(model.jobProperty().get()).isNull();
	}

	@Test
	void theCommonestMistakeIsSelectedAndAnyOtherCellCanBe() {
		EvaluationViewModel model = model();
		model.evaluate();
		assertThat(model.cellProperty().get()).isEqualTo(new Cell(4, 9));
		assertThat(model.cellImages()).containsExactly(4);
		model.select(new Cell(5, 5));
		assertThat(model.cellImages()).containsExactly(5);
		model.select(new Cell(5, 6));
		assertThat(model.cellImages()).isEmpty();
	}

	@Test
	void whatIsKnownIsNotReadAgainUntilTheWeightsChange() throws IOException {
		EvaluationViewModel model = model();
		model.evaluate();
		Result known = model.resultProperty().get();
		model.splitProperty().set(Split.TRAIN);
		assertThat(model.resultProperty().get()).isNull();
		model.splitProperty().set(Split.TEST);
		assertThat(model.resultProperty().get()).isEqualTo(known);
		model.evaluate();
		assertThat(opened).isEqualTo(1);
		Files.setLastModifiedTime(first.weights(), FileTime.fromMillis(12_345_678));
		model.show();
		assertThat(model.resultProperty().get()).isNull();
		model.evaluate();
		assertThat(opened).isEqualTo(2);
	}

	@Test
	void twoModelsAreComparedImageByImage() {
		EvaluationViewModel model = model();
		model.evaluate();
		model.rivalProperty().set(second);
		assertThat(model.resultProperty().get()).isNull();
		model.evaluate();
		Result result = model.resultProperty().get();
		assertThat(result.rival().comparison().onlyFirst()).containsExactly(3, 7);
		assertThat(result.rival().comparison().onlySecond()).containsExactly(4);
		assertThat(result.rival().comparison().bothRight()).isEqualTo(7);
		assertThat(opened).isEqualTo(2);
		model.rivalProperty().set(null);
		assertThat(model.resultProperty().get().rival()).isNull();
	}

	/** The names of the cards, by which each finds the figure to save. */
	@Test
	void everyFigureCanBeSaved() throws IOException {
		EvaluationViewModel model = model();
		model.rivalProperty().set(second);
		model.evaluate();
		for (String name : List.of("confusion", "confusion-normalised", "per-class", "reliability", "mistakes")) {
			assertThat(model.figure(name).picture()).as(name).isPresent();
			model.figure(name).writeCsv(folder.resolve(name + ".csv"));
		}
		assertThat(model.figure("measures").table()).isPresent();
		model.comparisonFigure().writePng(folder.resolve("comparison.png"));
		assertThat(folder.resolve("comparison.png")).isNotEmptyFile();
	}

	@Test
	void aStopLeavesNoResultAndCanBeFollowedByAnother() {
		Queue<Runnable> worker = new ArrayDeque<>();
		EvaluationViewModel model = model((_, _, _) -> tenDigits(), worker::add);
		model.evaluate();
		assertThat(model.messageProperty().get()).isEqualTo("Evaluating…");
		model.stop();
		worker.remove().run();
		assertThat(model.resultProperty().get()).isNull();
		assertThat(model.messageProperty().get()).startsWith("Stopped. Press Evaluate");
		model.evaluate();
		worker.remove().run();
		assertThat(model.resultProperty().get()).isNotNull();
	}

	@Test
	void aResultOfAnotherQuestionIsNotShown() {
		Queue<Runnable> worker = new ArrayDeque<>();
		EvaluationViewModel model = model((_, _, _) -> tenDigits(), worker::add);
		model.evaluate();
		model.modelProperty().set(second);
		worker.remove().run();
		assertThat(model.resultProperty().get()).isNull();
		model.modelProperty().set(first);
		assertThat(model.resultProperty().get().model()).isEqualTo(first);
	}

	@Test
	void imagesWithoutLabelsAndMissingWeightsGetASentence() throws IOException {
		EvaluationViewModel unlabelled = model((_, _, _) -> new DigitDataset("a test.csv", new byte[784], new byte[]{-1}),
				Runnable::run);
		unlabelled.evaluate();
		assertThat(unlabelled.messageProperty().get())
				.isEqualTo("An evaluation needs labelled images, and a test.csv has images without one.");
		Files.delete(first.weights());
		EvaluationViewModel gone = model();
		gone.evaluate();
		assertThat(gone.messageProperty().get()).startsWith("There is no file or folder");
		assertThat(gone.resultProperty().get()).isNull();
		assertThat(List.copyOf(now.failures)).isEmpty();
	}
}
