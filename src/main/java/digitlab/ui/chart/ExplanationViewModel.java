package digitlab.ui.chart;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.ErrorMessages;
import digitlab.models.StoredModel;
import digitlab.recognition.Prediction;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.ModelCatalog;
import digitlab.ui.common.PredictionExplainer;
import digitlab.ui.common.PredictionExplainer.Explanation;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;

/** The view model of an explained reading, either of the sketch on the canvas or of a digit that was clicked. */
final class ExplanationViewModel {

	private static final String NO_SKETCH = marktr(
			"Draw a digit on the canvas, or click one in the charts, to see how it is read.");

	private final ModelCatalog models;
	private final PredictionExplainer reader;
	private final DiskTasks tasks;
	private final ObservableValue<@Nullable DigitImage> sketch;
	private final ReadOnlyObjectWrapper<@Nullable ShownDigit> shown = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyObjectWrapper<@Nullable Explanation> explanation = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyObjectWrapper<@Nullable ShownDigit> detail = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyObjectWrapper<@Nullable Prediction> detailPrediction = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(NO_SKETCH);
	private boolean followsSketch = true;
	private boolean inView;

	/**
	 * @param reader used only by {@code tasks}
	 * @param sketch what the network sees of the sketch; null if there is no ink
	 */
	ExplanationViewModel(ModelCatalog models, PredictionExplainer reader, DiskTasks tasks,
			ObservableValue<@Nullable DigitImage> sketch) {
		this.models = models;
		this.reader = reader;
		this.tasks = tasks;
		this.sketch = sketch;
		sketch.subscribe(_ -> follow());
		models.inUseProperty().subscribe((_, _) -> explain());
	}

	/** The picture being explained; null for none. */
	ReadOnlyObjectProperty<@Nullable ShownDigit> shownProperty() {
		return shown.getReadOnlyProperty();
	}

	/** Null if there is none. */
	ReadOnlyObjectProperty<@Nullable Explanation> explanationProperty() {
		return explanation.getReadOnlyProperty();
	}

	/** The enlarged digit; null for none. */
	ReadOnlyObjectProperty<@Nullable ShownDigit> detailProperty() {
		return detail.getReadOnlyProperty();
	}

	/** The model's prediction for the enlarged digit; null while unknown. */
	ReadOnlyObjectProperty<@Nullable Prediction> detailPredictionProperty() {
		return detailPrediction.getReadOnlyProperty();
	}

	/** Why there is nothing to show, to be translated where it is shown; empty otherwise. */
	ReadOnlyStringProperty messageProperty() {
		return message.getReadOnlyProperty();
	}

	/** Tells whether the page is shown. */
	void setInView(boolean now) {
		inView = now;
		follow();
	}

	/** Enlarges a digit; null closes it. */
	void look(@Nullable ShownDigit digit) {
		detail.set(digit);
		detailPrediction.set(null);
		StoredModel model = models.inUseProperty().get();
		if (digit != null && model != null) {
			tasks.run(() -> reader.read(model, digit.image()), prediction -> {
				if (detail.get() == digit) {
					detailPrediction.set(prediction);
				}
			});
		}
	}

	/** Explains how a digit is read. */
	void explain(ShownDigit digit) {
		followsSketch = false;
		shown.set(digit);
		explain();
	}

	/** Explains the sketch, and follows it. */
	void explainSketch() {
		followsSketch = true;
		follow();
	}

	private void follow() {
		if (!inView || !followsSketch) {
			return;
		}
		DigitImage image = sketch.getValue();
		ShownDigit now = shown.get();
		if (image == null) {
			shown.set(null);
			explanation.set(null);
			message.set(NO_SKETCH);
		} else if (now == null || !now.image().equals(image)) {
			shown.set(new ShownDigit(image, -1, DigitDataset.UNLABELLED, marktr("Your sketch")));
			explain();
		}
	}

	private void explain() {
		ShownDigit digit = shown.get();
		StoredModel model = models.inUseProperty().get();
		if (digit == null) {
			return;
		}
		if (model == null) {
			message.set(marktr("There is no model yet."));
			return;
		}
		tasks.run(() -> reader.explain(model, digit.image()), found -> {
			if (shown.get() == digit) {
				explanation.set(found);
				message.set("");
			}
		}, failure -> {
			explanation.set(null);
			message.set(ErrorMessages.of(failure));
		});
	}
}
