package digitlab.ui.settings;

import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import digitlab.settings.Settings;
import digitlab.settings.Settings.Theme;
import digitlab.settings.SettingsStore;
import digitlab.ui.common.DiskTasks;

/** How the window looks, and how the pen is. For the UI thread only. */
public final class AppearanceViewModel {

	private final SettingsStore settings;
	private final DiskTasks tasks;
	private final ReadOnlyObjectProperty<Theme> theme;
	private final Consumer<Theme> dress;
	private final DoubleProperty penWidth;
	private final ReadOnlyObjectWrapper<Integer> textSize;

	/**
	 * @param theme chosen
	 * @param dress dresses the window in a theme
	 * @param penWidth of the canvas, in parts of the sheet's side
	 */
	public AppearanceViewModel(Settings remembered, SettingsStore settings, DiskTasks tasks,
			ReadOnlyObjectProperty<Theme> theme, Consumer<Theme> dress, DoubleProperty penWidth) {
		this.settings = settings;
		this.tasks = tasks;
		this.theme = theme;
		this.dress = dress;
		this.penWidth = penWidth;
		textSize = new ReadOnlyObjectWrapper<>(remembered.textSize());
	}

	ReadOnlyObjectProperty<Theme> themeProperty() {
		return theme;
	}

	/** In percent of the usual size. */
	public ReadOnlyObjectProperty<Integer> textSizeProperty() {
		return textSize.getReadOnlyProperty();
	}

	/** In parts of the sheet's side. */
	DoubleProperty penWidthProperty() {
		return penWidth;
	}

	/** Dresses the window, and remembers that. */
	public void choose(Theme chosen) {
		dress.accept(chosen);
		tasks.run(() -> settings.update(all -> all.withTheme(chosen)), _ -> {
		});
	}

	void chooseTextSize(int percent) {
		textSize.set(percent);
		tasks.run(() -> settings.update(all -> all.withTextSize(percent)), _ -> {
		});
	}

	void rememberPenWidth() {
		double width = penWidth.get();
		tasks.run(() -> settings.update(all -> all.withPenWidth(width)), _ -> {
		});
	}

	/** As at first. */
	void reset() {
		dress.accept(Settings.DEFAULT.theme());
		textSize.set(Settings.DEFAULT.textSize());
		penWidth.set(Settings.DEFAULT.penWidth());
	}
}
