package digitlab.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.StoredModel;
import digitlab.services.TrainingService;
import digitlab.training.Augmentation;
import digitlab.training.AugmentationConfig;
import digitlab.training.BatchResult;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameters;
import digitlab.training.InitialWeights;
import digitlab.training.LearningRateDecay;
import digitlab.training.StopReason;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import digitlab.training.ValidationSize;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "train", description = "Trains a new model and keeps its best epoch.", footer = {"",
		"Ctrl-C stops, keeps the best epoch so far, and lets --resume go on with the same options."})
final class TrainCommand implements Callable<Integer> {

	private static final Hyperparameters STANDARD = Hyperparameters.standard(1);

	private final CliServices services;
	private final Terminal terminal;

	@Spec
	@Nullable
	CommandSpec spec;

	@Option(names = "--data", paramLabel = "D", required = true, description = DataOptions.FORMS)
	String data = "";

	@Mixin
	DataOptions reading = new DataOptions();

	@Option(names = "--name", paramLabel = "NAME", required = true, description = "Name of the new model.")
	String name = "";

	@Option(names = "--hands", paramLabel = "FOLDER", description = "Digits and letters that other people wrote, to learn from besides: "
			+ "pen strokes in files train.jsonl.gz, scans in files train-images-idx3-ubyte.gz.")
	String hands = "";

	@Option(names = "--from", paramLabel = "M", description = "Begins with this model's weights instead of random ones. With the seed "
			+ "of its training the same images are held out.")
	@Nullable
	String from;

	@Option(names = "--start-share", paramLabel = "X", description = "Share of the weights of --from in those that are kept: what they "
			+ "read is forgotten less (default: ${DEFAULT-VALUE}).")
	double startShare;

