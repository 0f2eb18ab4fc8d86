package digitlab.ui.canvas;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;

import atlantafx.base.theme.Tweaks;
import digitlab.models.StoredModel;
import digitlab.ui.common.Icon;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** The menu to choose a second model from. */
final class SecondModelMenu {

	private final SecondModelViewModel model;
	private final MenuButton menu;

	private SecondModelMenu(SecondModelViewModel model) {
		this.model = model;
		menu = Icons.name(new MenuButton(null, new Icon(Feather.COLUMNS)), tr("Compare with another model"), "");
		menu.getStyleClass().add(Tweaks.NO_ARROW);
		menu.setId("second-model");
		menu.setOnShowing(_ -> model.refresh());
		Lifetime.keep(model.models().subscribe(this::fill));
		Lifetime.keep(model.inUseProperty().subscribe(_ -> fill()));
		Lifetime.keep(model.chosenProperty().subscribe(_ -> fill()));
	}

	static MenuButton of(SecondModelViewModel model) {
		return new SecondModelMenu(model).menu;
	}

	private void fill() {
		menu.getItems().setAll(item(tr("No comparison"), null));
		model.models().forEach(one -> menu.getItems().add(item(one.name(), one)));
		if (model.models().stream().allMatch(this::isInUse)) {
			MenuItem none = new MenuItem(tr("There is no other model: train or import one in Settings"));
			none.setDisable(true);
			menu.getItems().add(none);
		}
	}

	private MenuItem item(String name, @Nullable StoredModel one) {
		boolean isInUse = one != null && isInUse(one);
		RadioMenuItem item = new RadioMenuItem(isInUse ? tr("%s (in use)", name) : name);
		item.setMnemonicParsing(false);
		StoredModel chosen = model.chosenProperty().get();
		item.setSelected(one == null ? chosen == null : chosen != null && chosen.folder().equals(one.folder()));
		item.setDisable(isInUse);
		item.setOnAction(_ -> {
			model.choose(one);
			fill(); // choosing the chosen one again would deselect it
		});
		return item;
	}

	private boolean isInUse(StoredModel one) {
		return model.inUseProperty().get() instanceof StoredModel used && used.folder().equals(one.folder());
	}
}
