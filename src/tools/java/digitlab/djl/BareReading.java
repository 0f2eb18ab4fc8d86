package digitlab.djl;

import java.nio.file.Files;
import java.nio.file.Path;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

/** A baseline for start-up: the minimum that a DJL program does to read one digit. */
public final class BareReading {

	private BareReading() {
	}

	/**
	 * @param arguments the folder of libtorch, and a weights file; without weights, only the engine is started
	 */
	public static void main(String[] arguments) throws Exception {
		System.setProperty("PYTORCH_LIBRARY_PATH", arguments[0]);
		System.setProperty("PYTORCH_FLAVOR", "cpu");
		System.setProperty("ai.djl.offline", "true");
		System.setProperty("OPT_OUT_TRACKING", "true");
		try (NDManager manager = NDManager.newBaseManager()) {
			if (arguments.length == 1) {
				manager.ones(new Shape(1)).add(1).toFloatArray();
				System.out.println("The engine is there");
				return;
			}
			AlexNet28 block = new AlexNet28(0);
			block.initialize(manager, DataType.FLOAT32, new Shape(1, 1, 28, 28));
			StateDict.load(block, StateDict.decode(manager, Files.readAllBytes(Path.of(arguments[1]))));
			block.freezeParameters(true);
			NDArray image = manager.ones(new Shape(1, 1, 28, 28));
			NDArray logits = block.forward(new ParameterStore(manager, false), new NDList(image), false).singletonOrThrow();
			System.out.println("Read as " + logits.argMax().getLong());
		}
	}
}
