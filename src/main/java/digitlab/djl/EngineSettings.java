package digitlab.djl;

import java.nio.file.Path;
import java.util.Set;

/** Tells DJL where everything is, before its first use: nothing is looked for, unpacked or sent elsewhere. */
public final class EngineSettings {

	/**
	 * Environment variables that DJL, or a library below it, obeys before the settings made here. Set for other programs, they lead
	 * to libraries that are missing or of another version, to another engine, to downloads, or print on standard output.
	 */
	public static final Set<String> FOREIGN_VARIABLES = Set.of("PYTORCH_LIBRARY_PATH", "PYTORCH_EXTRA_LIBRARY_PATH",
			"PYTORCH_LIBRARY_EXCLUSION", "PYTORCH_VERSION", "PYTORCH_FLAVOR", "PYTORCH_PRECXX11", "LIBSTDCXX_LIBRARY_PATH",
			"DJL_DEFAULT_ENGINE", "DJL_CACHE_DIR", "ENGINE_CACHE_DIR", "DJL_OFFLINE", "OPT_OUT_TRACKING", "ONEDNN_VERBOSE",
			"DNNL_VERBOSE", "MKL_VERBOSE");

	private EngineSettings() {
	}

	/**
	 * For the CPU.
	 *
	 * @param natives folder of libtorch and its JNI library
	 * @param cache folder for what DJL downloads when a person asks for it
	 */
	public static void apply(Path natives, Path cache) {
		apply(natives, cache, "cpu");
	}

	/**
	 * For CUDA, of which the libraries are there, and DJL's JNI library for them beside them.
	 *
	 * @param cache as for the CPU
	 */
	public static void applyCuda(CudaLibraries libraries, Path cache) {
		apply(libraries.folder(), cache, CudaLibraries.FLAVOR);
	}

	/** The engine's name and version, such as "PyTorch 2.7.1"; loads its libraries. */
	public static String engine() {
		return Torch.engine();
	}

	private static void apply(Path natives, Path cache, String flavor) {
		set("PYTORCH_LIBRARY_PATH", natives.toString());
		set("PYTORCH_FLAVOR", flavor);
		set("DJL_CACHE_DIR", cache.toString());
		set("ENGINE_CACHE_DIR", cache.toString());
		set("ai.djl.offline", "true");
		set("OPT_OUT_TRACKING", "true");
		// Scripted networks only, which Digit Lab has none of; off, it need not be spoken of in the log.
		set("ai.djl.pytorch.graph_optimizer", "false");
	}

	/**
	 * Says where the library of JNA lies, through which DJL looks for GPUs; JNA would unpack its own into the home directory.
	 *
	 * @param folder may lack it: then JNA unpacks its own into the system's folder for temporary files
	 */
	public static void jnaLiesIn(Path folder) {
		set("jna.boot.library.path", folder.toString());
		set("jna.tmpdir", System.getProperty("java.io.tmpdir"));
	}

	private static void set(String property, String value) {
		if (System.getProperty(property) == null) {
			System.setProperty(property, value);
		}
	}
}
