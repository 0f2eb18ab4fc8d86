package digitlab.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;
import digitlab.training.RunHistory;

/** What the application writes for itself: settings, training requests and logs. */
final class NoteTargets {

	private NoteTargets() {
	}

	/** The settings, which are read, changed and read again. */
	record SettingsFile() implements FuzzTarget {

		@Override
		public List<byte[]> seeds() {
			return List.of(ModelTargets.bytes("{\"model\":\"seven\",\"theme\":\"DARK\",\"penWidth\":0.1,\"data\":\"mnist\","
					+ "\"recentData\":[\"a\",\"b\"],\"device\":\"cuda:0\",\"threads\":2,\"textSize\":125,\"recipe\":"
					+ ModelTargets.RECIPE + ",\"recipes\":{\"quick\":" + ModelTargets.RECIPE
					+ "},\"later\":[1,null,{\"x\":2.5}]}"),
					ModelTargets.bytes("{}"), ModelTargets.bytes("null"), ModelTargets.LIKE_UTF_32);
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			SettingsStore store = new SettingsStore(Files.write(folder.resolve("settings.json"), input));
			Settings read = store.load();
			store.update(settings -> settings.withTextSize(150));
			if (!store.load().equals(read.withTextSize(150))) {
				throw new AssertionError("written settings are others when they are read again");
			}
		}
	}

	/** A training request. */
	record Plan() implements FuzzTarget {

		@Override
		public List<byte[]> seeds() {
			return List.of(ModelTargets.bytes(ModelTargets.RECIPE), ModelTargets.LIKE_UTF_32);
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			Path run = Files.createDirectories(folder.resolve("runs/seven"));
			Files.write(run.resolve("recipe.json"), input);
			new RunStore(new ModelStore(folder.resolve("shipped"), folder.resolve("models")), folder.resolve("runs"))
					.request("seven").ifPresent(request -> {
						request.commandLine("seven");
						request.hyperparametersFor(100);
					});
		}
	}

	/** The log of a training. */
	record Log() implements FuzzTarget {

		@Override
		public List<byte[]> seeds() {
			return List.of(ModelTargets.bytes(ModelTargets.RUN_LOG),
					ModelTargets.bytes("{\0\0\0\"form\n"));
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			RunHistory history = RunHistory.read(Files.write(folder.resolve("run.jsonl"), input));
			history.bestEpoch();
			history.batchesPerEpoch();
		}
	}
}
