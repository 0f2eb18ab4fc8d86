package digitlab.djl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpServer;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A local server stands in for DJL's, with a catalogue in the same format and small files. */
class CudaLibrariesTest {

	private static final String JNI = System.mapLibraryName("djl_torch");

	@TempDir
	private Path folder;

	private HttpServer server;
	private final Map<String, byte[]> files = new TreeMap<>();
	private final List<String> fetched = new ArrayList<>();
	private volatile int asked;
	private final byte[] torch = new byte[500_000];

	@BeforeEach
	void serve() throws IOException {
		new Random(1).nextBytes(torch);
		Files.createDirectories(folder.resolve("jni"));
		Files.write(folder.resolve("jni").resolve(JNI), new byte[]{5});
		files.put("cu128/linux-x86_64/native/lib/libcudart.so.12.gz", gzip(new byte[]{1, 2, 3}));
		files.put("cu128/linux-x86_64/native/lib/libtorch%2B.so.gz", gzip(torch));
		files.put("cpu/linux-x86_64/native/lib/libtorch.so.gz", gzip(new byte[]{9}));
		files.put("cu128/win-x86_64/native/lib/torch.dll.gz", gzip(new byte[]{8}));
		files.put("files.txt", String.join("\n", files.keySet()).getBytes());
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/2.7.1/", exchange -> {
			String name = exchange.getRequestURI().getRawPath().substring("/2.7.1/".length());
			byte[] body = files.get(name);
			asked++;
			boolean asksOnly = exchange.getRequestMethod().equals("HEAD");
			if (!asksOnly) {
				fetched.add(name);
			}
			if (asksOnly && body != null) {
				exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
			}
			exchange.sendResponseHeaders(body == null ? 404 : 200, body == null || asksOnly ? -1 : body.length);
			if (body != null && !asksOnly) {
				exchange.getResponseBody().write(body);
			}
			exchange.close();
		});
		server.start();
	}

	@AfterEach
	void stop() {
		server.stop(0);
	}

	private static byte[] gzip(byte[] bytes) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(bytes);
		}
		return out.toByteArray();
	}

	private CudaLibraries libraries(String system) {
		return new CudaLibraries(folder, folder.resolve("jni"),
				URI.create("http://localhost:" + server.getAddress().getPort() + "/"),
				() -> new CudaLibraries.Build("2.7.1", system));
	}

	private long compressed() {
		return files.entrySet().stream().filter(f -> f.getKey().startsWith("cu128/linux")).mapToLong(f -> f.getValue().length)
				.sum();
	}

	@Test
	void theLibrariesOfThisSystemLieWhereTheEngineLooks() throws IOException {
		CudaLibraries libraries = libraries("linux-x86_64");
		assertThat(libraries.isDownloaded()).isFalse();
		assertThat(libraries.bytes(new CancellationToken())).isEqualTo(compressed());
		String offline = System.getProperty("ai.djl.offline");
		AtomicLong last = new AtomicLong();
		libraries.download((done, total) -> {
			assertThat(total).isEqualTo(compressed());
			assertThat(done).isGreaterThanOrEqualTo(last.get());
			last.set(done);
			assertThat(System.getProperty("ai.djl.offline")).as("another thread's download needs no change of it")
					.isEqualTo(offline);
		}, new CancellationToken());
		assertThat(last).hasValue(compressed());
		assertThat(libraries.isDownloaded()).isTrue();
		Path engine = folder.resolve("pytorch/2.7.1-cu128-linux-x86_64");
		assertThat(engine.resolve("libcudart.so.12")).hasBinaryContent(new byte[]{1, 2, 3});
		assertThat(engine.resolve(JNI)).as("comes with the application").hasBinaryContent(new byte[]{5});
		assertThat(engine.resolve("libtorch+.so")).hasBinaryContent(torch);
		libraries.delete();
		assertThat(libraries.isDownloaded()).isFalse();
	}

	@Test
	void aStoppedDownloadGoesOnWithTheNextFile() throws IOException {
		CancellationToken cancellation = new CancellationToken();
		assertThatThrownBy(() -> libraries("linux-x86_64").download((done, total) -> {
			if (fetched.size() == 3) { // the catalogue and two files
				cancellation.cancel();
			}
		}, cancellation)).isInstanceOf(CancellationException.class);
		assertThat(libraries("linux-x86_64").isDownloaded()).isFalse();
		fetched.clear();
		libraries("linux-x86_64").download(ProgressListener.NONE, new CancellationToken());
		assertThat(fetched).containsExactly("files.txt", "cu128/linux-x86_64/native/lib/libtorch%2B.so.gz");
		assertThat(Files.size(folder.resolve("pytorch/2.7.1-cu128-linux-x86_64/libtorch+.so"))).isEqualTo(torch.length);
	}

	@Test
	void aStopIsAskedForBeforeEachFileOfTheCatalogue() {
		CancellationToken cancellation = new CancellationToken();
		cancellation.cancel();
		assertThatThrownBy(() -> libraries("linux-x86_64").bytes(cancellation)).isInstanceOf(CancellationException.class);
		assertThat(asked).as("only the catalogue").isEqualTo(1);
	}

	@Test
	void whatFailsIsToldInOneSentence() {
		files.get("cu128/linux-x86_64/native/lib/libtorch%2B.so.gz")[2000] ^= 8;
		assertThatThrownBy(() -> libraries("linux-x86_64").download(ProgressListener.NONE, new CancellationToken()))
				.isInstanceOf(IOException.class).hasMessageStartingWith("The CUDA libraries could not be downloaded (")
				.hasMessageEndingWith("check the connection and try again.");
		assertThat(libraries("linux-x86_64").isDownloaded()).isFalse();
		assertThatThrownBy(() -> libraries("osx-aarch64").bytes(new CancellationToken()))
				.hasMessageContaining("the catalogue has no libraries for this system");
		server.stop(0);
		assertThatThrownBy(() -> libraries("linux-x86_64").bytes(new CancellationToken())).isInstanceOf(IOException.class);
	}

	@Test
	void withoutTheEnginesPartForCudaItIsNotSupported() throws IOException {
		assertThat(libraries("linux-x86_64").isSupported()).isTrue();
		Files.delete(folder.resolve("jni").resolve(JNI));
		assertThat(libraries("osx-aarch64").isSupported()).isFalse();
	}

	/** As far as can be checked without a GPU: the library that the build unpacks has the name that DJL looks for. */
	@Test
	@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
	void theBuildBringsTheEnginesPart() {
		assertThat(new CudaLibraries(folder, Path.of("target/cuda-jni")).isSupported()).isTrue();
	}
}
