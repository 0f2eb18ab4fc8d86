package digitlab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import digitlab.calibration.OodEvaluation;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.evaluation.Evaluation;
import digitlab.evaluation.Evaluator;
import digitlab.evaluation.ModelComparison;
import digitlab.io.CancellationToken;
import digitlab.models.ModelMetadata;
import digitlab.models.StoredModel;
import digitlab.plot.ClusterExport;
import digitlab.plot.EvaluationPage;
import digitlab.plot.Figure;
import digitlab.recognition.DigitClassifier;
import digitlab.report.EvaluationReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "evaluate", description = "Evaluates a model on labelled images.")
final class EvaluateCommand implements Callable<Integer> {

	private final CliServices services;
	private final Terminal terminal;

	@Mixin
	ModelOption model = new ModelOption();

	@Mixin
	SplitOptions data = new SplitOptions(Split.TEST);

	@Option(names = "--compare", paramLabel = "M2", description = "A second model to compare with the first, image by image.")
	@Nullable
	String other;

	@Option(names = "--out", paramLabel = "DIR", description = "Write all figures to this folder, as PNG and CSV; or, if its name "
			+ "ends with .html, one page to this file.")
	@Nullable
	Path out;

	@Option(names = "--record", description = "Save the results on the test split in the model's description.")
	boolean record;

	@Option(names = "--json", description = "Print one JSON document instead of text.")
	boolean json;

	EvaluateCommand(CliServices services, Terminal terminal) {
		this.services = services;
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		StoredModel stored = model.find(services, terminal);
		if (record && data.split != Split.TEST) {
			throw new IOException("Only results on the test split are saved: leave out --record or --split train.");
		}
		if (record && stored.shipped()) {
			throw new IOException("The model " + stored.name() + " came with Digit Lab and cannot be changed.");
		}
		StoredModel second = other == null ? null : services.models().find(other);
		if (out != null && EvaluationPage.isPage(out)) {
			ClusterExport.checkPlace(out);
			OutputFiles.check(out, data.source);
		} else if (out != null) {
			Figure.checkFolder(out);
		}
		CancellationToken cancellation = terminal.cancellation();
		// Opens both before loading the data: a model that cannot be used is reported at once.
		try (DigitClassifier first = open(stored); DigitClassifier compared = second == null ? null : open(second)) {
			DigitDataset images = data.read(services, terminal);
			Evaluation read = Evaluator.evaluate(first, images, terminal.progress("Reading"), cancellation);
			Evaluation evaluation = out != null && first.detectsNonDigits()
					? read.with(OodEvaluation.rocCurve(first, images, cancellation))
					: read;
			if (record) {
				services.models().update(stored, stored.metadata().withTest(figures(images, evaluation)));
			}
			EvaluationReport report = new EvaluationReport(stored.name(), images.source(), evaluation,
					second == null || compared == null
							? null
							: compare(second, evaluation,
									Evaluator.evaluate(compared, images, terminal.progress("Comparing"), cancellation)));
			tell(report, out == null ? "" : write(report, images, out));
			return ExitCodes.DONE;
		}
	}

	private DigitClassifier open(StoredModel stored) throws IOException {
		return stored.open(services.engine().classifiers(), TrainCommand.cores());
	}

	private static EvaluationReport.Compared compare(StoredModel second, Evaluation first, Evaluation evaluation) {
		return new EvaluationReport.Compared(second.name(), evaluation,
				ModelComparison.of(first.predictions(), evaluation.predictions()));
	}

	/** Says where what was written is. */
	private String write(EvaluationReport report, DigitDataset images, Path out) throws IOException {
		if (EvaluationPage.isPage(out)) {
			report.page(images).write(out);
			return "The page is " + out;
		}
		return OutputFiles.writeAll(report.figures(images), out, data.source) + " files are in " + out;
	}

	private void tell(EvaluationReport report, String written) {
		if (json) {
			terminal.json(report.summary());
		} else {
			report.lines().forEach(line -> terminal.print("%s", line));
			if (!written.isEmpty()) {
				terminal.print("%n%s", written);
			}
		}
	}

	private static ModelMetadata.TestFigures figures(DigitDataset images, Evaluation e) {
		return new ModelMetadata.TestFigures(images.source(), images.size(), e.confusion().accuracy(), e.macroPrecision(),
				e.macroRecall(), e.macroF1(), e.loss(), e.calibrationError());
	}
}
