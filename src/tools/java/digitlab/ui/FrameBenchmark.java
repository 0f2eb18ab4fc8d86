package digitlab.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

import digitlab.app.AppPaths;
import digitlab.classroom.Classroom;
import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.Split;
import digitlab.djl.CudaLibraries;
import digitlab.djl.DjlClassifier;
import digitlab.djl.DjlDevices;
import digitlab.djl.DjlTrainer;
import digitlab.djl.EngineSettings;
import digitlab.djl.MnistDownload;
import digitlab.formats.DataSources;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.lessons.LessonLibrary;
import digitlab.lessons.ProgressStore;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;
import digitlab.synthetic.SyntheticDigits;
import digitlab.training.BatchResult;
import digitlab.training.Hyperparameter;
import digitlab.training.Hyperparameters;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingPreset;
import digitlab.training.TrainingTask;
import digitlab.ui.common.UiServices;

import static digitlab.Benchmark.quantile;
import static digitlab.Benchmark.report;

/**
 * The time between the window's frames while a user draws on the canvas and the sketch is read, first at rest and then while a
 * network trains on all cores but one. A frame is one JavaFX pulse, requested by an AnimationTimer; the pen moves one step per
 * frame, and readings are counted. Optional arguments: seconds at rest and while training (20), training threads.
 *
 * <p>Needs an otherwise idle machine; on the Headless platform, frames are drawn in memory by the processor.
 */
final class FrameBenchmark {

	private static final int STEPS_A_DIGIT = 60;

	private FrameBenchmark() {
	}

	public static void main(String[] arguments) throws Exception {
		int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
		int cores = Runtime.getRuntime().availableProcessors();
		int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : Math.max(1, cores - 1);
		AppPaths paths = AppPaths.ofSystem();
		EngineSettings.apply(paths.natives(), paths.engineCache());
		DjlTrainer trainer = new DjlTrainer(new DjlDevices(() -> DjlDevices.Cuda.NONE));
		MainWindow window = open(paths, trainer);
		measure(window, 5); // until everything is compiled and loaded
		tell("at rest", measure(window, seconds));
		CancellationToken cancellation = new CancellationToken();
		CountDownLatch begun = new CountDownLatch(20);
		Thread training = Thread.ofPlatform().daemon().start(() -> train(trainer, threads, begun, cancellation));
		begun.await();
		tell("training on " + threads + " of " + cores + " cores", measure(window, seconds));
		cancellation.cancel();
		training.join();
		System.exit(0);
	}

	static MainWindow open(AppPaths paths, DjlTrainer trainer) throws Exception {
		return open(paths, trainer, new SyntheticDigits(100, 1), false);
	}

	static MainWindow open(AppPaths paths, DjlTrainer trainer, DatasetReader mnist, boolean isChosen) throws Exception {
		return open(paths, trainer, mnist, isChosen, Files.createTempDirectory("frames"));
	}

	/**
	 * Opens the real window with the real network.
	 *
	 * @param mnist what stands for MNIST
	 * @param isChosen whether it is the data that the pages show
	 * @param work where models, sketches and settings are kept
	 */
	static MainWindow open(AppPaths paths, DjlTrainer trainer, DatasetReader mnist, boolean isChosen, Path work)
			throws Exception {
		ModelStore models = new ModelStore(paths.shippedModels(), work.resolve("models"));
		Path sketches = work.resolve("my-sketches");
		DataSources sources = new DataSources(mnist);
		UiServices services = new UiServices("0",
				new UiServices.Engine(DjlClassifier::open, trainer, new DjlDevices(() -> DjlDevices.Cuda.NONE),
						new CudaLibraries(work, work)),
				new UiServices.Stored(models, new RunStore(models, work.resolve("runs")),
						new SettingsStore(work.resolve("settings.json")), new OwnSamples(sketches), sketches),
				new UiServices.Teaching(new LessonLibrary(List.of(work)), new ProgressStore(work), new Classroom(work, sources)),
				sources,
				new MnistDownload(work, files -> new FileDatasetReader(files, LabelPolicy.REFUSE)),
				new UiServices.Desktop(work, work, work, _ -> {
				}, () -> {
				}));
		CompletableFuture<MainWindow> opening = new CompletableFuture<>();
		Platform.startup(() -> {
			Stage stage = new Stage();
			Settings settings = isChosen ? Settings.DEFAULT.withData("mnist", false) : Settings.DEFAULT;
			MainWindow window = new MainWindow(stage, services, settings);
			stage.setWidth(1280);
			stage.setHeight(800);
			window.show(Settings.DEFAULT);
			opening.complete(window);
		});
		return opening.get();
	}

	private static void train(DjlTrainer trainer, int threads, CountDownLatch begun, CancellationToken cancellation) {
		try {
			DigitDataset digits = new SyntheticDigits(5000, 1).read(Split.TRAIN, ProgressListener.NONE, cancellation);
			Hyperparameters hyperparameters = TrainingPreset.BEST.hyperparameters(threads, "cpu").with(Hyperparameter.VALIDATION,
					500);
			trainer.train(TrainingTask.holdOut(hyperparameters, digits, null, false), new TrainingListener() {
				@Override
				public void batchFinished(BatchResult result) {
					begun.countDown();
				}
			}, cancellation);
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	/** Milliseconds between frames, preceded by the number of readings that arrived. */
	static double[] measure(MainWindow window, int seconds) throws Exception {
		List<Double> frames = new ArrayList<>();
		int[] readings = {0};
		CountDownLatch done = new CountDownLatch(1);
		Platform.runLater(() -> {
			var counting = window.canvas().predictionProperty().subscribe((_, now) -> readings[0] += now == null ? 0 : 1);
			new AnimationTimer() {
				private final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
				private long last;
				private int step;

				@Override
				public void handle(long pulse) {
					long now = System.nanoTime();
					if (last != 0) {
						frames.add((now - last) / 1e6);
					}
					last = now;
					draw(window, step++);
					if (now > end) {
						stop();
						counting.unsubscribe();
						done.countDown();
					}
				}
			}.start();
		});
		done.await();
		frames.addFirst((double) readings[0]);
		return frames.stream().mapToDouble(Double::doubleValue).toArray();
	}

	/** A spiral, restarted every second or so. */
	private static void draw(MainWindow window, int step) {
		int at = step % STEPS_A_DIGIT;
		double angle = at * 0.2;
		double x = 0.5 + 0.005 * at * Math.cos(angle);
		double y = 0.5 + 0.005 * at * Math.sin(angle);
		if (at == 0) {
			window.canvas().clear();
			window.canvas().begin(x, y);
		} else {
			window.canvas().extend(x, y);
		}
	}

	private static void tell(String when, double[] measured) {
		double[] frames = Arrays.copyOfRange(measured, 1, measured.length);
		report("%s: %d frames, median %.1f ms, 95th percentile %.1f ms, 99th %.1f ms, longest %.1f ms; %.0f readings", when,
				frames.length, quantile(frames, 0.5), quantile(frames, 0.95), quantile(frames, 0.99), quantile(frames, 1),
				measured[0]);
	}
}
