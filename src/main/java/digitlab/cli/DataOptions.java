package digitlab.cli;

import java.io.IOException;
import java.util.Locale;

import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.Preprocessing;
import digitlab.dataset.Split;
import digitlab.inspection.ConventionCheck;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options shared by commands that read {@code --data}. */
final class DataOptions {

	/** The possible values of {@code --data}, for the help of commands. */
	static final String FORMS = "A file or folder of digits in any format that is recognised by its content (IDX, CSV, "
			+ ".npz, .mat, ARFF, Parquet, pictures in folders 0 to 9, or zips of these), mnist, synthetic[:N], or "
			+ "sketches[:N].";

	@Option(names = "--keep-digits", description = "Keep only the images whose label is 0 to 9, for data that has other "
			+ "labels too, such as letters.")
	boolean keepDigits;

	@Mixin
	ArrangementOptions arranging = new ArrangementOptions();

	/** Opens a reader of data as the options request. */
	DatasetReader open(CliServices services, String data) throws IOException {
		return services.sources().open(data, preprocessing());
	}

	/** The requested preprocessing. */
	Preprocessing preprocessing() {
		return arranging.arrangement().with(keepDigits);
	}

	/** Reads data, and reports what was left out. */
	DigitDataset read(CliServices services, Terminal terminal, String data, Split split) throws IOException {
		DigitDataset read = open(services, data).read(split, terminal.progress("Loading"), terminal.cancellation());
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
