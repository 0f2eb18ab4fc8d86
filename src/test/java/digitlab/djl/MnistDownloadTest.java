package digitlab.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
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

/** A local server stands in for DJL's. */
class MnistDownloadTest {

	@TempDir
	private Path folder;

	private MnistStandIn server;

	@BeforeAll
	static void startEngine() {
		EngineForTests.start();
	}

	@BeforeEach
	void serve() throws IOException {
		System.setProperty("DJL_CACHE_DIR", folder.resolve("cache").toString());
		server = MnistStandIn.of(20);
	}

	@AfterEach
	void stop() {
		server.close();
		System.clearProperty("DJL_CACHE_DIR");
	}

	private MnistDownload download() {
		return server.download(folder.resolve("data/mnist"));
	}

	@Test
	void whatIsDownloadedCanBeReadWithoutTheServer() throws IOException {
		long[] most = {0};
		download().download((done, total) -> most[0] = Math.max(most[0], done), new CancellationToken());
		server.close();
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
				|| file.equals(folder.resolve("data/mnist.lock")));
		written.removeIf(file -> file.startsWith(folder.resolve("data/mnist")));
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
		server.files.put("t10k-labels-idx1-ubyte.gz", server.files.get("t10k-labels-idx1-ubyte.gz").clone());
		server.files.get("t10k-labels-idx1-ubyte.gz")[20] ^= 1;
		assertThatThrownBy(() -> download().download(ProgressListener.NONE, new CancellationToken()))
				.isInstanceOf(IOException.class)
				.hasMessageStartingWith("MNIST could not be downloaded")
				.hasMessageEndingWith("check the connection and the room there, and try again.");
		assertThat(folder.resolve("data/mnist")).doesNotExist();
	}

	@Test
	void aServerWhoseCatalogueGoesWithItsChangedFilesIsNotBelieved() {
		server.expected.put("t10k-labels-idx1-ubyte", "0".repeat(64));
		assertThatThrownBy(() -> download().download(ProgressListener.NONE, new CancellationToken()))
				.isInstanceOf(IOException.class)
				.hasMessage("MNIST could not be downloaded to " + folder.resolve("data")
						+ " (t10k-labels-idx1-ubyte is not MNIST's: its "
						+ "SHA-256 differs); check the connection and the room there, and try again.");
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
		server.close();
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
