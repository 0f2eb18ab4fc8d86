package digitlab.cli;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;

import digitlab.data.DigitDataset;
import digitlab.data.ProgressListener;
import digitlab.data.Split;
import digitlab.data.StopSignal;
import digitlab.models.ModelMetadata;
import digitlab.models.Runs;
import digitlab.models.StoredModel;
import digitlab.training.Augmentation;
import digitlab.training.BatchResult;
import digitlab.training.EpochResult;
import digitlab.training.RunLog;
import digitlab.training.StopReason;
import digitlab.training.TrainingConfig;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingPlan;
import digitlab.training.TrainingResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "train", description = "Trains a new model and keeps its best epoch.", footer = {"",
		"Data are a folder with MNIST's IDX files, a Kaggle CSV file, mnist, or synthetic[:N].",
		"Ctrl-C stops, keeps the best epoch so far, and lets --resume go on with the same options."})
final class TrainCommand implements Callable<Integer> {

	private static final TrainingConfig STANDARD = TrainingConfig.standard(1);

	private final CliServices services;
	private final Terminal terminal;

	@Spec
	@Nullable
	CommandSpec spec;

	@Option(names = "--data", paramLabel = "D", required = true, description = "What to learn from.")
	String data = "";

	@Option(names = "--name", paramLabel = "NAME", required = true, description = "Name of the new model.")
	String name = "";

