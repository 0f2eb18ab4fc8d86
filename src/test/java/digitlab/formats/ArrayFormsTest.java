package digitlab.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.IdxFiles;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.NotDigitsException;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;

import static digitlab.formats.FormatFiles.columnMajor;
import static digitlab.formats.FormatFiles.floats;
import static digitlab.formats.FormatFiles.idx;
import static digitlab.formats.FormatFiles.labels;
import static digitlab.formats.FormatFiles.matrix;
import static digitlab.formats.FormatFiles.npy;
import static digitlab.formats.FormatFiles.pixels;
import static digitlab.formats.FormatFiles.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Arrays in IDX, NumPy, MATLAB and Parquet files, alone, in folders and in archives. */
class ArrayFormsTest {

	private static final int COUNT = 12;
	private static final byte[] PIXELS = pixels(COUNT);
	private static final byte[] LABELS = labels(COUNT);

	@TempDir
	Path folder;

	private static DigitDataset read(Path place, Split split) throws IOException {
		return new FileDatasetReader(place, LabelPolicy.REFUSE).read(split, ProgressListener.NONE, new CancellationToken());
	}

	private DigitDataset read(byte[] file, Split split) throws IOException {
		return read(Files.write(folder.resolve("digits.bin"), file), split);
	}

	private static void assertSame(DigitDataset read) {
		DigitDataset expected = IdxFiles.dataset(COUNT);
		assertThat(read.size()).isEqualTo(COUNT);
		for (int i = 0; i < COUNT; i++) {
			assertThat(read.label(i)).isEqualTo(i % 10);
			assertThat(read.image(i)).isEqualTo(expected.image(i));
		}
	}

