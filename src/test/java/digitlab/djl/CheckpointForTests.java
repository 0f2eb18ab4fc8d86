package digitlab.djl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

/** Reads the state of a training as a resumed training does, without the training. */
public final class CheckpointForTests {

	/** Of a training after its first epoch. */
	public static final String HISTORY = "{\"training\":\"a training\",\"data\":\"00\",\"device\":\"cpu\",\"epochs\":[{\"epoch\":1,"
			+ "\"trainingLoss\":1.5,\"trainingAccuracy\":0.5,\"validationLoss\":1.25,\"validationAccuracy\":0.75,"
			+ "\"learningRate\":0.001,\"imagesPerSecond\":100.0,\"seconds\":2.5}]}";

	private CheckpointForTests() {
	}

	/** Reads the device, and then everything. */
	public static void read(Path file) throws IOException {
		EngineForTests.start();
		Checkpoint.device(file);
		try (NDManager scope = NDManager.newBaseManager(Device.cpu())) {
			Checkpoint.read(file, new Checkpoint.History("a training", "00", "cpu", List.of()), scope, new HashMap<>());
		}
	}
}
