package digitlab.djl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import ai.djl.repository.RemoteRepository;
import com.sun.net.httpserver.HttpServer;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.IdxWriter;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.FileLock;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A local server stands in for DJL's, with the same catalogue and four small files. */
class MnistDownloadTest {

	@TempDir
	private Path folder;

	private HttpServer server;
	private final Map<String, byte[]> files = new TreeMap<>();
	private final Map<String, String> expected = new TreeMap<>();

	@BeforeAll
	static void startEngine() {
		EngineForTests.start();
	}

	@BeforeEach
	void serve() throws IOException {
		System.setProperty("DJL_CACHE_DIR", folder.resolve("cache").toString());
		DigitDataset digits = EngineForTests.digits(20);
		IdxWriter.write(digits, folder.resolve("images"), folder.resolve("labels"));
		files.put("train-images-idx3-ubyte.gz", gzip(Files.readAllBytes(folder.resolve("images"))));
		files.put("train-labels-idx1-ubyte.gz", gzip(Files.readAllBytes(folder.resolve("labels"))));
		files.put("t10k-images-idx3-ubyte.gz", files.get("train-images-idx3-ubyte.gz"));
		files.put("t10k-labels-idx1-ubyte.gz", files.get("train-labels-idx1-ubyte.gz"));
		files.put("metadata.json", catalogue().getBytes());
		for (String part : List.of("train", "t10k")) {
			expected.put(part + "-images-idx3-ubyte", hash("SHA-256", Files.readAllBytes(folder.resolve("images"))));
			expected.put(part + "-labels-idx1-ubyte", hash("SHA-256", Files.readAllBytes(folder.resolve("labels"))));
		}
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", exchange -> {
			String path = exchange.getRequestURI().getPath();
			byte[] body = files.get(path.substring(path.lastIndexOf('/') + 1));
			exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
			if (body != null) {
				exchange.getResponseBody().write(body);
			}
			exchange.close();
		});
		server.start();
	}

	@AfterEach
	void stop() {
		server.stop(0);
		System.clearProperty("DJL_CACHE_DIR");
	}

	private static byte[] gzip(byte[] bytes) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(bytes);
		}
		return out.toByteArray();
	}

	private String catalogue() {
		return """
				{"metadataVersion": "0.2", "resourceType": "dataset", "application": "cv", "groupId": "ai.djl.basicdataset",
				 "artifactId": "mnist", "name": "mnist", "artifacts": [{"version": "1.0", "snapshot": false, "name": "mnist",
				 "files": {%s, %s, %s, %s}}]}""".formatted(item("train_data", "train-images-idx3-ubyte"),
				item("train_labels", "train-labels-idx1-ubyte"), item("test_data", "t10k-images-idx3-ubyte"),
				item("test_labels", "t10k-labels-idx1-ubyte"));
	}

	private String item(String key, String file) {
		byte[] body = files.get(file + ".gz");
		return "\"%s\": {\"uri\": \"1.0/%s.gz\", \"sha1Hash\": \"%s\", \"size\": %d}".formatted(key, file, hash("SHA-1", body),
				body.length);
	}

	private static String hash(String algorithm, byte[] body) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(body));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	private MnistDownload download() {
		String address = "http://localhost:" + server.getAddress().getPort() + "/";
		return new MnistDownload(folder.resolve("data/mnist"), files -> new FileDatasetReader(files, LabelPolicy.REFUSE),
				new RemoteRepository("stand-in", URI.create(address)), expected);
	}

	@Test
	void whatIsDownloadedCanBeReadWithoutTheServer() throws IOException {
		long[] most = {0};
		download().download((done, total) -> most[0] = Math.max(most[0], done), new CancellationToken());
		server.stop(0);
		DigitDataset digits = download().read(Split.TEST, ProgressListener.NONE, new CancellationToken());
		assertThat(digits.size()).isEqualTo(20);
		assertThat(digits.image(7)).isEqualTo(EngineForTests.digits(20).image(7));
		assertThat(most[0]).isPositive();
	}

	/** A pending folder is deleted by the next start if this process is killed. */
	@Test
	void whatIsWrittenOnTheWayLiesInOnePendingFolder() throws IOException {
		List<Path> written = new ArrayList<>();
		download().download((_, _) -> written.addAll(filesBelow(folder)), new CancellationToken());
		assertThat(written).anyMatch(file -> file.toString().contains("/.digitlab-"));
		assertThat(filesBelow(folder)).allMatch(file -> file.startsWith(folder.resolve("data/mnist"))
				|| file.equals(folder.resolve("data/mnist.lock")) || file.getParent().equals(folder));
		written.removeIf(file -> file.startsWith(folder.resolve("data/mnist")) || file.getParent().equals(folder));
		assertThat(written).allMatch(file -> file.toString().contains("/.digitlab-") || file.toString().endsWith("mnist.lock"));
	}

	private static List<Path> filesBelow(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void aChangedFileIsRefusedAndNothingStays() {
		files.put("t10k-labels-idx1-ubyte.gz", files.get("t10k-labels-idx1-ubyte.gz").clone());
		files.get("t10k-labels-idx1-ubyte.gz")[20] ^= 1;
		assertThatThrownBy(() -> download().download(ProgressListener.NONE, new CancellationToken()))
				.isInstanceOf(IOException.class)
				.hasMessageStartingWith("MNIST could not be downloaded")
				.hasMessageEndingWith("check the connection and try again.");
		assertThat(folder.resolve("data/mnist")).doesNotExist();
	}

	@Test
	void aServerWhoseCatalogueGoesWithItsChangedFilesIsNotBelieved() {
		expected.put("t10k-labels-idx1-ubyte", "0".repeat(64));
		assertThatThrownBy(() -> download().download(ProgressListener.NONE, new CancellationToken()))
				.isInstanceOf(IOException.class)
				.hasMessage("MNIST could not be downloaded (t10k-labels-idx1-ubyte is not MNIST's: its SHA-256 differs); "
						+ "check the connection and try again.");
		assertThat(folder.resolve("data/mnist")).doesNotExist();
	}

	@Test
	void anotherWindowThatFetchesItIsSaid() throws IOException {
		Files.createDirectories(folder.resolve("data"));
		try (FileLock _ = FileLock.takeIfFree(folder.resolve("data/mnist.lock"))) {
			assertThatThrownBy(() -> download().download(ProgressListener.NONE, new CancellationToken()))
					.hasMessage("MNIST is already being downloaded by another window or command: wait for it to finish.");
		}
	}

	@Test
	void withoutAServerThereIsASentence() {
		server.stop(0);
		assertThatThrownBy(() -> download().download(ProgressListener.NONE, new CancellationToken()))
				.hasMessageStartingWith("MNIST could not be downloaded");
		assertThatThrownBy(() -> download().read(Split.TRAIN, ProgressListener.NONE, new CancellationToken()))
				.hasMessage("MNIST is not on this computer yet; download it once with: digitlab data download mnist");
	}

	@Test
	void aStopEndsIt() {
		CancellationToken cancellation = new CancellationToken();
		cancellation.cancel();
		assertThatThrownBy(() -> download().download(ProgressListener.NONE, cancellation))
				.isInstanceOf(CancellationException.class);
		assertThat(folder.resolve("data/mnist")).doesNotExist();
	}
}
