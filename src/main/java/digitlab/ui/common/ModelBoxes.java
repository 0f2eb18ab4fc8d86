package digitlab.ui.common;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import digitlab.models.StoredModel;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** Combo boxes for choosing a model. */
public final class ModelBoxes {

	private ModelBoxes() {
	}

	/**
	 * @param mayBeNone whether "no model" can be chosen
	 */
	public static ComboBox<@Nullable StoredModel> box(String id, String name, ModelCatalog catalog,
			ObjectProperty<@Nullable StoredModel> chosen, boolean mayBeNone) {
		ComboBox<@Nullable StoredModel> box = new ComboBox<>();
		box.setId(id);
		box.setAccessibleText(name);
		box.setPromptText(tr("no other")); // also shown in the list for null
		box.setConverter(new StringConverter<>() {
			@Override
			public String toString(@Nullable StoredModel model) {
				return model == null ? tr("no other") : model.name();
			}

			@Override
			public @Nullable StoredModel fromString(String name) {
				throw new UnsupportedOperationException("A model is chosen, not typed");
			}
		});
		box.getStyleClass().add("model-box");
		Runnable fill = () -> {
			StoredModel before = chosen.get();
			box.getItems().clear();
			if (mayBeNone) {
				box.getItems().add(null);
			}
			box.getItems().addAll(catalog.models());
			box.setValue(before);
			chosen.set(before);
		};
		Lifetime.keep(catalog.models().subscribe(fill));
		fill.run();
		box.valueProperty().bindBidirectional(chosen);
		return box;
	}
}
