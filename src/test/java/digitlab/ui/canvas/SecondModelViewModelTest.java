package digitlab.ui.canvas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import digitlab.calibration.OnlyLogits;
import digitlab.dataset.DigitImage;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.Weights;
import digitlab.synthetic.SyntheticDigits;
import digitlab.ui.FakeModels;
import digitlab.ui.common.ModelCatalog;
import digitlab.ui.common.Now;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.WindowServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

/** Everything runs in place, except the second model's readings, which wait in a queue while {@link #waits} is true. */
class SecondModelViewModelTest {

	@TempDir
	Path folder;

	private final Now now = new Now();
	private final Deque<Runnable> queued = new ArrayDeque<>();
	private final AtomicInteger secondReadings = new AtomicInteger();
	private final List<String> closed = new ArrayList<>();
	private boolean waits;
	private boolean fails;
	private ModelStore store;
	private ModelCatalog catalog;
	private StoredModel first;
	private StoredModel other;
	private LiveRecognizer live;
	private CanvasViewModel canvas;
	private SecondModelViewModel second;

	@BeforeEach
	void create() throws IOException {
		WindowServices services = now.services(FakeModels.services(folder, (weights, _) -> open(weights),
				new SyntheticDigits(10, 1)), new StatusViewModel(_ -> {
				}));
		store = services.app().stored().models();
		first = store.save(FakeModels.named("first"), new byte[]{1}, false);
		other = store.save(FakeModels.named("other"), new byte[]{2}, false);
		catalog = services.models();
		live = new LiveRecognizer((weights, _) -> open(weights), Runnable::run,
				new EngineStatus(services.status(), now.failures::add),
				new InPlaceService());
		canvas = new CanvasViewModel(services, live, 0.06);
		second = new SecondModelViewModel(services, canvas, Waiting::new);
		use(first);
		catalog.refresh();
	}

	/** The first says 7 of everything, the other 9 of what is narrow and 7 of what is wide. */
	private DigitClassifier open(Weights weights) throws IOException {
		boolean isFirst = weights.content().read(1)[0] == 1;
		return new OnlyLogits() {
			@Override
			public float[][] logits(List<DigitImage> images) {
				if (!isFirst) {
					secondReadings.incrementAndGet();
					if (fails) {
						throw new IllegalStateException("lost");
					}
				}
				return images.stream().map(image -> isFirst || isWide(image) ? FakeModels.sure(7, 0.85) : FakeModels.sure(9, 0.8))
						.toArray(float[][]::new);
			}

			@Override
			public void close() {
				closed.add(isFirst ? "first" : "other");
			}
		};
	}

	private void use(StoredModel model) {
		catalog.use(model);
		live.open(model);
	}

	@Test
	void nothingIsComparedAtFirstAndNoSecondNetworkIsOpened() {
		line(0.5);
		assertThat(second.chosenProperty().get()).isNull();
		assertThat(second.answerProperty().get()).isNull();
		assertThat(secondReadings).hasValue(0);
	}

	@Test
	void bothModelsSayWhatTheyReadInTheSameSketch() {
		second.choose(other);
		assertThat(answer().words()).as("nothing to read").isEqualTo("other");
		line(0.5);
		assertThat(canvas.answerProperty().get()).isEqualTo("7");
		assertThat(answer().first()).isEqualTo("first");
		assertThat(answer().differs()).isTrue();
		assertThat(answer().words()).isEqualTo("other differs (probably a 9)");
		assertThat(answer().prediction().probability(9)).isCloseTo(0.8, offset(1e-6));
		canvas.clear();
		assertThat(answer().words()).isEqualTo("other");
		assertThat(answer().prediction()).isNull();

		across();
		assertThat(answer().differs()).isFalse();
		assertThat(answer().words()).isEqualTo("other agrees (probably a 7)");
	}

	@Test
	void whatIsOnTheSheetAlreadyIsReadWhenAModelIsChosen() {
		line(0.5);
		second.choose(other);
		assertThat(answer().words()).isEqualTo("other differs (probably a 9)");
		second.choose(null);
		assertThat(answer()).isNull();
		assertThat(closed).containsExactly("other");
	}

	@Test
	void ofANumberTheDigitShownIsCompared() {
		second.choose(other);
		line(0.2);
		line(0.5);
		assertThat(answer().words()).isEqualTo("other differs (probably 99; least sure of the first digit)");
		assertThat(answer().prediction().digit()).isEqualTo(9);
		canvas.chooseNext(1);
		assertThat(answer().prediction().digit()).isEqualTo(9);
	}

