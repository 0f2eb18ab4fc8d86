package digitlab.app;

import java.util.Set;

import digitlab.djl.CudaDriver;
import digitlab.djl.CudaLibraries;
import digitlab.djl.DjlDevices;
import digitlab.djl.EngineSettings;
import digitlab.settings.SettingsStore;
import digitlab.training.DeviceCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether this process uses CUDA, before the engine is first used.
 *
 * @param libraries PyTorch's CUDA libraries
 * @param loaded whether the engine is told to use them
 */
record CudaSelection(CudaLibraries libraries, boolean loaded) {

	private static final Logger LOG = LoggerFactory.getLogger(CudaSelection.class);
	private static final String OPTION = "--device";
	/** Commands whose default device is the first GPU, or that list the devices. */
	private static final Set<String> AUTO_COMMANDS = Set.of("train", "improve", "devices");

	/**
	 * Tells the engine where its libraries are: the CUDA ones if they exist and a GPU can use them, unless only the CPU is
	 * wanted.
	 *
	 * @param device from the settings
	 */
	static CudaSelection choose(AppPaths paths, String device, String... arguments) {
		CudaLibraries libraries = new CudaLibraries(paths.engineCache(), paths.cudaJni());
		boolean loaded = wantsGpu(device, arguments) && libraries.isDownloaded()
				&& new CudaSelection(libraries, false).now().isUsable();
		EngineSettings.jnaLiesIn(paths.jna());
		if (loaded) {
			EngineSettings.applyCuda(libraries, paths.engineCache());
		} else {
			EngineSettings.apply(paths.natives(), paths.engineCache());
		}
		return new CudaSelection(libraries, loaded);
	}

	/**
	 * Whether to use a GPU if there is one: a command's device option takes precedence over the settings, and commands that train
	 * use the first GPU unless told otherwise.
	 */
	static boolean wantsGpu(String device, String... arguments) {
		for (int i = 0; i < arguments.length; i++) {
			if (arguments[i].startsWith(OPTION + "=")) {
				return !arguments[i].equals(OPTION + "=cpu");
			}
			if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
				return !arguments[i + 1].equals("cpu");
			}
		}
		boolean ownDefault = arguments.length > 0 && AUTO_COMMANDS.contains(arguments[0]);
		return ownDefault || !device.equals("cpu");
	}

	/** The device for reading: the chosen one, or the CPU if that cannot be used, which is fast enough for reading. */
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
