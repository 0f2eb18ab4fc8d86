package digitlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.OwnSamples;
import digitlab.io.FileLock;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.models.StoredModel;
import digitlab.services.FakeTraining;
import digitlab.settings.SettingsStore;
import digitlab.training.Hyperparameters;
import digitlab.training.TrainingTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Windows and commands on the same folders, in real processes. */
class TwoAtOnceTest {

	private static final int PROCESSES = 3;
	private static final int EACH = 20;

	@TempDir
	Path home;

	@Test
	void noUpdateIsLost() throws IOException {
		List<Child> children = new ArrayList<>();
		for (int self = 0; self < PROCESSES; self++) {
			children.add(Child.start(AddingChild.class, List.of(), home, self, EACH));
		}
		for (Child child : children) {
			assertThat(child.waitFor()).isZero();
		}
		assertThat(new SettingsStore(home.resolve("settings.json")).load().requests()).hasSize(PROCESSES * EACH);
		DigitDataset samples = new OwnSamples(home.resolve("samples")).read();
		for (int self = 0; self < PROCESSES; self++) {
			int label = self;
			assertThat(IntStream.range(0, samples.size()).filter(i -> samples.label(i) == label)).hasSize(EACH);
		}
		ModelStore models = new ModelStore(home.resolve("shipped"), home.resolve("models"));
		List<String> expected = new ArrayList<>(List.of("shared"));
		IntStream.range(0, PROCESSES).forEach(self -> expected.addAll(AddingChild.kept(self, EACH)));
		assertThat(models.list()).extracting(StoredModel::name).containsExactlyInAnyOrderElementsOf(expected);
		StoredModel shared = models.find("shared");
		assertThat(shared.weights()).hasBinaryContent(new byte[]{(byte) shared.metadata().parameters()});
	}

	@Test
	void aTrainingAtWorkElsewhereIsSaid() throws IOException {
		Path lock = Files.createDirectories(home.resolve("runs/mine")).resolve("lock");
		try (Child child = Child.start(AddingChild.class, List.of(), lock)) {
			assertThat(child.line()).isEqualTo("held");
			RunStore runs = new RunStore(new ModelStore(home.resolve("shipped"), home.resolve("models")), home.resolve("runs"));
			DigitDataset images = new DigitDataset("digits", new byte[4 * DigitImage.PIXELS], new byte[4]);
			TrainingTask task = new TrainingTask(Hyperparameters.standard(1), images, images, runs.checkpoint("mine"), false);
			assertThatThrownBy(() -> FakeTraining.execute(runs, "mine", task, listener -> {
				throw new AssertionError("it trained all the same");
			})).isInstanceOf(IOException.class)
					.hasMessage("The training mine is already running in another window or terminal.");
			assertThatThrownBy(() -> runs.forget("mine")).hasMessageContaining("is already running");
			child.release();
			assertThat(child.waitFor()).isZero();
			runs.forget("mine");
		}
	}

	@Test
	void theLockOfAKilledProcessIsFree() throws IOException {
		Path lock = home.resolve("lock");
		try (Child child = Child.start(AddingChild.class, List.of(), lock)) {
			assertThat(child.line()).isEqualTo("held");
			assertThat(FileLock.isTaken(lock)).isTrue();
			assertThat(FileLock.takeIfFree(lock)).isNull();
			assertThatThrownBy(() -> FileLock.take(lock, "The folder is in use.", 1_000_000))
					.hasMessage("The folder is in use.");
			child.kill();
			try (FileLock mine = FileLock.takeIfFree(lock)) {
				assertThat(mine).isNotNull();
			}
		}
	}
}
