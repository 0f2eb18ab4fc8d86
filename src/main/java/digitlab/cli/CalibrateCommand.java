package digitlab.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import digitlab.calibration.Calibration;
import digitlab.calibration.ModelCalibrator;
import digitlab.calibration.OodEvaluation;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.evaluation.Evaluation;
import digitlab.evaluation.Evaluator;
import digitlab.handwriting.HandwritingReader;
import digitlab.io.CancellationToken;
import digitlab.models.StoredModel;
import digitlab.recognition.DigitClassifier;
import digitlab.training.Hyperparameter;
import digitlab.training.Hyperparameters;
import digitlab.training.TrainingTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "calibrate", aliases = "doubt", description = "Shows how well a model knows what it does not know: how far its "
		+ "probabilities can be trusted, and how well it tells digits from letters, scribbles and drawings.", footer = {"",
				"Kinds marked with * are held out: nothing was ever fitted to them.",
				"--fit fits the temperature and the digit score again, on training images of the data that the model was trained "
						+ "on; new models are calibrated already."})
final class CalibrateCommand implements Callable<Integer> {

	private final CliServices services;
	private final Terminal terminal;

	@Mixin
	ModelOption model = new ModelOption();

	@Mixin
	DataOptions data = new DataOptions();

	@Option(names = "--split", paramLabel = "SPLIT", description = "Which digits are read: test, or train for the images "
			+ "that the model's training held out (default: ${DEFAULT-VALUE}).")
	Split split = Split.TEST;

	@Option(names = "--images", paramLabel = "N", description = "Images of each kind of non-digit (default: "
			+ "${DEFAULT-VALUE}).")
	int images = 1000;

	@Option(names = "--fit", description = "First calibrate the model again, and save the result with it.")
	boolean fit;

	@Option(names = "--hands", paramLabel = "FOLDER", description = "With --fit: a folder of handwriting to fit to as "
			+ "well, usually the one that was given to train --hands.")
	String hands = "";

	@Option(names = "--json", description = "Print one JSON document instead of text.")
	boolean json;

	CalibrateCommand(CliServices services, Terminal terminal) {
		this.services = services;
		this.terminal = terminal;
	}

	/** The JSON keys. */
	record Summary(String model, int samples, @JsonUnwrapped Confidence confidence, @JsonUnwrapped Detection detection) {
	}

	/** The JSON keys about how far probabilities can be trusted. */
	record Confidence(double temperature, double accuracy, double ece) {
	}

	/** The JSON keys about how well digits are told from anything else. */
	record Detection(double refused, double auroc, double heldOutRefused, List<OodEvaluation.Kind> kinds) {
	}

	@Override
	public Integer call() throws IOException {
		if (images < 1 || images > 100_000) {
			throw new IllegalArgumentException("The number of images of each kind must be 1 to 100000, not " + images + ".");
		}
		StoredModel stored = model.find(services, terminal);
		if (!hands.isEmpty() && !fit) {
			throw new IllegalArgumentException("--hands is only used together with --fit.");
		}
		CancellationToken cancellation = terminal.cancellation();
		if (fit) {
			stored = fitted(stored, cancellation);
		}
		try (DigitClassifier classifier = stored.open(services.engine().classifiers(), TrainCommand.cores())) {
			DigitDataset digits = split == Split.TEST
					? data.read(services, terminal, split)
					: task(stored, cancellation).validation();
			Evaluation evaluation = Evaluator.evaluate(classifier, digits, terminal.progress("Reading"), cancellation);
			OodEvaluation check = OodEvaluation.of(classifier, digits, images, terminal.progress("Scoring non-digits"),
					cancellation);
			Calibration calibration = stored.metadata().calibration();
			tell(new Summary(stored.name(), digits.size(),
					new Confidence(calibration == null ? 1 : calibration.temperature(), evaluation.confusion().accuracy(),
							evaluation.calibrationError()),
					new Detection(check.refused(), check.heldOut().auroc(), check.heldOut().othersRefused(), check.kinds())));
		}
		return ExitCodes.DONE;
	}

	private StoredModel fitted(StoredModel stored, CancellationToken cancellation) throws IOException {
		if (stored.shipped()) {
			throw new IOException("The model " + stored.name() + " came with Digit Lab and cannot be changed: leave out "
					+ "--fit.");
		}
		TrainingTask task = task(stored, cancellation)
				.with(HandwritingReader.read(hands, terminal.progress("Reading handwriting"), cancellation));
		try (DigitClassifier network = services.engine().classifiers().open(stored.weights(), TrainCommand.cores())) {
			Calibration calibration = ModelCalibrator.fit(network, task, terminal.progress("Calibrating"), cancellation);
			StoredModel honest = new StoredModel(stored.folder(), stored.metadata().withCalibration(calibration), false);
			services.models().update(stored, honest.metadata());
			return honest;
		}
	}

	/** The task with the split of the model's training; if that is unknown, a tenth of the data is held out. */
	private TrainingTask task(StoredModel stored, CancellationToken cancellation) throws IOException {
		DigitDataset all = data.read(services, terminal, Split.TRAIN);
		Hyperparameters hyperparameters = stored.metadata().hyperparameters();
		int tenth = Math.max(1, all.size() / 10);
		return TrainingTask.holdOut(
				stored.metadata().hasAccuracy() ? hyperparameters : hyperparameters.with(Hyperparameter.VALIDATION, tenth),
				all, null, false);
	}

	private void tell(Summary s) {
		if (json) {
			terminal.json(s);
			return;
		}
		Confidence confidence = s.confidence();
		Detection detection = s.detection();
		terminal.print("%s on %d digits: accuracy %.2f %%, calibration error %.2f %% at temperature %.3f, refused %.2f %%",
				s.model(), s.samples(), 100 * confidence.accuracy(), 100 * confidence.ece(), confidence.temperature(),
				100 * detection.refused());
		terminal.print("held-out kinds: AUROC %.4f, refused %.1f %%", detection.auroc(), 100 * detection.heldOutRefused());
		terminal.print("");
		terminal.print("kind           AUROC   refused");
		for (OodEvaluation.Kind kind : detection.kinds()) {
			terminal.print("%-13s %.4f  %6.1f %%", kind.kind() + (kind.heldOut() ? " *" : ""), kind.auroc(),
					100 * kind.refused());
		}
	}
}
