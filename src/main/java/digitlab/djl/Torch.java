package digitlab.djl;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;

/** The few things that only libtorch knows. */
final class Torch {

	private static final ThreadLocal<Integer> THREADS = ThreadLocal.withInitial(() -> 0);

	private static final Path LIBRARIES = Path.of(System.getProperty("PYTORCH_LIBRARY_PATH", ""));

	static {
		// Here, before anything of libtorch is used: at the start of the application it would hold up the window.
		TorchLog.quietWarnings(LIBRARIES);
	}

	private Torch() {
	}

	/** Name and version. */
	static String engine() {
		Engine engine = load();
		return engine.getEngineName() + " " + engine.getVersion();
	}

	/**
	 * How many threads libtorch uses inside one operation that the calling thread starts. OpenMP keeps the number a thread,
	 * so a training with all cores and a prediction with one do not disturb each other.
	 */
	static void useThreads(int threads) {
		if (THREADS.get() != threads) {
			load();
			synchronized (Torch.class) {
				JniUtils.setNumThreads(threads);
				// Asking makes libtorch settle this thread's number now; else it would take whatever was set last, by any thread.
				JniUtils.getNumThreads();
			}
			THREADS.set(threads);
		}
	}

	/** Loads libtorch; what is missing or damaged is told in one sentence. */
	private static Engine load() {
		try {
			return Engine.getInstance();
		} catch (EngineException | LinkageError e) { // the second for an engine that DJL does not know
			Throwable cause = e;
			while (cause.getCause() != null) {
				cause = cause.getCause();
			}
			throw new IllegalStateException("PyTorch cannot be loaded from " + LIBRARIES + ", " + advice(System.getenv().keySet())
					+ ": " + cause.getMessage(), e);
		}
	}

	/** What to do: variables that could not be kept from the engine come before a new installation. */
	static String advice(Set<String> environment) {
		TreeSet<String> foreign = new TreeSet<>(EngineSettings.FOREIGN_VARIABLES);
		foreign.retainAll(environment);
		return foreign.isEmpty()
				? "reinstall Digit Lab"
				: "unset the environment variable" + (foreign.size() > 1 ? "s " : " ") + String.join(", ", foreign)
						+ " and try again";
	}

	/**
	 * Keeps the calling thread from recording what gradients would need, except within a gradient collector. libtorch keeps
	 * this a thread, and records by default.
	 */
	static void recordNoGradients() {
		JniUtils.setGradMode(false);
	}

	/**
	 * Pictures as a (N, 1, 28, 28) tensor. It is made as (N, 28, 28, 1) and viewed with its axes in the other order, which
	 * gives it the strides of PyTorch's channels_last format; the convolutions and all that follows keep to it, and on a
	 * CPU it is the faster one.
	 */
	static NDArray images(NDManager manager, float[] pixels, int images) {
		return manager.create(pixels, new Shape(images, 28, 28, 1)).transpose(0, 3, 1, 2);
	}

	/** DJL's device for an id such as "cpu" or "cuda:0". */
	static Device device(String id) {
		return id.equals("cpu") ? Device.cpu() : Device.gpu(Integer.parseInt(id.substring("cuda:".length())));
	}
}
