package digitlab.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import digitlab.formats.DataSources;
import digitlab.models.ModelStore;
import digitlab.settings.SettingsStore;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes what the build makes of the commands' own help: man pages, as AsciiDoc, and the shells' completion. */
final class Documentation {

	private Documentation() {
	}

	/**
	 * @param arguments the version, a folder for the man pages' sources, and a file for the completion
	 */
	public static void main(String[] arguments) throws IOException {
		CommandLine line = DigitLabCommand.commandLine(services(arguments[0]),
				new Terminal(new PrintWriter(System.out), new PrintWriter(System.err), () -> false), "");
		File pages = Files.createDirectories(Path.of(arguments[1])).toFile();
		int failed = ManPageGenerator.generateManPage(pages, null, new boolean[0], true, line.getCommandSpec());
		if (failed != 0) {
			throw new IOException("The man pages could not be written: " + failed);
		}
		Path completion = Path.of(arguments[2]);
		Files.createDirectories(completion.getParent());
		Files.writeString(completion, AutoComplete.bash("digitlab", line));
	}

	/** None that works: the commands are described, not run. */
	static CliServices services(String version) {
		Path nowhere = Path.of("nowhere");
		CliServices.Engine engine = new CliServices.Engine((weights, threads) -> {
			throw new IOException("no network");
		}, (plan, listener, stop) -> {
			throw new IOException("no trainer");
		}, List::of);
		return new CliServices(version, engine, new DataSources((split, progress, stop) -> {
			throw new IOException("no data");
		}), (progress, stop) -> {
		}, new ModelStore(nowhere, nowhere), new SettingsStore(nowhere), new CliServices.Folders(nowhere, nowhere, nowhere),
				List::of);
	}
}
