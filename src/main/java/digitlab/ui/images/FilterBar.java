package digitlab.ui.images;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.FlowPane;

import digitlab.dataset.DigitDataset;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Numbers;
import digitlab.ui.images.ImageList.Outcome;
import org.jspecify.annotations.Nullable;

/** Chooses which images are shown, and in which order. */
final class FilterBar extends FlowPane {

	private final ImageList list;
	private final List<Runnable> counted = new ArrayList<>();
	private @Nullable DigitDataset data;
	private @Nullable ImageReadings readings;

	/**
	 * @param orders offered
	 */
	FilterBar(ImageList list, List<ImageOrder> orders) {
		this.list = list;
		getStyleClass().add("filter-bar");
		ComboBox<Integer> labels = box("filter-label", "Label", "Shows only the images with this label.",
				Stream.concat(IntStream.concat(IntStream.of(ImageList.ANY), IntStream.range(0, 10)).boxed(),
						Stream.of(DigitDataset.UNLABELLED)).toList(),
				list.labelProperty(), this::label);
		ComboBox<Outcome> outcomes = box("filter-outcome", "How they are read",
				"Shows only the images that the model in use reads like this. Of a refused image, the nearest digit counts.",
				List.of(Outcome.values()), list.outcomeProperty(),
				outcome -> outcome + (outcome == Outcome.ANY || list.readings() == null
						? ""
						: " (" + Numbers.count(list.count(outcome)) + ")"));
		ComboBox<ImageOrder> order = box("image-order", "Order", "The order of the images.", orders, list.orderProperty(),
				ImageOrder::toString);
		getChildren().addAll(labels, outcomes, order);
		list.shownProperty().subscribe(shown -> {
			if (shown.data() != data || shown.readings() != readings) {
				data = shown.data();
				readings = shown.readings();
				counted.forEach(Runnable::run);
				outcomes.setDisable(readings == null);
			}
		});
	}

	private String label(int of) {
		String words = of == ImageList.ANY ? "All labels" : of >= 0 ? Integer.toString(of) : list.labelInWords(of);
		return words + " (" + Numbers.count(list.count(of)) + ")";
	}

	private <T> ComboBox<T> box(String id, String name, String meaning, List<T> choices, ObjectProperty<T> chosen,
			Function<T, String> words) {
		ComboBox<T> box = new ComboBox<>();
		box.setId(id);
		box.setAccessibleText(name);
		Icons.tooltip(box, meaning);
		box.getItems().setAll(choices);
		box.valueProperty().bindBidirectional(chosen);
		Supplier<ListCell<T>> cell = () -> new ListCell<>() {
			@Override
			protected void updateItem(@Nullable T choice, boolean empty) {
				super.updateItem(choice, empty);
				setText(empty || choice == null ? null : words.apply(choice));
			}
		};
		box.setCellFactory(_ -> cell.get());
		counted.add(() -> box.setButtonCell(cell.get())); // with the new counts
		return box;
	}
}
