package digitlab.dataset;

import java.io.IOException;
import java.nio.file.Path;

import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MemoryLimitTest {

	/** 0.75 of this holds 9 images of 2 × 785 bytes, or 12 of 1.5 × 784 + 1. */
	private static final long MEMORY = 20_000;

	@TempDir
	Path folder;

	private static DigitDataset read(DatasetReader reader) throws IOException {
		return reader.read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
	}

	@Test
	void imagesThatDoNotFitAreRefusedBeforeTheyAreRead() throws IOException {
		Path images = folder.resolve(IdxFiles.TRAIN_IMAGES);
		IdxWriter.write(IdxFiles.dataset(12), images, folder.resolve(IdxFiles.TRAIN_LABELS));
		assertThat(read(new FileDatasetReader(folder, LabelPolicy.REFUSE, MEMORY)).size()).isEqualTo(12);
		IdxWriter.write(IdxFiles.dataset(13), images, folder.resolve(IdxFiles.TRAIN_LABELS));
		assertThatThrownBy(() -> read(new FileDatasetReader(folder, LabelPolicy.REFUSE, MEMORY)))
				.isInstanceOf(DatasetFormatException.class)
				.hasMessageStartingWith(images + " holds 13 images or more, and 12 fit into ");
		IdxWriter.write(IdxFiles.dataset(1300), images, folder.resolve(IdxFiles.TRAIN_LABELS));
		IdxFiles.pack(images); // their actual number is known only while reading
		assertThatThrownBy(() -> read(new FileDatasetReader(folder, LabelPolicy.REFUSE, MEMORY)))
				.isInstanceOf(DatasetFormatException.class)
				.hasMessageContaining("images or more, and 12 fit into ");
	}

	@Test
	void withMuchMemoryTheFormatsOwnLimitHolds() {
		assertThat(MemoryLimit.maxImages(2 * 785, 64L << 30)).isEqualTo(IdxFormat.MAX_IMAGES);
	}
}
