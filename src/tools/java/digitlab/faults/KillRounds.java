package digitlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static digitlab.Benchmark.report;

/** Kills hundreds of processes while they save, and counts the outcomes. Optional argument: kills of each kind (100). */
public final class KillRounds {

	private KillRounds() {
	}

	public static void main(String[] arguments) throws IOException {
		int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
		for (Saved saved : Saved.values()) {
			Path home = Files.createTempDirectory("kills");
			Kills kills = new Kills(saved, home, System.nanoTime());
			Kills.Count count = new Kills.Count(0, 0, 0, 0);
			int torn = 0;
			for (int i = 0; i < rounds; i++) {
				try {
					count = count.plus(kills.once());
				} catch (IOException | IllegalStateException e) {
					torn++;
					report("%s", e);
					home = Files.createTempDirectory("kills");
					kills = new Kills(saved, home, System.nanoTime());
				}
			}
			report("%-8s %d kills: %d times the old, %d times the new, %d times neither; %d half-written cleaned up", saved,
					rounds, count.old(), count.fresh(), torn, count.cleaned());
		}
	}
}
