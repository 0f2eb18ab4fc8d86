package digitlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import digitlab.dataset.DatasetFormat;
import digitlab.dataset.Split;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "data", description = "Lists the available data, downloads MNIST, inspects and converts data.")
final class DataCommand implements Callable<Integer> {

	private final CliServices services;
	private final Terminal terminal;

	@Spec
	@Nullable
	CommandSpec spec;

	DataCommand(CliServices services, Terminal terminal) {
		this.services = services;
		this.terminal = terminal;
	}

	@Override
	public Integer call() {
		throw new ParameterException(spec.commandLine(), "Choose one of: list, download mnist, inspect, convert.");
	}

	@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists what --data accepts here.")
	int list() {
		terminal.print("mnist          %s", Files.isDirectory(services.folders().mnist())
				? "in " + services.folders().mnist()
				: "not downloaded yet; download it with: digitlab data download mnist");
		terminal.print("synthetic[:N]  generated, N digits for each split (2000 if not given)");
		terminal.print("sketches[:N]   generated like people's sketches; the test split has hands and pens that are never "
				+ "learned from");
		if (Files.isDirectory(services.folders().ownSamples())) {
			terminal.print("my sketches    in %s", services.folders().ownSamples());
		}
		terminal.print(
				"a file         of digits: a table (CSV, TSV, ARFF, LIBSVM), IDX, NumPy, MATLAB, Parquet, or an archive of these");
		terminal.print("a folder       of such files, or of pictures in folders 0 to 9");
		return ExitCodes.DONE;
	}

	@Command(name = "inspect", mixinStandardHelpOptions = true, description = "Shows what a file or folder of digits "
			+ "contains, what was assumed about it, and whether its images follow MNIST's conventions.")
	int inspect(@Parameters(paramLabel = "FILE", description = "Anything that --data accepts.") String file,
			@Mixin ArrangementOptions arranging,
			@Option(names = "--model", paramLabel = "M", description = "The model that reads the images.") @Nullable String model,
			@Option(names = "--out", paramLabel = "PNG", description = "Write a contact sheet of the images.") @Nullable Path out,
			@Option(names = "--json", description = "Print one JSON document instead of text.") boolean json) throws IOException {
		if (out != null) {
			OutputFiles.check(out, file);
		}
		new DataInspection(services, terminal, arranging.arrangement().with(false)).inspect(file, model, out, json);
		return ExitCodes.DONE;
	}

	@Command(name = "convert", mixinStandardHelpOptions = true, description = "Converts data to another format.", footer = {"",
			"The ending of OUT decides the format: .csv for Kaggle's CSV, .npz for NumPy arrays,",
			".jsonl for strokes as JSON lines (of generated sketches); a name without an ending",
			"is a folder of MNIST's IDX files or, with --to pngs, of pictures by class."})
	int convert(
			@Parameters(paramLabel = "IN", description = "Anything that --data accepts, or \"own\" for your own sketches.") String in,
			@Parameters(paramLabel = "OUT", description = "The file or folder to write.") Path out,
			@Mixin PreprocessingOptions preprocessing,
			@Option(names = "--to", paramLabel = "FORM", description = "For a folder: idx (the default) or pngs.") @Nullable DatasetFormat to,
			@Option(names = "--split", paramLabel = "SPLIT", description = "Convert only train or test (default: both, if "
					+ "OUT can hold both).") @Nullable Split split,
			@Option(names = "--force", description = "Replace existing files.") boolean force) throws IOException {
		if (to != null && !to.isFolder()) {
			throw new ParameterException(spec.commandLine(), "--to must be idx or pngs; the ending of OUT decides other "
					+ "formats.");
		}
		new DataConversion(services, terminal, preprocessing, split).convert(in, out, DatasetFormat.of(out, to), force);
		return ExitCodes.DONE;
	}

	@Command(name = "download", mixinStandardHelpOptions = true, description = "Downloads a dataset once (11 MB for mnist).")
	int download(@Parameters(paramLabel = "NAME", description = "mnist") String name) throws IOException {
		if (!name.equals("mnist")) {
			throw new IOException("Only mnist can be downloaded, not " + name + ".");
		}
		services.mnist().download(terminal.progress("Downloading"), terminal.cancellation());
		terminal.print("MNIST is in %s.", services.folders().mnist());
		return ExitCodes.DONE;
	}
}