	@Option(names = "--epochs", paramLabel = "N", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
	int epochs = STANDARD.epochs();

	@Option(names = "--batch-size", paramLabel = "N", description = "Images a step (default: ${DEFAULT-VALUE}).")
	int batchSize = STANDARD.batchSize();

	@Option(names = "--learning-rate", paramLabel = "X", description = "Highest learning rate (default: ${DEFAULT-VALUE}).")
	double learningRate = STANDARD.learningRate();

	@Option(names = "--augment", paramLabel = "KIND", description = "none, affine or elastic (default: ${DEFAULT-VALUE}).")
	Augmentation augment = STANDARD.augmentation();

	@Option(names = "--validation", paramLabel = "N", description = "Images held out to choose the best epoch "
			+ "(default: 5000, or a tenth of fewer than 50,000 images).")
	@Nullable
	Integer validation;

	@Option(names = "--seed", paramLabel = "N", description = "Same seed and threads, same losses (default: ${DEFAULT-VALUE}).")
	long seed = STANDARD.seed();

	@Option(names = "--device", paramLabel = "ID", description = "auto, cpu or cuda:0 (default: ${DEFAULT-VALUE}).")
	String device = STANDARD.device();

	@Option(names = "--threads", paramLabel = "N", description = "Processor threads to compute with (default: all cores).")
	int threads = cores();

	@Option(names = "--resume", description = "Goes on with a training that was stopped.")
	boolean resume;

	@Option(names = "--json", description = "One JSON document instead of text.")
	boolean json;

	TrainCommand(CliServices services, Terminal terminal) {
		this.services = services;
		this.terminal = terminal;
	}

	static int cores() {
		return Runtime.getRuntime().availableProcessors();
	}

	@Override
	public Integer call() throws IOException {
		services.models().checkName(name);
		config(validation == null ? 1 : validation); // refused before the data are loaded
		Path checkpoint = services.runs().resolve(name).resolve("checkpoint.safetensors");
		if (!resume) {
			services.models().checkNewName(name);
			refuseToOverwrite(checkpoint);
		}
		services.devices().choose(device);
		StopSignal stop = terminal.stop();
		DigitDataset images = services.sources().open(data).read(Split.TRAIN, terminal.progress("Loading"), stop);
		TrainingPlan plan = TrainingPlan.holdOut(config(heldOut(images)), images, checkpoint, resume);
		if (!json) {
			terminal.print("Training %s on %d images of %s; %d more are held out.", name, plan.training().size(), images.source(),
					plan.validation().size());
		}
		TrainingResult result;
		try (RunLog log = runs().log(name, plan)) {
			result = services.trainer().train(plan, new Report().and(log), stop);
		}
		return finish(plan, result, checkpoint);
	}

	private Runs runs() {
		return new Runs(services.models(), services.runs());
	}

	/** A training that was killed has saved no model yet, but its hours are worth keeping. */
	private void refuseToOverwrite(Path checkpoint) throws IOException {
		if (Files.exists(checkpoint)) {
			throw new IOException(
					"A training called " + name + " was interrupted: go on with --resume, choose another name, or delete "
							+ checkpoint + ".");
		}
	}

	private int heldOut(DigitDataset images) {
		return validation != null ? validation : Math.max(1, Math.min(STANDARD.validation(), images.size() / 10));
	}

	private TrainingConfig config(int held) {
		try {
			return configOf(held);
		} catch (IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}

	private TrainingConfig configOf(int held) {
		return new TrainingConfig(epochs, batchSize, learningRate, STANDARD.warmup(), STANDARD.weightDecay(),
				STANDARD.labelSmoothing(),
				STANDARD.weightAveraging(), STANDARD.dropout(), augment, held, seed, threads, device);
	}

	private int finish(TrainingPlan plan, TrainingResult result, Path checkpoint) throws IOException {
		if (result.weights() == null) {
			if (result.reason() == StopReason.STOPPED) {
				runs().discard(name);
			}
			terminal.note("%s", result.reason() == StopReason.DIVERGED
					? "The loss grew without bound before the first epoch was done: choose a smaller learning rate."
					: "Stopped before the first epoch was done: there is nothing to keep yet.");
			if (json) {
				terminal.json(Summary.of(name, result));
			}
			return exitCode(result.reason());
		}
		StoredModel model = runs().save(metadata(plan, result), result.weights(), resume);
		if (result.reason() != StopReason.STOPPED) {
			deleteState(checkpoint);
		}
		if (json) {
			terminal.json(Summary.of(name, result));
		} else {
			print(result, model);
		}
		return exitCode(result.reason());
	}

	private static void deleteState(Path checkpoint) throws IOException {
		Files.deleteIfExists(checkpoint);
		try {
			Files.deleteIfExists(checkpoint.getParent());
		} catch (DirectoryNotEmptyException e) {
			// Something of somebody else's lies there, or a window still reads the log.
		}
	}

	private static int exitCode(StopReason reason) {
		return switch (reason) {
			case COMPLETED -> ExitCodes.DONE;
			case STOPPED -> ExitCodes.STOPPED;
			case DIVERGED -> ExitCodes.FAILED;
		};
	}

	private void print(TrainingResult result, StoredModel model) {
		terminal.print("%s after %d epochs in %.0f s (%.0f images/s on %s); the best was epoch %d.", switch (result.reason()) {
			case COMPLETED -> "Done";
			case STOPPED -> "Stopped";
			case DIVERGED -> "Ended because the loss grew without bound,";
		}, result.epochs().size(), result.seconds(), result.imagesPerSecond(), result.device(), result.bestEpoch());
		terminal.print("Read right: %.2f %% of the held-out images, %.2f %% of the training images.",
				result.validationAccuracy() * 100, result.trainingAccuracy() * 100);
		if (result.reason() == StopReason.STOPPED) {
			terminal.print("The same command with --resume goes on from here.");
		}
		terminal.print("The model is in %s; make it the one in use with: digitlab models use \"%s\"", model.folder(), name);
	}

	private ModelMetadata metadata(TrainingPlan plan, TrainingResult result) {
		return new ModelMetadata(ModelMetadata.FORMAT, name, ModelMetadata.ALEXNET28, result.parameters(),
				Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), services.version(),
				ModelMetadata.Normalisation.ZERO_TO_ONE,
				new ModelMetadata.Data(plan.training().source(), plan.training().size(), plan.validation().size()), plan.config(),
				new ModelMetadata.Run(result.device(), lower(result.reason()), result.bestEpoch(), result.trainingAccuracy(),
						result.validationAccuracy(), result.imagesPerSecond(), result.seconds(), result.epochs()),
				null);
	}

	private static String lower(StopReason reason) {
		return reason.name().toLowerCase(Locale.ROOT);
	}

	/** The JSON's keys. */
	record Summary(String name, String device, long parameters, int epochs, int bestEpoch, double trainAccuracy,
			double validationAccuracy, double imagesPerSecond, double seconds, String stopReason) {

		static Summary of(String name, TrainingResult result) {
			return new Summary(name, result.device(), result.parameters(), result.epochs().size(), result.bestEpoch(),
					result.trainingAccuracy(), result.validationAccuracy(), result.imagesPerSecond(), result.seconds(),
					lower(result.reason()));
		}
	}

	/** A line an epoch, a bar for the whole. */
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
