package digitlab.cli;

import java.util.List;
import java.util.Locale;

/** Looks whether everything that Digit Lab needs is there and works. */
@FunctionalInterface
public interface HealthCheck {

	/** How something is. */
	enum State {
		OK, NOTE, PROBLEM;

		/** On the terminal and in JSON. */
		String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/**
	 * What was found out about one thing.
	 *
	 * @param name of the thing, such as "display"
	 * @param state a note is worth knowing and hinders nothing
	 * @param detail one line, without anything private but the names of folders below the home directory
	 */
	record Finding(String name, State state, String detail) {
	}

	/** Looks at everything, one after the other; takes a few seconds. Nothing is changed, and no network is used. */
	List<Finding> examine();
}
