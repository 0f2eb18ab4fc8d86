package digitlab.ui.canvas;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.lessons.Fact;
import digitlab.lessons.Facts;
import digitlab.plot.AnswerFigure;
import digitlab.plot.Figure;
import digitlab.recognition.Prediction;
import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.sketch.Box;
import digitlab.sketch.Picture;
import digitlab.sketch.Sketch;
import digitlab.sketch.SketchElement;
import digitlab.sketch.SketchPng;
import digitlab.ui.common.Activity;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.WindowServices;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** The view model of the canvas: the sheet, its content, and the network's answer. For the UI thread only. */
public final class CanvasViewModel {

	/** Side of a saved sketch in pixels, 20 for each of MNIST's. */
	private static final int SAVED_SIDE = 560;
	private static final int CARD_SIDE = 760;
	private static final double PERCENT = 100;
	/** Of the sheet, in parts of its side. */
	private static final double MIDDLE = 0.5;
	/** For a worksheet. */
	private static final int SMALL_SIDE = 280;

	private final LiveRecognizer reader;
	private final DiskTasks tasks;
	private final StatusViewModel status;
	private final Activity activity;
	private final PenViewModel pen;
	private final PictureIntake pictures;
	private final SampleKeeper keeper;
	private final Sketch sketch = new Sketch();

	private final ReadOnlyObjectWrapper<List<SketchElement>> elements = new ReadOnlyObjectWrapper<>(List.of());
	private final ReadOnlyBooleanWrapper drawing = new ReadOnlyBooleanWrapper();
	private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
	private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
	private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(true);
	private final ReadOnlyBooleanWrapper blank = new ReadOnlyBooleanWrapper(true);
	private final ReadOnlyObjectWrapper<@Nullable Picture> picture = new ReadOnlyObjectWrapper<>();
	private final BooleanProperty showsPicture = new SimpleBooleanProperty();
	private final ShownAnswer said = new ShownAnswer();

	/** Counts the changes of the sheet; the sketch being read carries its number. */
	private long changes;
	private final ReadOnlyLongWrapper shown = new ReadOnlyLongWrapper();
	private Sheet sheet = new Sheet(0, List.of(), false);
	/** Made since the last reading. */
	private int strokes;
	private int erasures;

	/**
	 * The sheet as it was given to be read.
	 *
	 * @param number counts the changes
	 */
	record Sheet(long number, List<SketchElement> elements, boolean isDrawing) {
	}

	/** Draws with a pen of a width in parts of the sheet's side at first. */
	public CanvasViewModel(WindowServices services, LiveRecognizer reader, double penWidth) {
		this.reader = reader;
		tasks = services.queues().tasks();
		status = services.status();
		activity = services.activity();
		pen = new PenViewModel(services, penWidth);
		pictures = new PictureIntake(tasks, status, this::put);
		keeper = new SampleKeeper(services.app().stored().ownSamples(), tasks, status, () -> {
			if (empty.get()) { // the next digit was not begun meanwhile
				undo();
			}
		}, sketch::steps);
		reader.onResult(this::show);
		status.engineProperty().subscribe(this::describe);
		services.language().spokenProperty().subscribe((_, _) -> describe());
	}

	// Properties

	/** What draws on the sheet. */
	public PenViewModel pen() {
		return pen;
	}

	/** All that is on the sheet, with the stroke being drawn last; each list is immutable. */
	public ReadOnlyObjectProperty<List<SketchElement>> elementsProperty() {
		return elements.getReadOnlyProperty();
	}

	/** Whether a pen or an eraser is down. */
	public ReadOnlyBooleanProperty drawingProperty() {
		return drawing.getReadOnlyProperty();
	}

	public ReadOnlyBooleanProperty canUndoProperty() {
		return canUndo.getReadOnlyProperty();
	}

	public ReadOnlyBooleanProperty canRedoProperty() {
		return canRedo.getReadOnlyProperty();
	}

	/** True when nothing was put on the sheet; it may be blank without being empty, when all was rubbed out. */
	public ReadOnlyBooleanProperty emptyProperty() {
		return empty.getReadOnlyProperty();
	}

	/** True when there is no ink to be seen. */
	public ReadOnlyBooleanProperty blankProperty() {
		return blank.getReadOnlyProperty();
	}

	/** The picture on the sheet of which is known what its paper looked like, also when there are strokes over it; else null. */
	public ReadOnlyObjectProperty<@Nullable Picture> pictureProperty() {
		return picture.getReadOnlyProperty();
	}

	/** Whether the picture itself is shown and what its pixels were taken for, in place of ink only; false without a picture. */
	public BooleanProperty showsPictureProperty() {
		return showsPicture;
	}

	/** All that was read, line by line; blank when there is no ink or no network yet. Boxes are in parts of the sheet. */
	public ReadOnlyObjectProperty<RecognitionResult> readingProperty() {
		return said.reading.getReadOnlyProperty();
	}

