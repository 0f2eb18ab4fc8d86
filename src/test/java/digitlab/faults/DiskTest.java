package digitlab.faults;

import java.io.IOException;
import java.nio.file.Path;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.AtomicFile;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.services.FakeTraining;
import digitlab.training.Hyperparameters;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingTask;
import digitlab.training.ValidationSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A full disk, and a read-only one. */
class DiskTest {

	/** More than a training requires. */
	private static final int MEGABYTES = 72;

	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource(Saved.class)
	void theOldFileStaysOnAFullDisk(Saved saved) throws IOException {
		try (SmallDisk disk = SmallDisk.mount(folder, MEGABYTES)) {
			Path home = disk.folder();
			saved.save(home, 1);
			disk.fill(0);
			assertThatThrownBy(() -> saved.save(home, 2)).isInstanceOf(IOException.class)
					.hasMessageContaining(saved == Saved.RUN ? " 0 MB are free" : "No space left on device")
					.hasMessageContaining(home.toString()).hasMessageMatching("[^\\n]+\\.");
			assertThat(saved.check(home)).isOne();
			assertThat(SmallDisk.leftOvers(home)).isEmpty();
			disk.makeRoom();
			saved.save(home, 2);
			assertThat(saved.check(home)).isEqualTo(2);
		}
	}

	@ParameterizedTest
	@EnumSource(Saved.class)
	void onADiskThatIsOnlyReadTheOldCanBeRead(Saved saved) throws IOException {
		try (SmallDisk disk = SmallDisk.mount(folder, MEGABYTES)) {
			Path home = disk.folder();
			saved.save(home, 1);
			disk.makeReadOnly();
			assertThatThrownBy(() -> saved.save(home, 2)).isInstanceOf(IOException.class)
					.hasMessageContaining(saved == Saved.FIGURES ? "cannot be written to" : "Read-only file system")
					.hasMessageContaining(home.toString());
			assertThat(saved.check(home)).isOne();
		}
	}

	@Test
	void aTrainingThatFillsTheDiskCanGoOnWhenThereIsRoom() throws IOException {
		try (SmallDisk disk = SmallDisk.mount(folder, MEGABYTES)) {
			Path home = disk.folder();
			RunStore runs = new RunStore(new ModelStore(home.resolve("shipped"), home.resolve("models")), home.resolve("runs"));
			DigitDataset images = new DigitDataset("digits", new byte[4 * DigitImage.PIXELS], new byte[4]);
			Hyperparameters hyperparameters = Hyperparameters.standard(1);
			TrainingTask task = new TrainingTask(hyperparameters, images, images, runs.checkpoint("mine"), false);
			assertThatThrownBy(() -> FakeTraining.execute(runs, "mine", task,
					new TrainingRequest("synthetic:4", ValidationSize.USUAL, hyperparameters),
					_ -> {
						AtomicFile.write(runs.checkpoint("mine"), new byte[1 << 20]);
						disk.fill(0);
						AtomicFile.write(runs.checkpoint("mine"), new byte[2 << 20]);
						throw new AssertionError("there was room");
					})).isInstanceOf(IOException.class)
					.hasMessageMatching("The training mine failed \\(.*No space left on device\\); its progress is kept,"
							+ " and it can be resumed once that is fixed\\.");
			disk.makeRoom();
			assertThat(runs.resumable()).containsExactly("mine");
			assertThat(runs.checkpoint("mine")).hasSize(1 << 20);
		}
	}

	@Test
	void aTrainingSaysAtOnceThatThereIsTooLittleRoom() throws IOException {
		try (SmallDisk disk = SmallDisk.mount(folder, 20)) {
			Path home = disk.folder();
			RunStore runs = new RunStore(new ModelStore(home.resolve("shipped"), home.resolve("models")), home.resolve("runs"));
			DigitDataset images = new DigitDataset("digits", new byte[4 * DigitImage.PIXELS], new byte[4]);
			TrainingTask task = new TrainingTask(Hyperparameters.standard(1), images, images, runs.checkpoint("mine"), false);
			assertThatThrownBy(() -> FakeTraining.execute(runs, "mine", task, _ -> {
				throw new AssertionError("it was begun");
			})).isInstanceOf(IOException.class).hasMessageEndingWith(
					" MB are free, and a training needs up to 56 MB there: free some space first.");
			assertThat(home.resolve("runs")).doesNotExist();
		}
	}
}
