package digitlab.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import digitlab.data.DigitDataset;
import digitlab.data.Split;
import digitlab.data.StopSignal;
import digitlab.models.ModelMetadata;
import digitlab.models.StoredModel;
import digitlab.prediction.ConfusionMatrix.ClassMeasures;
import digitlab.prediction.DigitClassifier;
import digitlab.prediction.Evaluation;
import digitlab.prediction.Evaluator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "evaluate", description = "Compares what a model reads with what the labels say.")
final class EvaluateCommand implements Callable<Integer> {

	private final CliServices services;
	private final Terminal terminal;

	@Option(names = "--model", paramLabel = "M", description = "Name of a model, or its folder; the selected one if not given.")
	@Nullable
	String model;

	@Option(names = "--data", paramLabel = "D", required = true, description = "A folder with MNIST's IDX files, a Kaggle CSV file "
			+ "with labels, mnist, or synthetic[:N].")
	String data = "";

	@Option(names = "--split", paramLabel = "SPLIT", description = "train or test (default: ${DEFAULT-VALUE}).")
	Split split = Split.TEST;

	@Option(names = "--record", description = "Keep the figures of the test split in the model's description.")
	boolean record;

	@Option(names = "--json", description = "One JSON document instead of text.")
	boolean json;

	EvaluateCommand(CliServices services, Terminal terminal) {
		this.services = services;
		this.terminal = terminal;
	}

	/** The JSON's keys. */
	record Summary(String model, int samples, double accuracy, double macroPrecision, double macroRecall, double macroF1,
			double loss,
			double ece, List<ClassMeasures> perClass, List<List<Integer>> confusion, double seconds) {
	}

	@Override
	public Integer call() throws IOException {
		StoredModel stored = services.model(model);
		if (record && split != Split.TEST) {
			throw new IOException("Only figures on the test split are kept: leave out --record or --split train.");
		}
		if (record && stored.shipped()) {
			throw new IOException("The model " + stored.name() + " came with Digit Lab; its figures stay as they are.");
		}
		StopSignal stop = terminal.stop();
		try (DigitClassifier classifier = services.classifiers().open(stored.weights(), TrainCommand.cores())) {
			DigitDataset images = services.sources().open(data).read(split, terminal.progress("Loading"), stop);
			Evaluation evaluation = Evaluator.evaluate(classifier, images, terminal.progress("Reading"), stop);
			if (record) {
				services.models().update(stored, stored.metadata().withTest(figures(images, evaluation)));
			}
			if (json) {
				terminal.json(summary(stored, evaluation));
			} else {
				print(stored, images, evaluation);
			}
			return ExitCodes.DONE;
		}
	}

	private static ModelMetadata.TestFigures figures(DigitDataset images, Evaluation e) {
		return new ModelMetadata.TestFigures(images.source(), images.size(), e.confusion().accuracy(), e.macroPrecision(),
				e.macroRecall(), e.macroF1(), e.loss(), e.calibrationError());
	}

	private static Summary summary(StoredModel stored, Evaluation e) {
		return new Summary(stored.name(), e.confusion().total(), e.confusion().accuracy(), e.macroPrecision(), e.macroRecall(),
				e.macroF1(), e.loss(), e.calibrationError(), e.confusion().perClass(), e.confusion().counts(), e.seconds());
	}

	private void print(StoredModel stored, DigitDataset images, Evaluation e) {
		terminal.print("%s read %d of %d images right: %s", stored.name(),
				Math.round(e.confusion().accuracy() * e.confusion().total()), e.confusion().total(), images.source());
		terminal.print("accuracy %.2f %%, macro precision %.2f %%, recall %.2f %%, F1 %.2f %%", e.confusion().accuracy() * 100,
				e.macroPrecision() * 100, e.macroRecall() * 100, e.macroF1() * 100);
		terminal.print("loss %.4f nats, calibration error %.2f %%, %.1f s", e.loss(), e.calibrationError() * 100, e.seconds());
		terminal.print(
				"%ndigit  precision   recall       F1  images   read as 0     1     2     3     4     5     6     7     8     9");
		for (ClassMeasures c : e.confusion().perClass()) {
			String row = e.confusion().counts().get(c.digit()).stream().map(n -> String.format("%6d", n))
					.collect(Collectors.joining());
			terminal.print("%5d  %7.2f %% %6.2f %% %6.2f %% %7d      %s", c.digit(), c.precision() * 100, c.recall() * 100,
					c.f1() * 100,
					c.support(), row);
		}
	}
}
