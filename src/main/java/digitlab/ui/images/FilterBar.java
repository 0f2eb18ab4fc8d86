package digitlab.ui.images;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

import digitlab.dataset.DigitDataset;
import digitlab.ui.common.ConfidenceText;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.NumberSpinner;
import digitlab.ui.common.Numbers;
import digitlab.ui.images.ImageList.Outcome;
import digitlab.ui.images.ImageList.Range;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** Chooses which images are shown, and in which order. */
final class FilterBar extends FlowPane {

	private final ImageList list;
	private final List<Runnable> counted = new ArrayList<>();
	private final List<Node> readOnly = new ArrayList<>();
	private @Nullable DigitDataset data;
	private @Nullable ImageReadings readings;

	/**
	 * @param orders offered
	 */
	FilterBar(ImageList list, List<ImageOrder> orders) {
		this.list = list;
		getStyleClass().add("filter-bar");
		ComboBox<Integer> labels = box("filter-label", tr("Label"), tr("Shows only the images with this label."),
				Stream.concat(IntStream.concat(IntStream.of(ImageList.ANY), IntStream.range(0, 10)).boxed(),
						Stream.of(DigitDataset.UNLABELLED)).toList(),
				list.labelProperty(), this::label);
		ComboBox<Outcome> outcomes = box("filter-outcome", tr("How they are read"),
				tr("Shows only the images that the model in use reads like this. Of a refused image, the nearest digit counts."),
				List.of(Outcome.values()), list.outcomeProperty(),
				outcome -> outcome == Outcome.ANY || list.readings() == null
						? translated(outcome.words())
						: tr("%s (%s)", translated(outcome.words()), Numbers.count(list.count(outcome))));
		ComboBox<ImageOrder> order = box("image-order", tr("Order"), tr("The order of the images."), orders, list.orderProperty(),
				choice -> translated(choice.words()));
		readOnly.add(outcomes);
		getChildren().addAll(labels, outcomes, order);
		Lifetime.keep(list.shownProperty().subscribe(shown -> {
			if (shown.data() != data || shown.readings() != readings) {
				data = shown.data();
				readings = shown.readings();
				counted.forEach(Runnable::run);
				readOnly.forEach(control -> control.setDisable(readings == null));
			}
		}));
	}

	/** Adds filters by the digit read and by how sure the reading is. */
	FilterBar withReadings() {
		ComboBox<Integer> read = box("filter-read", tr("Read as"), tr("Shows only the images that are read as this digit."),
				IntStream.concat(IntStream.of(ImageList.ANY), IntStream.range(0, 10)).boxed().toList(), list.readProperty(),
				digit -> digit == ImageList.ANY ? tr("Any digit read") : tr("Read as %s", ConfidenceText.withArticle(digit)));
		IntegerProperty from = new SimpleIntegerProperty(0);
		IntegerProperty to = new SimpleIntegerProperty(100);
		Lifetime.keep(list.surenessProperty().subscribe(range -> {
			from.set((int) Math.rint(100 * range.from()));
			to.set((int) Math.rint(100 * range.to()));
		}));
		Runnable filter = () -> list.surenessProperty().set(new Range(from.get() / 100.0, to.get() / 100.0));
		from.subscribe((_, _) -> filter.run());
		to.subscribe((_, _) -> filter.run());
		Label least = new Label(tr("Sure from"));
		Label most = new Label(tr("to"));
		HBox sureness = new HBox(least, percent("sure-from", tr("Least sureness in percent"), from), most,
				percent("sure-to", tr("Greatest sureness in percent"), to), new Label("%"));
		sureness.setAlignment(Pos.CENTER_LEFT);
		sureness.getStyleClass().add("sureness");
		Icons.tooltip(sureness, tr("Shows only the images whose reading has a probability in this range, both ends included."));
		readOnly.addAll(List.of(read, sureness));
		readOnly.forEach(control -> control.setDisable(true));
		counted.getLast().run();
		getChildren().addAll(List.of(read, sureness));
		return this;
	}

	private static NumberSpinner percent(String id, String name, IntegerProperty value) {
		NumberSpinner spinner = new NumberSpinner(id, value, 0, 100, 5);
		spinner.setAccessibleText(name);
		return spinner;
	}

	private String label(int of) {
		String words = of == ImageList.ANY ? tr("All labels") : of >= 0 ? Integer.toString(of) : list.labelInWords(of);
		return tr("%s (%s)", words, Numbers.count(list.count(of)));
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
