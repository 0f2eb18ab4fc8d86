package digitlab.ui.common;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** Creates combo boxes. */
public final class ChoiceBoxes {

	private ChoiceBoxes() {
	}

	/** A choice among values, each shown by name. */
	public static <T> ComboBox<T> of(String id, Property<T> chosen, List<T> all, Function<T, String> name) {
		ComboBox<T> box = new ComboBox<>();
		box.setId(id);
		box.getItems().setAll(all);
		box.setConverter(named(name));
		box.valueProperty().bindBidirectional(chosen);
		return box;
	}

	/** The same, where choosing runs a command. */
	public static <T> ComboBox<T> of(String id, ReadOnlyObjectProperty<T> chosen, List<T> all, Function<T, String> name,
			Consumer<T> choose) {
		ComboBox<T> box = new ComboBox<>();
		box.setId(id);
		box.getItems().setAll(all);
		box.setConverter(named(name));
		Lifetime.keep(chosen.subscribe(box::setValue));
		box.setOnAction(_ -> {
			if (box.getValue() != null && !box.getValue().equals(chosen.get())) {
				choose.accept(box.getValue());
			}
		});
		return box;
	}

	/** A choice among the window's data sources, which follows their list. */
	public static ComboBox<DataSource> data(String id, ObjectProperty<DataSource> chosen, DataSourceSelection selection,
			Predicate<DataSource> which) {
		ComboBox<DataSource> box = new ComboBox<>();
		box.setId(id);
		box.setConverter(named(DataSource::shownName));
		Runnable fill = () -> {
			DataSource before = chosen.get();
			box.getItems().setAll(selection.choices().filtered(which));
			box.setValue(before);
		};
		Lifetime.keep(selection.choices().subscribe(fill));
		fill.run();
		Lifetime.keep(chosen.subscribe(box::setValue));
		box.setOnAction(_ -> {
			if (box.getValue() != null) {
				chosen.set(box.getValue());
			}
		});
		return box;
	}

	private static <T> StringConverter<T> named(Function<T, String> name) {
		return new StringConverter<>() {
			@Override
			public String toString(T value) {
				return value == null ? "" : name.apply(value);
			}

			@Override
			public T fromString(String text) {
				throw new UnsupportedOperationException("This is chosen, not typed");
			}
		};
	}
}
