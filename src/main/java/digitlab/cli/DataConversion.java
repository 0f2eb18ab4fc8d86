package digitlab.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import digitlab.dataset.DatasetExport;
import digitlab.dataset.DatasetFormat;
import digitlab.dataset.DatasetReader;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.SourceSplits;
import digitlab.dataset.Split;
import digitlab.dataset.StrokeSource;
import org.jspecify.annotations.Nullable;

/** Converts data from one format to another. */
final class DataConversion {

	/** The name of the user's own sketches. */
	static final String OWN = "own";

	private final CliServices services;
	private final Terminal terminal;
	private final PreprocessingOptions preprocessing;
	private final @Nullable Split only;

	/**
	 * @param preprocessing of the images that are read
	 * @param only the split to write; null for all that the format can hold
	 */
	DataConversion(CliServices services, Terminal terminal, PreprocessingOptions preprocessing, @Nullable Split only) {
		this.services = services;
		this.terminal = terminal;
		this.preprocessing = preprocessing;
		this.only = only;
	}

	/**
	 * @param in a source as for {@code --data}, or {@value #OWN}
	 * @throws IOException with one sentence, if there is nothing to read or it may not be written
	 */
	void convert(String in, Path out, DatasetFormat format, boolean force) throws IOException {
		OutputFiles.check(out, in);
		DatasetExport export = new DatasetExport(format, out, force, terminal.progress("Writing"), terminal.cancellation());
		try {
			export.check();
		} catch (FileAlreadyExistsException e) {
			throw new IOException(out + " exists already: choose another name, or replace it with --force.", e);
		}
		if (format == DatasetFormat.STROKES) {
			writeStrokes(in, out, export);
			return;
		}
		SourceSplits parts = parts(in);
		export.write(parts);
		SourceSplits written = format.hasSplits() ? parts : parts.firstAlone();
		if (parts.leftOut() > 0) {
			terminal.note("%,d images without a label are left out.", parts.leftOut());
		}
		if (written.images().size() < parts.images().size()) {
			terminal.note("%s can hold only one split and has the %s images; use --split test to write the others.", out,
					parts.first().label());
		}
		terminal.print("%s", String.format(Locale.ROOT, "%,d images are in %s (%s).", written.size(), out, format.words()));
	}

	private SourceSplits parts(String in) throws IOException {
		if (in.equals(OWN)) {
			return SourceSplits.of(Map.of(Split.TRAIN, own().read()));
		}
		return SourceSplits.read(preprocessing.open(services, in), only, terminal.progress("Reading"), terminal.cancellation());
	}

	private OwnSamples own() throws IOException {
		OwnSamples own = new OwnSamples(services.folders().ownSamples());
		if (own.size() == 0) {
			throw new IOException("There are no sketches of yours yet: draw on the canvas and keep them with \"It was a …\".");
		}
		return own;
	}

	private void writeStrokes(String in, Path out, DatasetExport export) throws IOException {
		if (in.equals(OWN)) {
			throw new IOException("Your sketches are kept as pictures of 28×28 pixels, without strokes: convert them to "
					+ ".csv, .npz or a folder.");
		}
		DatasetReader reader = services.sources().open(in);
		if (!(reader instanceof StrokeSource strokes)) {
			throw new IOException(in + " has pictures but no strokes: convert it to .csv, .npz or a folder. Only "
					+ "sketches[:N] and synthetic[:N] have strokes.");
		}
		Split split = only == null ? Split.TRAIN : only;
		export.write(strokes, split);
		terminal.print("%s", String.format(Locale.ROOT, "%,d drawings are in %s.", strokes.written(split), out));
	}
}
