package digitlab.djl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import digitlab.io.TextSanitizer;
import digitlab.training.ComputeDevice;
import digitlab.training.DeviceCatalog;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

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
				case NOT_SUPPORTED -> tr("PyTorch has no CUDA libraries for this system.");
				case NO_DRIVER -> tr("there is no NVIDIA driver.");
				case DRIVER_FAILS -> tr("the NVIDIA driver does not start: it reports error %d of CUDA.", found.error());
				case NO_GPU -> noGpu(System.getenv(VISIBLE));
				case OLD_DRIVER -> tr(
						"the NVIDIA driver is too old for CUDA 12.8 (it supports CUDA %d.%d): update the driver.",
						found.version() / 1000, found.version() % 1000 / 10);
				case NOT_INSTALLED -> tr("the CUDA libraries of PyTorch are not installed.");
				case NOT_LOADED -> tr("Digit Lab must be restarted to use its CUDA libraries.");
			};
		}
	}

	/**
	 * @param visible the value of the variable that may hide GPUs from the driver; null if it is not set
	 */
	static String noGpu(@Nullable String visible) {
		return visible == null
				? tr("the NVIDIA driver finds no GPU.")
				: tr("the NVIDIA driver finds no GPU: the environment variable %s is \"%s\" and hides the devices that it does not "
						+ "name.", VISIBLE, TextSanitizer.of(visible, LONGEST_VALUE));
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
		devices.add(new ComputeDevice("cpu", trn("CPU, %d core", "CPU, %d cores", cores), "cpu", true, "",
				CpuFeatures.hasBfloat16()));
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
