package digitlab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.formats.FileDatasetReader;
import digitlab.imaging.PictureFiles;
import digitlab.io.CancellationToken;
import digitlab.io.ErrorMessages;
import digitlab.io.ProgressListener;
import digitlab.models.StoredModel;
import digitlab.recognition.BatchPredictor;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.KaggleSubmission;
import digitlab.recognition.Prediction;
import digitlab.report.FilePrediction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "predict", description = "Reads the digits in pictures, or in a data file such as Kaggle's test.csv.", footer = {
		"",
		"Pictures can be PNG, JPEG, WebP, TIFF, GIF or BMP files of any size, dark on light or light on dark. The pictures "
				+ "of a folder are read in the order of their names, without its subfolders."})
final class PredictCommand implements Callable<Integer> {

	private static final int CSV_BATCH = 250;

	private final CliServices services;
	private final Terminal terminal;

	@Spec
	@Nullable
	CommandSpec spec;

	@Mixin
	ModelOption model = new ModelOption();

	@Option(names = "--json", description = "Print one JSON document instead of text.")
	boolean json;

	@Option(names = "--csv", paramLabel = "FILE", description = "Images of digits in any format that --data of other "
			+ "commands accepts, such as Kaggle's test.csv.")
	@Nullable
	Path csv;

	@Option(names = "--out", paramLabel = "FILE", description = "File for the answers to --csv: ImageId,Label.")
	@Nullable
	Path out;

	@ArgGroup(validate = false, heading = "%nFor the images of --csv:%n")
	ArrangementOptions arranging = new ArrangementOptions();

	@Parameters(paramLabel = "FILE", description = "Pictures or folders of pictures to read; - for standard input.")
	List<Path> files = List.of();

	PredictCommand(CliServices services, Terminal terminal) {
		this.services = services;
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		if (files.isEmpty() == (csv == null) || (csv == null) != (out == null)) {
			throw new ParameterException(spec.commandLine(),
					"Give either pictures and folders, or --csv together with --out.");
		}
		if (csv != null && out != null) {
			OutputFiles.check(out, csv);
		}
		StoredModel stored = model.find(services, terminal);
		if (csv != null && out != null) {
			return predictCsv(stored, csv, out);
		}
		return predictPictures(stored, new PictureFiles(files));
	}

	private int predictPictures(StoredModel stored, PictureFiles given) throws IOException {
		List<FilePrediction> readings = new ArrayList<>();
		if (!given.pictures().isEmpty()) {
			try (DigitClassifier classifier = stored.open(services.engine().classifiers(), 1)) {
				new BatchPredictor(classifier).readAll(given.pictures(),
						results -> results.forEach(result -> readings.add(FilePrediction.of(result))),
						terminal.progress("Reading"),
						terminal.cancellation());
			}
		}
		List<String> failures = Stream.concat(given.failures().stream().map(ErrorMessages::of),
				readings.stream().filter(FilePrediction::failed).map(FilePrediction::error)).toList();
		failures.forEach(failure -> terminal.note("%s", failure));
		if (json) {
			terminal.json(readings);
		} else {
			print(readings);
		}
		if (given.leftOut() > 0) {
			terminal.note(given.leftOut() == 1
					? "One file was left out because it is not a picture."
					: given.leftOut() + " files were left out because they are not pictures.");
		}
		return failures.isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
	}

	private void print(List<FilePrediction> readings) {
		int width = readings.stream().mapToInt(r -> r.file().length()).max().orElse(0);
		for (FilePrediction reading : readings) {
			if (!reading.failed()) {
				terminal.print("%-" + Math.max(1, width) + "s  %s", reading.file(), reading.inWords());
			}
		}
	}

	private int predictCsv(StoredModel stored, Path from, Path to) throws IOException {
		CancellationToken cancellation = terminal.cancellation();
		try (DigitClassifier classifier = stored.open(services.engine().classifiers(), TrainCommand.cores())) {
			DigitDataset data = arranging.arrangement().of(new FileDatasetReader(from, LabelPolicy.IGNORE)).read(Split.TEST,
					terminal.progress("Loading"),
					cancellation);
			ProgressListener progress = terminal.progress("Reading");
			List<Integer> digits = new ArrayList<>();
			for (int i = 0; i < data.size(); i += CSV_BATCH) {
				if (cancellation.isCancelled()) {
					throw new CancellationException("The reading was stopped; nothing was written.");
				}
				int end = Math.min(data.size(), i + CSV_BATCH);
				progress.progress(i, data.size());
				float[][] logits = classifier.logits(IntStream.range(i, end).mapToObj(data::image).toList());
				for (float[] row : logits) {
					digits.add(Prediction.ofLogits(row).digit());
				}
			}
			KaggleSubmission.write(to, digits);
			if (json) {
				terminal.json(new Submission(to.toString(), data.size(), stored.name()));
			} else {
				terminal.print("%d images read with %s; the answers are in %s", data.size(), stored.name(), to);
			}
			return ExitCodes.DONE;
		}
	}

	record Submission(String file, int samples, String model) {
	}
}
