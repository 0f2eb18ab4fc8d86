package digitlab.ui.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.models.TrainingRun;
import digitlab.training.BatchResult;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameters;
import digitlab.training.RunHistory;
import digitlab.training.RunLog;
import digitlab.training.TrainingTask;
import digitlab.ui.FakeModels;
import digitlab.ui.common.ModelCatalog;
import digitlab.ui.common.Now;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class TrainingViewModelTest {

	@TempDir
	Path folder;

	private final Now now = new Now();
	private ModelStore store;
	private RunStore runs;
	private TrainingViewModel model;

	@BeforeEach
	void open() {
		store = new ModelStore(folder.resolve("shipped"), folder.resolve("models"));
		runs = new RunStore(store, folder.resolve("runs"));
		model = new TrainingViewModel(runs, new ModelCatalog(store, now.tasks), now.tasks);
	}

	private RunLog log(String name) {
		DigitDataset images = new DigitDataset("digits", new byte[4 * DigitImage.PIXELS], new byte[4]);
		return runs.log(name, new TrainingTask(Hyperparameters.standard(1), images, images, null, false));
	}

	private static EpochResult epoch(int number) {
		return new EpochResult(number, 0.5, 0.8, 0.4, 0.9 + 0.01 * number, 0.001, 100, 60);
	}

	@Test
	void withoutAnyRunASentenceSaysSo() {
		model.refresh();
		assertThat(model.messageProperty().get()).startsWith("No training yet.");
		assertThat(model.chosenProperty().get()).isEmpty();
	}

	@Test
	void aTrainingUnderWayIsFollowedEpochByEpoch() throws IOException {
		model.refresh();
		try (RunLog log = log("live")) {
			log.batchFinished(new BatchResult(1, 1, 2, 14, 2.5));
			log.batchFinished(new BatchResult(1, 2, 2, 14, 1.5));
			log.epochFinished(epoch(1), true);
			model.refresh();
			assertThat(model.allProperty().get()).extracting(TrainingRun::name, TrainingRun::finished)
					.containsExactly(tuple("live", false));
			RunHistory first = model.chosenProperty().get().getFirst();
			assertThat(first.epochs()).containsExactly(epoch(1));
			assertThat(first.batchLosses()).hasSize(1).first().isEqualTo(new float[]{2.5f, 1.5f});
			log.epochFinished(epoch(2), true);
			model.refresh();
			assertThat(model.chosenProperty().get().getFirst().epochs()).containsExactly(epoch(1), epoch(2));
		}
		runs.save(FakeModels.named("live"), new byte[]{1}, false);
		model.refresh();
		assertThat(model.allProperty().get()).extracting(TrainingRun::finished).containsExactly(true);
		assertThat(Files.exists(folder.resolve("runs/live/run.jsonl"))).isFalse();
	}

	@Test
	void runsAreLaidOverEachOtherAndTakenAway() throws IOException {
		store.save(FakeModels.named("a"), new byte[]{1}, false);
		store.save(FakeModels.named("b"), new byte[]{1}, false);
		model.refresh();
		assertThat(model.messageProperty().get()).isEqualTo("Choose a run to see its curves.");
		List<TrainingRun> all = model.allProperty().get();
		model.choose(all.get(1), true);
		model.choose(all.get(0), true);
		assertThat(model.chosenProperty().get()).extracting(RunHistory::name).containsExactly("a", "b");
		assertThat(model.messageProperty().get()).isEmpty();
		model.choose(all.get(0), false);
		assertThat(model.chosenProperty().get()).extracting(RunHistory::name).containsExactly("b");
	}

	@Test
	void aRunIsShownInPlaceOfThoseChosenBefore() throws IOException {
		store.save(FakeModels.named("a"), new byte[]{1}, false);
		store.save(FakeModels.named("b"), new byte[]{1}, false);
		model.refresh();
		model.choose(model.allProperty().get().getFirst(), true);
		model.showOnly("b");
		assertThat(model.chosenProperty().get()).extracting(RunHistory::name).containsExactly("b");
		model.showOnly("");
		assertThat(model.chosenProperty().get()).extracting(RunHistory::name).containsExactly("b");
	}

	@Test
	void aResumedRunIsShown() throws IOException {
		store.save(FakeModels.named("live"), new byte[]{1}, false);
		model.refresh();
		assertThat(model.chosenProperty().get()).isEmpty();
		try (RunLog log = log("live")) {
			log.batchFinished(new BatchResult(1, 1, 2, 14, 2.5));
			log.epochFinished(epoch(1), true);
			model.refresh();
			assertThat(model.chosenProperty().get()).extracting(RunHistory::name).contains("live");
		}
	}

	/** The names of the cards, by which each finds the figure to save. */
	@Test
	void everyFigureCanBeSaved() throws IOException {
		try (RunLog log = log("live")) {
			log.batchFinished(new BatchResult(1, 1, 1, 14, 2.5));
			log.epochFinished(epoch(1), true);
		}
		model.refresh();
		for (String name : List.of("accuracy", "loss", "batch-loss", "learning-rate", "images-per-second")) {
			assertThat(model.figure(name).picture()).as(name).isPresent();
			model.figure(name).writeCsv(folder.resolve(name + ".csv"));
		}
		assertThat(model.figure("runs").table()).isPresent();
	}

	@Test
	void aRefreshThatFindsNothingNewChangesNothing() throws IOException {
		store.save(FakeModels.named("a"), new byte[]{1}, false);
		model.refresh();
		model.choose(model.allProperty().get().getFirst(), true);
		List<RunHistory> chosen = model.chosenProperty().get();
		model.refresh();
		assertThat(model.chosenProperty().get()).isSameAs(chosen);
		assertThat(now.failures).isEmpty();
	}

	@Test
	void theModelInUseIsShownAtFirst() throws IOException {
		ModelCatalog catalog = new ModelCatalog(store, now.tasks);
		TrainingViewModel fresh = new TrainingViewModel(runs, catalog, now.tasks);
		store.save(FakeModels.named("a"), new byte[]{1}, false);
		catalog.use(store.save(FakeModels.named("b"), new byte[]{1}, false));
		fresh.refresh();
		assertThat(fresh.chosenProperty().get()).extracting(RunHistory::name).containsExactly("b");
	}
}
