package digitlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static digitlab.Benchmark.report;

/**
 * Lets every write, rename, synchronisation, creation and deletion of everything that is saved fail, once and for good, and counts the
 * outcomes. Optional argument: a step (1), to let only every second one fail, and so on.
 */
public final class FaultRounds {

	private FaultRounds() {
	}

	public static void main(String[] arguments) throws IOException {
		int step = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
		int bad = 0;
		for (Saved saved : Saved.values()) {
			for (boolean stays : new boolean[]{false, true}) {
				Path work = Files.createTempDirectory("faults");
				FailingDisk disk = FailingDisk.compiled(work);
				if (disk == null) {
					throw new IllegalStateException("gcc is not installed");
				}
				String said = disk.failEach(saved, step, stays);
				bad += said.endsWith(" 0 times neither") ? 0 : 1;
				report("%-8s %-12s %s", saved, stays ? "from then on" : "once", said);
			}
		}
		System.exit(bad == 0 ? 0 : 1);
	}
}
