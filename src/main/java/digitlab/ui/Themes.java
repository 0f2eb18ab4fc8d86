package digitlab.ui;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import digitlab.settings.Settings.Theme;

/** Applies the light or dark theme, or follows the system. */
final class Themes {

	private final ReadOnlyObjectWrapper<Theme> chosen;
	private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
	private final Subscription system;

	Themes(Theme first) {
		chosen = new ReadOnlyObjectWrapper<>(first);
		chosen.subscribe(_ -> apply());
		system = Platform.getPreferences().colorSchemeProperty().subscribe((_, _) -> apply());
	}

	/** The user's choice. */
	ReadOnlyObjectProperty<Theme> chosenProperty() {
		return chosen.getReadOnlyProperty();
	}

	/** Whether the window is dark now. */
	ReadOnlyBooleanProperty darkProperty() {
		return dark.getReadOnlyProperty();
	}

	/** The theme after the chosen one: from the system's to light, to dark, and back to the system's. */
	Theme following() {
		return switch (chosen.get()) {
			case SYSTEM -> Theme.LIGHT;
			case LIGHT -> Theme.DARK;
			case DARK -> Theme.SYSTEM;
		};
	}

	/** Applies a theme to the window. */
	void choose(Theme theme) {
		chosen.set(theme);
	}

	/** Stops following the system. */
	void close() {
		system.unsubscribe();
	}

	private void apply() {
		dark.set(switch (chosen.get()) {
			case LIGHT -> false;
			case DARK -> true;
			case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
		});
		Application.setUserAgentStylesheet(
				dark.get() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
	}
}
