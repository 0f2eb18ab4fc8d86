package digitlab.cli;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.StoredModel;
import digitlab.services.TrainingService;
import digitlab.training.BatchResult;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameter;
import digitlab.training.Hyperparameters;
import digitlab.training.InitialWeights;
import digitlab.training.StopReason;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingPreset;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import digitlab.training.ValidationSize;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(name = "train", description = "Trains a new model and keeps its best epoch.", footer = {"",
		"Ctrl-C stops the training and keeps the best epoch so far; --resume with the same options continues."})
final class TrainCommand implements Callable<Integer> {

	private static final Hyperparameters STANDARD = Hyperparameters.standard(1);

	private final CliServices services;
	private final Terminal terminal;

	@Spec
	@Nullable
	CommandSpec spec;

	@Mixin
	DataOptions data = new DataOptions();

	@Option(names = "--name", paramLabel = "NAME", required = true, description = "Name of the new model.")
	String name = "";

	@Option(names = "--hands", paramLabel = "FOLDER", description = "A folder of digits and letters in other people's "
			+ "handwriting to learn from as well: pen strokes in train.jsonl.gz, scans in train-images-idx3-ubyte.gz.")
	String hands = "";

	@Option(names = "--from", paramLabel = "M", description = "Start from this model's weights instead of random ones. "
			+ "With the same seed as its training, the same images are held out.")
	@Nullable
	String from;

	@Option(names = "--start-share", paramLabel = "X", description = "Share of the weights of --from in the final weights, "
			+ "so that less is forgotten (default: ${DEFAULT-VALUE}).")
	double startShare;

	@Option(names = "--preset", paramLabel = "KIND", description = "A plan to begin with: quick, good or best; other "
			+ "options change what they name (default: the defaults of these options).")
	@Nullable
	TrainingPreset preset;

	/** The given values of {@link Hyperparameter#ALL}, as typed. */
	private final Map<Hyperparameter<?>, String> given = new HashMap<>();

	@Option(names = "--resume", description = "Resume a training that was stopped.")
	boolean resume;

	@Option(names = "--json", description = "Print one JSON document instead of text.")
	boolean json;

	private TrainCommand(CliServices services, Terminal terminal) {
		this.services = services;
		this.terminal = terminal;
	}

	/** The command with an option for each hyperparameter. */
	static CommandLine of(CliServices services, Terminal terminal) {
		TrainCommand command = new TrainCommand(services, terminal);
		CommandSpec spec = CommandSpec.forAnnotatedObject(command);
		Hyperparameter.ALL.forEach(each -> spec.addOption(command.option(each)));
		return new CommandLine(spec);
	}

	private OptionSpec option(Hyperparameter<?> hyperparameter) {
		String help = hyperparameter.help().replaceFirst("\\.$", "").replace("%", "%%");
		String standard = hyperparameter == Hyperparameter.THREADS
				? "all cores"
				: hyperparameter == Hyperparameter.VALIDATION ? "" : hyperparameter.textOf(STANDARD);
		return OptionSpec.builder(hyperparameter.option()).paramLabel(hyperparameter.paramLabel()).type(String.class)
				.converters(text -> checked(hyperparameter, text))
				.description(help + (standard.isEmpty() ? "." : " (default: " + standard + ")."))
				.completionCandidates(hyperparameter.choices().isEmpty() ? null : hyperparameter.choices())
				.setter(new ISetter() {
					@Override
					public <T> T set(T value) {
						return replaced(hyperparameter, value);
					}
				}).build();
	}

	/** Returns the text if it is a valid value; picocli puts the option in front of the message. */
	private static String checked(Hyperparameter<?> hyperparameter, String text) {
		try {
			if (hyperparameter == Hyperparameter.VALIDATION) {
				return new ValidationSize(text).text();
			}
			hyperparameter.parse(text);
			return text;
		} catch (IllegalArgumentException e) {
			throw new TypeConversionException(e.getMessage());
		}
	}

	/** The previous value, which picocli's setters return but do not use. */
	private <T> T replaced(Hyperparameter<?> hyperparameter, T value) {
		if (value == null) {
			given.remove(hyperparameter); // picocli sets every option to its initial value first
		} else {
			given.put(hyperparameter, value.toString());
		}
		return value;
	}

	static int cores() {
		return Runtime.getRuntime().availableProcessors();
	}

