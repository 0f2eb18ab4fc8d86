package digitlab.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import digitlab.io.PendingFile;

/** Kills a saving process at random moments, and checks what is on disk then. */
final class Kills {

	private static final int MAX_SAVES = 12;
	private static final int MANY = 1_000_000;

	private final Saved saved;
	private final Path home;
	private final SplittableRandom random;
	private int version;

	/**
	 * How many kills left the last version reported, how many the next one, and how many something incomplete that was cleaned
	 * up.
	 */
	record Count(int kills, int old, int fresh, int cleaned) {

		Count plus(Count other) {
			return new Count(kills + other.kills, old + other.old, fresh + other.fresh, cleaned + other.cleaned);
		}
	}

	Kills(Saved saved, Path home, long seed) {
		this.saved = saved;
		this.home = home;
		this.random = new SplittableRandom(seed);
	}

	/**
	 * One process, one kill; then what the next start does.
	 *
	 * @throws IllegalStateException if the result is neither the old nor the new version, or something is left behind
	 */
	Count once() throws IOException {
		int told = version;
		try (Child child = Child.start(SavingChild.class, java.util.List.of(), saved, home, version + 1, MANY)) {
			long began = 0;
			long ended = 0;
			for (int saves = random.nextInt(1, MAX_SAVES); saves > 0; saves--) {
				told = Integer.parseInt(child.line());
				began = ended;
				ended = System.nanoTime();
			}
			long moment = System.nanoTime() + random.nextLong(1, Math.max(2, 2 * (ended - began)) % 100_000_000 + 2);
			while (System.nanoTime() < moment) {
				Thread.onSpinWait();
			}
			child.kill();
			for (String line = child.line(); line != null; line = child.line()) {
				told = Integer.parseInt(line);
			}
		}
		int cleaned = PendingFile.cleanUp(SavingChild.notes(home));
		version = saved.check(home);
		if (version != told && version != told + 1) {
			throw new IllegalStateException(saved + ": version " + told + " was saved, but " + version + " is there");
		}
		checkNothingIsLeft();
		return new Count(1, version == told ? 1 : 0, version == told ? 0 : 1, cleaned);
	}

	private void checkNothingIsLeft() throws IOException {
		try (Stream<Path> files = Files.walk(home)) {
			files.map(file -> file.getFileName().toString())
					.filter(name -> name.endsWith(".part") || name.startsWith(".old.") || name.startsWith(".gone.")).findAny()
					.ifPresent(name -> {
						throw new IllegalStateException(saved + " left " + name + " behind");
					});
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
	}
}
