package digitlab.ui.common;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import digitlab.lessons.Fact;
import digitlab.lessons.Facts;

/** What the window shows and what was done in it, for lessons that watch it. For the UI thread only. */
public final class Activity {

	private final ReadOnlyObjectWrapper<Facts> facts = new ReadOnlyObjectWrapper<>(Facts.NONE);

	/** All that is known; another object after every change. */
	public ReadOnlyObjectProperty<Facts> factsProperty() {
		return facts.getReadOnlyProperty();
	}

	/** Several values change at once, so that nobody sees some of them with those of before. */
	public void tell(UnaryOperator<Facts> change) {
		facts.set(change.apply(facts.get()));
	}

	/** A text is now this. */
	public void tell(Fact fact, String value) {
		facts.set(facts.get().with(fact, value));
	}

	/** A number is now this. */
	public void tell(Fact fact, double value) {
		facts.set(facts.get().with(fact, value));
	}

	/** It happened once more. */
	public void count(Fact fact) {
		tell(fact, facts.get().number(fact) + 1);
	}
}
