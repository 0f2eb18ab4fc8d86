package digitlab.djl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import digitlab.io.CancellationToken;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A checkpoint that is incomplete or malicious. */
class DamagedCheckpointTest {

	private final DjlTrainer trainer = new DjlTrainer(new DjlDevices(() -> DjlDevices.Cuda.NONE));

	@TempDir
	Path folder;

	@BeforeAll
	static void startEngine() {
		EngineForTests.start();
	}

	private void train(boolean resume) throws IOException {
		trainer.train(
				TrainingTask.holdOut(EngineForTests.hyperparameters(2), EngineForTests.digits(60), folder.resolve("checkpoint"),
						resume),
				TrainingListener.NONE, new CancellationToken());
	}

	private void refuses(Consumer<Map<String, NDArray>> damage, String reason) throws IOException {
		train(false);
		Path file = folder.resolve("checkpoint");
		try (NDManager manager = NDManager.newBaseManager()) {
			Map<String, NDArray> arrays = StateDict.decode(manager, Files.readAllBytes(file));
			damage.accept(arrays);
			Files.write(file, StateDict.encode(arrays));
		}
		assertThatThrownBy(() -> train(true)).isInstanceOf(IOException.class).hasMessage("The interrupted training in " + file
				+ " cannot be read (" + reason + "); discard it and start again.");
	}

	@Test
	void aMissingArrayIsRefused() throws IOException {
		refuses(arrays -> arrays.remove("average.conv1.weight"), "it has no array average.conv1.weight");
	}

	@Test
	void missingBestWeightsAreRefused() throws IOException {
		refuses(arrays -> arrays.remove("best.conv2.bias"), "it has no array best.conv2.bias");
	}

	@Test
	void aMomentOfAnotherShapeIsRefused() throws IOException {
		refuses(arrays -> {
			NDArray bias = arrays.get("mean.conv1.bias");
			arrays.put("mean.conv1.bias", bias.getManager().zeros(new Shape(1, 2)));
		}, "its array mean.conv1.bias is float32(1, 2) instead of float32(32)");
	}

	/** One flipped bit can make it: it would end in weights that nothing can use. */
	@Test
	void aNumberThatIsNoneIsRefused() throws IOException {
		refuses(arrays -> arrays.get("best.fc3.bias").set(new NDIndex(4), Float.NaN),
				"its array best.fc3.bias holds NaN, which is not a finite number");
	}
}
