package digitlab.djl;

import java.nio.file.Path;
import java.util.Set;

/** Configures DJL's paths before its first use, so that it does not search, extract or send anything elsewhere. */
public final class EngineSettings {

	/**
	 * Environment variables that DJL, or a library below it, obeys before the settings made here. When set for other programs,
	 * they lead to missing libraries or other versions, to another engine, to downloads, or to output on standard output.
	 */
	public static final Set<String> FOREIGN_VARIABLES = Set.of("PYTORCH_LIBRARY_PATH", "PYTORCH_EXTRA_LIBRARY_PATH",
			"PYTORCH_LIBRARY_EXCLUSION", "PYTORCH_VERSION", "PYTORCH_FLAVOR", "PYTORCH_PRECXX11", "LIBSTDCXX_LIBRARY_PATH",
			"DJL_DEFAULT_ENGINE", "DJL_CACHE_DIR", "ENGINE_CACHE_DIR", "DJL_OFFLINE", "OPT_OUT_TRACKING", "ONEDNN_VERBOSE",
			"DNNL_VERBOSE", "MKL_VERBOSE");

	private EngineSettings() {
	}

	/**
	 * Configures DJL for the CPU.
	 *
	 * @param natives folder of libtorch and its JNI library
	 * @param cache folder for downloads that the user requests
	 */
	public static void apply(Path natives, Path cache) {
		apply(natives, cache, "cpu");
	}

	/**
	 * Configures DJL for CUDA, whose libraries and DJL's JNI library for them are installed.
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
		// Only affects scripted networks, which Digit Lab does not use; turned off to keep it out of the log.
		set("ai.djl.pytorch.graph_optimizer", "false");
	}

	/**
	 * Sets the folder of JNA's library, through which DJL detects GPUs; JNA would extract its own into the home directory.
	 *
	 * @param folder may lack it: JNA then extracts its own into the system's temporary folder
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
