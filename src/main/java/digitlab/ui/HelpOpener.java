package digitlab.ui;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;

import digitlab.ui.common.UiServices;
import digitlab.ui.help.HelpViewModel;
import digitlab.ui.help.HelpWindow;
import org.jspecify.annotations.Nullable;

/** Opens the help at what it says of the page shown. */
final class HelpOpener {

	private final UiServices app;
	private final Stage owner;
	private final ObservableValue<Boolean> dark;
	private final Supplier<String> shown;
	private final Runnable hints;
	private @Nullable HelpViewModel model;
	private @Nullable HelpWindow window;

	/**
	 * @param shown the name of the page shown
	 * @param hints shows the hints of the first start again
	 */
	HelpOpener(UiServices app, Stage owner, ObservableValue<Boolean> dark, Supplier<String> shown, Runnable hints) {
		this.app = app;
		this.owner = owner;
		this.dark = dark;
		this.shown = shown;
		this.hints = hints;
	}

	void open() {
		open(help -> help.explain(shown.get()));
	}

	/** Opens it at a term of the glossary: the term in English as links call it, such as "confusion-matrix". */
	void openTerm(String anchor) {
		open(help -> help.explainTerm(anchor));
	}

	private void open(Consumer<HelpViewModel> at) {
		HelpViewModel help = model == null ? new HelpViewModel(app.version(), app.desktop().licences()) : model;
		model = help;
		at.accept(help);
		HelpWindow open = window == null || !window.isOpen() ? new HelpWindow(help, owner, dark, hints) : window;
		window = open;
		open.show();
	}

	/** Goes on in the language that the window speaks by now. */
	void speak() {
		if (model != null) {
			model.speak();
		}
		if (window != null) {
			window.speak();
		}
	}

	void close() {
		if (window != null) {
			window.close();
		}
	}
}