	@Test
	void theFirstAnswersWithoutWaitingAndOnlyTheNewestSketchIsReadASecondTime() {
		second.choose(other);
		secondReadings.set(0);
		waits = true;
		canvas.begin(0.5, 0.2);
		for (int step = 1; step <= 20; step++) {
			canvas.extend(0.5, 0.2 + 0.03 * step);
		}
		canvas.end();
		assertThat(canvas.answerProperty().get()).as("answered by the first").isEqualTo("7");
		assertThat(answer().words()).isEqualTo("other");
		runQueued();
		assertThat(secondReadings).as("readings of 22 sketches").hasValueLessThanOrEqualTo(2);
		assertThat(answer().words()).isEqualTo("other differs (probably a 9)");
	}

	@Test
	void whatComesAfterTheSheetWasClearedIsNotShownForTheNextSketch() {
		second.choose(other);
		waits = true;
		line(0.5);
		canvas.clear();
		runQueued();
		assertThat(answer().words()).isEqualTo("other");
		across();
		assertThat(answer().words()).isEqualTo("other");
		runQueued();
		assertThat(answer().words()).isEqualTo("other agrees (probably a 7)");
	}

	@Test
	void aModelIsNotComparedWithItselfAndIsAgainWhenAnotherIsUsed() {
		line(0.5);
		second.choose(other);
		use(other);
		assertThat(answer().words()).isEqualTo("other is the model in use: choose another to compare.");
		assertThat(answer().prediction()).isNull();
		assertThat(answer().differs()).isFalse();
		use(first);
		assertThat(answer().words()).isEqualTo("other differs (probably a 9)");
	}

	@Test
	void aRenamedModelGoesOnUnderItsNewName() throws IOException {
		line(0.5);
		second.choose(other);
		catalog.renamed(other, store.rename(other, "newer"));
		catalog.refresh();
		assertThat(answer().words()).isEqualTo("newer differs (probably a 9)");
		assertThat(second.noteProperty().get()).isEmpty();
	}

	@Test
	void aDeletedModelIsComparedNoLonger() throws IOException {
		line(0.5);
		second.choose(other);
		store.removed().remove(other);
		catalog.refresh();
		assertThat(second.chosenProperty().get()).isNull();
		assertThat(answer()).isNull();
		assertThat(second.noteProperty().get()).isEqualTo("other is no longer among the models: nothing is compared any more.");
		canvas.clear();
		assertThat(second.noteProperty().get()).isEmpty();
		assertThat(canvas.answerProperty().get()).isEmpty();
	}

	@Test
	void aModelThatCannotBeOpenedIsToldInOneSentence() throws IOException {
		line(0.5);
		Files.delete(other.weights());
		second.choose(other);
		assertThat(second.chosenProperty().get()).isNull();
		assertThat(second.noteProperty().get())
				.isEqualTo("other cannot be compared: There is no file or folder " + other.weights() + ".");
		assertThat(canvas.answerProperty().get()).isEqualTo("7");
	}

	@Test
	void aModelThatFailsWhileItReadsLeavesTheFirstAlone() {
		second.choose(other);
		fails = true;
		line(0.5);
		assertThat(second.chosenProperty().get()).isNull();
		assertThat(second.noteProperty().get()).startsWith("other cannot be compared: ");
		assertThat(canvas.answerProperty().get()).isEqualTo("7");
		assertThat(now.failures).isEmpty();
	}

	private SecondAnswer answer() {
		return second.answerProperty().get();
	}

	private void runQueued() {
		while (!queued.isEmpty()) {
			queued.removeFirst().run();
		}
	}

	private void line(double x) {
		canvas.begin(x, 0.3);
		canvas.extend(x, 0.6);
		canvas.end();
	}

	private void across() {
		canvas.begin(0.2, 0.2);
		canvas.extend(0.8, 0.3);
		canvas.extend(0.3, 0.8);
		canvas.end();
	}

	private static boolean isWide(DigitImage image) {
		int columns = 0;
		for (int column = 0; column < DigitImage.SIDE; column++) {
			int ink = 0;
			for (int row = 0; row < DigitImage.SIDE; row++) {
				ink = Math.max(ink, image.ink(row, column));
			}
			columns += ink > 60 ? 1 : 0;
		}
		return columns > 9;
	}

	private final class Waiting extends InPlaceService {
		@Override
		public void execute(Runnable work) {
			if (waits) {
				queued.add(work);
			} else {
				super.execute(work);
			}
		}
	}
}
