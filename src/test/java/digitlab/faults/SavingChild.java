package digitlab.faults;

import java.io.IOException;
import java.nio.file.Path;

import digitlab.io.PendingFile;

/** Saves version after version, and prints the number of each once it is saved. Arguments: what, home, from, to. */
public final class SavingChild {

	private SavingChild() {
	}

	/** The notes' folder in a home. */
	static Path notes(Path home) {
		return home.resolve("unfinished");
	}

	public static void main(String[] arguments) throws IOException {
		Saved saved = Saved.valueOf(arguments[0]);
		Path home = Path.of(arguments[1]);
		PendingFile.cleanUp(notes(home)); // as at every start
		int last = Integer.parseInt(arguments[3]);
		for (int number = Integer.parseInt(arguments[2]); number <= last; number++) {
			saved.save(home, number);
			System.out.println(number);
		}
	}
}
