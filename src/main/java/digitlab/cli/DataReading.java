package digitlab.cli;

import java.io.IOException;
import java.util.Locale;

import digitlab.data.DigitDataset;
import digitlab.data.LabelPolicy;
import digitlab.data.Split;
import picocli.CommandLine.Option;

/** What commands that read {@code --data} have in common. */
final class DataReading {

	/** What {@code --data} can be, for the help of commands. */
	static final String FORMS = "A file or folder of digits in a known form (IDX, CSV, .npz, .mat, ARFF, Parquet, pictures in folders 0 to 9, "
			+ "zips of these; its content tells), mnist, synthetic[:N], or sketches[:N].";

	@Option(names = "--keep-digits", description = "Of data with other labels too, such as letters, keep the images whose label is 0 to 9.")
	boolean keepDigits;

	/** Reads data, and tells what was left out of them. */
	DigitDataset read(CliServices services, Terminal terminal, String data, Split split) throws IOException {
		LabelPolicy labels = keepDigits ? LabelPolicy.KEEP_DIGITS : LabelPolicy.REFUSE;
		DigitDataset read = services.sources().open(data, labels).read(split, terminal.progress("Loading"), terminal.stop());
		int leftOut = read.description().leftOut();
		if (leftOut > 0) {
			terminal.note("%s", String.format(Locale.ROOT, "%,d images were left out, whose labels are no digits.", leftOut));
		}
		return read;
	}
}
