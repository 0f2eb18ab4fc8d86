package digitlab.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

import digitlab.classroom.Classroom;
import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitImage;
import digitlab.dataset.OwnSamples;
import digitlab.formats.DataSources;
import digitlab.io.CancellationToken;
import digitlab.io.Download;
import digitlab.io.NotDownloadedException;
import digitlab.io.ProgressListener;
import digitlab.lessons.LessonLibrary;
import digitlab.lessons.ProgressStore;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.recognition.ClassifierLoader;
import digitlab.settings.SettingsStore;
import digitlab.training.BatchResult;
import digitlab.training.ComputeDevice;
import digitlab.training.DeviceCatalog;
import digitlab.training.DigitTrainer;
import digitlab.training.EpochResult;
import digitlab.training.Precision;
import digitlab.training.StopReason;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import digitlab.ui.common.UiServices;

/**
 * A trainer that only pretends to train, devices that come and go, and downloads of nothing. A training ends at once, unless
 * {@link #waits} is set: then it waits after its first epoch until it is stopped.
 */
public final class FakeLab implements DigitTrainer, DeviceCatalog, Download {

	/** The tasks trained. */
	public final List<TrainingTask> trained = new CopyOnWriteArrayList<>();
	public volatile List<ComputeDevice> devices = List.of(new ComputeDevice("cpu", "CPU, 2 cores", "cpu", true, ""));
	public volatile boolean waits;
	/** Whether it waits before its first epoch is finished. */
	public volatile boolean waitsAtOnce;
	/** Whether MNIST was downloaded. */
	public volatile boolean hasMnist = true;
	public volatile boolean canFetch;
	public volatile boolean needsRestart;
	public volatile boolean isFetched;
	public volatile int restarts;
	public volatile boolean canOpen = true;
	public final List<Path> opened = new CopyOnWriteArrayList<>();
	/** Counted down once a waiting training has finished its first epoch. */
	public volatile CountDownLatch waiting = new CountDownLatch(1);

	private static final List<FakeLab> ALL = new CopyOnWriteArrayList<>();

	private final Path folder;

	private FakeLab(Path folder) {
		this.folder = folder;
	}

	/** The one in a test's folder. */
	public static FakeLab in(Path folder) {
		return ALL.stream().filter(lab -> lab.folder.equals(folder)).findFirst().orElseGet(() -> {
			FakeLab lab = new FakeLab(folder);
			ALL.add(lab);
			return lab;
		});
	}

	/** Services over its folder, with networks from elsewhere. */
	UiServices services(ModelStore models, ClassifierLoader classifiers, DatasetReader data) {
		Path sketches = folder.resolve("my-sketches");
		DataSources sources = new DataSources((split, progress, cancellation) -> {
			if (!hasMnist) {
				throw new NotDownloadedException("Download it.");
			}
			return data.read(split, progress, cancellation);
		});
		return new UiServices("0.1.0", new UiServices.Engine(classifiers, this, this, this),
				new UiServices.Stored(models, new RunStore(models, folder.resolve("runs")),
						new SettingsStore(folder.resolve("settings.json")), new OwnSamples(sketches), sketches),
				new UiServices.Teaching(new LessonLibrary(List.of(folder.resolve("lessons"))),
						new ProgressStore(folder.resolve("lessons")), new Classroom(folder.resolve("class"), sources)),
				sources, new Mnist(),
				new UiServices.Desktop(folder, folder.resolve("digitlab.log"), folder.resolve("licences"), this::open,
						() -> restarts++));
	}

	private void open(Path place) throws IOException {
		if (!canOpen) {
			throw new IOException("Nothing can be opened here.");
		}
		opened.add(place);
	}

	@Override
	public TrainingResult train(TrainingTask task, TrainingListener listener, CancellationToken cancellation) throws IOException {
		trained.add(task);
		listener.networkReady(task.resume() ? 1 : 0, surerEachEpoch(0));
		List<EpochResult> epochs = new ArrayList<>();
		for (int epoch = task.resume() ? 2 : 1; epoch <= task.hyperparameters().optimiser().epochs(); epoch++) {
			if (cancellation.isCancelled()) {
				return result(task, epochs, StopReason.STOPPED);
			}
			if (waitsAtOnce) {
				waitUntil(cancellation);
				return result(task, epochs, StopReason.STOPPED);
			}
			listener.batchFinished(new BatchResult(epoch, 1, 1, task.hyperparameters().optimiser().epochs(), 1.0 / epoch));
			EpochResult result = new EpochResult(epoch, 1.0 / epoch, 0.5, 0.9 / epoch, 0.5 + 0.01 * epoch, 0.001, 100, 2);
			epochs.add(result);
			listener.epochFinished(result, true);
			listener.networkReady(epoch, surerEachEpoch(epoch));
			if (task.checkpoint() != null) {
				Files.createDirectories(task.checkpoint().getParent());
				Files.write(task.checkpoint(), new byte[]{1});
			}
			waitUntil(cancellation);
		}
		return result(task, epochs, StopReason.COMPLETED);
	}

	/** A network that takes everything for a 7, with a probability of 0.1, 0.2, 0.3 … */
	private static Function<List<DigitImage>, float[][]> surerEachEpoch(int epoch) {
		return images -> images.stream().map(_ -> FakeModels.sure(7, Math.min(0.9, 0.1 + 0.1 * epoch))).toArray(float[][]::new);
	}

	private void waitUntil(CancellationToken cancellation) {
		waiting.countDown();
		while (waits && !cancellation.isCancelled()) {
			Thread.onSpinWait();
		}
	}

	private static TrainingResult result(TrainingTask task, List<EpochResult> epochs, StopReason reason) {
		return new TrainingResult(reason, List.copyOf(epochs),
				epochs.isEmpty() ? null : new TrainingResult.BestEpoch(1, new byte[]{2}, 0.9), 980_810,
				task.hyperparameters().run().device(), Precision.FLOAT32, 100, 4);
	}

	@Override
	public List<ComputeDevice> devices() {
		return devices;
	}

	@Override
	public boolean needsRestart() {
		return needsRestart;
	}

	@Override
	public boolean canFetch() {
		return canFetch && !isFetched;
	}

	@Override
	public boolean isDownloaded() {
		return isFetched;
	}

	@Override
	public long bytes(CancellationToken cancellation) {
		while (waits && !cancellation.isCancelled()) {
			Thread.onSpinWait();
		}
		if (cancellation.isCancelled()) {
			throw new CancellationException("stopped");
		}
		return 2_500_000_000L;
	}

	@Override
	public void download(ProgressListener progress, CancellationToken cancellation) {
		progress.progress(1, 2);
		while (waits && !cancellation.isCancelled()) {
			Thread.onSpinWait();
		}
		if (cancellation.isCancelled()) {
			throw new CancellationException("stopped");
		}
		isFetched = true;
	}

	private final class Mnist implements Download {

		@Override
		public boolean isDownloaded() {
			return hasMnist;
		}

		@Override
		public long bytes(CancellationToken cancellation) {
			return 0;
		}

		@Override
		public void download(ProgressListener progress, CancellationToken cancellation) {
			hasMnist = true;
		}
	}
}
