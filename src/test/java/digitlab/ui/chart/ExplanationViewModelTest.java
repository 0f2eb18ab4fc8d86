package digitlab.ui.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import javafx.beans.property.SimpleObjectProperty;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.synthetic.SyntheticDigits;
import digitlab.ui.FakeModels;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.ModelCatalog;
import digitlab.ui.common.Now;
import digitlab.ui.common.PredictionExplainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The network reads every picture as 7; the worker runs when the test says so. */
class ExplanationViewModelTest {

	@TempDir
	Path folder;

	private final Now now = new Now();
	private final Queue<Runnable> worker = new ArrayDeque<>();
	private final SimpleObjectProperty<@Nullable DigitImage> sketch = new SimpleObjectProperty<>();
	private ModelCatalog catalog;
	private StoredModel stored;
	private boolean broken;
	private ExplanationViewModel model;

	@BeforeEach
	void open() throws IOException {
		ModelStore store = new ModelStore(folder.resolve("shipped"), folder.resolve("models"));
		stored = store.save(FakeModels.metadata(), new byte[]{1}, false);
		catalog = new ModelCatalog(store, now.tasks);
		PredictionExplainer reader = new PredictionExplainer((_, _) -> {
			if (broken) {
				throw new IOException("The weights belong to another network.");
			}
			return FakeModels.classifier(_ -> FakeModels.sure(7, 0.9));
		});
		model = new ExplanationViewModel(catalog, reader, new DiskTasks(worker::add, Runnable::run, now.failures::add), sketch);
	}

	private static DigitImage digit(int index) {
		return new SyntheticDigits(10, 1).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken()).image(index);
	}

	private void work() {
		while (!worker.isEmpty()) {
			worker.remove().run();
		}
	}

	@Test
	void theSketchIsExplainedWhileThePageIsInView() {
		catalog.use(stored);
		sketch.set(digit(0));
		assertThat(model.shownProperty().get()).isNull();
		model.setInView(true);
		work();
		assertThat(model.shownProperty().get().inWords()).isEqualTo("Your sketch");
		assertThat(model.explanationProperty().get().prediction().digit()).isEqualTo(7);
		assertThat(model.messageProperty().get()).isEmpty();
		sketch.set(null);
		assertThat(model.explanationProperty().get()).isNull();
		assertThat(model.messageProperty().get()).startsWith("Draw a digit on the canvas");
	}

	@Test
	void aPressedDigitStaysUntilTheSketchIsAskedForAgain() {
		catalog.use(stored);
		model.setInView(true);
		model.explain(new ShownDigit(digit(1), 17, 4, "test"));
		sketch.set(digit(2));
		work();
		assertThat(model.shownProperty().get().inWords()).isEqualTo("Image 17, a 4");
		model.explainSketch();
		work();
		assertThat(model.shownProperty().get().image()).isEqualTo(digit(2));
	}

	@Test
	void onlyTheDigitLookedAtLastIsAnswered() {
		catalog.use(stored);
		model.look(new ShownDigit(digit(1), 1, 4, "test"));
		model.look(null);
		work();
		assertThat(model.detailPredictionProperty().get()).isNull();
		model.look(new ShownDigit(digit(2), 2, DigitDataset.UNLABELLED, "test"));
		work();
		assertThat(model.detailPredictionProperty().get().digit()).isEqualTo(7);
		assertThat(model.detailProperty().get().inWords()).isEqualTo("Image 2, unlabelled");
	}

	@Test
	void aModelThatCannotBeOpenedGetsASentence() {
		broken = true;
		model.explain(new ShownDigit(digit(1), 1, 4, "test"));
		assertThat(model.messageProperty().get()).isEqualTo("There is no model yet.");
		catalog.use(stored);
		work();
		assertThat(model.messageProperty().get()).isEqualTo("The weights belong to another network.");
		assertThat(model.explanationProperty().get()).isNull();
		broken = false;
		model.explain(new ShownDigit(digit(2), 2, 4, "test"));
		work();
		assertThat(model.explanationProperty().get()).isNotNull();
	}
}
