package digitlab.djl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.CancellationException;

import ai.djl.Application;
import ai.djl.basicdataset.BasicDatasets;
import ai.djl.repository.Artifact;
import ai.djl.repository.MRL;
import ai.djl.repository.Repository;
import ai.djl.util.Progress;
import digitlab.data.DatasetReader;
import digitlab.data.DigitDataset;
import digitlab.data.Download;
import digitlab.data.IdxReader;
import digitlab.data.ProgressListener;
import digitlab.data.Split;
import digitlab.data.StopSignal;
import org.jspecify.annotations.Nullable;

/**
 * MNIST, downloaded once through {@code ai.djl.basicdataset} into a folder of IDX files and read from there ever after.
 * DJL checks each file's SHA-1; the folder gets its name only when all four files are in it and can be read.
 */
public final class MnistDownload implements DatasetReader, Download {

	/** DJL's names of the four files and MNIST's own. */
	private static final Map<String, String> FILES = Map.of("train_data", "train-images-idx3-ubyte", "train_labels",
			"train-labels-idx1-ubyte", "test_data", "t10k-images-idx3-ubyte", "test_labels", "t10k-labels-idx1-ubyte");

	/** DJL reads whether it is offline from a property of the whole process, which one download at a time changes. */
	private static final Object ONLINE = new Object();

	/** Of the four compressed files together. */
	private static final long BYTES = 11_594_722;

	private final Path folder;
	private final Repository repository;

	/** Into {@code folder}, from the place basicdataset names. */
	public MnistDownload(Path folder) {
		this(folder, BasicDatasets.REPOSITORY);
	}

	MnistDownload(Path folder, Repository repository) {
		this.folder = folder;
		this.repository = repository;
	}

	@Override
	public long bytes(StopSignal stop) {
		return BYTES;
	}

	@Override
	public boolean isDownloaded() {
		return Files.isDirectory(folder);
	}

	@Override
	public DigitDataset read(Split split, ProgressListener progress, StopSignal stop) throws IOException {
		if (!isDownloaded()) {
			throw new IOException("MNIST is not on this computer yet; fetch it once with: digitlab data download mnist");
		}
		return new IdxReader(folder).read(split, progress, stop);
	}

	/** Nothing half-loaded is left behind. */
	@Override
	public void download(ProgressListener progress, StopSignal stop) throws IOException {
		synchronized (ONLINE) {
			if (!isDownloaded()) {
				downloadOnline(progress, stop);
			}
		}
	}

	private void downloadOnline(ProgressListener progress, StopSignal stop) throws IOException {
		Path part = Files.createDirectories(folder.toAbsolutePath().getParent()).resolve(folder.getFileName() + ".part");
		Files.createDirectories(part);
		String offline = System.setProperty("ai.djl.offline", "false");
		try {
			fetch(part, new Steps(progress, stop));
			for (Split split : Split.values()) {
				new IdxReader(part).read(split, ProgressListener.NONE, stop);
			}
			Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
		} catch (IOException e) {
			throw new IOException("MNIST could not be downloaded (" + e.getMessage() + "); check the connection and try again.",
					e);
		} finally {
			deletePart(part);
			System.setProperty("ai.djl.offline", offline == null ? "true" : offline);
		}
	}

	/** After a success there is none. */
	private static void deletePart(Path part) throws IOException {
		for (String file : FILES.values()) {
			Files.deleteIfExists(part.resolve(file));
		}
		Files.deleteIfExists(part);
	}

	private void fetch(Path target, Progress progress) throws IOException {
		MRL mnist = repository.dataset(Application.CV.ANY, BasicDatasets.GROUP_ID, "mnist", "1.0");
		Artifact artifact = mnist.getDefaultArtifact();
		if (artifact == null) {
			throw new IOException("it is not in the catalogue");
		}
		mnist.prepare(artifact, progress);
		for (Map.Entry<String, String> file : FILES.entrySet()) {
			Artifact.Item item = artifact.getFiles().get(file.getKey());
			if (item == null) {
				throw new IOException("the catalogue lacks " + file.getKey());
			}
			try (InputStream in = repository.openStream(item, null)) {
				Files.copy(in, target.resolve(file.getValue()), StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}

	/** DJL's progress of the files, told on and used to stop. */
	private static final class Steps implements Progress {

		private final ProgressListener listener;
		private final StopSignal stop;
		private long done;
		private long total = -1;

		Steps(ProgressListener listener, StopSignal stop) {
			this.listener = listener;
			this.stop = stop;
		}

		@Override
		public void reset(String message, long max, @Nullable String trailing) {
			total = max;
			done = 0;
			tell();
		}

		@Override
		public void start(long initial) {
			done = initial;
			tell();
		}

		@Override
		public void end() {
			tell();
		}

		@Override
		public void increment(long by) {
			done += by;
			tell();
		}

		@Override
		public void update(long progress, @Nullable String message) {
			done = progress;
			tell();
		}

		private void tell() {
			if (stop.isStopped()) {
				throw new CancellationException("The download was stopped.");
			}
			listener.progress(done, total);
		}
	}
}
