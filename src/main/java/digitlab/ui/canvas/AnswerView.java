package digitlab.ui.canvas;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import digitlab.recognition.Prediction;
import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.ui.common.ConfidenceText;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.PartPosition;
import digitlab.ui.common.ProbabilityBar;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** The result panel: the answer, its confidence, ten probabilities, the network's input, and buttons to correct it. */
final class AnswerView extends VBox {

	private static final double NARROWEST = 296;
	/** In lines of the smallest text. */
	private static final double TALL = 50;
	private static final int SCALE = 5;
	private static final int TALL_SCALE = 7;
	/** Makes room for the second model's answer. */
	private static final int COMPARED_SCALE = 4;
	/** The largest type of numbers in pixels, and how wide a digit is in parts of that. */
	private static final double LARGEST = 96;
	private static final double LARGEST_TALL = 140;
	/** The answer's part of the height on a projector. */
	private static final double PRESENTED = 0.32;
	private static final double DIGIT_WIDTH = 0.72;
	/** Between the answer and the picture beside it, in pixels. */
	private static final double ROOM = 8;
	/** How high a row of text is, in parts of its type. */
	private static final double ROW_HEIGHT = 1.35;
	private static final PseudoClass BLANK = PseudoClass.getPseudoClass("blank");
	private static final PseudoClass COMPARED_CLASS = PseudoClass.getPseudoClass("compared");
	private static final PseudoClass TALL_CLASS = PseudoClass.getPseudoClass("tall");

	private final CanvasViewModel model;
	private final SecondModelViewModel second;
	private final Label answer = new Label();
	private final Label guess = new Label();
	private final Label confidenceText = new Label();
	private final Label seen = new Label(sees());
	private final Label itWas = new Label(anyDigit());
	private final NetworkInput input = new NetworkInput();
	private final HBox steps = new HBox();
	private final VBox captioned = new VBox(seen, input);
	private final Button allRight = new Button(tr("All right"));
	private final VBox above = new VBox();
	private final VBox corrections;
	private boolean isPresented;
	private final List<ProbabilityBar> bars = IntStream.range(0, 10).mapToObj(ProbabilityBar::new).toList();

	AnswerView(CanvasViewModel model, SecondModelViewModel second) {
		this.model = model;
		this.second = second;
		getStyleClass().add("reading");
		answer.getStyleClass().add("answer");
		answer.setId("answer");
		guess.getStyleClass().add("guess");
		guess.setId("guess");
		guess.setWrapText(true);
		guess.setMinHeight(Region.USE_PREF_SIZE);
		guess.visibleProperty().bind(guess.textProperty().isNotEmpty());
		guess.managedProperty().bind(guess.visibleProperty());
		confidenceText.getStyleClass().add("verdict");
		confidenceText.setId("verdict");
		confidenceText.setWrapText(true);
		confidenceText.setMinHeight(Region.USE_PREF_SIZE);
		corrections = itWasA();
		getChildren().addAll(scrolling(), corrections);
		bind();
	}

	/** For a projector: of all that is here only the answer and the bars, and the answer larger. */
	void present(boolean now) {
		isPresented = now;
		for (Node node : List.of(captioned, corrections)) {
			node.setVisible(!now);
			node.setManaged(!now);
		}
		fitAnswer();
	}

	/** Grows with the text only as far as the text needs it. */
	@Override
	protected double computeMinWidth(double height) {
		return Math.max(NARROWEST, Math.max(super.computeMinWidth(height), above.minWidth(-1)));
	}

	/** All but the buttons to correct the answer, which stay in view however low the window is. */
	private ScrollPane scrolling() {
		above.getChildren().addAll(top(), verdict(), new SecondAnswerView(second), probabilities());
		above.getStyleClass().add("above");
		ScrollPane pane = new ScrollPane(above);
		pane.setFitToWidth(true);
		pane.setFitToHeight(true);
		pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
		pane.setFocusTraversable(false);
		pane.setMinHeight(0);
		pane.getStyleClass().add("edge-to-edge");
		VBox.setVgrow(pane, Priority.ALWAYS);
		return pane;
	}

	private void bind() {
		answer.textProperty().bind(model.answerProperty());
		confidenceText.textProperty().bind(model.verdictProperty());
		Lifetime.keep(model.seenProperty().subscribe(input::show));
		guess.textProperty().bind(model.guessProperty());
		Lifetime.keep(model.readingProperty().subscribe(_ -> show()));
		Lifetime.keep(model.digitProperty().subscribe(_ -> show()));
		Lifetime.keep(second.answerProperty().subscribe(this::compare));
		answer.widthProperty().subscribe(this::fitAnswer);
		answer.textProperty().subscribe(this::fitAnswer);
		heightProperty().subscribe(this::fitHeight);
		seen.fontProperty().subscribe(this::fitHeight);
	}

