package digitlab.djl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import digitlab.training.ComputeDevice;
import digitlab.training.DeviceCatalog;

/** The devices of this computer: the CPU, and NVIDIA's GPUs, with the reason where one cannot be used. */
public final class DjlDevices implements DeviceCatalog {

	/** CUDA 12.8, as the driver writes it. */
	private static final int CUDA = 12080;
	private static final double GIBIBYTE = 1 << 30;

	/**
	 * What there is of CUDA.
	 *
	 * @param supported whether PyTorch has CUDA libraries for this system
	 * @param found by the driver
	 * @param installed whether the CUDA libraries are on disk
	 * @param loaded whether this process works, or will work, with them: that cannot change once the engine runs
	 */
	public record Cuda(boolean supported, CudaDriver.Found found, boolean installed, boolean loaded) {

		/** None at all. */
		public static final Cuda NONE = new Cuda(true, CudaDriver.Found.NOTHING, false, false);

		/** Whether a process that starts now could use a GPU. */
		public boolean isUsable() {
			return supported && installed && !found.gpus().isEmpty() && found.version() >= CUDA;
		}

		private String reason() {
			if (!supported) {
				return "PyTorch has no CUDA libraries for this system.";
			}
			if (found.version() == 0) {
				return "there is no NVIDIA driver.";
			}
			if (found.gpus().isEmpty()) {
				return "the NVIDIA driver finds no GPU.";
			}
			if (found.version() < CUDA) {
				return String.format(Locale.ROOT,
						"the NVIDIA driver is too old for CUDA 12.8, it knows CUDA %d.%d; update the driver.",
						found.version() / 1000,
						found.version() % 1000 / 10);
			}
			if (!installed) {
				return MISSING;
			}
			return loaded ? "" : "Digit Lab must be started anew to use its CUDA libraries.";
		}
	}

	private static final String MISSING = "the CUDA libraries of PyTorch are not installed.";

	private final Supplier<Cuda> cuda;

	/**
	 * @param cuda asked each time: a GPU can come and go
	 */
	public DjlDevices(Supplier<Cuda> cuda) {
		this.cuda = cuda;
	}

	@Override
	public List<ComputeDevice> devices() {
		int cores = Runtime.getRuntime().availableProcessors();
		List<ComputeDevice> devices = new ArrayList<>();
		devices.add(new ComputeDevice("cpu", "CPU, " + cores + (cores == 1 ? " core" : " cores"), "cpu", true, ""));
		Cuda now = cuda.get();
		String reason = now.reason();
		for (CudaDriver.Gpu gpu : now.found().gpus()) {
			String name = String.format(Locale.ROOT, "%s, %.0f GB", gpu.name(), gpu.bytes() / GIBIBYTE);
			devices.add(new ComputeDevice("cuda:" + (devices.size() - 1), name, "cuda", reason.isEmpty(), reason));
		}
		if (now.found().gpus().isEmpty()) {
			devices.add(new ComputeDevice("cuda:0", "NVIDIA GPU", "cuda", false, reason));
		}
		return devices;
	}

	@Override
	public boolean canFetch() {
		return cuda.get().reason().equals(MISSING);
	}
}
