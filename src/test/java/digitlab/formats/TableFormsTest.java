package digitlab.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import digitlab.dataset.CsvFiles;
import digitlab.dataset.DatasetDescription;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static digitlab.formats.FormatFiles.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The ways in which tables of digits differ from Kaggle's. */
class TableFormsTest {

	private static final int COUNT = 12;
	private static final String NAMES = CsvFiles.PIXEL_NAMES;

	@TempDir
	Path folder;

	private DigitDataset read(String text, LabelPolicy policy) throws IOException {
		Path file = Files.writeString(folder.resolve("digits.txt"), text);
		return new FileDatasetReader(file, policy).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
	}

	private DigitDataset read(String text) throws IOException {
		return read(text, LabelPolicy.REFUSE);
	}

	private DatasetDescription assertSame(String text) throws IOException {
		DigitDataset read = read(text);
		DigitDataset expected = IdxFiles.dataset(COUNT);
		assertThat(read.size()).isEqualTo(COUNT);
		for (int i = 0; i < COUNT; i++) {
			assertThat(read.label(i)).isEqualTo(i % 10);
			assertThat(read.image(i)).isEqualTo(expected.image(i));
		}
		return read.description();
	}

	@ParameterizedTest
	@ValueSource(strings = {",", ";", "\t", "|", " "})
	void separatorAndLabelAtEitherEndAreFoundWithoutAHeader(String separator) throws IOException {
		for (boolean isLast : new boolean[]{false, true}) {
			DatasetDescription found = assertSame(table(COUNT, separator, String::valueOf, isLast));
			assertThat(found.table().hasHeader()).isFalse();
			assertThat(found.labels().source()).isEqualTo(isLast ? "column 785" : "column 1");
			assertThat(found.table().separator()).isEqualTo(switch (separator) {
				case "," -> "commas";
				case ";" -> "semicolons";
				case "\t" -> "tabs";
				case "|" -> "upright strokes";
				default -> "blanks";
			});
		}
	}

	@Test
	void headersMayHaveOtherNames() throws IOException {
		String squares = IntStream.range(0, 784).mapToObj(i -> (i / 28 + 1) + "x" + (i % 28 + 1))
				.collect(Collectors.joining(","));
		String numbers = IntStream.range(0, 784).mapToObj(String::valueOf).collect(Collectors.joining(","));
		String fromOne = IntStream.rangeClosed(1, 784).mapToObj(i -> "pixel" + i).collect(Collectors.joining(","));
		String rows = table(COUNT, ",", String::valueOf, false);
		String labelLast = table(COUNT, ",", String::valueOf, true);
		assertThat(assertSame("label," + squares + "\n" + rows).table().hasHeader()).isTrue();
		assertSame("label," + numbers + "\n" + rows);
		assertSame("0," + numbers.replaceFirst("^0,", "1,2,").replaceFirst(",783$", "") + "\n" + rows);
		assertThat(assertSame(fromOne + ",class\n" + labelLast).labels().source()).isEqualTo("column 785 (class)");
		assertSame("sep=,\nlabel," + squares + "\n" + rows);
	}

	@Test
	void anIndexBesideTheLabelIsRecognised() throws IOException {
		String[] rows = table(COUNT, ",", String::valueOf, false).split("\n");
		String indexed = IntStream.range(0, COUNT).mapToObj(i -> i + "," + rows[i] + "\n").collect(Collectors.joining());
		assertThat(assertSame(",label," + NAMES + "\n" + indexed).indexColumn()).isEqualTo("column 1");
		assertThat(assertSame(indexed).labels().source()).isEqualTo("column 2");
		assertThat(assertSame("\"label\" \"" + NAMES.replace(",", "\" \"") + "\"\n" + indexed.replace(',', ' ')).indexColumn())
				.isEqualTo("column 1");
	}

	@Test
	void oneHotLabelsAreRead() throws IOException {
		String[] rows = table(COUNT, ",", String::valueOf, false).split("\n");
		String text = IntStream.range(0, COUNT).mapToObj(i -> rows[i].substring(2) + "," + IntStream.range(0, 10)
				.mapToObj(k -> k == i % 10 ? "1.0" : "0.0").collect(Collectors.joining(","))).collect(Collectors.joining("\n"));
		assertThat(assertSame(text).labels().oneHot()).isTrue();
		assertThatThrownBy(() -> read(text + "\n" + text.lines().toList().getFirst().replace("1.0", "0.0")))
				.isInstanceOf(DatasetFormatException.class);
	}

