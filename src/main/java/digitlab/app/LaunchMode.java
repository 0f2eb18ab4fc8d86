package digitlab.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import digitlab.cli.DigitLabCommand;
import org.jspecify.annotations.Nullable;

/** What the process was started for: the window, a command, or opening a picture. */
sealed interface LaunchMode {

	/** Performs a user's first actions automatically, for the build and benchmarks; not shown in the help. */
	String REHEARSE = "rehearse";

	/**
	 * The window.
	 *
	 * @param picture that a file manager opened with Digit Lab; null for none
	 * @param lessons folder of a teacher's lessons; null for none
	 */
	record Window(@Nullable Path picture, @Nullable Path lessons) implements LaunchMode {
	}

	/**
	 * A rehearsal.
	 *
	 * @param pictures files to read first
	 */
	record Rehearsal(List<String> pictures) implements LaunchMode {
	}

	/** A command. */
	record CommandLine() implements LaunchMode {
	}

	/**
	 * Arguments that cannot be used.
	 *
	 * @param sentence why, and what to do
	 */
	record Refusal(String sentence) implements LaunchMode {
	}

	/** Interprets the arguments. Commands are words; a file manager passes a file with its folder, which no command contains. */
	static LaunchMode of(String... arguments) {
		if (arguments.length == 0) {
			return new Window(null, null);
		}
		if (arguments[0].equals(DigitLabCommand.LESSONS) || arguments[0].startsWith(DigitLabCommand.LESSONS + "=")) {
			return ofLessons(String.join("=", arguments).substring(DigitLabCommand.LESSONS.length()));
		}
		if (arguments[0].equals(REHEARSE)) {
			return new Rehearsal(List.of(arguments).subList(1, arguments.length));
		}
		return arguments.length == 1 && !arguments[0].startsWith("-") && !DigitLabCommand.isCommand(arguments[0])
				? ofFile(arguments[0])
				: new CommandLine();
	}

	/** @param folder an equals sign and its path, or nothing */
	private static LaunchMode ofLessons(String folder) {
		if (folder.length() < 2) {
			return new Refusal("--lessons takes a folder with lessons, such as \"digitlab --lessons my-lessons\".");
		}
		try {
			Path path = Path.of(folder.substring(1));
			if (Files.isDirectory(path)) {
				return new Window(null, path.toAbsolutePath());
			}
		} catch (InvalidPathException _) {
			// no folder has such a name
		}
		return new Refusal("There is no folder " + folder.substring(1) + " with lessons.");
	}

	private static LaunchMode ofFile(String argument) {
		boolean isWord = argument.chars().allMatch(Character::isLetter);
		try {
			Path file = Path.of(argument);
			if (Files.isDirectory(file)) {
				return new Refusal(file + " is a folder, and the window opens a single picture: name one, or read them all "
						+ "with \"digitlab predict " + file + "\".");
			}
			if (Files.exists(file)) {
				return new Window(file, null);
			}
			// A word is more likely a misspelt command, for which the command line suggests alternatives.
			return isWord ? new CommandLine() : new Refusal("There is no file " + file + ".");
		} catch (InvalidPathException e) {
			return new Refusal("There is no file " + argument + ".");
		}
	}
}
