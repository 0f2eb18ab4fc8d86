package digitlab.ui.chart;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import digitlab.dataset.DigitDataset;
import digitlab.ui.common.ArrowKeys;

import static digitlab.language.Localization.tr;

/** A gallery of digits, limited to as many as a user would look at. */
final class DigitGallery extends FlowPane {

	private final int most;
	private final Consumer<ShownDigit> open;

	/**
	 * @param most how many are shown; the rest are only counted
	 */
	DigitGallery(int most, Consumer<ShownDigit> open) {
		this.most = most;
		this.open = open;
		getStyleClass().add("digit-gallery");
		ArrowKeys.within(this);
		// A flow pane prefers a width of 400 pixels; it should take its card's width instead.
		setPrefWrapLength(Region.USE_COMPUTED_SIZE);
	}

	/**
	 * @param caption of the image with an index; may be empty
	 */
	void show(DigitDataset data, List<Integer> images, IntFunction<String> caption) {
		getChildren().setAll(images.stream().limit(most)
				.map(index -> new DigitButton(ShownDigit.of(data, index), caption.apply(index), open)).toList());
		if (images.size() > most) {
			Label more = new Label(tr("and %,d more", images.size() - most));
			more.getStyleClass().add("note");
			getChildren().add(more);
		}
	}

	void clear() {
		getChildren().clear();
	}
}
