package digitlab.ui.common;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import atlantafx.base.theme.Styles;
import digitlab.dataset.Split;

import static digitlab.language.Localization.tr;

/** Chooses the data and the split. */
public final class DataChooser extends HBox {

	/**
	 * @param id prefix of the controls' ids
	 */
	public DataChooser(String id, DataSourceSelection selection, ObjectProperty<Split> split) {
		getStyleClass().add("data-chooser");
		setAlignment(Pos.CENTER_RIGHT);
		DataSourceMenu sources = new DataSourceMenu(id + "-source", selection);
		sources.setMaxWidth(200);
		getChildren().addAll(sources, parts(id, split));
	}

	/** Shows it, or takes no space. */
	public void show(boolean now) {
		setVisible(now);
		setManaged(now);
	}

	private HBox parts(String id, ObjectProperty<Split> split) {
		ToggleGroup group = new ToggleGroup();
		HBox parts = new HBox();
		parts.setAlignment(Pos.CENTER);
		for (Split part : Split.values()) {
			ToggleButton button = new ToggleButton(part == Split.TRAIN ? tr("train") : tr("test"));
			button.setId(id + "-" + part.label());
			button.setToggleGroup(group);
			button.getStyleClass().add(part == Split.TRAIN ? Styles.LEFT_PILL : Styles.RIGHT_PILL);
			button.setMinWidth(USE_PREF_SIZE);
			button.setOnAction(_ -> {
				button.setSelected(true); // exactly one is always selected
				split.set(part);
			});
			Lifetime.keep(split.subscribe(now -> button.setSelected(now == part)));
			parts.getChildren().add(button);
		}
		Icons.tooltip(parts,
				tr("The images that a model learns from, or those it is tested on. Data without splits are the same in both."));
		return parts;
	}
}
