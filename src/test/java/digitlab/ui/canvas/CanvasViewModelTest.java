package digitlab.ui.canvas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import digitlab.calibration.Calibration;
import digitlab.calibration.OodDetector;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.StoredModel;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.settings.SettingsStore;
import digitlab.sketch.Picture;
import digitlab.sketch.Point;
import digitlab.sketch.SketchElement;
import digitlab.sketch.SketchPng;
import digitlab.sketch.Stroke;
import digitlab.synthetic.SyntheticDigits;
import digitlab.ui.FakeModels;
import digitlab.ui.canvas.PenViewModel.Tool;
import digitlab.ui.common.Now;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.WindowServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything runs in place, except readings, which wait in a queue while {@link #reading} is false. */
class CanvasViewModelTest {

	@TempDir
	Path folder;

	private final List<Path> shown = new ArrayList<>();
	private final StatusViewModel status = new StatusViewModel(shown::add);
	private final Now now = new Now();
	private final List<Throwable> errors = now.failures;
	private final Deque<Runnable> queued = new ArrayDeque<>();
	private boolean reading = true;
	private WindowServices services;
	private OwnSamples samples;
	private SettingsStore settings;
	private LiveRecognizer live;
	private CanvasViewModel canvas;

	@BeforeEach
	void create() {
		services = now.services(FakeModels.services(folder, (_, _) -> FakeModels.classifier(_ -> new float[10]),
				new SyntheticDigits(10, 1)), status);
		samples = services.app().stored().ownSamples();
		settings = services.app().stored().settings();
		live = new LiveRecognizer((_, _) -> FakeModels.classifier(_ -> FakeModels.sure(7, 0.95)), Runnable::run,
				new EngineStatus(status, errors::add), new InPlace());
		canvas = new CanvasViewModel(services, live, 0.06);
		live.open(FakeModels.model());
	}

	@Test
	void aBlankSheetHasNoDigitAndNoGuess() {
		assertThat(canvas.answerProperty().get()).isEmpty();
		assertThat(canvas.verdictProperty().get()).isEqualTo("Nothing to read yet");
		assertThat(canvas.predictionProperty().get()).isNull();
		assertThat(canvas.blankProperty().get()).isTrue();
	}

	@Test
	void severalDigitsAreANumber() {
		line(0.2);
		line(0.5);
		line(0.8);
		assertThat(canvas.answerProperty().get()).isEqualTo("777");
		assertThat(canvas.verdictProperty().get()).isEqualTo("almost certainly 777");
		assertThat(canvas.guessProperty().get()).isEmpty();
		// Boxes in parts of the sheet: lines at 0.2, 0.5 and 0.8 with a pen of 0.06.
		assertThat(canvas.readingProperty().get().digits()).extracting(d -> d.input().box().x() + d.input().box().width() / 2)
				.usingElementComparator((a, b) -> Math.abs(a - b) < 0.01 ? 0 : 1).containsExactly(0.2, 0.5, 0.8);
	}

	private void line(double x) {
		line(x, 0.3);
	}

	private void line(double x, double top) {
		canvas.begin(x, top);
		canvas.extend(x, top + 0.3);
		canvas.end();
	}

	@Test
	void severalRowsAreReadRowByRow() {
		line(0.3, 0.1);
		line(0.6, 0.1);
		line(0.3, 0.6);
		assertThat(canvas.answerProperty().get()).isEqualTo("77\n7");
		assertThat(canvas.verdictProperty().get()).isEqualTo("almost certainly 77 and 7");
		assertThat(canvas.readingProperty().get().lines()).hasSize(2);
	}

	@Test
	void ofADigitWithASignTheDigitIsKept() throws IOException {
		line(0.6);
		canvas.begin(0.2, 0.45);
		canvas.extend(0.4, 0.45);
		canvas.end();
		assertThat(canvas.answerProperty().get()).isEqualTo("-7");
		assertThat(canvas.verdictProperty().get()).isEqualTo("almost certainly -7");
		DigitImage digit = canvas.readingProperty().get().digits().getFirst().input().image();
		canvas.itWasA(1);
		assertThat(samples.read().image(0)).isEqualTo(digit);
	}

	@Test
	void anyDigitOfANumberCanBeShownAndCorrected() throws IOException {
		line(0.2, 0.3);
		line(0.5, 0.35);
		line(0.8, 0.25);
		List<ReadDigit> digits = canvas.readingProperty().get().digits();
		assertThat(canvas.digitProperty().get()).as("all alike: the first").isSameAs(digits.getFirst());
		canvas.chooseNext(-1);
		assertThat(canvas.digitProperty().get()).isSameAs(digits.getLast());
		assertThat(canvas.seenProperty().get()).isEqualTo(digits.getLast().input().image());
		canvas.chooseNext(1);
		assertThat(canvas.digitProperty().get()).isSameAs(digits.getFirst());
		canvas.choose(digits.get(1));
		canvas.itWasA(1);
		assertThat(samples.read().size()).isEqualTo(1);
		assertThat(samples.read().image(0)).isEqualTo(digits.get(1).input().image());
		assertThat(samples.read().label(0)).isEqualTo(1);
		canvas.choose(digits.get(1));
		assertThat(canvas.digitProperty().get()).as("it is on the sheet no longer").isNull();
	}

	@Test
	void aNumberReadRightIsKeptDigitByDigitAndTakenBackAsOne() throws IOException {
		samples.add(new SyntheticDigits(10, 1).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken()).image(0), 3);
		line(0.2);
		line(0.5);
		line(0.8);
		List<DigitImage> inputs = canvas.readingProperty().get().digits().stream().map(digit -> digit.input().image()).toList();
		canvas.allWereRight();
		assertThat(canvas.emptyProperty().get()).isTrue();
		assertThat(status.messageProperty().get()).isEqualTo("Kept 3\u00a0digits as read (4 sketches so far)");
		DigitDataset kept = samples.read();
		for (int i = 0; i < 3; i++) {
			assertThat(kept.image(i + 1)).isEqualTo(inputs.get(i));
			assertThat(kept.label(i + 1)).isEqualTo(7);
		}
		status.actionProperty().get().command().run();
		assertThat(samples.read().size()).isEqualTo(1);
		assertThat(samples.read().label(0)).isEqualTo(3);
		assertThat(canvas.answerProperty().get()).isEqualTo("777");
	}

	@Test
	void whatLooksLikeNoDigitIsRefusedWithTheNearestGuess() {
		StoredModel model = FakeModels.model();
		Calibration calibration = new Calibration(1, new OodDetector(Collections.nCopies(11, 0.0), -1));
		StoredModel doubting = new StoredModel(model.folder(), model.metadata().withCalibration(calibration), true);
		live.open(doubting);
		line(0.5);
		assertThat(canvas.answerProperty().get()).isEqualTo("?");
		assertThat(canvas.guessProperty().get()).isEqualTo("a letter or a drawing? Nearest guess: 7");
		assertThat(canvas.verdictProperty().get()).isEqualTo("not a digit, I think");
		canvas.clear();
		assertThat(canvas.answerProperty().get()).isEmpty();
		assertThat(canvas.guessProperty().get()).isEmpty();
	}

	@Test
	void everyMoveIsRead() {
		canvas.begin(0.5, 0.2);
		assertThat(canvas.seenProperty().get()).isNotNull();
		Object first = canvas.seenProperty().get();
		canvas.extend(0.5, 0.8);
		assertThat(canvas.seenProperty().get()).isNotEqualTo(first);
		canvas.end();
		assertThat(canvas.answerProperty().get()).isEqualTo("7");
		assertThat(canvas.verdictProperty().get()).isEqualTo("almost certainly a 7");
	}

	@Test
	void aWideStrokeIsTakenApartWhenThePenIsLifted() {
		AtomicInteger looks = new AtomicInteger();
		LiveRecognizer counting = new LiveRecognizer((_, _) -> FakeModels.classifier(_ -> {
			looks.incrementAndGet();
			return FakeModels.sure(7, 0.95);
		}), Runnable::run, new EngineStatus(status, errors::add), new InPlace());
		CanvasViewModel other = new CanvasViewModel(services, counting, 0.06);
		counting.open(FakeModels.model());
		other.begin(0.1, 0.4);
		looks.set(0);
		other.extend(0.9, 0.6);
		assertThat(looks).hasValue(1);
		other.end();
		assertThat(looks).hasValueGreaterThan(4);
	}

	@Test
	void aReadingThatComesAfterTheSheetWasClearedIsIgnored() {
		reading = false;
		draw(0.5);
		canvas.clear();
		reading = true;
		queued.forEach(Runnable::run);

		assertThat(canvas.answerProperty().get()).isEmpty();
		assertThat(canvas.seenProperty().get()).isNull();
	}

	/** While the reader is busy with a move, the place of the release comes: that is read, and what came between is not. */
	@Test
	void theWholeStrokeIsReadHoweverBusyTheReaderIs() {
		reading = false;
		canvas.begin(0.5, 0.2);
		canvas.extend(0.5, 0.3);
		canvas.end(0.5, 0.9);
		reading = true;
		queued.forEach(Runnable::run);
		assertThat(canvas.readingProperty().get().lines().getFirst().box().height()).isGreaterThan(0.7);
		assertThat(canvas.drawingProperty().get()).isFalse();

		line(0.2);
		canvas.end(0.9, 0.9); // nothing is down
		assertThat(canvas.elementsProperty().get()).hasSize(2)
				.allSatisfy(stroke -> assertThat(((Stroke) stroke).points()).hasSizeBetween(2, 3));
	}

	@Test
	void undoRedoAndClearFollowTheSketch() {
		assertThat(canvas.canUndoProperty().get()).isFalse();
		draw(0.3);
		draw(0.7);
		canvas.undo();
		assertThat(canvas.elementsProperty().get()).hasSize(1);
		assertThat(canvas.canRedoProperty().get()).isTrue();
		canvas.redo();
		assertThat(canvas.elementsProperty().get()).hasSize(2);
		canvas.clear();
		assertThat(canvas.emptyProperty().get()).isTrue();
		canvas.undo();
		assertThat(canvas.elementsProperty().get()).hasSize(2);
		assertThat(canvas.answerProperty().get()).isEqualTo("77");
	}

	@Test
	void undoWhileDrawingTakesTheStrokeBack() {
		canvas.begin(0.3, 0.3);
		canvas.extend(0.4, 0.4);
		canvas.undo();
		assertThat(canvas.drawingProperty().get()).isFalse();
		assertThat(canvas.emptyProperty().get()).isTrue();
		canvas.extend(0.5, 0.5);
		assertThat(canvas.emptyProperty().get()).isTrue();
	}

	@Test
	void whatWasRubbedOutIsBlankButNotEmpty() {
		canvas.begin(0.5, 0.5);
		canvas.end();
		canvas.pen().toolProperty().set(Tool.ERASER);
		canvas.pen().widthProperty().set(0.2);
		canvas.begin(0.5, 0.5);
		canvas.end();
		assertThat(canvas.blankProperty().get()).isTrue();
		assertThat(canvas.emptyProperty().get()).isFalse();
		assertThat(canvas.answerProperty().get()).isEmpty();
	}

	@Test
	void whileTheNetworkLoadsTheVerdictSaysSo() {
		status.opening(FakeModels.model());
		reading = false;
		draw(0.5);
		assertThat(canvas.verdictProperty().get()).isEqualTo("Loading the network…");
		assertThat(canvas.blankProperty().get()).isFalse();
	}

	@Test
	void withoutAModelTheVerdictSaysSoAndTheStatusWhatToDo() {
		status.noModel("Train one.");
		reading = false;
		draw(0.5);
		assertThat(canvas.verdictProperty().get()).isEqualTo("No model yet");
		assertThat(status.messageProperty().get()).isEqualTo("Train one.");
	}

	@Test
	void theModelIsNamedWithWhatItsAccuracyWasMeasuredOn() {
		assertThat(status.modelProperty().get()).isEqualTo("fake · 99.64\u00a0% on 10,000 test images");
		StoredModel untested = new StoredModel(folder, FakeModels.metadata().withTest(null), false);
		status.opening(untested);
		assertThat(status.modelProperty().get()).isEqualTo("fake · 99.57\u00a0% on 5,000 held-out images");
	}

	@Test
	void itWasAFilesTheSketchClearsTheSheetAndCanBeUndone() throws IOException {
		draw(0.5);
		List<SketchElement> drawn = canvas.elementsProperty().get();
		canvas.itWasA(8);
		assertThat(samples.size()).isEqualTo(1);
		assertThat(samples.read().label(0)).isEqualTo(8);
		assertThat(canvas.emptyProperty().get()).isTrue();
		assertThat(status.messageProperty().get()).isEqualTo("Kept as an 8 (1 sketch so far)");

		status.actionProperty().get().command().run();
		assertThat(samples.size()).isZero();
		assertThat(status.actionProperty().get()).isNull();
		assertThat(canvas.elementsProperty().get()).isEqualTo(drawn);
	}

	@Test
	void whatIsNoDigitIsKeptAndCanBeUndoneAlike() throws IOException {
		canvas.itWasNoDigit();
		assertThat(samples.size()).as("of a blank sheet").isZero();
		draw(0.5);
		canvas.itWasA(8);
		draw(0.5);
		List<SketchElement> drawn = canvas.elementsProperty().get();
		canvas.itWasNoDigit();
		assertThat(samples.read().label(1)).isEqualTo(DigitDataset.UNLABELLED);
		assertThat(canvas.emptyProperty().get()).isTrue();
		assertThat(status.messageProperty().get()).isEqualTo("Kept as not a digit (2 sketches so far)");

		status.actionProperty().get().command().run();
		assertThat(samples.size()).isEqualTo(1);
		assertThat(samples.read().label(0)).isEqualTo(8);
		assertThat(status.messageProperty().get()).isEqualTo("Not kept (1 sketch)");
		assertThat(canvas.elementsProperty().get()).isEqualTo(drawn);
	}

	/** All are read alike, so the first is as unsure as any. */
	@Test
	void ofANumberTheLeastSureDigitIsKept() throws IOException {
		line(0.2);
		line(0.8);
		DigitImage first = canvas.readingProperty().get().digits().getFirst().input().image();
		canvas.itWasA(1);
		assertThat(samples.read().image(0)).isEqualTo(first);
		assertThat(samples.read().label(0)).isEqualTo(1);
		assertThat(canvas.emptyProperty().get()).isTrue();
	}

	@Test
	void itWasADoesNothingToABlankSheet() throws IOException {
		canvas.itWasA(3);
		assertThat(samples.size()).isZero();
		assertThat(status.messageProperty().get()).isEmpty();
	}

	@Test
	void aSketchThatCannotBeKeptComesBack() throws IOException {
		Files.writeString(folder.resolve("my-sketches"), "a file where the folder should be");
		draw(0.5);
		canvas.itWasA(3);
		assertThat(errors).hasSize(1);
		assertThat(canvas.elementsProperty().get()).hasSize(1);
	}

	@Test
	void aPictureReplacesTheSheetAndCanBeUndone() throws IOException {
		Path file = picture();
		draw(0.5);
		canvas.open(file);
		assertThat(canvas.elementsProperty().get()).hasSize(1).first().isInstanceOf(Picture.class);
		assertThat(canvas.answerProperty().get()).isEqualTo("7");
		assertThat(status.messageProperty().get()).isEqualTo("Opened digit.png");
		canvas.undo();
		assertThat(canvas.elementsProperty().get()).first().isInstanceOf(Stroke.class);
	}

	@Test
	void aCopiedPictureIsPasted() {
		int[] argb = new int[400];
		Arrays.fill(argb, 0xffffffff);
		for (int row = 4; row < 16; row++) {
			argb[row * 20 + 9] = 0xff000000;
			argb[row * 20 + 10] = 0xff000000;
		}
		canvas.paste(20, 20, argb);
		assertThat(canvas.answerProperty().get()).isEqualTo("7");
	}

	@Test
	void anEmptyPictureIsSaidToBeBlank() throws IOException {
		int[] argb = new int[400];
		Arrays.fill(argb, 0xffffffff);
		canvas.paste(20, 20, argb);
		assertThat(canvas.emptyProperty().get()).isTrue();
		assertThat(status.messageProperty().get()).isEqualTo("The copied picture shows nothing");
		Path file = folder.resolve("white.png");
		SketchPng.write(List.of(), 60, file);
		canvas.open(file);
		assertThat(status.messageProperty().get()).isEqualTo("white.png shows nothing");
	}

	@Test
	void aFileThatIsNoPictureGoesToTheErrors() throws IOException {
		canvas.open(Files.writeString(folder.resolve("notes.txt"), "no picture"));
		assertThat(errors).hasSize(1);
		assertThat(canvas.emptyProperty().get()).isTrue();
	}

	@Test
	void theSketchIsSaved() {
		draw(0.5);
		canvas.save(folder.resolve("sketch.png"));
		assertThat(folder.resolve("sketch.png")).isNotEmptyFile();
		assertThat(status.messageProperty().get()).isEqualTo("Saved sketch.png in " + folder);
		status.actionProperty().get().command().run();
		assertThat(shown).as("shown in the system's file manager").containsExactly(folder);
		canvas.save(folder.resolve("nowhere").resolve("sketch.png"));
		assertThat(errors).hasSize(1);
	}

	@Test
	void thePenWidthStaysInRangeAndIsRemembered() {
		canvas.pen().widen(1);
		assertThat(settings.load().penWidth()).isEqualTo(canvas.pen().widthProperty().get()).isGreaterThan(0.06);
		canvas.pen().widen(1000);
		assertThat(canvas.pen().widthProperty().get()).isEqualTo(PenViewModel.MAX_WIDTH);
		canvas.pen().widen(-1000);
		assertThat(settings.load().penWidth()).isEqualTo(PenViewModel.MIN_WIDTH);
	}

	private void draw(double x) {
		canvas.begin(x, 0.2);
		canvas.extend(x, 0.5);
		canvas.extend(x, 0.8);
		canvas.end();
	}

	private Path picture() throws IOException {
		Path file = folder.resolve("digit.png");
		SketchPng.write(List.of(new Stroke(List.of(new Point(0.5, 0.2), new Point(0.5, 0.8)), 0.1, false)), 100, file);
		return file;
	}

	/** Runs work where it is given, or keeps it while nothing is to be read. */
	private final class InPlace extends InPlaceService {
		@Override
		public void execute(Runnable work) {
			if (reading) {
				super.execute(work);
			} else {
				queued.add(work);
			}
		}
	}
}