	/** The digit shown closely: of several the one chosen, at first the least sure; null when there is no digit. */
	public ReadOnlyObjectProperty<@Nullable ReadDigit> digitProperty() {
		return said.digit.getReadOnlyProperty();
	}

	/** What the network says of the digit shown; null when there is no ink or no network yet. */
	public ReadOnlyObjectProperty<@Nullable Prediction> predictionProperty() {
		return said.prediction.getReadOnlyProperty();
	}

	/** What the network sees of the digit shown; null when there is no ink. */
	public ReadOnlyObjectProperty<@Nullable DigitImage> seenProperty() {
		return said.seen.getReadOnlyProperty();
	}

	/**
	 * The digit or number, row by row; a question mark for a part that does not look like a digit, or for all if none does; empty
	 * when there is nothing.
	 */
	public ReadOnlyStringProperty answerProperty() {
		return said.answer.getReadOnlyProperty();
	}

	/** What it would be if it were a digit; empty when it is one, or when there is nothing. */
	public ReadOnlyStringProperty guessProperty() {
		return said.guess.getReadOnlyProperty();
	}

	/** How sure the answer is, in words. */
	public ReadOnlyStringProperty verdictProperty() {
		return said.confidenceText.getReadOnlyProperty();
	}

	/** The sheet that is being read, or that was read last. */
	Sheet sheet() {
		return sheet;
	}

	/** The number of the sheet that the reading is of. */
	ReadOnlyLongProperty readNumberProperty() {
		return shown.getReadOnlyProperty();
	}

	// Commands

	/** Shows a digit of the reading closely, until the sheet is read again. */
	public void choose(ReadDigit digit) {
		if (said.reading.get().digits().contains(digit)) {
			said.choose(digit);
		}
	}

	/**
	 * Shows the next digit of a number closely, or the one before; after the last comes the first.
	 *
	 * @param step 1 or -1
	 */
	public void chooseNext(int step) {
		List<ReadDigit> digits = said.reading.get().digits();
		if (said.digit.get() instanceof ReadDigit now && digits.contains(now)) {
			said.choose(digits.get(Math.floorMod(digits.indexOf(now) + step, digits.size())));
		}
	}

	/** Puts the pen, or the eraser, down; places are in parts of the sheet's side. */
	public void begin(double x, double y) {
		sketch.begin(x, y, pen.strokeWidth(), pen.erases());
		drawing.set(true);
		changed(!pen.erases());
	}

	/** Moves what is down. */
	public void extend(double x, double y) {
		if (drawing.get()) {
			sketch.extend(x, y);
			changed(!pen.erases());
		}
	}

	/** Lifts what is down where it is last known to be. */
	public void end() {
		sketch.end();
		updateHistory();
		if (drawing.get()) {
			elements.set(sketch.elements());
			drawing.set(false);
			strokes++;
			if (pen.erases()) {
				erasures++;
			}
			sheet = new Sheet(++changes, elements.get(), false);
			read();
		}
	}

	/**
	 * Moves what is down and lifts it there. On a busy machine moves come late and merged, and the place of the release is all
	 * that is told of a stroke's end.
	 */
	public void end(double x, double y) {
		if (drawing.get()) {
			sketch.extend(x, y);
		}
		end();
	}

	public void undo() {
		end();
		keeper.undoing();
		sketch.undo();
		changed(false);
	}

	public void redo() {
		sketch.redo();
		changed(false);
	}

	public void clear() {
		end();
		sketch.clear();
		changed(false);
	}

	/** Shows the picture itself, or ink only again; nothing happens without a picture. */
	public void togglePicture() {
		showsPicture.set(picture.get() != null && !showsPicture.get());
	}

	/** Puts a picture file on the sheet in place of what is there; can be undone. */
	public void open(Path file) {
		pictures.open(file);
	}

	/**
	 * Puts a copied picture on the sheet in place of what is there; can be undone.
	 *
	 * @param argb width × height pixels
	 */
	public void paste(int width, int height, int[] argb) {
		pictures.paste(width, height, argb);
	}

	/**
	 * Puts a digit in MNIST's form on the sheet in place of what is there; can be undone.
	 *
	 * @param name of the digit in words
	 */
	public void place(DigitImage digit, String name) {
		pictures.place(digit, name);
	}

	/** There was nothing to paste. */
	public void nothingToPaste() {
		status.say(tr("There is no picture on the clipboard"));
	}

	/** Saves the sheet as a PNG file. */
	public void save(Path file) {
		List<SketchElement> sheet = elements.get();
		tasks.run(() -> {
			SketchPng.write(sheet, SAVED_SIDE, file);
			return file;
		}, status::saved);
	}

