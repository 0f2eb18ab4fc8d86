package digitlab.training;

import java.lang.management.ManagementFactory;
import java.util.function.DoubleSupplier;

import com.sun.management.OperatingSystemMXBean;

/** How many processor cores other programs leave free. Each call measures since the one before. */
public final class FreeCores implements DoubleSupplier {

	private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

	/** Begins to measure. */
	public FreeCores() {
		getAsDouble();
	}

	/** The number of cores of this computer, or of the container. */
	public static int all() {
		return Runtime.getRuntime().availableProcessors();
	}

	/**
	 * The cores that other programs have not used since the last call, 0 to {@link #all}; all of them where the system does not
	 * tell. Calls less than some tenths of a second apart are inexact: the system counts in hundredths.
	 */
	@Override
	public double getAsDouble() {
		double used = system.getCpuLoad();
		double own = system.getProcessCpuLoad();
		return used < 0 || own < 0 ? all() : all() * (1 - Math.clamp(used - own, 0, 1));
	}
}
