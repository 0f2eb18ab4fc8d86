package digitlab.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import digitlab.dataset.CsvFiles;
import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.IdxFiles;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static digitlab.dataset.CsvFiles.HEADER;
import static digitlab.dataset.CsvFiles.PIXEL_NAMES;
import static digitlab.dataset.CsvFiles.pixels;
import static digitlab.dataset.CsvFiles.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableReaderTest {

	@TempDir
	Path folder;
	private Path file;

	@BeforeEach
	void nameFile() {
		file = folder.resolve("train.csv");
	}

	private DigitDataset read(String text) throws IOException {
		Files.writeString(file, text);
		return new FileDatasetReader(file, LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
	}

	private void fails(String text, String... parts) {
		assertThatThrownBy(() -> read(text)).isInstanceOf(DatasetFormatException.class).message()
				.contains(file.toString()).contains(parts).endsWith(".").doesNotContain("\n", "\r");
	}

	private static void assertTwoRows(DigitDataset read) {
		assertThat(read.size()).isEqualTo(2);
		for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
			assertThat(read.ink(0, pixel)).isEqualTo(pixel % 256);
			assertThat(read.ink(1, pixel)).isEqualTo((pixel + 100) % 256);
		}
	}

	@Test
	void labelsAndPixelsAreRead() throws IOException {
		DigitDataset read = read(HEADER + "\n" + row(7, 0) + "\n" + row(0, 100) + "\n");
		assertTwoRows(read);
		assertThat(read.label(0)).isEqualTo(7);
		assertThat(read.label(1)).isZero();
		assertThat(read.source()).contains("train.csv", "no splits");
	}

	@Test
	void filesWithoutLabelsAreRead() throws IOException {
		DigitDataset read = read(PIXEL_NAMES + "\n" + pixels(0) + "\n" + pixels(100) + "\n");
		assertTwoRows(read);
		assertThat(read.label(0)).isEqualTo(DigitDataset.UNLABELLED);
		assertThat(read.source()).contains("without labels");
	}

	@Test
	void aFileIsReadForEitherSplit() throws IOException {
		read(HEADER + "\n" + row(7, 0) + "\n" + row(3, 100) + "\n");
		assertTwoRows(
				new FileDatasetReader(file, LabelPolicy.REFUSE).read(Split.TEST, ProgressListener.NONE, new CancellationToken()));
	}

	@Test
	void whatOtherProgramsWriteIsAccepted() throws IOException {
		assertTwoRows(read("\ufeff" + HEADER + "\r\n" + row(7, 0) + "\r\n" + row(3, 100)));
		assertTwoRows(read("\"" + HEADER.replace(",", "\",\"") + "\"\n" + row(7, 0) + "\n" + row(3, 100) + "\r\n"));
		assertTwoRows(read(HEADER + "\n" + row(7, 0).replace(",", ", ") + "\n\n" + row(3, 100) + "\n\r\n\n"));
		assertTwoRows(read(HEADER + "\n\"" + row(7, 0).replace(",", "\",\"") + "\"\n" + row(3, 100)));
	}

	@Test
	void gzippedFilesAreRead() throws IOException {
		byte[] text = (HEADER + "\n" + row(7, 0) + "\n" + row(3, 100)).getBytes(StandardCharsets.US_ASCII);
		Path packed = folder.resolve("train.csv.gz");
		Files.write(packed, IdxFiles.gzip(text));
		assertTwoRows(
				new FileDatasetReader(packed, LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE,
						new CancellationToken()));
	}

	@Test
	void rowsAcrossManyBuffersAreRead() throws IOException {
		DigitDataset many = IdxFiles.dataset(1500);
		CsvFiles.write(many, 1500, file);
		List<Long> seen = new ArrayList<>();
		DigitDataset read = new FileDatasetReader(file, LabelPolicy.REFUSE).read(Split.TRAIN, (done, total) -> seen.add(done),
				new CancellationToken());
		assertThat(read.size()).isEqualTo(1500);
		for (int i = 0; i < 1500; i++) {
			assertThat(read.image(i)).isEqualTo(many.image(i));
			assertThat(read.label(i)).isEqualTo(many.label(i));
		}
		assertThat(seen).isSorted().hasSizeGreaterThan(3).endsWith(Files.size(file));
	}

	@Test
	void runsOfZerosUpToEveryColumnAreRead() throws IOException {
		for (int ink = 0; ink < DigitImage.PIXELS; ink += 9) {
			String[] fields = "0,".repeat(784).split(",");
			fields[ink] = "255";
			DigitDataset read = read(HEADER + "\n0," + String.join(",", fields) + "\n");
			for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
				assertThat(read.ink(0, pixel)).isEqualTo(pixel == ink ? 255 : 0);
			}
		}
	}

	@Test
	void lineAndColumnOfAWrongFieldAreNamed() {
		String good = HEADER + "\n" + row(1, 0) + "\n";
		fails(good + row(1, 0).replaceFirst(",5,", ",256,"), "line 3", "column pixel5:", "\"256\"", "0 to 255");
		fails(good + row(1, 0).replaceFirst(",5,", ",1000,"), "line 3", "column pixel5:", "\"1000\"");
		fails(good + row(1, 0).replaceFirst(",5,", ",-1,"), "line 3", "column pixel5:", "\"-1\"");
		fails(good + row(1, 0).replaceFirst(",5,", ",x,"), "line 3", "column pixel5:", "\"x\"");
		fails(good + row(1, 0).replaceFirst(",5,", ",99999999999,"), "line 3", "column pixel5:");
		fails(good + row(1, 0).replaceFirst(",5,", "," + "9".repeat(9999) + ","), "line 3", "column pixel5:");
		fails(good + row(1, 0).replaceFirst(",5,", ",,"), "line 3", "column pixel5:", "empty");
		fails(good + row(10, 0), "line 3", "label 10 is not a digit from 0 to 9", "the 1 images whose label is 0 to 9");
		fails(good + pixels(0).replaceFirst("0", "") + ",1", "line 3", "column label:", "empty");
		fails(good + row(1, 0).replaceFirst(",15$", ",300"), "line 3", "column pixel783:", "\"300\"");
	}

	@Test
	void emptyLinesAreCountedToo() {
		fails(HEADER + "\n\n\r\n" + row(1, 0).replaceFirst(",5,", ",x,"), "line 4", "column pixel5:");
	}

	@Test
	void theLineWithMissingOrExtraColumnsIsNamed() {
		fails(HEADER + "\n" + row(1, 0).replaceFirst(",\\d+$", "") + "\n" + row(1, 0),
				"line 2 has fewer columns than the header: 784");
		fails(HEADER + "\n" + row(1, 0) + ",0\n", "line 2 has more columns than the header: 786 instead of 785");
		fails(HEADER + "\n5\n", "line 2 has fewer columns", "1 instead of 785");
		// After the rows from which the layout is found, the last existing column is named.
		String many = HEADER + "\n" + (row(1, 0) + "\n").repeat(80);
		fails(many + row(1, 0).replaceFirst(",\\d+$", ""), "line 82", "fewer columns than the header: it ends at pixel782");
		fails(many + row(1, 0) + ",0\n", "line 82", "more columns than the header: there is one after pixel783");
	}

	@Test
	void theMessageSaysWhatWasExpected() {
		String expected = "expected 784 pixels (28 × 28) or another square number such as 64 or 256";
		fails("a,b,c\n1,2,3\n", "line 2 has 3 columns", expected);
		fails("label,pixel0\n5,0\n", "line 2 has 2 columns", expected);
		fails("x".repeat(1 << 21), "begins with a line of more than 1 MB");
		fails("0,27,1,30,2,31,3,32,4,33,5,34,6,35,7,36,8\n", "17 columns", "pendigits", "optdigits");
	}

	@Test
	void filesWithoutImagesAreRefused() {
		fails("", "empty");
		fails(HEADER, "no images");
		fails(HEADER + "\r\n\n", "no images");
	}

	@Test
	void aMissingFileOrAFolderIsNamed() {
		assertThatThrownBy(
				() -> new FileDatasetReader(file, LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE,
						new CancellationToken()))
				.isInstanceOf(IOException.class).hasMessage("There is no file " + file + ".");
		assertThatThrownBy(() -> new FileDatasetReader(folder, LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE,
				new CancellationToken())).isInstanceOf(DatasetFormatException.class)
				.hasMessageContaining(folder + " contains no files");
	}

	@Test
	void aStopEndsIt() throws IOException {
		read(HEADER + "\n" + row(1, 0));
		CancellationToken cancellation = new CancellationToken();
		cancellation.cancel();
		assertThatThrownBy(
				() -> new FileDatasetReader(file, LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE, cancellation))
				.isInstanceOf(CancellationException.class);
	}
}