	@Test
	void decimalsAreReadOnEveryScale() throws IOException {
		assertSame(table(COUNT, ",", v -> v + ".0", false));
		assertThat(assertSame(table(COUNT, ",", v -> String.format(Locale.ROOT, "%.6f", v / 255.0), false)).images().scale())
				.isEqualTo("0 to 1");
		assertSame(table(COUNT, ";", v -> String.format(Locale.ROOT, "%.6f", v / 255.0).replace('.', ','), false));
		assertSame(table(COUNT, ",", v -> String.format(Locale.ROOT, "%.4e", v / 255.0), true));
		assertThat(assertSame(table(COUNT, ",", v -> String.valueOf(v / 127.5 - 1), false)).images().scale())
				.isEqualTo("-1 to 1");
		assertThat(assertSame(table(COUNT, ",", v -> String.valueOf(v * 257), false)).images().scale()).isEqualTo("0 to 65535");
		assertSame(table(COUNT, ",", v -> String.format(Locale.ROOT, "%.6f", (v / 255.0 - 0.1307) / 0.3081), false));
	}

	@Test
	void aScaleThatLaterRowsShowToBeWrongIsTakenBack() throws IOException {
		String small = "3," + "0,1".repeat(1) + ",0".repeat(782) + "\n";
		DigitDataset read = read(small.repeat(100) + "4," + "255,7".repeat(1) + ",0".repeat(782) + "\n");
		assertThat(read.ink(100, 0)).isEqualTo(255);
		assertThat(read.ink(0, 1)).isEqualTo(1);
	}