	@Option(names = "--epochs", paramLabel = "N", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
	int epochs = STANDARD.epochs();

	@Option(names = "--batch-size", paramLabel = "N", description = "Images a step (default: ${DEFAULT-VALUE}).")
	int batchSize = STANDARD.batchSize();

	@Option(names = "--learning-rate", paramLabel = "X", description = "Highest learning rate (default: ${DEFAULT-VALUE}).")
	double learningRate = STANDARD.learningRate();

	@Option(names = "--warmup", paramLabel = "X", description = "Share of the steps in which the learning rate rises "
			+ "(default: ${DEFAULT-VALUE}).")
	double warmup = STANDARD.warmup();

	@Option(names = "--decay", paramLabel = "KIND", description = "How the learning rate falls afterwards: cosine, linear or none "
			+ "(default: ${DEFAULT-VALUE}).")
	LearningRateDecay decay = STANDARD.decay();

	@Option(names = "--weight-decay", paramLabel = "X", description = "AdamW's (default: ${DEFAULT-VALUE}).")
	double weightDecay = STANDARD.weightDecay();

	@Option(names = "--label-smoothing", paramLabel = "X", description = "Share of a label that is spread over all digits "
			+ "(default: ${DEFAULT-VALUE}).")
	double labelSmoothing = STANDARD.labelSmoothing();

	@Option(names = "--weight-averaging", paramLabel = "X", description = "Decay a step of the weights' moving average "
			+ "(default: ${DEFAULT-VALUE}).")
	double weightAveraging = STANDARD.weightAveraging();

	@Option(names = "--dropout", paramLabel = "X", description = "Share of activations dropped (default: ${DEFAULT-VALUE}).")
	double dropout = STANDARD.dropout();

	@Option(names = "--augment", paramLabel = "KIND", description = "none, affine or elastic (default: ${DEFAULT-VALUE}).")
	Augmentation augment = STANDARD.augmentation();

	@Option(names = "--strength", paramLabel = "X", description = "Of the augmentation, up to 2 (default: ${DEFAULT-VALUE}).")
	double strength = STANDARD.strength();

	@Option(names = "--pens", paramLabel = "X", description = "How much thinner and thicker pens are made by elastic augmentation, in "
			+ "parts of the usual, up to 3 (default: ${DEFAULT-VALUE}).")
	double pens = STANDARD.variety().pens();

	@Option(names = "--resampling", paramLabel = "X", description = "Chance that an image is made as coarse as a poor scan "
			+ "(default: ${DEFAULT-VALUE}).")
	double resampling = STANDARD.variety().resampling();

	@Option(names = "--erasing", paramLabel = "X", description = "Chance that a small rectangle of an image is wiped "
			+ "(default: ${DEFAULT-VALUE}).")
	double erasing = STANDARD.variety().erasing();

	@Option(names = "--sketches", paramLabel = "N", description = "Generated sketches to learn from besides the data "
			+ "(default: ${DEFAULT-VALUE}).")
	int sketches = STANDARD.variety().sketches();

	@Option(names = "--non-digits", paramLabel = "X", description = "Letters, scribbles and the like for each image, of which the "
			+ "network learns that they are no digit (default: ${DEFAULT-VALUE}).")
	double nonDigits = STANDARD.variety().nonDigits();

	@Option(names = "--hard-examples", paramLabel = "N", description = "Times an epoch that the hardest 15 %% of the images are met, "
			+ "1 to 5; the others are met the less often (default: ${DEFAULT-VALUE}).")
	int hardExamples = STANDARD.hardExamples();

	@Option(names = "--patience", paramLabel = "N", description = "Epochs without a better one after which to end early; 0 for "
			+ "never (default: ${DEFAULT-VALUE}).")
	int patience = STANDARD.patience();

	@Option(names = "--validation", paramLabel = "N", description = "Images held out to choose the best epoch, of every digit "
			+ "neighbours in the data, as a number or as 10%% (default: 5000, or a tenth of fewer than 50,000 images).")
	String validation = "";

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
		TrainingRequest request = request(); // refused before the data are loaded
		InitialWeights start = start();
		TrainingService service = services.training();
		if (!resume) {
			service.runs().checkNewName(name);
		}
		services.devices().choose(device);
		CancellationToken cancellation = terminal.cancellation();
		DigitDataset images = reading.read(services, terminal, data, Split.TRAIN);
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

	/** What the options say. */
	TrainingRequest request() {
		try {
			return new TrainingRequest(data, reading.preprocessing(), hands, new ValidationSize(validation),
					new Hyperparameters(epochs, batchSize, learningRate, warmup, weightDecay, labelSmoothing, weightAveraging,
							dropout,
							augment, STANDARD.validation(), seed, threads, device, decay, strength, patience,
							new AugmentationConfig(pens, resampling, erasing, sketches, nonDigits), hardExamples));
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
		terminal.print("%s after %d epochs in %.0f s (%.0f images/s on %s); the best was epoch %d.", switch (result.reason()) {
			case COMPLETED -> "Done";
			case EARLY -> "Done early, as nothing got better,";
			case STOPPED -> "Stopped";
			case DIVERGED -> "Ended because the loss grew without bound,";
		}, result.epochs().size(), result.seconds(), result.imagesPerSecond(), result.device(), result.bestEpoch());
		terminal.print("Read right: %.2f %% of the held-out images, %.2f %% of the training images.",
				result.validationAccuracy() * 100, result.trainingAccuracy() * 100);
		if (result.reason() == StopReason.STOPPED) {
			terminal.print("The same command with --resume goes on from here.");
		}
		terminal.print("The model is in %s; make it the one in use with: digitlab models use \"%s\"", model.folder(),
				model.name());
	}

	/** The JSON's keys. */
	record Summary(String name, String device, long parameters, int epochs, int bestEpoch, double trainAccuracy,
			double validationAccuracy, double imagesPerSecond, double seconds, String stopReason) {

		static Summary of(String name, TrainingResult result) {
			return new Summary(name, result.device(), result.parameters(), result.epochs().size(), result.bestEpoch(),
					result.trainingAccuracy(), result.validationAccuracy(), result.imagesPerSecond(), result.seconds(),
					result.reason().label());
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
