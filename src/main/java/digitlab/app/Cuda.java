package digitlab.app;

import java.util.stream.Stream;

import digitlab.djl.CudaDriver;
import digitlab.djl.CudaLibraries;
import digitlab.djl.DjlDevices;
import digitlab.djl.EngineSettings;
import digitlab.settings.SettingsStore;
import digitlab.training.DeviceCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this process works with CUDA, which is settled before the engine's first use.
 *
 * @param libraries of PyTorch for CUDA
 * @param loaded whether the engine is told to use them
 */
record Cuda(CudaLibraries libraries, boolean loaded) {

	private static final Logger LOG = LoggerFactory.getLogger(Cuda.class);

	/**
	 * Tells the engine where its libraries are: those for CUDA when they are there and a GPU can use them, unless the settings
	 * say CPU and the command does not ask for a GPU.
	 *
	 * @param device of the settings
	 */
	static Cuda choose(AppPaths paths, String device, String... arguments) {
		CudaLibraries libraries = new CudaLibraries(paths.engineCache(), paths.cudaJni());
		boolean asked = Stream.of(arguments).anyMatch(argument -> argument.contains("cuda:"));
		boolean wanted = asked || !device.equals("cpu");
		boolean loaded = wanted && libraries.isDownloaded() && new Cuda(libraries, false).now().isUsable();
		if (loaded) {
			EngineSettings.applyCuda(libraries, paths.engineCache());
		} else {
			EngineSettings.apply(paths.natives(), paths.engineCache());
		}
		return new Cuda(libraries, loaded);
	}

	/** The device to read with: the chosen one, and the CPU where that cannot be used, as everybody can wait for a reading. */
	String readOn(DeviceCatalog devices, SettingsStore settings) {
		if (!loaded) {
			return "cpu";
		}
		try {
			return devices.choose(settings.load().device()).id();
		} catch (IllegalArgumentException e) {
			LOG.warn("Digits are read on the CPU: {}", e.getMessage());
			return "cpu";
		}
	}

	DjlDevices.Cuda now() {
		return new DjlDevices.Cuda(libraries.isSupported(), CudaDriver.look(), libraries.isDownloaded(), loaded);
	}
}
