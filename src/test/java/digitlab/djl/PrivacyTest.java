package digitlab.djl;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ai.djl.util.Ec2Utils;
import digitlab.dataset.DigitImage;
import digitlab.dataset.LabelPolicy;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Nothing is sent to anyone. Java consults its proxy selector before connecting to a web server, which is checked here; the
 * sockets of whole processes are checked by {@code .ci/run}, which runs the image without a network.
 */
class PrivacyTest {

	private final ProxySelector before = ProxySelector.getDefault();
	private final List<URI> asked = new ArrayList<>();

	@TempDir
	Path folder;

	@BeforeAll
	static void startEngine() {
		EngineForTests.start();
	}

	@BeforeEach
	void listen() {
		ProxySelector.setDefault(new ProxySelector() {
			@Override
			public List<Proxy> select(URI uri) {
				asked.add(uri);
				return List.of(Proxy.NO_PROXY);
			}

			@Override
			public void connectFailed(URI uri, SocketAddress address, IOException failure) {
				asked.add(uri);
			}
		});
	}

	@AfterEach
	void listenNoMore() {
		ProxySelector.setDefault(before);
	}

	@Test
	void aConnectionAttemptIsDetected() throws IOException {
		URI address;
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			address = URI.create("http://localhost:" + server.getLocalPort() + "/");
		} // no one listens there any more
		assertThatThrownBy(() -> address.toURL().openStream()).isInstanceOf(IOException.class);
		assertThat(asked).contains(address);
	}

	@Test
	void theEnginesTrackingIsOff() {
		assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
		Ec2Utils.callHome("PyTorch"); // what DJL does when an engine starts
		assertThat(asked).isEmpty();
	}

	@Test
	void neitherReadingNorTrainingNorLookingForDevicesAsksForAnything() throws IOException {
		try (DjlClassifier classifier = DjlClassifier.open(Path.of("models/alexnet28/weights.safetensors"), 1)) {
			classifier.logits(List.of(DigitImage.of(new byte[DigitImage.PIXELS])));
		}
		CudaLibraries cuda = new CudaLibraries(folder.resolve("engine"), folder.resolve("jni"));
		assertThat(cuda.isDownloaded()).isFalse();
		DjlDevices devices = new DjlDevices(() -> DjlDevices.Cuda.NONE);
		assertThat(devices.devices()).isNotEmpty();
		new DjlTrainer(devices).train(
				TrainingTask.holdOut(EngineForTests.hyperparameters(1), EngineForTests.digits(60), folder.resolve("checkpoint"),
						false),
				TrainingListener.NONE, new CancellationToken());
		assertThat(new MnistDownload(folder.resolve("mnist"), files -> new FileDatasetReader(files, LabelPolicy.REFUSE))
				.isDownloaded()).isFalse();
		assertThat(asked).isEmpty();
	}
}
