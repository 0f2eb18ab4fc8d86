package digitlab.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What the process was started for. */
sealed interface Start {

	/** Does once by itself what most people do first; for the build and for benchmarks, so help does not speak of it. */
	String REHEARSE = "rehearse";

	/**
	 * The window.
	 *
	 * @param picture that a file manager opened with Digit Lab; null for none
	 */
	record Window(@Nullable Path picture) implements Start {
	}

	/**
	 * A rehearsal.
	 *
	 * @param pictures files to read before
	 */
	record Rehearsal(List<String> pictures) implements Start {
	}

	/** A command. */
	record CommandLine() implements Start {
	}

	/** What arguments ask for. A command is a word; a file manager names a file with its folder, which no command has. */
	static Start of(String... arguments) {
		if (arguments.length == 0) {
			return new Window(null);
		}
		if (arguments[0].equals(REHEARSE)) {
			return new Rehearsal(List.of(arguments).subList(1, arguments.length));
		}
		return arguments.length == 1 && isFile(arguments[0]) ? new Window(Path.of(arguments[0])) : new CommandLine();
	}

	private static boolean isFile(String argument) {
		boolean isWord = argument.chars().allMatch(Character::isLetter);
		try {
			return !isWord && !argument.startsWith("-") && Files.isRegularFile(Path.of(argument));
		} catch (InvalidPathException e) {
			return false;
		}
	}
}
