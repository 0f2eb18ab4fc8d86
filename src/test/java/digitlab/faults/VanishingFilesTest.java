package digitlab.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.IdxWriter;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.synthetic.SyntheticDigits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files that are deleted or truncated while they are read. */
class VanishingFilesTest {

	@TempDir
	Path folder;

	/** Truncates a file when reading first reports progress. */
	private static ProgressListener cut(Path file, long to) {
		return (_, _) -> {
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
				channel.truncate(to);
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		};
	}

	@Test
	void imagesTruncatedWhileBeingReadAreReported() throws IOException {
		DigitDataset digits = new SyntheticDigits(4000, 1).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		Path images = folder.resolve("train-images-idx3-ubyte");
		IdxWriter.write(digits, images, folder.resolve("train-labels-idx1-ubyte"));
		assertThatThrownBy(() -> new FileDatasetReader(folder, LabelPolicy.REFUSE).read(Split.TRAIN, cut(images, 1_500_000),
				new CancellationToken()))
				.isInstanceOf(DatasetFormatException.class).hasMessageStartingWith(images + " is truncated at byte 1500000");
	}

	@Test
	void aTableTruncatedWhileBeingReadIsReported() throws IOException {
		Path file = folder.resolve("train.csv");
		StringBuilder text = new StringBuilder("label");
		for (int i = 0; i < 784; i++) {
			text.append(",pixel").append(i);
		}
		for (int row = 0; row < 500; row++) {
			text.append("\n7").append(",0".repeat(784));
		}
		Files.writeString(file, text);
		assertThatThrownBy(
				() -> new FileDatasetReader(file, LabelPolicy.REFUSE).read(Split.TRAIN, cut(file, 500_000),
						new CancellationToken()))
				.isInstanceOf(DatasetFormatException.class).hasMessageStartingWith(file + ", line 316 has fewer columns");
	}

	@Test
	void aModelDeletedByAnotherWindowIsReportedMissing() throws IOException {
		ModelStore store = new ModelStore(folder.resolve("shipped"), folder.resolve("models"));
		StoredModel model = store.save(Saved.metadata("mine", 1), new byte[]{1}, false);
		new ModelStore(folder.resolve("shipped"), folder.resolve("models")).delete(model); // another window
		assertThat(store.list()).isEmpty();
		assertThatThrownBy(() -> store.delete(model)).isInstanceOf(IOException.class)
				.hasMessage("There is no model mine any more.");
		assertThatThrownBy(() -> store.removed().remove(model)).hasMessage("There is no model mine any more.");
		assertThatThrownBy(() -> store.rename(model, "yours")).hasMessage("There is no model mine any more.");
		assertThatThrownBy(() -> store.update(model, Saved.metadata("mine", 2))).isInstanceOf(IOException.class);
		assertThat(store.list()).isEmpty();
	}
}
