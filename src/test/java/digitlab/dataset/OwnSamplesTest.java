package digitlab.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OwnSamplesTest {

	@TempDir
	Path parent;
	private Path folder;
	private Path images;
	private Path labels;
	private OwnSamples samples;
	private final DigitDataset digits = IdxFiles.dataset(40);

	@BeforeEach
	void nameFiles() {
		folder = parent.resolve("own/samples");
		images = folder.resolve(IdxFiles.TRAIN_IMAGES);
		labels = folder.resolve(IdxFiles.TRAIN_LABELS);
		samples = new OwnSamples(folder);
	}

	private void addFirst(int count) throws IOException {
		for (int i = 0; i < count; i++) {
			samples.add(digits.image(i), digits.label(i));
		}
	}

	private void assertFirst(int count) throws IOException {
		DigitDataset read = samples.read();
		assertThat(read.size()).isEqualTo(count);
		for (int i = 0; i < count; i++) {
			assertThat(read.image(i)).isEqualTo(digits.image(i));
			assertThat(read.label(i)).isEqualTo(digits.label(i));
		}
	}

	@Test
	void anEmptyFolderIsNoError() throws IOException {
		assertThat(samples.size()).isZero();
		samples.remove(digits.image(0), 0);
		assertThat(folder).doesNotExist();
	}

	@Test
	void samplesAreKeptAndCanBeTrainedOn() throws IOException {
		addFirst(3);
		assertFirst(3);
		assertThat(new OwnSamples(folder).size()).isEqualTo(3);
		DigitDataset training = new FileDatasetReader(folder, LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE,
				new CancellationToken());
		assertThat(training.image(2)).isEqualTo(digits.image(2));
	}

	@Test
	void theNewestSampleThatLooksAlikeIsRemoved() throws IOException {
		addFirst(3);
		samples.add(digits.image(0), 5);
		samples.remove(digits.image(0), 5);
		assertFirst(3);
		samples.remove(digits.image(2), 9);
		assertFirst(2);
		samples.remove(digits.image(2), 9);
		assertFirst(2);
		samples.remove(digits.image(0), digits.label(0));
		samples.remove(digits.image(1), digits.label(1));
		assertThat(samples.size()).isZero();
		assertThat(OwnSamples.hasDigits(folder)).isFalse();
		addFirst(2);
		assertFirst(2);
	}

	@Test
	void samplesAreRelabelledAndOrderedDigitsFirst() throws IOException {
		addFirst(3);
		samples.addNonDigit(digits.image(3));
		DigitDataset now = samples.change(all -> all.relabelled(7, 3).relabelled(DigitDataset.UNLABELLED, 0));
		assertThat(IntStream.range(0, 4).mapToObj(now::image)).containsExactly(digits.image(1), digits.image(2), digits.image(3),
				digits.image(0));
		assertThat(IntStream.range(0, 4).map(now::label)).containsExactly(digits.label(1), digits.label(2), 7,
				DigitDataset.UNLABELLED);
		assertThat(new OwnSamples(folder).read().hasSameImages(now)).isTrue();
	}

	@Test
	void aRefusedChangeChangesNothing() throws IOException {
		addFirst(3);
		assertThatThrownBy(() -> samples.change(_ -> {
			throw new IOException("no");
		})).hasMessage("no");
		assertFirst(3);
		assertThat(folder).isDirectoryContaining("glob:**/train-*").isDirectoryNotContaining("glob:**/.change");
	}

	/** A crash came after one of the three files had been moved. */
	@Test
	void aChangeThatWasInterruptedIsFinishedByTheNextAccess() throws IOException {
		addFirst(4);
		byte[] fourLabels = Files.readAllBytes(labels);
		samples.change(all -> SampleChanges.without(all, 0));
		DigitDataset after = samples.read();
		Path change = Files.createDirectory(folder.resolve(".change"));
		Files.move(labels, change.resolve(labels.getFileName()));
		Files.write(labels, fourLabels);
		assertThat(samples.read().hasSameImages(after)).isTrue();
		assertThat(change).doesNotExist();
		assertThat(images).isRegularFile();
	}

	@Test
	void aChangeIsTakenBackWithoutWhatWasKeptSince() throws IOException {
		addFirst(3);
		samples.addNonDigit(digits.image(3));
		DigitDataset before = samples.read();
		DigitDataset after = samples.change(all -> SampleChanges.without(all, 0, 3));
		samples.add(digits.image(5), 5);
		samples.addNonDigit(digits.image(6));
		DigitDataset undone = SampleChanges.undone(samples.read(), before, after).orElseThrow();
		assertThat(IntStream.range(0, undone.size()).mapToObj(undone::image)).containsExactly(digits.image(0), digits.image(1),
				digits.image(2), digits.image(5), digits.image(3), digits.image(6));
		samples.remove(digits.image(1), digits.label(1));
		assertThat(SampleChanges.undone(samples.read(), before, after)).isEmpty();
	}

	@Test
	void whatIsThereAlreadyIsNotAddedAgain() throws IOException {
		addFirst(3);
		DigitDataset more = digits.subset(1, 2, 3).relabelled((digits.label(2) + 1) % 10, 1);
		assertThat(SampleChanges.with(samples.read(), more).size()).isEqualTo(5);
	}

	@Test
	void whatIsNoDigitLiesBesideTheDigitsAndLeavesThemAsTheyWere() throws IOException {
		addFirst(2);
		byte[] before = Files.readAllBytes(images);
		samples.addNonDigit(digits.image(7));
		samples.addNonDigit(digits.image(8));
		DigitDataset read = new OwnSamples(folder).read();
		assertThat(read.size()).isEqualTo(samples.size()).isEqualTo(4);
		assertThat(List.of(read.label(0), read.label(1), read.label(2), read.label(3))).containsExactly(digits.label(0),
				digits.label(1), DigitDataset.UNLABELLED, DigitDataset.UNLABELLED);
		assertThat(List.of(read.image(2), read.image(3))).containsExactly(digits.image(7), digits.image(8));
		assertThat(read.source()).isEqualTo("own samples in " + folder);
		assertThat(images).hasBinaryContent(before);
		DigitDataset data = new FileDatasetReader(folder, LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE,
				new CancellationToken());
		assertThat(data.size()).isEqualTo(2);
		assertThat(data.isLabelled()).isTrue();
	}

	@Test
	void whatIsNoDigitCanBeRemovedAlone() throws IOException {
		samples.addNonDigit(digits.image(7));
		assertThat(OwnSamples.hasDigits(folder)).isFalse();
		addFirst(1);
		assertThat(OwnSamples.hasDigits(folder)).isTrue();
		samples.remove(digits.image(7), DigitDataset.UNLABELLED);
		assertFirst(1);
	}

	@Test
	void aBrokenFileOfWhatIsNoDigitIsReportedAndLeftAlone() throws IOException {
		samples.addNonDigit(digits.image(7));
		Path file = folder.resolve("non-digits-idx3-ubyte");
		byte[] cut = java.util.Arrays.copyOf(Files.readAllBytes(file), 500);
		Files.write(file, cut);
		assertThatThrownBy(samples::read).isInstanceOf(DatasetFormatException.class).hasMessageContaining(file.toString());
		assertThatThrownBy(() -> samples.addNonDigit(digits.image(0))).isInstanceOf(DatasetFormatException.class);
		assertThatThrownBy(() -> samples.remove(digits.image(7), DigitDataset.UNLABELLED))
				.isInstanceOf(DatasetFormatException.class);
		assertThat(file).hasBinaryContent(cut);
	}

	@Test
	void anImageWithoutItsLabelIsDropped() throws IOException {
		addFirst(3);
		byte[] threeImages = Files.readAllBytes(images);
		samples.remove(digits.image(2), digits.label(2));
		// As after a crash between the two writes, when adding and when removing.
		Files.write(images, threeImages);
		assertFirst(2);
		samples.add(digits.image(2), digits.label(2));
		assertFirst(3);
	}

	@Test
	void aFirstImageWithoutALabelFileIsDropped() throws IOException {
		addFirst(1);
		Files.delete(labels);
		assertThat(samples.size()).isZero();
		addFirst(1);
		assertFirst(1);
	}

	@Test
	void brokenFilesAreReportedAndLeftAlone() throws IOException {
		addFirst(2);
		byte[] cut = java.util.Arrays.copyOf(Files.readAllBytes(images), 500);
		Files.write(images, cut);
		assertThatThrownBy(() -> samples.add(digits.image(0), 0)).isInstanceOf(DatasetFormatException.class)
				.hasMessageContainingAll(images.toString(), "byte 500");
		assertThatThrownBy(() -> samples.remove(digits.image(0), digits.label(0))).isInstanceOf(DatasetFormatException.class);
		assertThat(images).hasBinaryContent(cut);
		assertThat(labels).hasSize(10);
	}

	@Test
	void labelsWithoutImagesAreReported() throws IOException {
		addFirst(2);
		Files.write(images, IdxFiles.images(0x803, 1, 28, 28, 784));
		assertThatThrownBy(samples::size).isInstanceOf(DatasetFormatException.class)
				.hasMessageContainingAll(images.toString(), labels.toString(), "1 images", "2 labels");
		Files.delete(images);
		assertThatThrownBy(samples::size).isInstanceOf(IOException.class).hasMessageContaining(images.toString());
		assertThatThrownBy(() -> samples.add(digits.image(0), 0)).isInstanceOf(IOException.class);
		assertThat(images).doesNotExist();
	}

	@Test
	void imagesWhoseLabelsAreGoneAreReported() throws IOException {
		addFirst(2);
		Files.delete(labels);
		assertThatThrownBy(() -> samples.add(digits.image(0), 0)).isInstanceOf(DatasetFormatException.class)
				.hasMessageContainingAll(images.toString(), labels.toString(), "2 images");
		assertThat(images).hasSize(16 + 2 * 784);
	}

	@Test
	void noneOfManyThreadsLosesASample() throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < digits.size(); i++) {
				int index = i;
				running.add(threads.submit(() -> {
					new OwnSamples(folder).add(digits.image(index), digits.label(index));
					return index;
				}));
			}
			for (Future<?> each : running) {
				each.get();
			}
		}
		assertThat(samples.size()).isEqualTo(digits.size());
	}

	/** As a crash leaves it between the moves of the images and of the labels. */
	@Test
	void digitsWhoseLabelsAreNotInPlaceYetAreThere() throws IOException {
		samples.change(_ -> digits.subset(0, 1));
		Files.move(folder.resolve("train-labels-idx1-ubyte"),
				Files.createDirectory(folder.resolve(".change")).resolve("train-labels-idx1-ubyte"));
		assertThat(OwnSamples.hasDigits(folder)).isTrue();
		assertThat(samples.read().hasSameImages(digits.subset(0, 1))).isTrue();
	}

	@Test
	void labelsAreDigits() {
		assertThatThrownBy(() -> samples.add(digits.image(0), 10)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> samples.add(digits.image(0), -1)).isInstanceOf(IllegalArgumentException.class);
	}
}
