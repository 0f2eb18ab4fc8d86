package digitlab.djl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import digitlab.io.TextSanitizer;
import digitlab.training.ComputeDevice;
import digitlab.training.DeviceCatalog;
import org.jspecify.annotations.Nullable;

/** The devices of this computer: the CPU and NVIDIA GPUs, with the reason why one cannot be used. */
public final class DjlDevices implements DeviceCatalog {

	/** CUDA 12.8, as the driver encodes it. */
	private static final int CUDA = 12080;
	/** An environment variable of NVIDIA's driver: the indices of the GPUs visible to programs. */
	private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";
	private static final int LONGEST_VALUE = 40;
	private static final double GIBIBYTE = 1 << 30;

	/**
	 * The state of CUDA.
	 *
	 * @param supported whether PyTorch has CUDA libraries for this system
	 * @param found the driver's findings
	 * @param installed whether the CUDA libraries are on disk
	 * @param loaded whether this process uses, or will use, them, which cannot change once the engine runs
	 */
	public record Cuda(boolean supported, CudaDriver.Found found, boolean installed, boolean loaded) {

		/** No CUDA. */
		public static final Cuda NONE = new Cuda(true, CudaDriver.Found.NOTHING, false, false);

		/** Whether a process started now could use a GPU. */
		public boolean isUsable() {
			return supported && installed && !found.gpus().isEmpty() && found.version() >= CUDA;
		}

		/** What prevents the use of a GPU. */
		private Obstacle obstacle() {
			if (!supported) {
				return Obstacle.NOT_SUPPORTED;
			}
			if (found.error() != 0) {
				return Obstacle.DRIVER_FAILS;
			}
			if (found.version() == 0) {
				return Obstacle.NO_DRIVER;
			}
			if (found.gpus().isEmpty()) {
				return Obstacle.NO_GPU;
			}
			if (found.version() < CUDA) {
				return Obstacle.OLD_DRIVER;
			}
			if (!installed) {
				return Obstacle.NOT_INSTALLED;
			}
			return loaded ? Obstacle.NONE : Obstacle.NOT_LOADED;
		}

		private String reason() {
			return switch (obstacle()) {
				case NONE -> "";
				case NOT_SUPPORTED -> "PyTorch has no CUDA libraries for this system.";
				case NO_DRIVER -> "there is no NVIDIA driver.";
				case DRIVER_FAILS -> "the NVIDIA driver does not start: it reports error " + found.error() + " of CUDA.";
				case NO_GPU -> "the NVIDIA driver finds no GPU" + hidden(System.getenv(VISIBLE)) + ".";
				case OLD_DRIVER -> String.format(Locale.ROOT,
						"the NVIDIA driver is too old for CUDA 12.8 (it supports CUDA %d.%d): update the driver.",
						found.version() / 1000, found.version() % 1000 / 10);
				case NOT_INSTALLED -> "the CUDA libraries of PyTorch are not installed.";
				case NOT_LOADED -> "Digit Lab must be restarted to use its CUDA libraries.";
			};
		}
	}

	/** A clause on what hides GPUs from the driver; empty if nothing does. */
	static String hidden(@Nullable String visible) {
		return visible == null
				? ""
				: ": the environment variable " + VISIBLE + " is \"" + TextSanitizer.of(visible, LONGEST_VALUE)
						+ "\" and hides the devices that it does not name";
	}

	/** Reasons why no GPU can be used. */
	private enum Obstacle {
		NONE, NOT_SUPPORTED, NO_DRIVER, DRIVER_FAILS, NO_GPU, OLD_DRIVER, NOT_INSTALLED, NOT_LOADED
	}

	private final Supplier<Cuda> cuda;

	/** @param cuda queried each time, as GPUs can come and go */
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
			String name = String.format(Locale.ROOT, "%s, %.0f GiB", gpu.name(), gpu.bytes() / GIBIBYTE);
			devices.add(new ComputeDevice("cuda:" + (devices.size() - 1), name, "cuda", reason.isEmpty(), reason));
		}
		if (now.found().gpus().isEmpty()) {
			devices.add(new ComputeDevice("cuda:0", "NVIDIA GPU", "cuda", false, reason));
		}
		return devices;
	}

	@Override
	public boolean canFetch() {
		return cuda.get().obstacle() == Obstacle.NOT_INSTALLED;
	}

	@Override
	public boolean needsRestart() {
		return cuda.get().obstacle() == Obstacle.NOT_LOADED;
	}
}