	private void fitHeight() {
		input.setScale(isTall() ? TALL_SCALE : second.answerProperty().get() == null ? SCALE : COMPARED_SCALE);
		pseudoClassStateChanged(TALL_CLASS, isTall());
		fitAnswer();
	}

	private boolean isTall() {
		return getHeight() >= TALL * seen.getFont().getSize();
	}

	private HBox top() {
		answer.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
		answer.setAlignment(Pos.CENTER_LEFT);
		answer.setMinWidth(0);
		HBox.setHgrow(answer, Priority.ALWAYS);
		seen.getStyleClass().add("caption");
		seen.setMinWidth(Region.USE_PREF_SIZE);
		Icons.tooltip(input, tr("The network's input: 28 × 28 pixels, with the digit scaled to 20 pixels and centred by "
				+ "its centre of mass, as in MNIST."));
		captioned.getStyleClass().add("captioned");
		HBox top = new HBox(answer, captioned);
		top.getStyleClass().add("top");
		return top;
	}

	/** How sure the answer is; beside it, under the picture, what shows another digit of a number. */
	private HBox verdict() {
		steps.getStyleClass().add("digit-steps");
		steps.getChildren().addAll(step("digit-before", Feather.CHEVRON_LEFT, tr("Show the digit before"), -1),
				step("digit-after", Feather.CHEVRON_RIGHT, tr("Show the next digit"), 1));
		VBox words = new VBox(confidenceText, guess);
		HBox.setHgrow(words, Priority.ALWAYS);
		return new HBox(words, steps);
	}

	private Button step(String id, Feather icon, String name, int by) {
		Button button = Icons.button(icon, name, "", () -> model.chooseNext(by));
		button.setId(id);
		return button;
	}

	private VBox probabilities() {
		VBox all = new VBox();
		all.getStyleClass().add("probabilities");
		all.getChildren().addAll(bars);
		bars.forEach(bar -> VBox.setVgrow(bar, Priority.ALWAYS));
		VBox.setVgrow(all, Priority.ALWAYS);
		Icons.tooltip(all, tr("The probability of each digit, according to the network; all ten add up to 100 %."));
		return all;
	}

	private VBox itWasA() {
		GridPane digits = new GridPane();
		digits.getStyleClass().add("it-was");
		for (int digit = 0; digit < 10; digit++) {
			int meant = digit;
			Button button = new Button(Integer.toString(digit));
			button.setId("it-was-" + digit);
			button.setMaxWidth(Double.MAX_VALUE);
			button.setAccessibleText(itWas(digit));
			button.setOnAction(_ -> model.itWasA(meant));
			Icons.tooltip(button, tr("%s (Alt+%d): keep the sketch as one of your own samples, ready for training, and clear the "
					+ "sheet; for a number, keep the digit in the picture", itWas(digit), digit));
			ColumnConstraints column = new ColumnConstraints();
			column.setPercentWidth(10);
			digits.getColumnConstraints().add(column);
			digits.add(button, digit, 0);
		}
		digits.disableProperty().bind(model.blankProperty());
		itWas.setId("it-was");
		itWas.getStyleClass().add("caption");
		itWas.setMaxWidth(Double.MAX_VALUE);
		itWas.setWrapText(true);
		itWas.setMinHeight(Region.USE_PREF_SIZE);
		HBox.setHgrow(itWas, Priority.ALWAYS);
		HBox caption = new HBox(itWas, allRight(), notADigit());
		caption.getStyleClass().add("it-was-caption");
		VBox captioned = new VBox(caption, digits);
		captioned.getStyleClass().add("captioned");
		return captioned;
	}

	private static String itWas(int digit) {
		return digit == 8 ? tr("It was an 8") : tr("It was a %d", digit);
	}

	private Button allRight() {
		allRight.setId("all-right");
		allRight.setMinWidth(Region.USE_PREF_SIZE);
		allRight.setAccessibleText(tr("All digits were read correctly"));
		allRight.setOnAction(_ -> model.allWereRight());
		Icons.tooltip(allRight,
				tr("All digits were read correctly: keep each as one of your own samples, and clear the sheet"));
		return allRight;
	}

	private Button notADigit() {
		Button button = new Button(tr("Not a digit"));
		button.setId("it-was-none");
		button.setMinWidth(Region.USE_PREF_SIZE);
		button.setAccessibleText(tr("It was not a digit"));
		button.setOnAction(_ -> model.itWasNoDigit());
		button.disableProperty().bind(model.blankProperty());
		Icons.tooltip(button, tr("It was not a digit (Alt+N): keep the sketch as one of your own samples, so that a model can "
				+ "learn to refuse such drawings, and clear the sheet; for several parts, keep the one in the picture"));
		return button;
	}

