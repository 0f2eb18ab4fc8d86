package digitlab.ui.common;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A text of a view model that stays for a while: it is said again when another language is chosen. For the UI thread only. */
public final class SpokenText {

	private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
	private Supplier<String> words = () -> "";

	/** Empty at first. */
	public SpokenText(LanguageSelection language) {
		language.spokenProperty().subscribe((_, _) -> text.set(words.get()));
	}

	/**
	 * Says something else.
	 *
	 * @param now makes the text, in the language of the window
	 */
	public void say(Supplier<String> now) {
		words = now;
		text.set(now.get());
	}

	/** Says nothing. */
	public void clear() {
		say(() -> "");
	}

	public ReadOnlyStringProperty property() {
		return text.getReadOnlyProperty();
	}
}
