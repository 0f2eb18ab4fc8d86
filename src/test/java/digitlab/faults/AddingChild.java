package digitlab.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import digitlab.dataset.DigitImage;
import digitlab.dataset.OwnSamples;
import digitlab.io.FileLock;
import digitlab.models.ModelStore;
import digitlab.settings.SettingsStore;

/**
 * Adds to what other processes add to at the same time, or holds a lock until its standard input ends. Arguments: a home, its own
 * number, how many of each kind; or a file to lock.
 */
public final class AddingChild {

	private AddingChild() {
	}

	public static void main(String[] arguments) throws IOException {
		Path home = Path.of(arguments[0]);
		if (arguments.length == 1) {
			hold(home);
			return;
		}
		int self = Integer.parseInt(arguments[1]);
		SettingsStore settings = new SettingsStore(home.resolve("settings.json"));
		OwnSamples samples = new OwnSamples(home.resolve("samples"));
		ModelStore models = new ModelStore(home.resolve("shipped"), home.resolve("models"));
		for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
			String name = self + "-" + i;
			settings.update(s -> s.withRequest(name, Map.of("by", self)));
			samples.add(DigitImage.of(new byte[DigitImage.PIXELS]), self);
			models.save(Saved.metadata(name, i), new byte[1000], false);
			models.save(Saved.metadata("shared", self), new byte[]{(byte) self}, true);
			if (i % 2 == 0) {
				models.delete(models.find(name));
			}
		}
	}

	private static void hold(Path file) throws IOException {
		try (FileLock lock = FileLock.takeIfFree(file)) {
			System.out.println(lock == null ? "somebody else has it" : "held");
			while (System.in.read() >= 0) {
				continue;
			}
		}
	}

	/** The kinds of names that processes 0 to {@code count} - 1 leave. */
	static List<String> kept(int self, int each) {
		return java.util.stream.IntStream.range(0, each).filter(i -> i % 2 == 1).mapToObj(i -> self + "-" + i).toList();
	}
}
