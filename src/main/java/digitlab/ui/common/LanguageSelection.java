package digitlab.ui.common;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import digitlab.language.Language;
import digitlab.language.Localization;
import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;

/**
 * The language of the window. View models that hold texts follow {@link #spokenProperty} and tell them again; the window, which
 * follows it last, builds its views anew. For the UI thread only.
 */
public final class LanguageSelection {

	private final SettingsStore settings;
	private final DiskTasks tasks;
	private final ReadOnlyObjectWrapper<Optional<Language>> chosen;
	private final ReadOnlyObjectWrapper<Language> spoken;

	/** Speaks the remembered language, or the system's if none was chosen. */
	public LanguageSelection(Settings remembered, SettingsStore settings, DiskTasks tasks) {
		this.settings = settings;
		this.tasks = tasks;
		chosen = new ReadOnlyObjectWrapper<>(Optional.ofNullable(remembered.language()).flatMap(Language::of));
		spoken = new ReadOnlyObjectWrapper<>(chosen.get().orElseGet(Language::ofSystem));
		Localization.speak(spoken.get());
	}

	/** The user's choice; empty for the system's language. */
	public ReadOnlyObjectProperty<Optional<Language>> chosenProperty() {
		return chosen.getReadOnlyProperty();
	}

	/** The language of all texts. */
	public ReadOnlyObjectProperty<Language> spokenProperty() {
		return spoken.getReadOnlyProperty();
	}

	/**
	 * Speaks another language at once, and remembers it.
	 *
	 * @param language empty for the system's
	 */
	public void choose(Optional<Language> language) {
		Localization.speak(language.orElseGet(Language::ofSystem));
		chosen.set(language);
		spoken.set(Localization.language());
		tasks.run(() -> settings.update(all -> all.withLanguage(language.map(Language::code).orElse(null))), _ -> {
		});
	}
}
