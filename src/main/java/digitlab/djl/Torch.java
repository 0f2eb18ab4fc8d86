package digitlab.djl;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** Functions that depend on libtorch itself. */
final class Torch {

	private static final ThreadLocal<Integer> THREADS = ThreadLocal.withInitial(() -> 0);

	private static final Path LIBRARIES = Path.of(System.getProperty("PYTORCH_LIBRARY_PATH", ""));

	static {
		// Done here, before libtorch is used: at the start of the application, it would delay the window.
		TorchLog.quietWarnings(LIBRARIES);
	}

	private Torch() {
	}

	/** The engine's name and version. */
	static String engine() {
		Engine engine = load();
		return engine.getEngineName() + " " + engine.getVersion();
	}

	/**
	 * Sets the number of threads that libtorch uses within an operation on the calling thread. OpenMP stores the number per
	 * thread, so a training with all cores and a prediction with one do not disturb each other.
	 */
	static void useThreads(int threads) {
		if (THREADS.get() != threads) {
			load();
			synchronized (Torch.class) {
				JniUtils.setNumThreads(threads);
				// The query makes libtorch fix this thread's number now; otherwise it would use the last number set by any
				// thread.
				JniUtils.getNumThreads();
			}
			THREADS.set(threads);
		}
	}

	/** Loads libtorch; reports missing or damaged files in one sentence. */
	private static Engine load() {
		try {
			return Engine.getInstance();
		} catch (EngineException | LinkageError e) { // the second for an engine that DJL does not know
			Throwable cause = e;
			while (cause.getCause() != null) {
				cause = cause.getCause();
			}
			throw new IllegalStateException(refusal(System.getenv().keySet(), cause.getMessage()), e);
		}
	}

	/** Tells the user what to do: environment variables that could not be hidden from the engine come before a reinstallation. */
	static String refusal(Set<String> environment, @Nullable String reason) {
		TreeSet<String> foreign = new TreeSet<>(EngineSettings.FOREIGN_VARIABLES);
		foreign.retainAll(environment);
		String names = String.join(", ", foreign);
		return switch (foreign.size()) {
			case 0 -> tr("PyTorch cannot be loaded from %s, reinstall Digit Lab: %s", LIBRARIES, reason);
			case 1 -> tr("PyTorch cannot be loaded from %s, unset the environment variable %s and try again: %s", LIBRARIES,
					names, reason);
			default -> tr("PyTorch cannot be loaded from %s, unset the environment variables %s and try again: %s", LIBRARIES,
					names, reason);
		};
	}

	/**
	 * Disables gradient recording on the calling thread, except within a gradient collector. libtorch keeps this setting per
	 * thread, enabled by default.
	 */
	static void recordNoGradients() {
		JniUtils.setGradMode(false);
	}

	/**
	 * Creates an (N, 1, 28, 28) tensor of images. It is created as (N, 28, 28, 1) and viewed with permuted axes, which gives it
	 * the strides of PyTorch's channels_last format; the convolutions and all following layers keep it, and it is faster on a
	 * CPU.
	 */
	static NDArray images(NDManager manager, float[] pixels, int images) {
		return manager.create(pixels, new Shape(images, 28, 28, 1)).transpose(0, 3, 1, 2);
	}

	/** The same of bytes, 0 paper to 255 ink. */
	static NDArray images(NDManager manager, ByteBuffer pixels, int images) {
		return manager.create(pixels, new Shape(images, 28, 28, 1), DataType.UINT8).toType(DataType.FLOAT32, false).divi(255)
				.transpose(0, 3, 1, 2);
	}

	/** DJL's device for an id such as "cpu" or "cuda:0". */
	static Device device(String id) {
		return id.equals("cpu") ? Device.cpu() : Device.gpu(Integer.parseInt(id.substring("cuda:".length())));
	}
}