	@Test
	void rowsInTheOrderOfTheirDigitsDoNotHideTheLabelsAtTheEnd() throws IOException {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 100; i++) {
			text.append("0,".repeat(400)).append("200,").append("0,".repeat(383)).append(i / 50).append('\n');
		}
		DigitDataset read = read(text.toString());
		assertThat(read.label(0)).isZero();
		assertThat(read.label(99)).isEqualTo(1);
		assertThat(read.ink(99, 400)).isEqualTo(200);
	}

	@Test
	void smallImagesAreBroughtToMnistsForm() throws IOException {
		// A vertical stroke, two of eight columns wide, with dots counted as in UCI's optdigits: 0 to 16.
		String stroke = IntStream.range(0, 64).mapToObj(i -> i % 8 == 3 || i % 8 == 4 ? "16" : "0")
				.collect(Collectors.joining(","));
		DigitDataset read = read((stroke + ",1\n").repeat(3) + stroke + ",7\n");
		DigitImage image = read.image(0);
		assertThat(read.description().images().width()).isEqualTo(8);
		assertThat(read.description().images().scale()).isEqualTo("0 to 16");
		// MNIST's digits are 20 pixels high with their centre of mass on pixel 14: rows 4 to 23.
		for (int row = 0; row < 28; row++) {
			// Its ends are soft, like those of an enlarged stroke.
			boolean isEnd = row == 3 || row == 4 || row == 23 || row == 24;
			assertThat(isEnd || image.ink(row, 14) > 128).as("row %d", row).isEqualTo(row >= 3 && row <= 24);
			assertThat(image.ink(row, 8)).isZero();
			assertThat(image.ink(row, 20)).isZero();
		}
	}

	@Test
	void aBlankMarginAround28PixelsIsTakenOff() throws IOException {
		DigitDataset digits = IdxFiles.dataset(2);
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 2; i++) {
			text.append(i);
			for (int p = 0; p < 32 * 32; p++) {
				int row = p / 32 - 2;
				int column = p % 32 - 2;
				boolean isInside = row >= 0 && row < 28 && column >= 0 && column < 28;
				text.append(',').append(isInside ? digits.ink(i, row * 28 + column) : 0);
			}
			text.append('\n');
		}
		DigitDataset read = read(text.toString());
		assertThat(read.image(1)).isEqualTo(digits.image(1));
	}

	@Test
	void labelsThatAreNoDigitsAreCountedAndCanBeLeftOut() throws IOException {
		String[] rows = table(COUNT, ",", String::valueOf, false).split("\n");
		rows[3] = "A" + rows[3].substring(1);
		rows[7] = "12" + rows[7].substring(1);
		String text = "label," + NAMES + "\n" + String.join("\n", rows);
		assertThatThrownBy(() -> read(text)).isInstanceOf(NotDigitsException.class).hasMessageContaining(
				"line 5: the label \"A\" is not a digit from 0 to 9; 2 of 12 images have such labels (12, \"A\"); "
						+ "the 10 images whose label is 0 to 9 can be used by themselves: \"Keep only the digits\" in the window, "
						+ "--keep-digits on the command line.");
		DigitDataset kept = read(text, LabelPolicy.KEEP_DIGITS);
		assertThat(kept.size()).isEqualTo(10);
		assertThat(kept.description().leftOut()).isEqualTo(2);
		assertThat(kept.image(3)).isEqualTo(IdxFiles.dataset(COUNT).image(4));
		DigitDataset all = read(text, LabelPolicy.IGNORE);
		assertThat(all.size()).isEqualTo(COUNT);
		assertThat(all.label(3)).isEqualTo(DigitDataset.UNLABELLED);
	}

	@Test
	void ambiguousLabelsFromOneToTenAreRefusedEvenIfOnlyDigitsAreKept() throws IOException {
		String[] rows = table(20, ",", String::valueOf, false).split("\n");
		String text = IntStream.range(0, 20).mapToObj(i -> (i % 10 + 1) + rows[i].substring(1)).collect(Collectors.joining("\n"));
		for (LabelPolicy policy : List.of(LabelPolicy.REFUSE, LabelPolicy.KEEP_DIGITS)) {
			assertThatThrownBy(() -> read(text, policy)).isInstanceOf(NotDigitsException.class)
					.hasMessageContaining("it is unclear whether 10 means 0")
					.extracting(e -> ((NotDigitsException) e).digits()).as("to be kept").isEqualTo(0);
		}
		assertThat(read(text, LabelPolicy.IGNORE).size()).isEqualTo(20);
	}

	@Test
	void emnistsTablesAreSetUpright() throws IOException {
		Path file = Files.writeString(folder.resolve("emnist-digits-test.csv"), table(COUNT, ",", String::valueOf, false));
		DigitDataset read = new FileDatasetReader(file, LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE,
				new CancellationToken());
		DigitDataset stored = IdxFiles.dataset(COUNT);
		assertThat(read.ink(1, 28 * 3 + 5)).isEqualTo(stored.ink(1, 28 * 5 + 3));
		assertThat(String.join(" ", read.description().sentences())).contains("EMNIST stores images column by column");
	}

	@Test
	void denseAndSparseArffAreRead() throws IOException {
		String rows = table(COUNT, ",", String::valueOf, true);
		DatasetDescription dense = assertSame(FormatFiles.arffHeader() + rows);
		assertThat(dense.form()).contains("ARFF");
		StringBuilder sparse = new StringBuilder(FormatFiles.arffHeader());
		for (String row : rows.split("\n")) {
			String[] fields = row.split(",");
			sparse.append(IntStream.range(0, 785).filter(i -> !fields[i].equals("0")).mapToObj(i -> i + " " + fields[i])
					.collect(Collectors.joining(",", "{", "}\n")));
		}
		assertSame(sparse.toString());
		assertThatThrownBy(() -> read(FormatFiles.arffHeader())).hasMessageContaining("nothing after @data");
		assertThatThrownBy(() -> read(FormatFiles.arffHeader() + "{3 5,900 1}\n")).hasMessageContaining("line 791");
	}

	@Test
	void libsvmIsRead() throws IOException {
		StringBuilder text = new StringBuilder();
		for (String row : table(COUNT, " ", String::valueOf, false).split("\n")) {
			String[] fields = row.split(" ");
			text.append(fields[0]);
			for (int i = 1; i <= 784; i++) {
				text.append(fields[i].equals("0") ? "" : " " + i + ":" + fields[i]);
			}
			text.append('\n');
		}
		assertThat(assertSame(text.toString()).form()).contains("LIBSVM");
		assertThatThrownBy(() -> read(text + "5 3:x\n")).hasMessageContaining("line 13");
		assertThatThrownBy(() -> read(text + "5 2000:1\n")).hasMessageContaining("line 13", "2000");
	}

	@Test
	void aTableThatDoesNotFitIsRefusedAtTheFirstRowTooMany() throws IOException {
		// 0.75 of this holds 9 images of 2 × 784 + 6 bytes.
		long memory = 20_000;
		Path file = folder.resolve("train.csv");
		CsvFiles.write(IdxFiles.dataset(9), 9, file);
		assertThat(new FileDatasetReader(file, LabelPolicy.REFUSE, memory)
				.read(Split.TRAIN, ProgressListener.NONE, new CancellationToken()).size()).isEqualTo(9);
		CsvFiles.write(IdxFiles.dataset(9), 100, file);
		assertThatThrownBy(() -> new FileDatasetReader(file, LabelPolicy.REFUSE, memory).read(Split.TRAIN, ProgressListener.NONE,
				new CancellationToken())).isInstanceOf(DatasetFormatException.class)
				.hasMessage(
						file + " holds 10 images or more, and 9 fit into the 0 MB of memory that Digit Lab may use here: split "
								+ "it, or use a computer with more memory.");
	}

	@Test
	void whatIsNoTableIsNamed() throws IOException {
		assertThatThrownBy(() -> read("<!DOCTYPE html><html>Sign in")).hasMessageContaining("is a web page, not the data");
		assertThatThrownBy(() -> read("version https://git-lfs.github.com/spec/v1\n")).hasMessageContaining("git lfs pull");
		assertThatThrownBy(() -> read("{\"a\": 1}")).hasMessageContaining("is JSON");
		for (String start : new String[]{"\u0089HDF\r\n\u001a\n", "Rar!\u001a\u0007\0", "7z\u00bc\u00af'\u001c", "%PDF-1.4",
				"\u0080\u0004\u0095abc"}) {
			Path file = Files.write(folder.resolve("train.csv"), start.getBytes(StandardCharsets.ISO_8859_1));
			assertThatThrownBy(() -> new FileDatasetReader(file, LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE,
					new CancellationToken())).isInstanceOf(DatasetFormatException.class)
					.hasMessageContaining("which Digit Lab does not read: ").message().endsWith(".");
		}
	}
}
