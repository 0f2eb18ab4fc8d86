package digitlab.cli;

import java.io.IOException;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import picocli.CommandLine.Option;

/** The options shared by commands that read one split of {@code --data}. */
final class SplitOptions extends DataOptions {

	@Option(names = "--split", paramLabel = "SPLIT", description = "train or test (default: ${DEFAULT-VALUE}).")
	Split split;

	/** @param split the default */
	SplitOptions(Split split) {
		this.split = split;
	}

	/** Reads the requested split, and reports what was left out. */
	DigitDataset read(CliServices services, Terminal terminal) throws IOException {
		return read(services, terminal, split);
	}
}
