package digitlab.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.IdxFiles;
import digitlab.dataset.IdxWriter;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static digitlab.dataset.IdxFiles.TRAIN_IMAGES;
import static digitlab.dataset.IdxFiles.TRAIN_LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdxFolderTest {

	@TempDir
	Path folder;
	private Path images;
	private Path labels;

	@BeforeEach
	void writeTwoGoodImages() throws IOException {
		images = folder.resolve(TRAIN_IMAGES);
		labels = folder.resolve(TRAIN_LABELS);
		IdxFiles.writeGoodTrain(folder);
	}

	private DigitDataset read() throws IOException {
		return new FileDatasetReader(folder, LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE,
				new CancellationToken());
	}

	private void fails(String... parts) {
		assertThatThrownBy(this::read).isInstanceOf(DatasetFormatException.class).message().contains(parts)
				.endsWith(".").doesNotContain("\n");
	}

	private void assertGood(DigitDataset read) {
		DigitDataset good = IdxFiles.dataset(2);
		assertThat(read.size()).isEqualTo(2);
		for (int i = 0; i < 2; i++) {
			assertThat(read.image(i)).isEqualTo(good.image(i));
			assertThat(read.label(i)).isEqualTo(i);
		}
	}

	@Test
	void whatTheWriterWroteIsRead() throws IOException {
		assertGood(read());
		assertThat(read().source()).isEqualTo(folder.getFileName() + ", all images of its only part");
		assertThat(read().description().form()).isEqualTo("IDX files");
		assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
	}

	@Test
	void manyBlocksAreReadWithProgressInImages() throws IOException {
		DigitDataset many = IdxFiles.dataset(3000);
		IdxWriter.write(many, images, labels);
		IdxFiles.pack(images);
		List<Long> seen = new ArrayList<>();
		DigitDataset read = new FileDatasetReader(folder, LabelPolicy.REFUSE).read(Split.TRAIN, (done, total) -> {
			assertThat(total).isEqualTo(3000);
			seen.add(done);
		}, new CancellationToken());
		assertThat(read.image(2999)).isEqualTo(many.image(2999));
		assertThat(seen).isSorted().hasSizeGreaterThan(1).endsWith(3000L);
	}

	@Test
	void gzippedFilesAreRead() throws IOException {
		IdxFiles.pack(images);
		IdxFiles.pack(labels);
		assertGood(read());
	}

	@Test
	void namesWithDotsAreRead() throws IOException {
		Files.move(images, folder.resolve("train-images.idx3-ubyte"));
		Files.move(labels, folder.resolve("train-labels.idx1-ubyte"));
		assertGood(read());
	}

	@Test
	void whereOnlyOnePartIsThereItStandsForEither() throws IOException {
		Files.move(images, folder.resolve("t10k-images-idx3-ubyte"));
		Files.move(labels, folder.resolve("t10k-labels-idx1-ubyte"));
		assertGood(new FileDatasetReader(folder, LabelPolicy.REFUSE).read(Split.TEST, ProgressListener.NONE,
				new CancellationToken()));
		assertGood(read());
	}

	@Test
	void imagesWithoutALabelFileHaveNone() throws IOException {
		Files.delete(labels);
		assertThat(read().isLabelled()).isFalse();
		assertThat(read().source()).endsWith("without labels");
	}

	@Test
	void aMissingFolderIsNamed() {
		Path nowhere = folder.resolve("nowhere");
		assertThatThrownBy(() -> new FileDatasetReader(nowhere, LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE,
				new CancellationToken())).isInstanceOf(IOException.class).hasMessage("There is no file " + nowhere + ".");
	}

	@Test
	void aFileOfAnUnknownKindIsNamed() throws IOException {
		Files.write(images, IdxFiles.images(0xcafe, 2, 28, 28, 2 * 784));
		fails(folder.toString(), "but no images", TRAIN_IMAGES + " is of an unknown kind");
	}

	@Test
	void gzipIsRecognisedByItsContent() throws IOException {
		Files.write(images, IdxFiles.gzip(Files.readAllBytes(images)));
		assertGood(read());
		Files.move(labels, folder.resolve(TRAIN_LABELS + ".gz"));
		assertGood(read());
	}

	@Test
	void truncatedFilesAreRefused() throws IOException {
		Files.write(images, IdxFiles.images(0x803, 2, 28, 28, 1000));
		fails(images.toString(), "byte 1016", "2 × 28 × 28 values", "1000 bytes");
		Files.write(images, new byte[]{0, 0, 8, 3, 0});
		fails(folder.toString(), TRAIN_IMAGES + " is of an unknown kind");
		IdxFiles.writeGoodTrain(folder);
		Files.write(labels, IdxFiles.labels(0x801, 2, 7));
		fails(labels.toString(), "byte 9", "promises 2 values", "1 bytes");
	}

	@Test
	void truncatedGzippedFilesAreRefused() throws IOException {
		Files.write(images, IdxFiles.images(0x803, 2, 28, 28, 1000));
		IdxFiles.pack(images);
		fails(TRAIN_IMAGES + ".gz", "byte 1016", "2 × 28 × 28 values", "1000 bytes");
	}

	@Test
	void trailingBytesAreRefused() throws IOException {
		Files.write(images, IdxFiles.images(0x803, 2, 28, 28, 1569));
		fails(images.toString(), "byte 1584");
		IdxFiles.pack(images);
		fails(TRAIN_IMAGES + ".gz", "byte 1584");
	}

	@Test
	void countsThatDisagreeAreRefused() throws IOException {
		Files.write(labels, IdxFiles.labels(0x801, 3, 1, 2, 3));
		fails(TRAIN_IMAGES, TRAIN_LABELS, "2 images", "3 labels");
	}

	@Test
	void imagesOfOtherSizesAreBroughtToForm() throws IOException {
		Files.write(images, IdxFiles.images(0x803, 2, 32, 28, 2 * 32 * 28));
		assertThat(read().size()).isEqualTo(2);
		assertThat(read().description().images().height()).isEqualTo(32);
	}

	@Test
	void aLabelBeyondNineIsRefused() throws IOException {
		Files.write(labels, IdxFiles.labels(0x801, 2, 9, 10));
		fails(labels.toString(), "label 10", "label 2:");
		Files.write(labels, IdxFiles.labels(0x801, 2, 255, 1));
		fails(labels.toString(), "label 255", "label 1:");
	}

	@Test
	void countsBeyondTheLimitAreRefused() throws IOException {
		for (int count : new int[]{-1, Integer.MAX_VALUE, 2_000_001}) {
			Files.write(images, IdxFiles.images(0x803, count, 28, 28, 84));
			fails(images.toString(), count < 0 ? "byte 4" : String.format("%,d", count));
		}
	}

	@Test
	void aLyingHeaderAllocatesNothing() throws IOException {
		// Within the limit of images, but 1.57 GB by the header: more than the tests' whole heap.
		Files.write(images, IdxFiles.images(0x803, 2_000_000, 28, 28, 84));
		Files.write(labels, IdxFiles.labels(0x801, 2_000_000, new int[2_000_000]));
		fails(images.toString(), "84 bytes");
		IdxFiles.pack(images);
		fails(TRAIN_IMAGES + ".gz", "84 bytes");
	}

	@Test
	void unpackingStopsWhereTheHeaderSaysTheEndIs() throws IOException {
		Files.delete(images);
		Files.write(folder.resolve(TRAIN_IMAGES + ".gz"),
				IdxFiles.gzip(IdxFiles.images(0x803, 2, 28, 28, 20_000_000)));
		fails(TRAIN_IMAGES + ".gz", "byte 1584");
	}

	@Test
	void damagedGzipIsRefused() throws IOException {
		byte[] packed = IdxFiles.gzip(Files.readAllBytes(images));
		Files.delete(images);
		Path file = folder.resolve(TRAIN_IMAGES + ".gz");
		byte[] wrongSum = packed.clone();
		wrongSum[packed.length - 8] ^= 1;
		Files.write(file, wrongSum);
		fails(file.toString(), "CRC", "byte");
		Files.write(file, java.util.Arrays.copyOf(packed, packed.length - 20));
		fails(file.toString(), "truncated", "byte");
		Files.write(file, java.util.Arrays.copyOf(packed, packed.length - 4));
		fails(file.toString(), "truncated", "byte");
	}

	@Test
	void emptyFilesAreRefused() throws IOException {
		Files.write(images, new byte[0]);
		fails(images.toString(), "empty");
		Files.move(images, folder.resolve(TRAIN_IMAGES + ".gz"));
		fails(TRAIN_IMAGES + ".gz", "empty");
	}

	@Test
	void filesWithoutImagesAreRefused() throws IOException {
		IdxWriter.write(IdxFiles.dataset(0), images, labels);
		fails(folder.toString(), "but no images");
	}

	@Test
	void aStopEndsIt() {
		CancellationToken cancellation = new CancellationToken();
		cancellation.cancel();
		assertThatThrownBy(
				() -> new FileDatasetReader(folder, LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE, cancellation))
				.isInstanceOf(CancellationException.class);
	}

	@Test
	void onlyLabelledImagesAreWritten() {
		DigitDataset bare = new DigitDataset("test", new byte[784], new byte[]{DigitDataset.UNLABELLED});
		assertThatThrownBy(() -> IdxWriter.write(bare, images, labels)).isInstanceOf(IllegalArgumentException.class);
	}
}