	/** The sheet as PNG; empty if there is no ink. */
	public byte[] png() {
		return blank.get() ? new byte[0] : SketchPng.bytes(elements.get(), SMALL_SIDE);
	}

	/** The sketch with its answer as a card; empty if there is no ink. */
	public Optional<Figure> card() {
		if (blank.get()) {
			return Optional.empty();
		}
		List<SketchElement> sheet = elements.get();
		return Optional.of(new AnswerFigure(said.answer.get(), said.confidenceText.get(),
				Optional.ofNullable(said.prediction.get()), Optional.ofNullable(said.seen.get()))
				.figure(() -> SketchPng.picture(sheet, CARD_SIDE)));
	}

	/**
	 * Keeps the sketch among the user's own samples as the digit that it was meant to be, and clears the sheet. Of a number,
	 * which is no sample, the digit shown is kept.
	 */
	public void itWasA(int digit) {
		keepAs(digit);
	}

	/** The same as something that is no digit. */
	public void itWasNoDigit() {
		keepAs(DigitDataset.UNLABELLED);
	}

	/** Keeps all digits of a number among the user's own samples as they were read, and clears the sheet. */
	public void allWereRight() {
		List<ReadDigit> digits = said.reading.get().digits().stream().filter(digit -> digit.answer().isDigit()).toList();
		if (!digits.isEmpty()) {
			clear();
			keeper.keepAsRead(digits);
			activity.count(Fact.CORRECTIONS);
		}
	}

	private void keepAs(int label) {
		if (blank.get()) {
			return;
		}
		List<SketchElement> sheet = elements.get();
		ReadDigit part = said.reading.get().hasSeveralParts() ? said.digit.get() : null;
		clear();
		keeper.keep(sheet, part, label);
		activity.count(Fact.CORRECTIONS);
	}

	private void put(Picture taken) {
		end();
		sketch.place(taken);
		changed(true);
	}

	private void changed(boolean addsInk) {
		List<SketchElement> now = sketch.elements();
		updateHistory();
		if (now == elements.get()) {
			return;
		}
		elements.set(now);
		sheet = new Sheet(++changes, now, drawing.get());
		empty.set(now.isEmpty());
		if (now.isEmpty()) {
			// At once: the reading of an empty sheet is known.
			show(new LiveRecognizer.Result(changes, Optional.empty(), RecognitionResult.BLANK));
		} else if (addsInk) {
			blank.set(false);
			describe();
		}
		pictures.sheetBecame(now);
		picture.set(!now.isEmpty() && now.getFirst() instanceof Picture first && first.paper() != null ? first : null);
		showsPicture.set(showsPicture.get() && picture.get() != null);
		Picture turnable = pictures.turnable(now);
		if (turnable == null) {
			read();
		} else {
			reader.readUpright(changes, turnable);
		}
	}

	private void read() {
		reader.read(sheet.number(), sheet.elements(), sheet.isDrawing());
	}

	private void updateHistory() {
		canUndo.set(sketch.canUndo());
		canRedo.set(sketch.canRedo());
	}

	private void show(LiveRecognizer.Result result) {
		if (result.number() < shown.get()) {
			return;
		}
		if (result.turned().isPresent()) {
			if (result.number() == changes) {
				pictures.turn(result.turned().get(), this::undo);
			}
			return;
		}
		if (result.number() == changes) {
			blank.set(result.seen().isEmpty());
		}
		said.show(result);
		describe();
		shown.set(result.number());
		if (result.number() == changes && !drawing.get()) {
			report();
		}
	}

	/** Lessons watch what is read: all at once, and a stroke only together with its reading. */
	private void report() {
		RecognitionResult reading = said.reading.get();
		activity.tell(before -> {
			Facts now = before.plus(Fact.STROKES, strokes).plus(Fact.ERASURES, erasures)
					.with(Fact.READ, answerProperty().get().replace('\n', ' '))
					.with(Fact.DIGITS, reading.digits().size())
					.with(Fact.ROWS, reading.lines().size())
					.with(Fact.CONFIDENCE, reading.digits().isEmpty() ? 0 : PERCENT * reading.confidence());
			return said.digit.get() instanceof ReadDigit digit ? withPlace(now, digit.box()) : now;
		});
		strokes = 0;
		erasures = 0;
	}

	private static Facts withPlace(Facts facts, Box box) {
		return facts.with(Fact.INK_HEIGHT, PERCENT * box.height())
				.with(Fact.INK_WIDTH, PERCENT * box.width() / Math.max(box.height(), Float.MIN_NORMAL))
				.with(Fact.INK_OFFSET,
						PERCENT * Math.hypot(box.x() + box.width() / 2 - MIDDLE, box.y() + box.height() / 2 - MIDDLE));
	}

	private void describe() {
		said.describe(blank.get(), status.engineProperty().get());
	}
}
