package digitlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static digitlab.Benchmark.report;

/**
 * Lets every write, rename, synchronisation, creation and deletion of everything that is saved fail, once and for good, and counts the
 * outcomes. Optional arguments: a step (1), to let only every second one fail, and so on; what is saved, by its names in {@link Saved}
 * (everything).
 */
public final class FaultRounds {

	private FaultRounds() {
	}

	public static void main(String[] arguments) throws IOException {
		int step = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
		int bad = 0;
		List<Saved> all = arguments.length > 1
				? Stream.of(arguments).skip(1).map(Saved::valueOf).toList()
				: List.of(Saved.values());
		for (Saved saved : all) {
			for (boolean stays : new boolean[]{false, true}) {
				Path work = Files.createTempDirectory("faults");
				FailingDisk disk = FailingDisk.compiled(work);
				if (disk == null) {
					throw new IllegalStateException("gcc is not installed");
				}
				String said = disk.failEach(saved, step, stays);
				bad += said.endsWith(" 0 times neither") ? 0 : 1;
				report("%-11s %-12s %s", saved, stays ? "from then on" : "once", said);
			}
		}
		System.exit(bad == 0 ? 0 : 1);
	}
}
