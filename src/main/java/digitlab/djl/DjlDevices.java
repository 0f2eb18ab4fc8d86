package digitlab.djl;

import java.util.List;

import digitlab.training.ComputeDevice;
import digitlab.training.DeviceCatalog;

/** The devices of this computer that libtorch can use: the CPU. */
public final class DjlDevices implements DeviceCatalog {

	@Override
	public List<ComputeDevice> devices() {
		int cores = Runtime.getRuntime().availableProcessors();
		return List.of(new ComputeDevice("cpu", "CPU, " + cores + (cores == 1 ? " core" : " cores"), "cpu", true, ""));
	}
}
