package digitlab.faults;

import java.io.IOException;
import java.nio.file.Path;

/** Something that is saved in numbered, distinguishable versions. */
interface Versions {

	/** Saves version 1, 2, … in place of the one before. */
	void save(Path home, int number) throws IOException;

	/**
	 * The version on disk, 0 for none.
	 *
	 * @throws IllegalStateException if it is not complete
	 */
	int check(Path home) throws IOException;

	/** @throws IllegalStateException if it does not hold */
	static void require(boolean holds, String what) {
		if (!holds) {
			throw new IllegalStateException("what was saved is not whole: " + what);
		}
	}
}
