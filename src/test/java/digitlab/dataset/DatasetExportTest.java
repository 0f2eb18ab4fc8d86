package digitlab.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;

import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SketchedDigits;
import digitlab.synthetic.SyntheticDigits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class DatasetExportTest {

	private static final int IMAGES = 600;

	@TempDir
	Path folder;

	/** Pixels of all values, and labels in turn. */
	private static DigitDataset digits(int count, long seed) {
		byte[] pixels = new byte[count * DigitImage.PIXELS];
		new SplittableRandom(seed).nextBytes(pixels);
		byte[] labels = new byte[count];
		for (int i = 0; i < count; i++) {
			labels[i] = (byte) (i * 7 % 10);
		}
		return new DigitDataset("test", pixels, labels);
	}

	private static DigitDataset unlabelled(int count) {
		byte[] labels = new byte[count];
		Arrays.fill(labels, (byte) DigitDataset.UNLABELLED);
		return new DigitDataset("test", new byte[count * DigitImage.PIXELS], labels);
	}

	private static SourceSplits parts() {
		return SourceSplits.of(Map.of(Split.TRAIN, digits(IMAGES, 1), Split.TEST, digits(30, 2)));
	}

	private DatasetExport export(DatasetFormat format, Path target, boolean replace) {
		return new DatasetExport(format, target, replace, ProgressListener.NONE, new CancellationToken());
	}

	private static DigitDataset read(DatasetReader reader, Split split) throws IOException {
		return reader.read(split, ProgressListener.NONE, new CancellationToken());
	}

	private static DatasetReader opened(Path place) {
		return new FileDatasetReader(place, LabelPolicy.REFUSE);
	}

	/** As --data reads them; pictures in order within each class. */
	@ParameterizedTest
	@EnumSource(value = DatasetFormat.class, names = {"IDX", "CSV", "NPZ", "PNGS"})
	void whatWasWrittenIsRecognisedByItsContent(DatasetFormat format) throws IOException {
		Path target = folder.resolve("data" + format.ending());
		export(format, target, false).write(parts());
		DigitDataset expected = digits(IMAGES, 1);
		DigitDataset read = read(opened(target), Split.TRAIN);
		if (format == DatasetFormat.PNGS) {
			int[] byClass = IntStream.range(0, IMAGES).boxed().sorted(Comparator.comparingInt(expected::label))
					.mapToInt(Integer::intValue).toArray();
			expected = expected.subset(byClass);
		}
		assertThat(read.hasSameImages(expected)).isTrue();
	}

	@Test
	void idxComesBack() throws IOException {
		Path target = folder.resolve("idx");
		export(DatasetFormat.IDX, target, false).write(parts());
		assertThat(read(new FileDatasetReader(target, LabelPolicy.REFUSE), Split.TRAIN).hasSameImages(digits(IMAGES, 1)))
				.isTrue();
		assertThat(read(new FileDatasetReader(target, LabelPolicy.REFUSE), Split.TEST).hasSameImages(digits(30, 2))).isTrue();
	}

	@Test
	void csvComesBack() throws IOException {
		Path target = folder.resolve("kaggle.csv");
		export(DatasetFormat.CSV, target, false).write(parts());
		assertThat(read(opened(target), Split.TRAIN).hasSameImages(digits(IMAGES, 1))).isTrue();
	}

	@Test
	void csvWithoutLabelsComesBack() throws IOException {
		Path target = folder.resolve("test.csv");
		export(DatasetFormat.CSV, target, false).write(SourceSplits.of(Map.of(Split.TEST, unlabelled(3))));
		assertThat(read(opened(target), Split.TEST).hasSameImages(unlabelled(3))).isTrue();
	}

	/** White on black, and numbered in the split's order, so that the order can be restored. */
	@Test
	void pngsComeBack() throws IOException {
		Path target = folder.resolve("pngs");
		export(DatasetFormat.PNGS, target, false).write(parts());
		for (Split split : Split.values()) {
			DigitDataset expected = parts().images().get(split);
			try (Stream<Path> files = Files.walk(target.resolve(split.label()))) {
				List<Path> pictures = files.filter(Files::isRegularFile).toList();
				assertThat(pictures).hasSize(expected.size());
				for (Path picture : pictures) {
					int index = Integer.parseInt(picture.getFileName().toString().replace(".png", "")) - 1;
					assertThat(picture.getParent().getFileName()).hasToString(Integer.toString(expected.label(index)));
					BufferedImage image = ImageIO.read(picture.toFile());
					assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
					byte[] pixels = (byte[]) image.getRaster().getDataElements(0, 0, 28, 28, null);
					assertThat(DigitImage.of(pixels)).isEqualTo(expected.image(index));
				}
			}
		}
	}

	/** A folder "7" alone could be anything; in one of a split it is a class. */
	@Test
	void picturesOfOneDigitComeBackWithTheirLabel() throws IOException {
		Path target = folder.resolve("sevens");
		DigitDataset sevens = digits(20, 1).relabelled(7, IntStream.range(0, 20).toArray());
		export(DatasetFormat.PNGS, target, false).write(SourceSplits.of(Map.of(Split.TRAIN, sevens)));
		assertThat(read(opened(target), Split.TRAIN).hasSameImages(sevens)).isTrue();
		assertThat(read(opened(target.resolve("train")), Split.TRAIN).isLabelled()).isFalse();
	}

	@Test
	void picturesWithoutLabelsLieInTheSplitsFolder() throws IOException {
		export(DatasetFormat.PNGS, folder.resolve("p"), false).write(SourceSplits.of(Map.of(Split.TEST, unlabelled(2))));
		assertThat(folder.resolve("p/test")).isDirectoryContaining("glob:**/000001.png");
		assertThat(folder.resolve("p/test/0")).doesNotExist();
	}

	/** The header is the 128 bytes that NumPy 1.24 writes for such arrays, taken from a hex dump. */
	@Test
	void npzHoldsNumPysArrays() throws IOException {
		Path target = folder.resolve("digits.npz");
		export(DatasetFormat.NPZ, target, false).write(parts());
		try (ZipFile zip = new ZipFile(target.toFile())) {
			assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("x_train.npy", "y_train.npy", "x_test.npy",
					"y_test.npy");
			byte[] images = zip.getInputStream(zip.getEntry("x_test.npy")).readAllBytes();
			byte[] labels = zip.getInputStream(zip.getEntry("y_test.npy")).readAllBytes();
			assertThat(new String(images, 1, 127, StandardCharsets.ISO_8859_1)).matches(
					"NUMPY\\x01\\x00\\x76\\x00\\{'descr': '\\|u1', 'fortran_order': False, 'shape': \\(30, 28, 28\\), \\} +\\n");
			byte[] pixels = Arrays.copyOfRange(images, 128, images.length);
			byte[] digits = Arrays.copyOfRange(labels, 128, labels.length);
			assertThat(new DigitDataset("read", pixels, digits).hasSameImages(digits(30, 2))).isTrue();
			assertThat(ByteBuffer.wrap(labels).order(ByteOrder.LITTLE_ENDIAN).getShort(8)).isEqualTo((short) 118);
		}
	}

	@Test
	void theSameDataMakeTheSameFile() throws IOException {
		export(DatasetFormat.NPZ, folder.resolve("a.npz"), false).write(parts());
		export(DatasetFormat.NPZ, folder.resolve("b.npz"), false).write(parts());
		assertThat(folder.resolve("a.npz")).hasSameBinaryContentAs(folder.resolve("b.npz"));
	}

	/** Strokes are read like other people's handwriting, and fitted into the unit square. */
	@Test
	void strokesComeBackAndDrawWhatTheGeneratorDraws() throws IOException {
		SketchedDigits sketches = new SketchedDigits(20, 1);
		export(DatasetFormat.STROKES, folder.resolve("s.jsonl"), false).write(sketches, Split.TRAIN);
		try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("train.jsonl.gz")))) {
			Files.copy(folder.resolve("s.jsonl"), out);
		}
		List<HandwrittenStrokes.Written> read = HandwrittenStrokes.read(folder, "train");
		assertThat(read).hasSize(20);
		for (int i = 0; i < read.size(); i++) {
			HandwrittenStrokes.Written written = sketches.written(Split.TRAIN, i);
			assertThat(read.get(i).label()).isEqualTo(written.label());
			assertThat(read.get(i).strokes()).hasSameSizeAs(written.strokes());
			PenStroke.Point expected = written.strokes().getFirst().points().getFirst();
			PenStroke.Point point = read.get(i).strokes().getFirst().points().getFirst();
			assertThat(point.x()).isCloseTo(expected.x(), within(1e-3));
			assertThat(point.y()).isCloseTo(expected.y(), within(1e-3));
		}
	}

	@Test
	void theStrokesOfGeneratedDigitsHaveTheirLabels() throws IOException {
		SyntheticDigits digits = new SyntheticDigits(30, 1);
		DigitDataset images = read(digits, Split.TEST);
		for (int i = 0; i < 30; i++) {
			assertThat(digits.written(Split.TEST, i).label()).isEqualTo(images.label(i));
		}
	}

	@ParameterizedTest
	@EnumSource(value = DatasetFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "STROKES")
	void whatIsThereIsReplacedOnlyWhenAsked(DatasetFormat format) throws IOException {
		Path target = folder.resolve("data" + format.ending());
		export(format, target, false).write(parts());
		long before = content(target);
		SourceSplits other = SourceSplits.of(Map.of(Split.TRAIN, digits(5, 9)));
		assertThatThrownBy(() -> export(format, target, false).write(other)).isInstanceOf(FileAlreadyExistsException.class);
		assertThat(content(target)).isEqualTo(before);
		export(format, target, true).write(other);
		assertThat(content(target)).as("nothing of the old is left").isLessThan(before);
		assertThat(folder).isDirectoryNotContaining("glob:**/.*");
	}

	private static long content(Path target) throws IOException {
		try (Stream<Path> files = Files.walk(target)) {
			return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
		}
	}

	@ParameterizedTest
	@CsvSource({"IDX, notes.txt", "PNGS, train/0/cat.jpg", "PNGS, train-images-idx3-ubyte", "IDX, train/1/000001.png"})
	void aFolderWithOtherThingsIsNeverReplaced(DatasetFormat format, String other) throws IOException {
		Path target = folder.resolve("home");
		Path file = target.resolve(other);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "precious");
		assertThatThrownBy(() -> export(format, target, true).write(parts())).isInstanceOf(IOException.class)
				.hasMessageStartingWith(target + " contains other files as well, such as ");
		assertThat(file).hasContent("precious");
	}

	@ParameterizedTest
	@EnumSource(value = DatasetFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "STROKES")
	void whatIsStoppedLeavesNothing(DatasetFormat format) throws IOException {
		Path target = folder.resolve("data" + format.ending());
		CancellationToken cancellation = new CancellationToken();
		ProgressListener stopping = (done, total) -> cancellation.cancel();
		assertThatThrownBy(() -> new DatasetExport(format, target, false, stopping, cancellation).write(parts()))
				.isInstanceOf(CancellationException.class).hasMessage("Writing " + target + " was stopped.");
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void imagesWithoutALabelAmongOthersAreLeftOutAndCounted() throws IOException {
		SourceSplits parts = SourceSplits.of(Map.of(Split.TRAIN, digits(4, 1).and(unlabelled(3))));
		assertThat(parts.leftOut()).isEqualTo(3);
		assertThat(parts.size()).isEqualTo(4);
		assertThatThrownBy(() -> export(DatasetFormat.IDX, folder.resolve("x"), false)
				.write(SourceSplits.of(Map.of(Split.TRAIN, unlabelled(2)))))
				.hasMessageContaining("need a label for each image");
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void aSourceWithoutPartsIsWrittenOnce() throws IOException {
		SourceSplits parts = SourceSplits.read((split, progress, cancellation) -> digits(7, 1), null, ProgressListener.NONE,
				new CancellationToken());
		assertThat(parts.images()).containsOnlyKeys(Split.TRAIN);
	}

	@Test
	void aDamagedSplitFailsAndIsNotTakenForOneThatIsAbsent() throws IOException {
		IdxWriter.write(digits(3, 1), folder.resolve("train-images-idx3-ubyte"), folder.resolve("train-labels-idx1-ubyte"));
		assertThat(readParts().images()).containsOnlyKeys(Split.TRAIN);
		Path test = folder.resolve("t10k-images-idx3-ubyte");
		IdxWriter.write(digits(4, 1), test, folder.resolve("t10k-labels-idx1-ubyte"));
		assertThat(readParts().images()).containsOnlyKeys(Split.TRAIN, Split.TEST);
		Files.write(test, Arrays.copyOf(Files.readAllBytes(test), 100));
		assertThatThrownBy(this::readParts).isInstanceOf(DatasetFormatException.class).hasMessageContaining("truncated");
	}

	@Test
	void aSplitThatCannotBeReadFails() {
		DatasetReader reader = (split, progress, cancellation) -> {
			if (split == Split.TEST) {
				throw new IOException("t10k-images cannot be read: access is denied.");
			}
			return digits(3, 1);
		};
		assertThatThrownBy(() -> SourceSplits.read(reader, null, ProgressListener.NONE, new CancellationToken()))
				.hasMessage("t10k-images cannot be read: access is denied.");
	}

	private SourceSplits readParts() throws IOException {
		return SourceSplits.read(new FileDatasetReader(folder, LabelPolicy.REFUSE), null, ProgressListener.NONE,
				new CancellationToken());
	}

	@ParameterizedTest
	@CsvSource({"a.csv,,CSV", "A.CSV,,CSV", "a.npz,,NPZ", "a.jsonl,,STROKES", "folder,,IDX", "folder,PNGS,PNGS", "v1.2,PNGS,PNGS",
			".hidden,,IDX"})
	void theEndingSaysTheForm(String name, DatasetFormat to, DatasetFormat expected) throws IOException {
		assertThat(DatasetFormat.of(Path.of(name), to)).isEqualTo(expected);
	}

	@Test
	void anotherEndingIsRefusedWithTheRightOnes() {
		assertThatThrownBy(() -> DatasetFormat.of(Path.of("digits.parquet"), null)).isInstanceOf(IOException.class)
				.hasMessageContaining(".csv (Kaggle's CSV), .npz (NumPy arrays), .jsonl (strokes as JSON lines)");
	}
}