	private static Map<String, byte[]> files(Object... namesAndContents) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		for (int i = 0; i < namesAndContents.length; i += 2) {
			files.put((String) namesAndContents[i], (byte[]) namesAndContents[i + 1]);
		}
		return files;
	}

	private static byte[] images() {
		return npy("|u1", COUNT + ", 28, 28", false, PIXELS);
	}

	private static byte[] digits() {
		return npy("|u1", COUNT + ",", false, LABELS);
	}

	@Test
	void kerasNamesPartTheSplits() throws IOException {
		byte[] one = npy("|u1", "1, 28, 28", false, pixels(1));
		byte[] file = zip(files("x_test.npy", one, "y_test.npy", npy("<i8", "1,", false, new byte[8]), "x_train.npy", images(),
				"y_train.npy", digits()));
		assertSame(read(file, Split.TRAIN));
		DigitDataset test = read(file, Split.TEST);
		assertThat(test.size()).isEqualTo(1);
		assertThat(test.source()).isEqualTo("digits.bin, test");
		assertThat(test.description().files()).containsExactly("x_test");
	}

	@Test
	void everyShapeTypeAndOrderIsRead() throws IOException {
		byte[] longs = new byte[8 * COUNT];
		for (int i = 0; i < COUNT; i++) {
			longs[8 * i] = LABELS[i];
		}
		byte[] labels = npy("<i8", COUNT + ", 1", false, longs);
		for (byte[] array : List.of(npy("|u1", COUNT + ", 784", false, PIXELS), npy("|u1", COUNT + ", 28, 28, 1", false, PIXELS),
				npy("|u1", COUNT + ", 1, 28, 28", false, PIXELS), npy("<f4", COUNT + ", 28, 28", false, floats(PIXELS)),
				npy("|u1", COUNT + ", 784", true, columnMajor(PIXELS, COUNT, 784)),
				npy("|u1", "784, " + COUNT, false, columnMajor(PIXELS, COUNT, 784)), npy("|u1", "784, " + COUNT, true, PIXELS))) {
			assertSame(read(zip(files("images.npy", array, "labels.npy", labels)), Split.TEST));
		}
		// Fortran's order of three dimensions: image fastest, then row, then column.
		byte[] turned = new byte[PIXELS.length];
		for (int i = 0; i < PIXELS.length; i++) {
			int pixel = i % 784;
			turned[i / 784 + COUNT * (pixel / 28 + 28 * (pixel % 28))] = PIXELS[i];
		}
		assertSame(read(zip(files("X.npy", npy("|u1", COUNT + ", 28, 28", true, turned), "y.npy", labels)), Split.TRAIN));
	}

	@Test
	void oneHotLabelsAndUnnamedArraysAreRead() throws IOException {
		byte[] oneHot = new byte[10 * COUNT];
		for (int i = 0; i < COUNT; i++) {
			oneHot[10 * i + i % 10] = 1;
		}
		DigitDataset read = read(zip(files("arr_0.npy", images(), "arr_1.npy", npy("|u1", COUNT + ", 10", false, oneHot))),
				Split.TRAIN);
		assertSame(read);
		assertThat(read.description().labels().oneHot()).isTrue();
	}

	@Test
	void anArrayFindsItsLabelsBesideIt() throws IOException {
		Path images = Files.write(folder.resolve("train_images.npy"), images());
		Files.write(folder.resolve("train_labels.npy"), digits());
		Files.write(folder.resolve("test_labels.npy"), npy("|u1", "1,", false, new byte[]{7}));
		assertSame(read(images, Split.TRAIN));
		assertSame(read(folder, Split.TRAIN));
	}

	@Test
	void arraysThatCannotBeReadSayWhy() {
		assertThatThrownBy(() -> read(zip(files("X.npy", images(), "y.npy", npy("|O", "12,", false, new byte[99]))), Split.TRAIN))
				.isInstanceOf(DatasetFormatException.class).hasMessageContaining("y.npy", "Python objects");
		assertThatThrownBy(() -> read(npy("|u1", "2000000, 784", false, new byte[5]), Split.TRAIN))
				.isInstanceOf(DatasetFormatException.class)
				.hasMessageContaining("is truncated at byte", "2000000 × 784");
		assertThatThrownBy(() -> read(npy("|u1", "12, 784", false, new byte[12 * 784 + 1]), Split.TRAIN))
				.hasMessageContaining("continues at byte");
		assertThatThrownBy(() -> read(npy("|u1", "12, 3", false, new byte[36]), Split.TRAIN))
				.hasMessageContaining("but no images");
	}

	@Test
	void matlabFilesAreRead() throws IOException {
		MatFile plain = Mat5.newMatFile().addArray("X", matrix(COUNT, 784, MatlabType.UInt8, i -> PIXELS[i] & 0xff)).addArray("y",
				matrix(COUNT, 1, MatlabType.Double, i -> LABELS[i]));
		assertSame(read(FormatFiles.mat(plain), Split.TRAIN));
		MatFile original = Mat5.newMatFile()
				.addArray("data", matrix(784, COUNT, MatlabType.UInt8, i -> PIXELS[i % COUNT * 784 + i / COUNT] & 0xff))
				.addArray("label", matrix(1, COUNT, MatlabType.Double, i -> LABELS[i]));
		assertSame(read(FormatFiles.mat(original), Split.TEST));
		MatFile byDigit = Mat5.newMatFile();
		for (int digit = 0; digit < 10; digit++) {
			int start = digit;
			byDigit.addArray("train" + digit, matrix(1, 784, MatlabType.UInt8, i -> PIXELS[start * 784 + i] & 0xff));
			byDigit.addArray("test" + digit, matrix(2, 784, MatlabType.UInt8, i -> PIXELS[start * 784 + i % 784] & 0xff));
		}
		DigitDataset train = read(FormatFiles.mat(byDigit), Split.TRAIN);
		assertThat(train.size()).isEqualTo(10);
		assertThat(train.label(7)).isEqualTo(7);
		assertThat(train.image(7)).isEqualTo(IdxFiles.dataset(10).image(7));
		assertThat(read(FormatFiles.mat(byDigit), Split.TEST).size()).isEqualTo(20);
	}

	@Test
	void emnistsStructuresAreSetUprightAndTenMeansZeroInMatlab() throws IOException {
		MatFile emnist = Mat5.newMatFile().addArray("dataset", Mat5.newStruct().set("train", Mat5.newStruct()
				.set("images", matrix(COUNT, 784, MatlabType.UInt8, i -> PIXELS[i] & 0xff))
				.set("labels", matrix(COUNT, 1, MatlabType.UInt8, i -> i == 0 ? 10 : i % 10 == 0 ? 10 : i % 10))));
		DigitDataset read = read(FormatFiles.mat(emnist), Split.TRAIN);
		assertThat(read.label(0)).isZero();
		assertThat(read.ink(2, 28 * 3 + 5)).isEqualTo(IdxFiles.dataset(COUNT).ink(2, 28 * 5 + 3));
	}

	@Test
	void damagedMatlabFilesAreRefused() throws IOException {
		byte[] file = FormatFiles.mat(Mat5.newMatFile().addArray("X", matrix(COUNT, 784, MatlabType.UInt8, i -> 1)));
		assertThatThrownBy(() -> read(java.util.Arrays.copyOf(file, 3000), Split.TRAIN))
				.isInstanceOf(DatasetFormatException.class)
				.hasMessageContaining("damaged or truncated");
		assertThatThrownBy(() -> read(
				"MATLAB 7.3 MAT-file, Platform: GLNXA64".getBytes(java.nio.charset.StandardCharsets.US_ASCII), Split.TRAIN))
				.hasMessageContaining("HDF5", "save it with -v7");
	}

	@Test
	void torchvisionsFoldersHoldPlainAndPackedFiles() throws IOException {
		Path raw = Files.createDirectories(folder.resolve("MNIST/raw"));
		Files.write(raw.resolve("train-images-idx3-ubyte"), idx(PIXELS, COUNT, 28, 28));
		Files.write(raw.resolve("train-images-idx3-ubyte.gz"), IdxFiles.gzip(idx(PIXELS, COUNT, 28, 28)));
		Files.write(raw.resolve("train-labels-idx1-ubyte.gz"), IdxFiles.gzip(idx(LABELS, COUNT)));
		Files.write(raw.resolve("t10k-images-idx3-ubyte"), idx(pixels(2), 2, 28, 28));
		Files.write(raw.resolve("t10k-labels-idx1-ubyte"), idx(labels(2), 2));
		assertSame(read(folder, Split.TRAIN));
		assertThat(read(folder, Split.TEST).size()).isEqualTo(2);
		assertSame(read(raw.resolve("train-images-idx3-ubyte"), Split.TRAIN));
	}

	@Test
	void qmnistsLabelsHaveEightColumns() throws IOException {
		ByteBuffer labels = ByteBuffer.allocate(12 + 32 * COUNT).putInt(0x0c02).putInt(COUNT).putInt(8);
		for (int i = 0; i < COUNT; i++) {
			labels.putInt(i % 10);
			IntStream.range(1, 8).forEach(_ -> labels.putInt(77));
		}
		Files.write(folder.resolve("qmnist-train-images-idx3-ubyte.gz"), IdxFiles.gzip(idx(PIXELS, COUNT, 28, 28)));
		Files.write(folder.resolve("qmnist-train-labels-idx2-int.gz"), IdxFiles.gzip(labels.array()));
		assertSame(read(folder, Split.TRAIN));
	}

	@Test
	void ofEmnistsArchiveTheDigitsAreReadAndTheOthersNamed() throws IOException {
		Map<String, byte[]> all = new LinkedHashMap<>();
		for (String set : List.of("balanced", "digits", "letters")) {
			byte[] labels = LABELS.clone();
			labels[3] = (byte) (set.equals("digits") ? 3 : 30);
			all.put("gzip/emnist-" + set + "-train-images-idx3-ubyte.gz", IdxFiles.gzip(idx(PIXELS, COUNT, 28, 28)));
			all.put("gzip/emnist-" + set + "-train-labels-idx1-ubyte.gz", IdxFiles.gzip(idx(labels, COUNT)));
		}
		DigitDataset read = read(zip(all), Split.TRAIN);
		assertThat(read.label(3)).isEqualTo(3);
		assertThat(read.ink(1, 28 * 3 + 5)).isEqualTo(IdxFiles.dataset(2).ink(1, 28 * 5 + 3));
		assertThat(String.join(" ", read.description().sentences())).contains("emnist-balanced", "emnist-letters");
		all.keySet().removeIf(name -> name.contains("digits"));
		assertThatThrownBy(() -> read(zip(all), Split.TRAIN)).isInstanceOf(NotDigitsException.class)
				.hasMessageContaining("label 4", "30", "--keep-digits");
	}

	@Test
	void parquetIsReadFromPicturesListsAndColumns() throws IOException {
		int[] labels = IntStream.range(0, COUNT).map(i -> i % 10).toArray();
		List<byte[]> pictures = IntStream.range(0, COUNT)
				.mapToObj(i -> FormatFiles.png(28, 28, p -> PIXELS[i * 784 + p] & 0xff)).toList();
		List<int[]> lists = IntStream.range(0, COUNT)
				.mapToObj(i -> IntStream.range(0, 784).map(p -> PIXELS[i * 784 + p] & 0xff).toArray()).toList();
		for (boolean snappy : new boolean[]{false, true}) {
			assertSame(
					read(new ParquetFiles(snappy).pictures("image", pictures).longs("label", labels).bytes(COUNT), Split.TRAIN));
			assertSame(read(new ParquetFiles(snappy).longs("label", labels).lists("pixels", lists).bytes(COUNT), Split.TRAIN));
		}
		ParquetFiles columns = new ParquetFiles(true).longs("label", labels);
		for (int p = 0; p < DigitImage.PIXELS; p++) {
			int pixel = p;
			columns.ints("pixel" + p, IntStream.range(0, COUNT).map(i -> PIXELS[i * 784 + pixel] & 0xff).toArray());
		}
		byte[] file = columns.bytes(COUNT);
		assertSame(read(file, Split.TRAIN));
		assertThatThrownBy(() -> read(java.util.Arrays.copyOf(file, file.length / 2), Split.TRAIN))
				.isInstanceOf(DatasetFormatException.class).hasMessageContaining("damaged or truncated");
	}
}
