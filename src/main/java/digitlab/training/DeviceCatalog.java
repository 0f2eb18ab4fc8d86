package digitlab.training;

import java.util.List;

import static digitlab.language.Localization.tr;

/** The devices of this computer. */
public interface DeviceCatalog {

	/** All devices, including unusable ones; the CPU comes first. */
	List<ComputeDevice> devices();

	/** Whether a GPU lacks only libraries that can be downloaded. */
	default boolean canFetch() {
		return false;
	}

	/** Whether a GPU lacks only a restart of Digit Lab. */
	default boolean needsRestart() {
		return false;
	}

	/**
	 * Selects the device for a choice on the command line.
	 *
	 * @param choice "auto" (the first usable GPU, else the CPU), "cpu", or "cuda:" and a number
	 * @throws IllegalArgumentException with one sentence, if the device does not exist or cannot be used
	 */
	default ComputeDevice choose(String choice) {
		List<ComputeDevice> devices = devices();
		if (choice.equals("auto")) {
			return devices.stream().filter(d -> d.available() && d.kind().equals("cuda")).findFirst().orElse(devices.getFirst());
		}
		ComputeDevice chosen = devices.stream().filter(d -> d.id().equals(choice)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException(missing(choice, devices)));
		if (!chosen.available()) {
			throw new IllegalArgumentException(tr("The device %s cannot be used: %s", choice, chosen.reason()));
		}
		return chosen;
	}

	/**
	 * Checks, before long work begins, whether a training can run.
	 *
	 * @throws IllegalArgumentException with one sentence, if its device does not exist, cannot be used or lacks the precision
	 */
	default void check(Hyperparameters.Run run) {
		run.precision().on(choose(run.device()));
	}

	private static String missing(String choice, List<ComputeDevice> devices) {
		return tr("There is no device %s here; choose one of auto, %s.", choice,
				String.join(", ", devices.stream().map(ComputeDevice::id).toList()));
	}
}
