package digitlab.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import digitlab.io.PendingFile;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;

/**
 * Another process that changes the folder of models: adds, replaces, renames and deletes copies of an included one, and leaves
 * damaged folders. Ends with its standard input. Arguments: folder of the included models, the window's folder, seed.
 */
public final class ModelChanges {

	private static final int MAX_PAUSE_MILLIS = 3000;
	private static final int NAMES = 3;

	private final ModelStore store;
	private final Path folder;
	private final Random random;

	private ModelChanges(Path shipped, Path work, long seed) {
		folder = work.resolve("models");
		store = new ModelStore(shipped, folder);
		random = new Random(seed);
	}

	public static void main(String[] arguments) throws IOException {
		ModelChanges changes = new ModelChanges(Path.of(arguments[0]), Path.of(arguments[1]), Long.parseLong(arguments[2]));
		Thread.ofPlatform().daemon().start(changes::goOn);
		while (System.in.read() >= 0) {
			continue;
		}
	}

	private void goOn() {
		try {
			while (true) {
				TimeUnit.MILLISECONDS.sleep(random.nextInt(MAX_PAUSE_MILLIS));
				try {
					change("copy " + random.nextInt(NAMES));
				} catch (IOException e) {
					System.err.println("another process: " + e.getMessage()); // the window may have deleted it meanwhile
				}
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void change(String name) throws IOException {
		StoredModel included = store.list().getFirst();
		switch (random.nextInt(6)) {
			case 0, 1 -> store.save(included.metadata().withName(name), Files.readAllBytes(included.weights()), true);
			case 2 -> store.delete(store.find(name));
			case 3 -> store.rename(store.find(name), "copy " + (NAMES + random.nextInt(NAMES)));
			case 4 -> damage(folder.resolve("damaged " + random.nextInt(NAMES)));
			default -> forget();
		}
	}

	private void damage(Path damaged) throws IOException {
		if (Files.exists(damaged)) {
			PendingFile.deleteAll(damaged);
		} else {
			Files.createDirectories(damaged);
			Files.writeString(damaged.resolve("model.json"), random.nextBoolean() ? "{" : "{\"format\":1,\"name\":\"x\"}");
		}
	}

	/** So that there are never many. */
	private void forget() throws IOException {
		List<StoredModel> copies = store.list().stream().filter(model -> model.name().startsWith("copy ")).toList();
		if (copies.size() > NAMES) {
			store.delete(copies.getLast());
		}
	}
}
