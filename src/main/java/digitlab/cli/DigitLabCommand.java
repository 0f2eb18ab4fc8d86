package digitlab.cli;

import java.io.IOException;
import java.util.concurrent.CancellationException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The command line. Without a subcommand there is nothing to do here: the launcher opens the window instead. */
@Command(name = "digitlab", mixinStandardHelpOptions = true, description = "A desktop laboratory for handwritten digits.", footer = {
		"", "Without a command the window opens."})
public final class DigitLabCommand implements Runnable {

	private static final Logger LOG = LoggerFactory.getLogger(DigitLabCommand.class);

	@CommandLine.Spec
	private CommandSpec spec = CommandSpec.create();

	private DigitLabCommand() {
	}

	@Override
	public void run() {
		throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do.");
	}

	/** Runs a command on the process's own terminal and returns the exit code. */
	public static int execute(CliServices services, String... arguments) {
		Terminal terminal = Terminal.ofProcess();
		try (CtrlC _ = new CtrlC(terminal)) {
			return execute(services, terminal, arguments);
		}
	}

	/** Says why there is nothing to be done here, and returns the exit code for that. */
	public static int refuse(String sentence) {
		Terminal.ofProcess().note("%s", sentence);
		return ExitCodes.FAILED;
	}

	static int execute(CliServices services, Terminal terminal, String... arguments) {
		CommandLine line = new CommandLine(new DigitLabCommand());
		line.getCommandSpec().version("Digit Lab " + services.version());
		line.addSubcommand(new PredictCommand(services, terminal));
		line.addSubcommand(new TrainCommand(services, terminal));
		line.addSubcommand(new ImproveCommand(services, terminal));
		line.addSubcommand(new EvaluateCommand(services, terminal));
		line.addSubcommand(new DoubtCommand(services, terminal));
		line.addSubcommand(new StatsCommand(services, terminal));
		line.addSubcommand(new ClusterCommand(services, terminal));
		line.addSubcommand(new ModelsCommand(services, terminal));
		line.addSubcommand(new DataCommand(services, terminal));
		line.addSubcommand(new DevicesCommand(services, terminal));
		line.getSubcommands().values().forEach(c -> c.getCommandSpec().mixinStandardHelpOptions(true));
		line.setCaseInsensitiveEnumValuesAllowed(true);
		line.setOut(terminal.out());
		line.setErr(terminal.err());
		line.setExecutionExceptionHandler((exception, command, parsed) -> failed(exception, terminal));
		return line.execute(arguments);
	}

	private static int failed(Exception exception, Terminal terminal) {
		switch (exception) {
			case CancellationException stopped -> {
				terminal.note("%s", stopped.getMessage());
				return ExitCodes.STOPPED;
			}
			case IOException io -> {
				LOG.info("A command failed", io);
				terminal.note("%s", ExitCodes.sentence(io));
			}
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
