package digitlab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import digitlab.io.ErrorMessages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. Not run without a subcommand: the launcher opens the window instead. */
@Command(name = "digitlab", mixinStandardHelpOptions = true, description = "A desktop laboratory for handwritten digits.", footer = {
		"", "Without a command the window opens; given a picture file instead, the window opens it."})
public final class DigitLabCommand implements Runnable {

	/** Former names of commands, which scripts may still use. */
	private static final Map<String, String> FORMER_NAMES = Map.of("doubt", "calibrate");

	private static final Pattern CHOICES = Pattern.compile("one of \\[[A-Z0-9_, ]+]");

	private static final Logger LOG = LoggerFactory.getLogger(DigitLabCommand.class);

	/** May stand before or after a command, or alone. */
	public static final String VERBOSE = "--verbose";

	/** The option that opens the window with lessons. */
	public static final String LESSONS = "--lessons";

	@CommandLine.Spec
	private CommandSpec spec = CommandSpec.create();

	/** Read by the application before anything else, as it concerns the log. */
	@Option(names = VERBOSE, scope = ScopeType.INHERIT, description = "Write the log to standard error as well.")
	private boolean verbose;

	/** Opens the window, which the application does before any command is looked at. */
	@Option(names = LESSONS, paramLabel = "FOLDER", description = "Open the window with a teacher's lessons in this folder.")
	private @Nullable String lessons;

	private DigitLabCommand() {
	}

	@Override
	public void run() {
		throw new CommandLine.ParameterException(spec.commandLine(), "Choose a command.");
	}

	/** Runs a command on the process's own terminal and returns the exit code. */
	public static int execute(CliServices services, String... arguments) {
		Terminal terminal = Terminal.ofProcess();
		try (InterruptHandler _ = new InterruptHandler(terminal)) {
			return execute(services, terminal, arguments);
		}
	}

	/** Prints a sentence to standard output. */
	public static void tell(String sentence) {
		Terminal.ofProcess().print("%s", sentence);
	}

	/** Prints the reason why nothing can be done, and returns the exit code for that. */
	public static int refuse(String sentence) {
		Terminal.ofProcess().note("%s", sentence);
		return ExitCodes.FAILED;
	}

	static int execute(CliServices services, Terminal terminal, String... arguments) {
		CommandLine line = commandLine(services, terminal, arguments.length == 0 ? "" : arguments[0]);
		line.setCaseInsensitiveEnumValuesAllowed(true);
		line.setOut(terminal.out());
		line.setErr(terminal.err());
		line.setExecutionExceptionHandler((exception, command, parsed) -> failed(exception, terminal));
		line.setParameterExceptionHandler((refused, _) -> misused(refused, terminal));
		return terminal.finish(line.execute(arguments));
	}

	/** As picocli does, but what was typed cannot control the terminal, and choices are written as they are typed. */
	private static int misused(CommandLine.ParameterException refused, Terminal terminal) {
		terminal.note("%s", CHOICES.matcher(refused.getMessage()).replaceAll(found -> found.group().toLowerCase(Locale.ROOT)));
		if (!CommandLine.UnmatchedArgumentException.printSuggestions(refused, terminal.err())) {
			refused.getCommandLine().usage(terminal.err());
		}
		return ExitCodes.USAGE;
	}

	private static void fail(IOException failure, Terminal terminal) {
		LOG.info("A command failed", failure);
		terminal.note("%s", ErrorMessages.of(failure));
	}

	/**
	 * Creates the commands and their options.
	 *
	 * @param wanted the command to run: the others are omitted, as picocli takes some milliseconds to examine each. If it is not
	 * a command, all are created
	 */
	static CommandLine commandLine(CliServices services, Terminal terminal, String wanted) {
		CommandLine line = new CommandLine(new DigitLabCommand());
		line.getCommandSpec().version("Digit Lab " + services.version());
		Map<String, Maker> commands = commands();
		Maker only = commands.get(FORMER_NAMES.getOrDefault(wanted, wanted));
		List<Maker> chosen = only == null ? List.copyOf(commands.values()) : List.of(only);
		chosen.forEach(command -> line.addSubcommand(command.make(services, terminal)));
		line.getSubcommands().values().forEach(c -> c.getCommandSpec().mixinStandardHelpOptions(true));
		line.getSubcommands().values().forEach(DigitLabCommand::tellDefaultsAsTyped);
		return line;
	}

	/** Otherwise the help would show the names of Java's constants, in capitals. */
	private static void tellDefaultsAsTyped(CommandLine command) {
		CommandSpec spec = command.getCommandSpec();
		for (OptionSpec option : List.copyOf(spec.options())) {
			if (option.initialValue() instanceof Enum<?> value) {
				String typed = "default: " + value.name().toLowerCase(Locale.ROOT);
				String[] told = Stream.of(option.description()).map(d -> d.replace("default: " + value, typed))
						.toArray(String[]::new);
				spec.remove(option);
				spec.add(option.toBuilder().description(told).build());
			}
		}
		command.getSubcommands().values().forEach(DigitLabCommand::tellDefaultsAsTyped);
	}

	/** Whether there is a command of this name. */
	public static boolean isCommand(String word) {
		return commands().containsKey(FORMER_NAMES.getOrDefault(word, word));
	}

	/** Creates a command. */
	private interface Maker {
		Object make(CliServices services, Terminal terminal);
	}

	private static Map<String, Maker> commands() {
		Map<String, Maker> commands = new LinkedHashMap<>();
		commands.put("predict", PredictCommand::new);
		commands.put("train", TrainCommand::of);
		commands.put("improve", ImproveCommand::new);
		commands.put("evaluate", EvaluateCommand::new);
		commands.put("calibrate", CalibrateCommand::new);
		commands.put("stats", StatsCommand::new);
		commands.put("cluster", ClusterCommand::new);
		commands.put("models", ModelsCommand::new);
		commands.put("data", DataCommand::new);
		commands.put("devices", DevicesCommand::new);
		commands.put("doctor", DoctorCommand::new);
		return commands;
	}

	private static int failed(Exception exception, Terminal terminal) {
		switch (exception) {
			case CancellationException stopped -> {
				terminal.note("%s", stopped.getMessage());
				return ExitCodes.STOPPED;
			}
			case IOException io -> fail(io, terminal);
			case UncheckedIOException io -> fail(io.getCause(), terminal); // a folder that vanished while it was listed
			case IllegalArgumentException refused when refused.getMessage() != null -> {
				LOG.info("A command was refused", refused);
				terminal.note("%s", refused.getMessage());
			}
			case IllegalStateException refused when refused.getMessage() != null -> {
				LOG.warn("A command could not be carried out", refused);
				terminal.note("%s", refused.getMessage());
			}
			default -> {
				LOG.error("A command failed unexpectedly", exception);
				terminal.note("Something went wrong inside Digit Lab: %s.", exception);
			}
		}
		return ExitCodes.FAILED;
	}
}
