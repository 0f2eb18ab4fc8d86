package digitlab.cli;

import java.io.IOException;
import java.util.Locale;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.inspection.ConventionCheck;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options shared by commands that read {@code --data}. */
class DataOptions {

	@Option(names = "--data", paramLabel = "D", required = true, description = "A file or folder of digits in any format that "
			+ "is recognised by its content (IDX, CSV, .npz, .mat, ARFF, Parquet, pictures in folders 0 to 9, or zips of "
			+ "these), mnist, synthetic[:N], or sketches[:N].")
	String source = "";

	@Mixin
	PreprocessingOptions preprocessing = new PreprocessingOptions();

	/** Reads a split, and reports what was left out. */
	DigitDataset read(CliServices services, Terminal terminal, Split split) throws IOException {
		DigitDataset read = preprocessing.open(services, source).read(split, terminal.progress("Loading"),
				terminal.cancellation());
		int leftOut = read.description().leftOut();
		if (leftOut > 0) {
			terminal.note("%s",
					String.format(Locale.ROOT, "%,d images were left out because their labels are not digits.", leftOut));
		}
		if (ConventionCheck.isInverted(read)) {
			terminal.note(
					"The images have dark ink on a light background, unlike MNIST: --invert corrects that, and digitlab "
							+ "data inspect shows more.");
		}
		return read;
	}
}
