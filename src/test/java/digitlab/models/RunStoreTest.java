package digitlab.models;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.FileLock;
import digitlab.services.FakeTraining;
import digitlab.services.TrainingService;
import digitlab.training.BatchResult;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameters;
import digitlab.training.Precision;
import digitlab.training.RunHistory;
import digitlab.training.RunLog;
import digitlab.training.StopReason;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import digitlab.training.ValidationSize;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static digitlab.models.ModelStoreTest.metadata;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunStoreTest {

	private static final byte[] WEIGHTS = {1, 2, 3};

	@TempDir
	private Path folder;

	private ModelStore store;
	private RunStore runs;

	@BeforeEach
	void makeStore() {
		store = new ModelStore(folder.resolve("shipped"), folder.resolve("own"));
		runs = new RunStore(store, folder.resolve("runs"));
	}

	/** One epoch of two steps. */
	private void train(String name, int epoch, boolean resume) {
		DigitDataset images = new DigitDataset("digits", new byte[4 * DigitImage.PIXELS], new byte[4]);
		TrainingTask task = new TrainingTask(Hyperparameters.standard(2), images, images, null, resume);
		try (RunLog log = runs.log(name, task)) {
			log.batchFinished(new BatchResult(epoch, 1, 2, 14, 2));
			log.batchFinished(new BatchResult(epoch, 2, 2, 14, 1));
			log.epochFinished(new EpochResult(epoch, 1.5, 0.5, 0.5, 0.75, 1e-3, 100, 3), true);
		}
	}

	private Path log(String name) {
		return folder.resolve("runs").resolve(name).resolve("run.jsonl");
	}

	private TrainingRun only() throws IOException {
		assertThat(runs.list()).hasSize(1);
		return runs.list().getFirst();
	}

	@Test
	void aTrainingUnderWayIsListedUnfinished() throws IOException {
		assertThat(runs.list()).isEmpty();
		train("mine", 1, false);
		TrainingRun run = only();
		assertThat(run.name()).isEqualTo("mine");
		assertThat(run.finished()).isFalse();
		assertThat(run.epochs()).hasSize(1);
		assertThat(run.bestEpoch()).isEqualTo(1);
		assertThat(run.known().data()).isEqualTo("digits");
		train("mine", 2, true);
		assertThat(run.history().epochs()).as("read anew").hasSize(2);
	}

	/** As when the command line saves a resumed training's model while a window lists the trainings. */
	@Test
	void aLogThatGoesAwayWhileTheListIsMadeIsNoError() throws Exception {
		train("mine", 1, false);
		runs.save(metadata("mine"), WEIGHTS, false);
		Path kept = store.find("mine").folder().resolve("run.jsonl");
		Files.createDirectories(log("mine").getParent());
		CompletableFuture<Void> comingAndGoing = CompletableFuture.runAsync(() -> {
			try {
				for (int i = 0; i < 30000; i++) {
					Files.copy(kept, log("mine"));
					Files.delete(log("mine"));
				}
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
		while (!comingAndGoing.isDone()) {
			assertThat(runs.list()).hasSize(1);
		}
		comingAndGoing.get();
	}

	@Test
	void nobodyElseTrainsUnderTheSameNameMeanwhile() throws IOException {
		DigitDataset images = new DigitDataset("digits", new byte[4 * DigitImage.PIXELS], new byte[4]);
		TrainingTask task = new TrainingTask(Hyperparameters.standard(2), images, images, null, false);
		TrainingResult stopped = new TrainingResult(StopReason.STOPPED, List.of(), null, 1, "cpu", Precision.FLOAT32, 0, 0);
		TrainingService.Outcome outcome = FakeTraining.execute(runs, "mine", task, _ -> {
			assertThatThrownBy(() -> FakeTraining.execute(runs, "mine", task, _ -> stopped)).isInstanceOf(IOException.class)
					.hasMessage("The training mine is already running in another window or terminal.");
			return stopped;
		});
		assertThat(outcome.model()).isNull();
		assertThat(folder.resolve("runs/mine")).doesNotExist();
		assertThat(FakeTraining.execute(runs, "mine", task, _ -> stopped).result()).isSameAs(stopped);
	}

	private static TrainingTask task(boolean resume) {
		DigitDataset images = new DigitDataset("digits", new byte[4 * DigitImage.PIXELS], new byte[4]);
		return new TrainingTask(Hyperparameters.standard(2), images, images, null, resume);
	}

	private static TrainingResult result(StopReason reason, byte[] weights) {
		return new TrainingResult(reason, List.of(new EpochResult(1, 1.5, 0.5, 0.5, 0.75, 1e-3, 100, 3)),
				new TrainingResult.BestEpoch(1, weights, 0.5), 1, "cpu", Precision.FLOAT32, 1, 1);
	}

	/** Leaves a checkpoint, like every training after an epoch. */
	private TrainingService.Outcome execute(String name, boolean resume, StopReason reason, byte... weights) throws IOException {
		return FakeTraining.execute(runs, name, task(resume), log -> {
			log.batchFinished(new BatchResult(1, 1, 1, 14, 2));
			Files.write(runs.checkpoint(name), new byte[]{1});
			return result(reason, weights);
		});
	}

	@Test
	void aResumedTrainingReplacesOnlyTheModelItLeft() throws IOException {
		execute("model 1", false, StopReason.STOPPED, (byte) 1);
		TrainingService.Outcome again = execute("model 1", true, StopReason.STOPPED, (byte) 2);
		assertThat(again.renamed("model 1")).isEmpty();
		assertThat(store.list()).extracting(StoredModel::name).containsExactly("model 1");
		store.rename(store.find("model 1"), "half done");
		store.save(metadata("model 1"), new byte[]{9}, false);
		train("model 1", 2, true);
		assertThat(runs.list()).extracting(TrainingRun::name).as("a stranger's run is not hidden").containsExactly("half done",
				"model 1",
				"model 1");
		TrainingService.Outcome outcome = execute("model 1", true, StopReason.STOPPED, (byte) 3);
		assertThat(outcome.model().name()).isEqualTo("model 1 - 2");
		assertThat(outcome.renamed("model 1"))
				.isEqualTo("There is another model model 1 by now, so this one is saved as model 1 - 2.");
		TrainingService.Outcome last = execute("model 1", true, StopReason.COMPLETED, (byte) 4);
		assertThat(last.model().name()).as("the one it left").isEqualTo("model 1 - 2");
		assertThat(store.find("model 1").weights()).hasBinaryContent(new byte[]{9});
		assertThat(store.find("half done").weights()).hasBinaryContent(new byte[]{2});
		assertThat(store.find("model 1 - 2").weights()).hasBinaryContent(new byte[]{4});
		assertThat(folder.resolve("runs/model 1")).doesNotExist();
	}

	@Test
	void aNameTakenWhileATrainingRunsCostsNothing() throws IOException {
		TrainingService.Outcome outcome = FakeTraining.execute(runs, "mine", task(false), _ -> {
			store.save(metadata("mine"), new byte[]{9}, false);
			return result(StopReason.COMPLETED, WEIGHTS);
		});
		assertThat(outcome.model().name()).isEqualTo("mine - 2");
		assertThat(store.find("mine").weights()).hasBinaryContent(new byte[]{9});
	}

	@Test
	void aTrainingAtWorkIsNeitherForgottenNorOfferedNorToldAnew() throws IOException {
		TrainingRequest request = new TrainingRequest("mnist", ValidationSize.USUAL, Hyperparameters.standard(1));
		TrainingRequest other = new TrainingRequest("synthetic", ValidationSize.USUAL, Hyperparameters.standard(1));
		RunStore secondWindow = new RunStore(store, folder.resolve("runs"));
		String atWork = "The training mine is already running in another window or terminal.";
		FakeTraining.execute(runs, "mine", task(false), request, _ -> {
			Files.write(runs.checkpoint("mine"), new byte[]{1});
			assertThat(secondWindow.resumable()).isEmpty();
			assertThatThrownBy(() -> secondWindow.forget("mine")).hasMessage(atWork);
			assertThatThrownBy(() -> secondWindow.keepRequest("mine", other)).hasMessage(atWork);
			assertThatThrownBy(() -> FakeTraining.execute(secondWindow, "mine", task(false), other,
					_ -> result(StopReason.COMPLETED, WEIGHTS))).hasMessage(atWork);
			assertThat(runs.request("mine")).contains(request);
			return result(StopReason.STOPPED, WEIGHTS);
		});
		assertThat(secondWindow.resumable()).containsExactly("mine");
		assertThatThrownBy(() -> FakeTraining.execute(secondWindow, "mine", task(false), other,
				_ -> result(StopReason.COMPLETED, WEIGHTS))).as("somebody was faster").hasMessageContaining("already");
		assertThat(runs.request("mine")).contains(request);
		secondWindow.forget("mine");
		assertThat(folder.resolve("runs/mine")).doesNotExist();
	}

	@Test
	void aTrainingThatFailsBeforeItsFirstCheckpointLeavesNothing() throws IOException {
		TrainingRequest request = new TrainingRequest("mnist", ValidationSize.USUAL, Hyperparameters.standard(1));
		assertThatThrownBy(() -> FakeTraining.execute(runs, "mine", task(false), request, log -> {
			log.batchFinished(new BatchResult(1, 1, 1, 14, 2));
			throw new IllegalStateException("no memory");
		})).hasMessage("no memory");
		assertThat(folder.resolve("runs/mine")).doesNotExist();
		assertThat(runs.list()).isEmpty();
		assertThatThrownBy(() -> FakeTraining.execute(runs, "mine", task(false), request, _ -> {
			Files.write(runs.checkpoint("mine"), new byte[]{1});
			throw new IllegalStateException("no memory");
		})).hasMessage("no memory");
		assertThat(runs.resumable()).containsExactly("mine");
		assertThat(runs.request("mine")).contains(request);
	}

	@Test
	void whatAKillBeforeTheFirstCheckpointLeftIsDeleted() throws IOException {
		Path killed = Files.createDirectories(folder.resolve("runs/killed"));
		Files.createFile(killed.resolve("lock"));
		Files.writeString(killed.resolve("recipe.json"), "{}");
		Path empty = Files.createDirectories(folder.resolve("runs/empty"));
		Path resumable = Files.createDirectories(folder.resolve("runs/resumable"));
		Files.write(resumable.resolve("checkpoint.safetensors"), new byte[]{1});
		Path running = Files.createDirectories(folder.resolve("runs/running"));
		try (FileLock _ = FileLock.takeIfFree(running.resolve("lock"))) {
			runs.tidy();
		}
		assertThat(killed).doesNotExist();
		assertThat(empty).doesNotExist();
		assertThat(resumable.resolve("checkpoint.safetensors")).exists();
		assertThat(running.resolve("lock")).exists();
		runs.tidy();
		assertThat(running).doesNotExist();
	}

	@Test
	void aDamagedRequestIsNone() throws IOException {
		for (String text : List.of("", "null", "[]", "3", "{}", "{\"config\": {}}", "{\"data\": null}")) {
			Files.createDirectories(folder.resolve("runs/mine"));
			Files.writeString(folder.resolve("runs/mine/recipe.json"), text);
			assertThat(runs.request("mine")).as(text).isEmpty();
		}
	}

	@Test
	void theLogMovesToTheSavedModel() throws IOException {
		train("mine", 1, false);
		StoredModel model = runs.save(metadata("mine"), WEIGHTS, false);
		assertThat(log("mine")).doesNotExist();
		assertThat(model.folder().resolve("run.jsonl")).isRegularFile();
		TrainingRun run = only();
		assertThat(run.finished()).isTrue();
		assertThat(run.epochs()).as("as model.json has them").isEmpty();
		assertThat(run.history().batchLosses()).containsExactly(new float[]{2, 1});
		assertThat(run.history().trainingImages()).isEqualTo(90);
	}

	@Test
	void aModelWithoutALogHasNoSteps() throws IOException {
		store.save(metadata("old"), WEIGHTS, false);
		RunHistory history = only().history();
		assertThat(history.batchLosses()).isEmpty();
		assertThat(history.name()).isEqualTo("old");
		assertThat(history.hyperparameters()).isEqualTo(Hyperparameters.standard(2));
	}

	@Test
	void epochsOfNumbersThatCannotBeAreLeftOut() throws IOException {
		EpochResult sound = new EpochResult(1, 1.5, 0.5, 0.5, 0.75, 1e-3, 100, 3);
		EpochResult lost = new EpochResult(2, Double.NaN, 0.5, Double.POSITIVE_INFINITY, 0.1, 1e-3, 100, 3);
		ModelMetadata m = metadata("mine");
		store.save(new ModelMetadata(m.format(), m.name(), m.architecture(), m.parameters(), m.created(), m.version(),
				m.normalisation(), m.data(), m.hyperparameters(),
				new ModelMetadata.Run("cpu", "diverged", 1, 0.99, 0.98, 500, 10, List.of(sound, lost)), null, null), WEIGHTS,
				false);
		assertThat(only().history().epochs()).containsExactly(sound);
	}

	@Test
	void aModelWithoutItsSettingsIsPassedOver() throws IOException {
		Path json = store.save(metadata("mine"), WEIGHTS, false).folder().resolve("model.json");
		Files.writeString(json, Files.readString(json).replaceAll("\"device\" : \"auto\"", "\"device\" : null"));
		assertThat(runs.list()).isEmpty();
	}

	@Test
	void aResumedTrainingGoesOnWithItsModelsLogAndReplacesIt() throws IOException {
		FakeTraining.execute(runs, "mine", task(false), log -> {
			log.batchFinished(new BatchResult(1, 1, 2, 14, 2));
			log.batchFinished(new BatchResult(1, 2, 2, 14, 1));
			return result(StopReason.STOPPED, WEIGHTS);
		});
		train("mine", 2, true);
		assertThat(only().finished()).as("while it trains").isFalse();
		assertThat(only().history().batchLosses()).hasSize(2);
		FakeTraining.execute(runs, "mine", task(true), _ -> result(StopReason.COMPLETED, WEIGHTS));
		assertThat(only().finished()).isTrue();
		assertThat(only().history().batchLosses()).hasSize(2);
	}

	/** A crash in between leaves the log in both places. */
	@Test
	void aLogLeftBehindDoesNotHideTheModel() throws IOException {
		train("mine", 1, false);
		byte[] left = Files.readAllBytes(log("mine"));
		runs.save(metadata("mine"), WEIGHTS, false);
		Files.write(log("mine"), left);
		assertThat(only().finished()).isTrue();
	}

	@Test
	void damagedLogsAreNoObstacle() throws IOException {
		train("mine", 1, false);
		StoredModel mine = runs.save(metadata("mine"), WEIGHTS, false);
		Files.writeString(mine.folder().resolve("run.jsonl"), "not a log\n");
		Files.createDirectories(log("broken").getParent());
		Files.writeString(log("broken"), "neither\n");
		assertThat(only().name()).isEqualTo("mine");
		assertThat(only().history().batchLosses()).isEmpty();
	}

	@Test
	void deletingAModelDeletesItsRun() throws IOException {
		train("mine", 1, false);
		store.delete(runs.save(metadata("mine"), WEIGHTS, false));
		assertThat(runs.list()).isEmpty();
	}

	@Test
	void aForgottenRunIsGone() throws IOException {
		train("mine", 1, false);
		runs.forget("mine");
		runs.forget("never begun");
		assertThat(runs.list()).isEmpty();
		assertThatThrownBy(() -> runs.forget("../own/mine")).hasMessageContaining("does not fit");
	}

	@Test
	void anArchiveCarriesTheLog() throws IOException {
		train("mine", 1, false);
		Path file = folder.resolve("mine.zip");
		ModelArchive.write(runs.save(metadata("mine"), WEIGHTS, false), file);
		ModelStore elsewhere = new ModelStore(folder.resolve("none"), folder.resolve("elsewhere"));
		StoredModel imported = elsewhere.add(ModelArchive.parts(file));
		assertThat(RunStore.of(imported).history().batchLosses()).containsExactly(new float[]{2, 1});
	}

	@Test
	void anArchivesDamagedLogIsLeftOut() throws IOException {
		StoredModel mine = store.save(metadata("mine"), WEIGHTS, false);
		for (byte[] log : List.of("no log".getBytes(), new byte[RunHistory.MAX_BYTES + 1])) {
			Path file = folder.resolve("hostile.zip");
			try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
				zip.putNextEntry(new ZipEntry("weights.safetensors"));
				zip.write(WEIGHTS);
				zip.putNextEntry(new ZipEntry("run.jsonl"));
				zip.write(log);
				zip.putNextEntry(new ZipEntry("model.json"));
				zip.write(Files.readAllBytes(mine.folder().resolve("model.json")));
			}
			ModelStore elsewhere = new ModelStore(folder.resolve("none"), folder.resolve("elsewhere" + log.length));
			StoredModel imported = elsewhere.add(ModelArchive.parts(file));
			assertThat(imported.folder().resolve("run.jsonl")).doesNotExist();
			assertThat(imported.weights()).hasBinaryContent(WEIGHTS);
		}
	}
}
