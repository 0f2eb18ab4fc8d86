package digitlab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import digitlab.MarkdownFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParseResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands in README and docs are accepted by the real command line, and those in code blocks are run, on small data and with
 * a fake network and trainer. What opens the window is left out.
 */
class DocumentedCommandsTest {

	private static final Pattern COMMAND = Pattern.compile("(?:target/digitlab/bin/)?digitlab (?<arguments>.+)");
	private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");
	private static final String PICTURE = ".*\\.(png|jpe?g)";

	@TempDir
	private Path folder;

	/** The arguments of a line that is a command of ours and does more than open the window; empty for others. */
	private static List<String> arguments(String line) {
		var found = COMMAND.matcher(line);
		if (!found.matches()) {
			return List.of();
		}
		List<String> words = WORD.matcher(found.group("arguments")).results().map(word -> word.group().replace("\"", ""))
				.toList();
		return words.size() == 1 && words.getFirst().matches(PICTURE) ? List.of() : words;
	}

	/** What the command line has against arguments; in a sentence something may be left out. */
	private static List<String> complaints(List<String> arguments, boolean isWhole) {
		CommandLine line = commandLine();
		collectErrors(line);
		List<String> complaints = new ArrayList<>();
		for (ParseResult result = line.parseArgs(arguments.toArray(String[]::new)); result != null; result = result
				.subcommand()) {
			result.errors().stream().filter(error -> isWhole || !(error instanceof MissingParameterException))
					.forEach(error -> complaints.add(error.getMessage()));
			result.unmatched().forEach(word -> complaints.add("not known: " + word));
		}
		return complaints;
	}

	private static void collectErrors(CommandLine line) {
		line.getCommandSpec().parser().collectErrors(true);
		line.getSubcommands().values().forEach(DocumentedCommandsTest::collectErrors);
	}

	private static CommandLine commandLine() {
		PrintWriter nowhere = new PrintWriter(new StringWriter());
		CommandLine line = DigitLabCommand.commandLine(Documentation.services("9.9"), new Terminal(nowhere, nowhere, () -> false),
				"");
		return line.setCaseInsensitiveEnumValuesAllowed(true);
	}

	@Test
	void everyCommandIsAccepted() throws IOException {
		Map<String, List<String>> refused = new TreeMap<>();
		int commands = 0;
		for (MarkdownFile page : MarkdownFile.all()) {
			for (boolean isWhole : new boolean[]{true, false}) {
				for (String line : isWhole ? page.code() : page.spans()) {
					List<String> arguments = arguments(line);
					List<String> complaints = arguments.isEmpty() ? List.of() : complaints(arguments, isWhole);
					commands += arguments.isEmpty() ? 0 : 1;
					if (!complaints.isEmpty()) {
						refused.put(page.path() + ": " + line, complaints);
					}
				}
			}
		}
		assertThat(refused).isEmpty();
		assertThat(commands).as("commands that were looked at").isGreaterThan(40);
	}

	@Test
	void aMisspelledOptionIsFound() {
		assertThat(complaints(arguments("digitlab stats --data mnist --stiles 8"), true)).isNotEmpty();
		assertThat(complaints(arguments("digitlab stats --stiles 8"), false)).isNotEmpty();
		assertThat(complaints(arguments("digitlab stats"), false)).isEmpty();
		assertThat(complaints(arguments("digitlab stats"), true)).as("without its data").isNotEmpty();
		assertThat(complaints(arguments("digitlab statz --data mnist"), true)).isNotEmpty();
		assertThat(complaints(arguments("digitlab train --data mnist --name x --decay sometimes"), true)).isNotEmpty();
		assertThat(complaints(arguments("target/digitlab/bin/digitlab evaluate --data mnist --model \"a name\""), true))
				.isEmpty();
	}

	@Test
	void everyCommandHasAnExample() throws IOException {
		List<String> shown = MarkdownFile.read(Path.of("docs/command-line.md")).code();
		TreeSet<String> missing = new TreeSet<>();
		commandLine().getSubcommands().forEach((name, command) -> {
			if (command.getSubcommands().isEmpty()) {
				missing.add("digitlab " + command.getCommandName());
			}
			command.getSubcommands().keySet().forEach(below -> missing.add("digitlab " + name + " " + below));
		});
		missing.removeIf(command -> shown.stream().anyMatch(line -> (line + " ").startsWith(command + " ")));
		assertThat(missing).isEmpty();
	}

	/** The commands in blocks of README and docs, each once. */
	static Stream<String> examples() throws IOException {
		return MarkdownFile.all().stream()
				.filter(page -> page.path().startsWith("docs") || page.path().equals(Path.of("README.md")))
				.flatMap(page -> page.code().stream()).filter(line -> !arguments(line).isEmpty()).distinct();
	}

	@ParameterizedTest
	@MethodSource("examples")
	void anExampleDoesWhatItSays(String line) throws IOException {
		SmallWorld world = new SmallWorld(folder);
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		List<String> arguments = world.prepared(arguments(line));
		int code = DigitLabCommand.execute(world.services(),
				new Terminal(new PrintWriter(out), new PrintWriter(err), () -> false),
				arguments.toArray(String[]::new));
		assertThat(code).as(err.toString()).isZero();
		for (int i = 1; i < arguments.size(); i++) {
			if (arguments.get(i - 1).equals("--out")) {
				assertThat(Path.of(arguments.get(i))).exists();
				assertThat(Files.isDirectory(Path.of(arguments.get(i))) || Files.size(Path.of(arguments.get(i))) > 0).isTrue();
			}
		}
	}
}
