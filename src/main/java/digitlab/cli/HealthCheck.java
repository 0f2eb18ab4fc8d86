package digitlab.cli;

import java.util.List;
import java.util.Locale;

/** Checks whether everything that Digit Lab needs is present and works. */
@FunctionalInterface
public interface HealthCheck {

	/** The state of a checked item. */
	enum State {
		OK, NOTE, PROBLEM;

		/** The name on the terminal and in JSON. */
		String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/**
	 * The result for one item.
	 *
	 * @param name name of the item, such as "display"
	 * @param state its state; a note is informative and not a problem
	 * @param detail one line, without private information except the names of folders below the home directory
	 */
	record Finding(String name, State state, String detail) {
	}

	/** Runs all checks in order; takes a few seconds. Changes nothing and uses no network. */
	List<Finding> examine();
}
