package digitlab.ui.chart;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.theme.Styles;
import digitlab.dataset.SourceName;
import digitlab.recognition.Prediction;
import digitlab.ui.common.ConfidenceText;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Pixels;
import digitlab.ui.common.Placeholders;
import digitlab.ui.common.ProbabilityBar;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** An enlarged digit over the page, with its index, its label and its prediction. */
final class DetailView extends ModalPane {

	private static final int SCALE = 9;

	private final ExplanationViewModel model;
	private final Label title = new Label();
	private final Label source = Placeholders.note("");
	private final ImageView picture = new ImageView();
	private final Label confidenceText = new Label();
	private final List<ProbabilityBar> bars = IntStream.range(0, 10).mapToObj(ProbabilityBar::new).toList();
	private final Button canvas = new Button(tr("Open in Canvas"));
	private final VBox box = new VBox();
	private @Nullable Node before;

	/**
	 * @param toCanvas puts a digit on the canvas
	 * @param explain explains how a digit is read
	 */
	DetailView(ExplanationViewModel model, Consumer<ShownDigit> toCanvas, Consumer<ShownDigit> explain) {
		this.model = model;
		setId("detail");
		setInTransitionFactory(null);
		setOutTransitionFactory(null);
		title.getStyleClass().add("subtitle");
		title.setId("detail-title");
		confidenceText.setId("detail-verdict");
		confidenceText.setWrapText(true);
		canvas.setId("open-in-canvas");
		canvas.getStyleClass().add(Styles.ACCENT);
		canvas.setOnAction(_ -> then(toCanvas));
		Button why = new Button(tr("Explain this reading"));
		why.setId("explain");
		why.setOnAction(_ -> then(explain));
		Button close = new Button(tr("Close"));
		close.setId("close-detail");
		close.setOnAction(_ -> model.look(null));
		Region gap = new Region();
		HBox.setHgrow(gap, Priority.ALWAYS);
		HBox buttons = new HBox(canvas, why, gap, close);
		buttons.getStyleClass().add("detail-buttons");
		VBox reading = new VBox(confidenceText);
		reading.getChildren().addAll(bars);
		reading.getStyleClass().add("reading-bars");
		reading.setPrefWidth(280);
		HBox both = new HBox(picture, reading);
		both.getStyleClass().add("reading-answer");
		both.setAlignment(Pos.CENTER_LEFT);
		box.getChildren().addAll(title, source, both, buttons);
		box.getStyleClass().add("detail");
		box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
		keepFocus(canvas, close);
		Lifetime.keep(model.detailProperty().subscribe(this::show));
		Lifetime.keep(model.detailPredictionProperty().subscribe(this::show));
		displayProperty().subscribe(displayed -> {
			if (!displayed && model.detailProperty().get() != null) {
				model.look(null);
			}
		});
	}

	/** Keeps the keyboard focus inside the box while it is open. */
	private void keepFocus(Button first, Button last) {
		box.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
			if (event.getCode() == KeyCode.TAB && event.getTarget() == (event.isShiftDown() ? first : last)) {
				(event.isShiftDown() ? last : first).requestFocus();
				event.consume();
			}
		});
	}

	private void then(Consumer<ShownDigit> what) {
		ShownDigit digit = model.detailProperty().get();
		model.look(null);
		if (digit != null) {
			what.accept(digit);
		}
	}

	private void show(@Nullable ShownDigit digit) {
		if (digit == null) {
			hide(true);
			if (before != null) {
				before.requestFocus();
			}
			return;
		}
		before = getScene() == null ? null : getScene().getFocusOwner();
		title.setText(digit.inWords());
		source.setText(SourceName.shown(digit.source()));
		picture.setImage(Pixels.of(digit.image(), SCALE));
		picture.setAccessibleText(digit.inWords());
		show(box);
		canvas.requestFocus();
	}

	private void show(@Nullable Prediction prediction) {
		ShownDigit digit = model.detailProperty().get();
		String words = prediction == null ? tr("Reading…") : tr("Read: %s", ConfidenceText.of(prediction));
		boolean wrong = prediction != null && digit != null && digit.label() >= 0 && digit.label() != prediction.digit();
		confidenceText.setText(wrong ? tr("%s. Its label says %d.", words, digit.label()) : words);
		for (int d = 0; d < 10; d++) {
			if (prediction == null) {
				bars.get(d).clear();
			} else {
				bars.get(d).show(prediction.probability(d), prediction.digit() == d);
			}
		}
	}
}
