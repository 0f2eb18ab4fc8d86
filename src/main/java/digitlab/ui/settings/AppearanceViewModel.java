package digitlab.ui.settings;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import digitlab.language.Language;
import digitlab.settings.Settings;
import digitlab.settings.Settings.Theme;
import digitlab.settings.SettingsStore;
import digitlab.ui.canvas.PenViewModel;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.LanguageSelection;
import digitlab.ui.common.WindowServices;

/** The view model of the appearance of the window and the pen. For the UI thread only. */
public final class AppearanceViewModel {

	private final SettingsStore settings;
	private final DiskTasks tasks;
	private final ReadOnlyObjectProperty<Theme> theme;
	private final Consumer<Theme> dress;
	private final LanguageSelection language;
	private final PenViewModel pen;
	private final ReadOnlyObjectWrapper<Integer> textSize;

	/**
	 * @param theme the chosen one
	 * @param dress applies a theme to the window
	 * @param pen of the canvas
	 */
	public AppearanceViewModel(Settings remembered, WindowServices services, ReadOnlyObjectProperty<Theme> theme,
			Consumer<Theme> dress, PenViewModel pen) {
		this.theme = theme;
		this.dress = dress;
		this.pen = pen;
		language = services.language();
		settings = services.app().stored().settings();
		tasks = services.queues().tasks();
		textSize = new ReadOnlyObjectWrapper<>(remembered.textSize());
	}

	ReadOnlyObjectProperty<Theme> themeProperty() {
		return theme;
	}

	/** In percent of the usual size. */
	public ReadOnlyObjectProperty<Integer> textSizeProperty() {
		return textSize.getReadOnlyProperty();
	}

	/** As a fraction of the sheet's side. */
	DoubleProperty penWidthProperty() {
		return pen.widthProperty();
	}

	/** Applies a theme, and remembers it. */
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

	/** Empty for the system's language. */
	ReadOnlyObjectProperty<Optional<Language>> languageProperty() {
		return language.chosenProperty();
	}

	void chooseLanguage(Optional<Language> chosen) {
		language.choose(chosen);
	}

	void rememberPenWidth() {
		pen.rememberWidth();
	}

	/** Restores the defaults. */
	void reset() {
		dress.accept(Settings.DEFAULT.theme());
		textSize.set(Settings.DEFAULT.textSize());
		pen.widthProperty().set(Settings.DEFAULT.penWidth());
	}
}
