package digitlab.djl;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import ai.djl.Application;
import ai.djl.basicdataset.BasicDatasets;
import ai.djl.repository.Artifact;
import ai.djl.repository.MRL;
import ai.djl.repository.Repository;
import ai.djl.util.Progress;
import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.Download;
import digitlab.io.FileLock;
import digitlab.io.NotDownloadedException;
import digitlab.io.PendingFile;
import digitlab.io.ProgressListener;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * Downloads MNIST once with {@code ai.djl.basicdataset} into a folder of IDX files, from which it is read afterwards. DJL checks
 * each file's SHA-1 against its catalogue, which comes from the same server; this class checks each file against the SHA-256 of
 * the original MNIST. The folder gets its final name only when it contains all four files and they can be read.
 */
public final class MnistDownload implements DatasetReader, Download {

	/** DJL's names of the four files and MNIST's own. */
	private static final Map<String, String> FILES = Map.of("train_data", "train-images-idx3-ubyte", "train_labels",
			"train-labels-idx1-ubyte", "test_data", "t10k-images-idx3-ubyte", "test_labels", "t10k-labels-idx1-ubyte");

	/** SHA-256 of MNIST's uncompressed files. */
	private static final Map<String, String> SHA256 = Map.of("train-images-idx3-ubyte",
			"ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db", "train-labels-idx1-ubyte",
			"65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5", "t10k-images-idx3-ubyte",
			"0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7", "t10k-labels-idx1-ubyte",
			"ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

	/** DJL's offline mode and its folder are system properties of the whole process, which one download at a time changes. */
	private static final Object ONLINE = new Object();

	/** Within the pending folder: the files that become MNIST's folder. */
	private static final String COMPLETE = "mnist";

	/** The total size of the four compressed files. */
	private static final long BYTES = 11_594_722;

	private final Path folder;
	private final Repository repository;
	private final Map<String, String> expected;
	private final Function<Path, DatasetReader> files;

	/**
	 * Downloads into {@code folder} from the server that basicdataset names.
	 *
	 * @param files the reader of a folder of IDX files
	 */
	public MnistDownload(Path folder, Function<Path, DatasetReader> files) {
		this(folder, files, BasicDatasets.REPOSITORY, SHA256);
	}

	/** @param expected SHA-256 of the four uncompressed files, by MNIST's names */
	MnistDownload(Path folder, Function<Path, DatasetReader> files, Repository repository, Map<String, String> expected) {
		this.folder = folder;
		this.repository = repository;
		this.expected = expected;
		this.files = files;
	}

	@Override
	public long bytes(CancellationToken cancellation) {
		return BYTES;
	}

	@Override
	public boolean isDownloaded() {
		return Files.isDirectory(folder);
	}

	@Override
	public DigitDataset read(Split split, ProgressListener progress, CancellationToken cancellation) throws IOException {
		if (!isDownloaded()) {
			throw new NotDownloadedException(
					tr("MNIST is not on this computer yet; download it once with: digitlab data download mnist"));
		}
		for (String name : FILES.values()) {
			if (!Files.isRegularFile(folder.resolve(name))) {
				throw new IOException(tr(
						"The folder %s lacks MNIST's %s: delete it and download MNIST again with: digitlab data download mnist",
						folder, name));
			}
		}
		return files.apply(folder).read(split, progress, cancellation);
	}

	/** Leaves no partial download behind. */
	@Override
	public void download(ProgressListener progress, CancellationToken cancellation) throws IOException {
		synchronized (ONLINE) {
			Path lock = Files.createDirectories(folder.toAbsolutePath().getParent()).resolve(folder.getFileName() + ".lock");
			try (FileLock only = FileLock.takeIfFree(lock)) {
				if (only == null) {
					throw new IOException(
							tr("MNIST is already being downloaded by another window or command: wait for it to finish."));
				}
				if (!isDownloaded()) {
					downloadOnline(progress, cancellation);
				}
			}
		}
	}

	/** All that DJL and this class write on the way lies in one pending folder, which a killed process's next start deletes. */
	private void downloadOnline(ProgressListener progress, CancellationToken cancellation) throws IOException {
		try (PendingFile unfinished = PendingFile.beside(folder)) {
			Path complete = Files.createDirectories(unfinished.path().resolve(COMPLETE));
			try (Setting _ = new Setting("ai.djl.offline", "false");
					Setting _ = new Setting("DJL_CACHE_DIR", unfinished.path().resolve("cache").toString())) {
				fetch(complete, new Steps(progress, cancellation));
			}
			checkSums(complete);
			for (Split split : Split.values()) {
				files.apply(complete).read(split, ProgressListener.NONE, cancellation);
			}
			Files.move(complete, folder, StandardCopyOption.ATOMIC_MOVE);
		} catch (IOException e) {
			throw new IOException(
					tr("MNIST could not be downloaded to %s (%s); check the connection and the room there, and try again.",
							folder.toAbsolutePath().getParent(), e.getMessage()),
					e);
		}
	}

	/** A system property with another value for a while. */
	private static final class Setting implements AutoCloseable {

		private final String name;
		private final @Nullable String before;

		Setting(String name, String value) {
			this.name = name;
			before = System.setProperty(name, value);
		}

		@Override
		public void close() {
			if (before == null) {
				System.clearProperty(name);
			} else {
				System.setProperty(name, before);
			}
		}
	}

	private void checkSums(Path part) throws IOException {
		for (Map.Entry<String, String> file : expected.entrySet()) {
			if (!sha256(part.resolve(file.getKey())).equals(file.getValue())) {
				throw new IOException(tr("%s is not MNIST's: its SHA-256 differs", file.getKey()));
			}
		}
	}

	private static String sha256(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256.", e);
		}
	}

	private void fetch(Path target, Progress progress) throws IOException {
		MRL mnist = repository.dataset(Application.CV.ANY, BasicDatasets.GROUP_ID, "mnist", "1.0");
		Artifact artifact = mnist.getDefaultArtifact();
		if (artifact == null) {
			throw new IOException(tr("it is not in the catalogue"));
		}
		mnist.prepare(artifact, progress);
		for (Map.Entry<String, String> file : FILES.entrySet()) {
			Artifact.Item item = artifact.getFiles().get(file.getKey());
			if (item == null) {
				throw new IOException(tr("the catalogue lacks %s", file.getKey()));
			}
			try (InputStream in = repository.openStream(item, null)) {
				Files.copy(in, target.resolve(file.getValue()), StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}

	/** Forwards DJL's progress of the files, and stops the download. */
	private static final class Steps implements Progress {

		private final ProgressListener listener;
		private final CancellationToken cancellation;
		private long done;
		private long total = -1;

		Steps(ProgressListener listener, CancellationToken cancellation) {
			this.listener = listener;
			this.cancellation = cancellation;
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
			if (cancellation.isCancelled()) {
				throw new CancellationException("The download was stopped.");
			}
			listener.progress(done, total);
		}
	}
}
