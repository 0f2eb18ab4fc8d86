package digitlab.djl;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import ai.djl.util.Platform;
import digitlab.io.CancellationToken;
import digitlab.io.Download;
import digitlab.io.FileLock;
import digitlab.io.ProgressListener;
import digitlab.io.TextSanitizer;

import static digitlab.language.Localization.tr;

/**
 * Downloads PyTorch's CUDA libraries from the server and in the form that DJL's engine uses, to the folder below its cache where
 * it looks for them. The engine itself would download them at its first use, without progress or cancellation; a file that was
 * complete when the download was stopped is not downloaded again.
 */
public final class CudaLibraries implements Download {

	/** CUDA 12.8, for which DJL's JNI library was built for. */
	static final String FLAVOR = "cu128";

	private static final URI SERVER = URI.create("https://publish.djl.ai/pytorch/");
	private static final String CATALOGUE = "files.txt";
	private static final int BUFFER = 1 << 16;
	private static final int PATIENCE_MILLIS = 20_000;
	private static final int OK = 200;

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]*\\.gz");
	private static final int MAX_NAME = 80;
	private static final int MAX_CATALOGUE = 1 << 20;

	private final URI server;
	private final Path cache;
	private final Path jni;
	private final Supplier<Build> build;

	/** libtorch's version, and DJL's name for the system it was built for. */
	record Build(String version, String classifier) {

		static Build ofEngine() {
			Platform platform = Platform.detectPlatform("pytorch");
			return new Build(platform.getVersion(), platform.getClassifier());
		}
	}

	/** A file of the catalogue with its address and size, which is negative when the server does not report it. */
	private record Item(URL address, String name, long bytes) {
	}

	/**
	 * @param cache the cache folder that {@link EngineSettings#apply} passes to DJL
	 * @param jni folder of DJL's own CUDA library, which is part of the application
	 */
	public CudaLibraries(Path cache, Path jni) {
		this(cache, jni, SERVER, Build::ofEngine);
	}

	/** @param build queried when needed: DJL searches for GPUs first, which would delay every start */
	CudaLibraries(Path cache, Path jni, URI server, Supplier<Build> build) {
		this.server = server;
		this.jni = jni.resolve(System.mapLibraryName("djl_torch"));
		this.cache = cache;
		this.build = build;
	}

	/** Whether such libraries exist for this system at all. */
	public boolean isSupported() {
		return Files.isRegularFile(jni);
	}

	/** The folder where the engine finds them. */
	Path folder() {
		Build wanted = build.get();
		return all().resolve(wanted.version() + "-" + FLAVOR + "-" + wanted.classifier());
	}

	private Path all() {
		return cache.resolve("pytorch");
	}

	@Override
	public boolean isDownloaded() {
		return Files.isDirectory(all()) && Files.isDirectory(folder());
	}

	@Override
	public long bytes(CancellationToken cancellation) throws IOException {
		return inWords(() -> total(items(cancellation)));
	}

	private static long total(List<Item> items) {
		return items.stream().anyMatch(item -> item.bytes < 0) ? -1 : items.stream().mapToLong(Item::bytes).sum();
	}

	@Override
	public void download(ProgressListener progress, CancellationToken cancellation) throws IOException {
		if (isDownloaded()) {
			return;
		}
		try (FileLock only = FileLock.takeIfFree(Files.createDirectories(all()).resolve("lock"))) {
			if (only == null) {
				throw new IOException(
						tr("The CUDA libraries are already being downloaded by another window: wait for it to finish."));
			}
			downloadLocked(progress, cancellation);
		}
	}

	private void downloadLocked(ProgressListener progress, CancellationToken cancellation) throws IOException {
		inWords(() -> {
			Path part = Files.createDirectories(all()).resolve(folder().getFileName() + ".part");
			Files.createDirectories(part);
			List<Item> items = items(cancellation);
			long total = total(items);
			long done = 0;
			for (Item item : items) {
				long before = done;
				fetch(item, part, bytes -> progress.progress(before + bytes, total), cancellation);
				done += Math.max(0, item.bytes);
				progress.progress(done, total);
			}
			Files.copy(jni, part.resolve(jni.getFileName()), StandardCopyOption.REPLACE_EXISTING);
			Files.move(part, folder(), StandardCopyOption.ATOMIC_MOVE);
			return null;
		});
	}

	/** Deletes a partial download or the installed libraries. */
	public void delete() throws IOException {
		for (Path folder : List.of(folder(), folder().resolveSibling(folder().getFileName() + ".part"))) {
			if (Files.isDirectory(folder)) {
				try (Stream<Path> files = Files.list(folder)) {
					for (Path file : files.toList()) {
						Files.delete(file);
					}
				}
				Files.delete(folder);
			}
		}
	}

	private List<Item> items(CancellationToken cancellation) throws IOException {
		Build wanted = build.get();
		String base = server + wanted.version() + "/";
		List<String> lines;
		try (InputStream in = open(URI.create(base + CATALOGUE).toURL())) {
			lines = new String(in.readNBytes(MAX_CATALOGUE), StandardCharsets.UTF_8).lines().map(String::strip).toList();
		}
		List<Item> items = new ArrayList<>();
		for (String line : lines) {
			if (line.startsWith(FLAVOR + "/" + wanted.classifier() + "/") && line.endsWith(".gz")) {
				check(cancellation);
				items.add(item(base + line));
			}
		}
		if (items.isEmpty()) {
			throw new IOException(tr("the catalogue has no libraries for this system"));
		}
		return items;
	}

	private static Item item(String address) throws IOException {
		URL url = URI.create(address).toURL();
		HttpURLConnection connection = connect(url);
		connection.setRequestMethod("HEAD");
		String name = URLDecoder.decode(address.substring(address.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
		if (!NAME.matcher(name).matches()) {
			throw new IOException(tr("the catalogue names no library: %s", TextSanitizer.of(name, MAX_NAME)));
		}
		return new Item(url, name.substring(0, name.length() - ".gz".length()), connection.getContentLengthLong());
	}

	/** Opens a separate connection, as DJL's waits forever and is forbidden in DJL's offline mode. */
	private static HttpURLConnection connect(URL url) throws IOException {
		if (!(url.openConnection() instanceof HttpURLConnection http)) {
			throw new IOException(tr("%s is not the address of a web server", url));
		}
		http.setConnectTimeout(PATIENCE_MILLIS);
		http.setReadTimeout(PATIENCE_MILLIS);
		return http;
	}

	private static InputStream open(URL url) throws IOException {
		HttpURLConnection connection = connect(url);
		if (connection.getResponseCode() != OK) {
			throw new IOException(tr("the server answers %d to %s", connection.getResponseCode(), url));
		}
		return connection.getInputStream();
	}

	private static void check(CancellationToken cancellation) {
		if (cancellation.isCancelled()) {
			throw new CancellationException("The download was stopped.");
		}
	}

	/** Receives the number of bytes of a file that came over the network. */
	private interface Bytes {
		void come(long bytes);
	}

	/** Downloads a file, which gets its final name when it is complete. */
	private static void fetch(Item item, Path folder, Bytes told, CancellationToken cancellation) throws IOException {
		Path target = folder.resolve(item.name);
		if (Files.exists(target)) {
			return;
		}
		Path unfinished = folder.resolve(item.name + ".unfinished");
		try (Counting counted = new Counting(open(item.address));
				InputStream in = new GZIPInputStream(counted, BUFFER);
				OutputStream out = Files.newOutputStream(unfinished)) {
			byte[] buffer = new byte[BUFFER];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				check(cancellation);
				out.write(buffer, 0, read);
				told.come(counted.bytes);
			}
		}
		Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
	}

	/** Counts the bytes read. */
	private static final class Counting extends FilterInputStream {

		private long bytes;

		Counting(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			int value = super.read();
			bytes += value < 0 ? 0 : 1;
			return value;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int read = super.read(buffer, offset, length);
			bytes += Math.max(0, read);
			return read;
		}
	}

	@FunctionalInterface
	private interface Work<T> {
		T run() throws IOException;
	}

	private static <T> T inWords(Work<T> work) throws IOException {
		try {
			return work.run();
		} catch (IOException e) {
			throw new IOException(
					tr("The CUDA libraries could not be downloaded (%s); check the connection and try again.", e.getMessage()),
					e);
		}
	}
}