	/** A number is written as large as all of its rows fit; a single digit as the style sheet says. */
	private void fitAnswer() {
		String[] rows = answer.getText().split("\n");
		int longest = Stream.of(rows).mapToInt(String::length).max().orElse(0);
		double largest = isPresented ? PRESENTED * getHeight() : isTall() ? LARGEST_TALL : LARGEST;
		double size = Math.min(largest, (answer.getWidth() - ROOM) / (DIGIT_WIDTH * longest));
		if (rows.length > 1) {
			// No higher than the picture beside it, so that nothing below moves when a row is added.
			double highest = isPresented ? largest : captioned.prefHeight(-1);
			size = Math.min(size, highest / (ROW_HEIGHT * rows.length));
		}
		boolean isUsual = answer.getText().length() <= 1 && !isPresented;
		answer.setStyle(
				!isUsual && size > 0 && Double.isFinite(size) ? String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", size) : "");
	}

	/** Of several parts the bars and the picture show one digit: at first the least sure, a refused one before others. */
	private void show() {
		RecognitionResult reading = model.readingProperty().get();
		ReadDigit shown = model.digitProperty().get();
		if (shown != null && !reading.digits().contains(shown)) {
			return; // the digit of the new reading follows
		}
		boolean isNumber = reading.digits().size() > 1;
		steps.setVisible(isNumber);
		steps.setManaged(isNumber);
		allRight.setVisible(isNumber && !reading.isRejected());
		allRight.setManaged(allRight.isVisible());
		confidenceText.pseudoClassStateChanged(BLANK, shown == null);
		caption(reading, shown);
		for (int digit = 0; digit < 10; digit++) {
			if (shown == null) {
				bars.get(digit).clear();
			} else {
				Prediction prediction = shown.prediction();
				bars.get(digit).show(prediction.probability(digit), prediction.digit() == digit && shown.answer().isDigit());
			}
		}
	}

	/** Adds the second model's probabilities to those of the first. */
	private void compare(@Nullable SecondAnswer other) {
		pseudoClassStateChanged(COMPARED_CLASS, other != null);
		fitHeight();
		for (ProbabilityBar bar : bars) {
			if (other == null) {
				bar.alone();
			} else if (other.prediction() == null) {
				bar.besideNothing();
			} else {
				bar.beside(other.second(), other.prediction());
			}
		}
	}

	/** Says which part is shown where there are several digits. */
	private void caption(RecognitionResult reading, @Nullable ReadDigit shown) {
		if (shown == null || reading.digits().size() == 1) {
			seen.setText(sees());
			itWas.setText(anyDigit());
			return;
		}
		PartPosition place = PartPosition.of(reading, shown);
		boolean isRefused = !reading.isRejected() && PartPosition.isUnknown(shown);
		boolean isLeast = reading.leastSure().filter(shown::equals).isPresent();
		seen.setText(isRefused ? noDigit(place) : isLeast ? leastSure(place) : chosen(place));
		itWas.setText(isRefused ? partWas(place) : digitWas(place));
	}

	private static String sees() {
		return tr("What the network sees");
	}

	private static String anyDigit() {
		return tr("It was a");
	}

	private static String noDigit(PartPosition place) {
		return place.rows() == 1
				? tr("No digit: part %d", place.part())
				: tr("No digit: part %d, row %d", place.part(), place.row());
	}

	// Translations write numbers in place of ordinals.

	private static String leastSure(PartPosition place) {
		String ordinal = ConfidenceText.ordinal(place.digit());
		return place.rows() == 1
				? tr("Least sure: the %1$s", ordinal, place.digit())
				: tr("Least sure: %1$s, row %3$d", ordinal, place.digit(), place.row());
	}

	private static String chosen(PartPosition place) {
		String ordinal = ConfidenceText.ordinal(place.digit());
		return place.rows() == 1
				? tr("Chosen: the %1$s", ordinal, place.digit())
				: tr("Chosen: %1$s, row %3$d", ordinal, place.digit(), place.row());
	}

	private static String partWas(PartPosition place) {
		String ordinal = ConfidenceText.ordinal(place.part());
		return place.rows() == 1
				? tr("The %1$s part was a", ordinal, place.part())
				: tr("The %1$s part in row %3$d was a", ordinal, place.part(), place.row());
	}

	private static String digitWas(PartPosition place) {
		String ordinal = ConfidenceText.ordinal(place.digit());
		return place.rows() == 1
				? tr("The %1$s was a", ordinal, place.digit())
				: tr("The %1$s in row %3$d was a", ordinal, place.digit(), place.row());
	}
}
