package digitlab.cli;

import java.io.IOException;

import digitlab.dataset.DatasetReader;
import digitlab.dataset.Preprocessing;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that select and convert the images of data. */
final class PreprocessingOptions {

	@Option(names = "--keep-digits", description = "Keep only the images whose label is 0 to 9, for data that has other "
			+ "labels too, such as letters.")
	boolean keepDigits;

	@Mixin
	ArrangementOptions arranging = new ArrangementOptions();

	/** Opens a reader of data as the options request. */
	DatasetReader open(CliServices services, String data) throws IOException {
		return services.sources().open(data, steps());
	}

	/** The requested preprocessing. */
	Preprocessing steps() {
		return arranging.arrangement().with(keepDigits);
	}
}