	@Override
	public Integer call() throws IOException {
		services.models().checkName(name);
		TrainingRequest request = request(); // rejected before the data are loaded
		InitialWeights start = start();
		TrainingService service = services.training();
		if (!resume) {
			service.runs().checkNewName(name);
		}
		services.engine().devices().check(request.hyperparameters().run());
		CancellationToken cancellation = terminal.cancellation();
		DigitDataset images = data.read(services, terminal, Split.TRAIN);
		TrainingTask task = service.prepare(name, request, resume, images, terminal.progress("Reading handwriting"),
				cancellation);
		if (start != null) {
			task = task.beginningWith(start);
		}
		if (!json) {
			terminal.print("Training %s on %d images of %s; %d more are held out.", name, task.trainingImages(), task.source(),
					task.validation().size());
		}
		return finish(service.train(name, task, request, new Report(), terminal.progress("Calibrating"), cancellation));
	}

	/** Null for random weights. */
	private @Nullable InitialWeights start() throws IOException {
		if (from == null && startShare != 0) {
			throw new ParameterException(spec.commandLine(), "--start-share keeps of the weights of --from, which is missing.");
		}
		try {
			return from == null ? null : new InitialWeights(services.model(from, terminal).weights(), startShare);
		} catch (IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}

	/** The request that the options describe. */
	private TrainingRequest request() {
		try {
			Hyperparameters hyperparameters = preset == null
					? Hyperparameters.standard(cores())
					: preset.hyperparameters(cores(), "auto");
			for (Hyperparameter<?> each : Hyperparameter.ALL) {
				if (each != Hyperparameter.VALIDATION && given.containsKey(each)) {
					hyperparameters = each.parse(hyperparameters, given.get(each));
				}
			}
			return new TrainingRequest(data.source, data.preprocessing.steps(), hands,
					new ValidationSize(given.getOrDefault(Hyperparameter.VALIDATION, "")), hyperparameters);
		} catch (IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}

	private int finish(TrainingService.Outcome outcome) {
		TrainingResult result = outcome.result();
		if (outcome.model() == null) {
			terminal.note("%s", outcome.problem());
		}
		String renamed = outcome.renamed(name);
		if (!renamed.isEmpty()) {
			terminal.note("%s", renamed);
		}
		if (json) {
			terminal.json(Summary.of(outcome.model() == null ? name : outcome.model().name(), result));
		} else if (outcome.model() != null) {
			print(result, outcome.model());
		}
		return exitCode(result.reason());
	}

	private static int exitCode(StopReason reason) {
		return switch (reason) {
			case COMPLETED, EARLY -> ExitCodes.DONE;
			case STOPPED -> ExitCodes.STOPPED;
			case DIVERGED -> ExitCodes.FAILED;
		};
	}

	private void print(TrainingResult result, StoredModel model) {
		terminal.print("%s after %d %s in %.0f s (%.0f images/s on %s in %s); the best was epoch %d.", switch (result.reason()) {
			case COMPLETED -> "Done";
			case EARLY -> "Ended early, as nothing improved,";
			case STOPPED -> "Stopped";
			case DIVERGED -> "Ended because the loss diverged,";
		}, result.epochs().size(), result.epochs().size() == 1 ? "epoch" : "epochs", result.seconds(), result.imagesPerSecond(),
				result.device(), result.precision().label(), result.bestEpoch());
		terminal.print("Read right: %.2f %% of the held-out images, %.2f %% of the training images.",
				result.validationAccuracy() * 100, result.trainingAccuracy() * 100);
		if (result.reason() == StopReason.STOPPED) {
			terminal.print("The same command with --resume continues from here.");
		}
		terminal.print("The model is in %s; use it with: digitlab models use \"%s\"", model.folder(),
				model.name());
	}

	/** The JSON keys. */
	record Summary(String name, String device, String precision, long parameters, int epochs, int bestEpoch, double trainAccuracy,
			double validationAccuracy, double imagesPerSecond, double seconds, String stopReason) {

		static Summary of(String name, TrainingResult result) {
			return new Summary(name, result.device(), result.precision().label(), result.parameters(), result.epochs().size(),
					result.bestEpoch(),
					result.trainingAccuracy(), result.validationAccuracy(), result.imagesPerSecond(), result.seconds(),
					result.reason().label());
		}
	}

	/** Prints a line per epoch, and a progress bar for the whole. */
	private final class Report implements TrainingListener {

		private final ProgressListener bar = terminal.progress("Training");

		@Override
		public void batchFinished(BatchResult result) {
			bar.progress(Math.round(result.progress() * 1_000_000), 1_000_000);
		}

		@Override
		public void epochFinished(EpochResult result, boolean best) {
			String line = String.format(Locale.ROOT,
					"epoch %3d  loss %.4f  accuracy %6.2f %%  held out: loss %.4f  accuracy %6.2f %%  %4.0f images/s%s",
					result.epoch(),
					result.trainingLoss(), result.trainingAccuracy() * 100, result.validationLoss(),
					result.validationAccuracy() * 100,
					result.imagesPerSecond(), best ? "  best so far" : "");
			if (json) {
				terminal.note("%s", line);
			} else {
				terminal.print("%s", line);
			}
		}
	}
}
