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

/** Applies the light or dark theme, as chosen or as the system is set. */
final class Themes {

	private final ReadOnlyObjectWrapper<Theme> chosen;
	private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
	private final Subscription system;

	Themes(Theme first) {
		chosen = new ReadOnlyObjectWrapper<>(first);
		chosen.subscribe(_ -> apply());
		system = Platform.getPreferences().colorSchemeProperty().subscribe((_, _) -> apply());
	}

	/** What was chosen last. */
	ReadOnlyObjectProperty<Theme> chosenProperty() {
		return chosen.getReadOnlyProperty();
	}

	/** Whether the window is dark now. */
	ReadOnlyBooleanProperty darkProperty() {
		return dark.getReadOnlyProperty();
	}

	/** What follows what is chosen: from the system's to light, to dark, and to the system's again. */
	Theme following() {
		return switch (chosen.get()) {
			case SYSTEM -> Theme.LIGHT;
			case LIGHT -> Theme.DARK;
			case DARK -> Theme.SYSTEM;
		};
	}

	/** Dresses the window in a theme. */
	void choose(Theme theme) {
		chosen.set(theme);
	}

	/** Follows the system no longer. */
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
