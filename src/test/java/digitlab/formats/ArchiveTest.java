package digitlab.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.IdxFiles;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static digitlab.formats.FormatFiles.png;
import static digitlab.formats.FormatFiles.table;
import static digitlab.formats.FormatFiles.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Archives, compressed files, and pictures in folders. */
class ArchiveTest {

	private static final byte[] TABLE = table(12, ",", String::valueOf, false).getBytes(StandardCharsets.US_ASCII);

	@TempDir
	Path folder;

	private static DigitDataset read(Path place, Split split) throws IOException {
		return new FileDatasetReader(place, LabelPolicy.REFUSE).read(split, ProgressListener.NONE, new CancellationToken());
	}

	private DigitDataset read(byte[] file, Split split) throws IOException {
		return read(Files.write(folder.resolve("digits.zip"), file), split);
	}

	private static Map<String, byte[]> files(Object... namesAndContents) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		for (int i = 0; i < namesAndContents.length; i += 2) {
			files.put((String) namesAndContents[i], (byte[]) namesAndContents[i + 1]);
		}
		return files;
	}

	@Test
	void kagglesArchiveHasTwoPartsAndASubmission() throws IOException {
		byte[] test = table(3, ",", String::valueOf, false).lines().map(row -> row.substring(2))
				.reduce("", (a, b) -> a + b + "\n").getBytes(StandardCharsets.US_ASCII);
		byte[] file = zip(
				files("sample_submission.csv", "ImageId,Label\n1,0\n".getBytes(StandardCharsets.US_ASCII), "test.csv", test,
						"train.csv", TABLE));
		assertThat(read(file, Split.TRAIN).size()).isEqualTo(12);
		DigitDataset unlabelled = read(file, Split.TEST);
		assertThat(unlabelled.size()).isEqualTo(3);
		assertThat(unlabelled.isLabelled()).isFalse();
	}

	@Test
	void nestedArchivesAreReadToASmallDepth() throws IOException {
		byte[] nested = zip(files("train.csv.zip", zip(files("train.csv", TABLE))));
		assertThat(read(nested, Split.TRAIN).label(3)).isEqualTo(3);
		byte[] deep = zip(files("c.zip", zip(files("b.zip", zip(files("a.zip", zip(files("train.csv", TABLE))))))));
		assertThatThrownBy(() -> read(deep, Split.TRAIN)).isInstanceOf(DatasetFormatException.class)
				.hasMessageContaining("digits.zip, c.zip, b.zip, a.zip lies in more than 2 nested archives");
	}

	@Test
	void namesThatLeadOutAreRefused() {
		for (String name : new String[]{"../train.csv", "/train.csv", "a/../../train.csv", "C:\\train.csv"}) {
			assertThatThrownBy(() -> read(zip(files(name, TABLE)), Split.TRAIN)).isInstanceOf(DatasetFormatException.class)
					.hasMessageContaining("leads outside the archive");
		}
		assertThat(folder.getParent().resolve("train.csv")).doesNotExist();
	}

	@Test
	void whatUnpacksToFarTooMuchIsRefused() throws IOException {
		byte[] rows = ("7" + ",0".repeat(784) + "\n").getBytes(StandardCharsets.US_ASCII);
		byte[] bomb = new byte[rows.length * 60_000];
		for (int i = 0; i < bomb.length; i += rows.length) {
			System.arraycopy(rows, 0, bomb, i, rows.length);
		}
		assertThatThrownBy(() -> read(zip(files("train.csv", bomb)), Split.TRAIN)).isInstanceOf(DatasetFormatException.class)
				.hasMessageContaining("no real data compresses that well");
	}

	@Test
	void damageInAnArchiveIsTold() throws IOException {
		byte[] file = zip(files("train.csv", TABLE));
		assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length / 2), Split.TRAIN))
				.isInstanceOf(DatasetFormatException.class)
				.hasMessageContaining("damaged or truncated archive");
		byte[] wrongSum = file.clone();
		int directory = file.length - 22 - 46 - "train.csv".length();
		wrongSum[directory + 16] ^= 1;
		assertThatThrownBy(() -> read(wrongSum, Split.TRAIN)).isInstanceOf(DatasetFormatException.class)
				.hasMessageContaining("train.csv is damaged", "CRC");
	}

	@Test
	void gzipAndBzip2AreRecognisedByContentAndTarIsReadInEither() throws IOException {
		ByteArrayOutputStream bzip2 = new ByteArrayOutputStream();
		try (BZip2CompressorOutputStream out = new BZip2CompressorOutputStream(bzip2)) {
			out.write(TABLE);
		}
		assertThat(read(bzip2.toByteArray(), Split.TRAIN).size()).isEqualTo(12);
		assertThat(read(IdxFiles.gzip(TABLE), Split.TRAIN).size()).isEqualTo(12);
		ByteArrayOutputStream tar = new ByteArrayOutputStream();
		try (TarArchiveOutputStream out = new TarArchiveOutputStream(tar)) {
			for (int i = 0; i < 4; i++) {
				byte[] picture = png(28, 28, p -> p % 256);
				TarArchiveEntry entry = new TarArchiveEntry("mnist_png/training/" + (i + 5) + "/" + i + ".png");
				entry.setSize(picture.length);
				out.putArchiveEntry(entry);
				out.write(picture);
				out.closeArchiveEntry();
			}
		}
		DigitDataset read = read(IdxFiles.gzip(tar.toByteArray()), Split.TRAIN);
		assertThat(read.size()).isEqualTo(4);
		assertThat(read.label(3)).isEqualTo(8);
		assertThat(read.ink(0, 300)).isEqualTo(300 % 256);
	}

	@Test
	void picturesByClassAreReadFromTheSplitsOfAnArchive() throws IOException {
		byte[] picture = png(28, 28, p -> p % 28 * 9);
		DigitDataset train = read(zip(files("set/train/7/a.png", picture, "set/train/2/b.png", picture, "set/test/1/c.png",
				picture,
				"set/test/0/d.png", picture, "__MACOSX/set/train/7/._a.png", new byte[]{1}, "set/readme.txt", new byte[]{65})),
				Split.TRAIN);
		assertThat(train.size()).isEqualTo(2);
		assertThat(train.label(0)).isEqualTo(2);
		assertThat(train.label(1)).isEqualTo(7);
		assertThat(train.ink(0, 28 * 5 + 27)).isEqualTo(27 * 9);
		assertThat(read(folder.resolve("digits.zip"), Split.TEST).label(1)).isEqualTo(1);
	}

	@Test
	void aTableNamesTheLabelsOfPicturesInAFlatFolder() throws IOException {
		for (int i = 0; i < 4; i++) {
			Files.write(folder.resolve("img_" + i + ".png"), png(28, 28, p -> p % 256));
		}
		Files.writeString(folder.resolve("labels.csv"), "filename,label\nimg_0.png,9\nimg_1.png,8\nimg_2.png,7\nimg_3.png,6\n");
		DigitDataset read = read(folder, Split.TRAIN);
		assertThat(read.size()).isEqualTo(4);
		assertThat(read.label(2)).isEqualTo(7);
		assertThat(read.description().labels().source()).contains("table");
	}

	@Test
	void otherSizesAreBroughtToFormAndDamagedPicturesRefused() throws IOException {
		// A dark bar, 20 × 200 pixels, on light paper of 300 × 300.
		Path picture = Files.write(Files.createDirectories(folder.resolve("1")).resolve("a.png"),
				png(300, 300, p -> p % 300 >= 140 && p % 300 < 160 && p / 300 >= 50 && p / 300 < 250 ? 20 : 240));
		Files.write(Files.createDirectories(folder.resolve("0")).resolve("b.png"), Files.readAllBytes(picture));
		DigitDataset read = read(folder, Split.TRAIN);
		assertThat(read.label(1)).isEqualTo(1);
		assertThat(read.ink(1, 28 * 14 + 14)).isGreaterThan(200);
		assertThat(read.ink(1, 28 * 2 + 14)).isZero();
		Files.write(picture, Arrays.copyOf(Files.readAllBytes(picture), 60));
		assertThatThrownBy(() -> read(folder, Split.TRAIN)).isInstanceOf(IOException.class).hasMessageContaining("a.png");
	}
}
