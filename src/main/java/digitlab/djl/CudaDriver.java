package digitlab.djl;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * Queries NVIDIA's driver through its own library, which is part of the driver: so GPUs are detected before PyTorch's CUDA
 * libraries are installed.
 */
public final class CudaDriver {

	private static final Logger LOG = LoggerFactory.getLogger(CudaDriver.class);
	private static final int NAME_BYTES = 256;
	private static final String WINDOWS_LIBRARY = "nvcuda.dll";
	private static final String LINUX_LIBRARY = "libcuda.so.1";
	/** CUDA_ERROR_NO_DEVICE. */
	private static final int NO_DEVICE = 100;

	/** Loaded once and never unloaded: the driver has threads of its own from its first call on. */
	private static @Nullable SymbolLookup library;

	/**
	 * A GPU.
	 *
	 * @param name NVIDIA's name of it
	 * @param bytes size of its memory
	 */
	public record Gpu(String name, long bytes) {
	}

	/**
	 * The result of a query.
	 *
	 * @param version highest CUDA version that the driver supports, 1000 × major + 10 × minor; 0 without a driver
	 * @param gpus the GPUs in the driver's order
	 * @param error the driver's error, a number of CUDA's driver API; 0 for none
	 */
	public record Found(int version, List<Gpu> gpus, int error) {

		/** No driver. */
		public static final Found NOTHING = new Found(0, List.of());

		/** A driver that works. */
		public Found(int version, List<Gpu> gpus) {
			this(version, gpus, 0);
		}

		/**
		 * Interprets the driver's responses.
		 *
		 * @param ofVersion result of cuDriverGetVersion, which needs no GPU
		 * @param ofStart result of cuInit, for which a missing GPU is not a fault of the driver
		 * @param gpus queried only after the driver has started
		 */
		static Found of(int ofVersion, int version, int ofStart, Supplier<List<Gpu>> gpus) {
			if (ofVersion != 0) {
				return new Found(0, List.of(), ofVersion);
			}
			return new Found(version, ofStart == 0 ? gpus.get() : List.of(), ofStart == NO_DEVICE ? 0 : ofStart);
		}
	}

	private CudaDriver() {
	}

	/** Queries the driver; a driver that cannot be queried counts as none. */
	public static synchronized Found look() {
		try (Arena arena = Arena.ofConfined()) {
			return new Questions(library(), arena).ask();
		} catch (IllegalArgumentException e) {
			return Found.NOTHING; // no such library: the usual case
		} catch (IllegalStateException e) {
			LOG.info("NVIDIA's driver could not be asked", e);
			return Found.NOTHING;
		}
	}

	@SuppressWarnings("restricted") // native access is enabled by the launcher
	private static SymbolLookup library() {
		SymbolLookup loaded = library;
		if (loaded == null) {
			boolean windows = System.getProperty("os.name").startsWith("Windows");
			loaded = SymbolLookup.libraryLookup(windows ? WINDOWS_LIBRARY : LINUX_LIBRARY, Arena.global());
			library = loaded;
		}
		return loaded;
	}

	/** Calls the driver's functions; each returns 0 on success. */
	private record Questions(SymbolLookup driver, Arena arena) {

		Found ask() {
			MemorySegment number = arena.allocate(JAVA_INT);
			int ofVersion = call("cuDriverGetVersion", FunctionDescriptor.of(JAVA_INT, ADDRESS), number);
			int version = number.get(JAVA_INT, 0);
			return Found.of(ofVersion, version, call("cuInit", FunctionDescriptor.of(JAVA_INT, JAVA_INT), 0), this::gpus);
		}

		private List<Gpu> gpus() {
			MemorySegment number = arena.allocate(JAVA_INT);
			List<Gpu> gpus = new ArrayList<>();
			if (call("cuDeviceGetCount", FunctionDescriptor.of(JAVA_INT, ADDRESS), number) == 0) {
				int count = number.get(JAVA_INT, 0);
				for (int i = 0; i < count; i++) {
					gpus.add(gpu(i));
				}
			}
			return List.copyOf(gpus);
		}

		private Gpu gpu(int index) {
			MemorySegment device = arena.allocate(JAVA_INT);
			MemorySegment name = arena.allocate(NAME_BYTES);
			MemorySegment bytes = arena.allocate(JAVA_LONG);
			call("cuDeviceGet", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), device, index);
			int handle = device.get(JAVA_INT, 0);
			call("cuDeviceGetName", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT), name, NAME_BYTES, handle);
			call("cuDeviceTotalMem_v2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), bytes, handle);
			return new Gpu(name.getString(0), bytes.get(JAVA_LONG, 0));
		}

		@SuppressWarnings("restricted") // as above
		private int call(String function, FunctionDescriptor type, Object... arguments) {
			MemorySegment address = driver.find(function)
					.orElseThrow(() -> new IllegalStateException("the driver has no " + function));
			try {
				return (int) Linker.nativeLinker().downcallHandle(address, type).invokeWithArguments(arguments);
			} catch (Throwable e) {
				throw new IllegalStateException(function + " could not be called", e);
			}
		}
	}
}
