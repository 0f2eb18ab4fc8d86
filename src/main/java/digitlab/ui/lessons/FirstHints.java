package digitlab.ui.lessons;

import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import digitlab.lessons.Fact;
import digitlab.lessons.Facts;
import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;
import digitlab.ui.common.Activity;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.WindowServices;

import static digitlab.language.Localization.marktr;

/**
 * The hints of the first start, one after the other: each goes when what it says is done, and none comes back by itself. For the
 * UI thread only.
 */
public final class FirstHints {

	/** What to do, in English; translated where it is shown. */
	static final List<String> TEXTS = List.of(
			marktr("Draw a digit on the sheet: it is read while you draw."),
			marktr("Was it wrong? Press the right digit below \"It was a\": the sketch is kept, and a model can learn from it."),
			marktr("See why: Charts, \"This reading\", shows which parts of your ink the answer depends on."));

	private final SettingsStore settings;
	private final DiskTasks tasks;
	private final Activity activity;
	private final ReadOnlyIntegerWrapper seen;
	/** What was done before the hint that is shown. */
	private Facts before = Facts.NONE;

	/** @param remembered the settings of the last session */
	public FirstHints(WindowServices services, Settings remembered) {
		settings = services.app().stored().settings();
		tasks = services.queues().tasks();
		activity = services.activity();
		seen = new ReadOnlyIntegerWrapper(remembered.hints());
		activity.factsProperty().subscribe(this::look);
	}

	/** How many hints are done; the next one is shown if there is one. */
	ReadOnlyIntegerProperty seenProperty() {
		return seen.getReadOnlyProperty();
	}

	private void look(Facts now) {
		boolean isDone = switch (seen.get()) {
			case 0 -> now.number(Fact.STROKES) > before.number(Fact.STROKES) && now.number(Fact.DIGITS) > 0;
			case 1 -> now.number(Fact.CORRECTIONS) > before.number(Fact.CORRECTIONS);
			case 2 -> now.number(Fact.EXPLANATIONS) > before.number(Fact.EXPLANATIONS);
			default -> false;
		};
		if (isDone) {
			set(seen.get() + 1);
		}
	}

	/** Goes on without doing it. */
	void next() {
		set(seen.get() + 1);
	}

	/** Dismisses all. */
	void dismiss() {
		set(Settings.HINTS);
	}

	/** Shows all again. */
	public void again() {
		set(0);
	}

	private void set(int number) {
		before = activity.factsProperty().get();
		seen.set(Math.min(number, Settings.HINTS));
		int kept = seen.get();
		tasks.run(() -> settings.update(all -> all.withHints(kept)), _ -> {
		});
	}
}
