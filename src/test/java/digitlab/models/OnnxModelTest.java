package digitlab.models;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.djl.DjlClassifier;
import digitlab.djl.EngineForTests;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An exported network gives the same in ONNX Runtime, which shares no code with PyTorch, as here. */
class OnnxModelTest {

	private static final int MAX_BYTES = 4_000_000;
	private static final double MAX_DIFFERENCE = 1e-4;

	@TempDir
	Path folder;

	private StoredModel model;
	private Path file;

	@BeforeAll
	static void startEngine() {
		EngineForTests.start();
	}

	@BeforeEach
	void export() throws IOException {
		model = ModelFolders.read(Path.of("models/alexnet28"), true);
		file = folder.resolve("alexnet28.onnx");
		ModelExport.write(model, file);
	}

	/** Half of them digits, the others random pixels: it must also compute correctly what it was not trained on. */
	private static List<DigitImage> images(int count) throws IOException {
		SplittableRandom random = new SplittableRandom(28);
		var digits = new SyntheticDigits(count, 3).read(Split.TEST, ProgressListener.NONE, new CancellationToken());
		List<DigitImage> images = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			byte[] noise = new byte[DigitImage.PIXELS];
			random.nextBytes(noise);
			images.add(i % 2 == 0 ? digits.image(i) : DigitImage.of(noise));
		}
		return images;
	}

	private float[][] elsewhere(List<DigitImage> images) throws OrtException {
		OrtEnvironment environment = OrtEnvironment.getEnvironment();
		try (OrtSession session = environment.createSession(file.toString());
				OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels(images)),
						new long[]{images.size(), 1, 28, 28});
				OrtSession.Result result = session.run(Map.of("pixels", input))) {
			OnnxValue logits = result.get("logits").orElseThrow();
			return (float[][]) logits.getValue();
		}
	}

	private static float[] pixels(List<DigitImage> images) {
		float[] pixels = new float[images.size() * DigitImage.PIXELS];
		for (int i = 0; i < pixels.length; i++) {
			int pixel = i % DigitImage.PIXELS;
			pixels[i] = images.get(i / DigitImage.PIXELS).ink(pixel / 28, pixel % 28) / 255f;
		}
		return pixels;
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 7, 50})
	void theLogitsAreOurs(int batch) throws IOException, OrtException {
		List<DigitImage> images = images(batch);
		try (DjlClassifier classifier = DjlClassifier.open(model.weights(), 1)) {
			float[][] ours = classifier.logits(images);
			float[][] theirs = elsewhere(images);
			assertThat(theirs).hasDimensions(batch, 10);
			double largest = 0;
			for (int i = 0; i < batch; i++) {
				for (int digit = 0; digit < 10; digit++) {
					largest = Math.max(largest, Math.abs(ours[i][digit] - theirs[i][digit]));
				}
			}
			assertThat(largest).isLessThan(MAX_DIFFERENCE);
		}
	}

	@Test
	void theFileIsSmallAndSaysWhatItIs() throws IOException, OrtException {
		assertThat(Files.size(file)).isLessThanOrEqualTo(MAX_BYTES);
		try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString())) {
			var metadata = session.getMetadata();
			assertThat(metadata.getProducerName()).isEqualTo("Digit Lab");
			assertThat(metadata.getGraphName()).isEqualTo("alexnet28");
			assertThat(metadata.getCustomMetadata()).containsEntry("name", "alexnet28")
					.containsEntry("classes", "0,1,2,3,4,5,6,7,8,9").containsEntry("mean", "0.0")
					.containsEntry("deviation", "1.0")
					.containsEntry("scale", Double.toString(1 / 255.0))
					.containsEntry("temperature", Double.toString(model.metadata().calibration().temperature()))
					.containsKey("input");
			NodeInfo input = session.getInputInfo().get("pixels");
			assertThat(((TensorInfo) input.getInfo()).getShape()).containsExactly(-1, 1, 28, 28);
			assertThat(((TensorInfo) input.getInfo()).getDimensionNames()[0]).isEqualTo("N");
			assertThat(((TensorInfo) session.getOutputInfo().get("logits").getInfo()).getShape()).containsExactly(-1, 10);
		}
	}

	/**
	 * Read from the bytes, as ONNX Runtime does not report it: field 8 of the model contains an empty domain and, as field 2, the
	 * version.
	 */
	@Test
	void theOpsetIsStated() throws IOException {
		byte[] bytes = Files.readAllBytes(file);
		byte[] stated = {8 << 3 | 2, 4, 1 << 3 | 2, 0, 2 << 3, OnnxModel.OPSET};
		assertThat(indexOf(bytes, stated)).isPositive();
	}

	private static int indexOf(byte[] bytes, byte[] part) {
		for (int i = 0; i + part.length <= bytes.length; i++) {
			if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
				return i;
			}
		}
		return -1;
	}

	@Test
	void twoExportsAreTheSame() throws IOException {
		ModelExport.write(model, folder.resolve("again.onnx"));
		assertThat(folder.resolve("again.onnx")).hasSameBinaryContentAs(file);
	}

	@Test
	void damagedWeightsWriteNothing() throws IOException {
		Path other = Files.createDirectories(folder.resolve("other"));
		Files.copy(model.folder().resolve("model.json"), other.resolve("model.json"));
		Files.write(other.resolve("weights.safetensors"), new byte[]{1, 2, 3});
		StoredModel damaged = ModelFolders.read(other, false);
		assertThatThrownBy(() -> ModelExport.write(damaged, folder.resolve("damaged.onnx")))
				.hasMessage("The weights " + damaged.weights() + " cannot be used: it is not a safetensors file.");
		assertThat(folder.resolve("damaged.onnx")).doesNotExist();
	}
}
