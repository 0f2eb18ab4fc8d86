package digitlab.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageTableTest {

	private static final String HEADER = "label," + IntStream.range(0, DigitImage.PIXELS).mapToObj(i -> "pixel" + i)
			.collect(Collectors.joining(",")) + "\n";

	private static String row(String label, int ink) {
		return label + ("," + ink).repeat(DigitImage.PIXELS) + "\n";
	}

	private static List<String> read(String head, String part, int firstLine) throws IOException {
		List<String> found = new ArrayList<>();
		ImageTable.Rows rows = ImageTable.of("digits.csv", bytes(head)).rows(new ByteArrayInputStream(bytes(part)), firstLine);
		while (rows.next(new ImageTable.RowConsumer() {
			@Override
			public void row(int label, byte[] pixels) {
				found.add(label + ": " + (pixels[0] & 0xff) + " to " + (pixels[DigitImage.PIXELS - 1] & 0xff));
			}

			@Override
			public void damaged(String reason) {
				found.add(reason);
			}
		})) {
			assertThat(found).isNotEmpty();
		}
		return found;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Test
	void aDamagedRowIsPassedOverAndNamed() throws IOException {
		String rows = row("3", 7) + row("4", 999) + "5,1,2\n\n" + row("", 0).replaceFirst("^,", "2,") + row("6", 255) + "7,x";
		assertThat(read(HEADER + rows, rows, 2)).containsExactly("3: 7 to 7",
				"digits.csv, line 3, column pixel0: \"999\" is wrong, expected a number from 0 to 255.",
				"digits.csv, line 4 has fewer columns than the header: it ends at pixel1.", "2: 0 to 0", "6: 255 to 255",
				"digits.csv, line 8 has fewer columns than the header: it ends at pixel0.");
	}

	@Test
	void partsAreReadLikeTheWholeAndSkippedRowsAreCounted() throws IOException {
		String first = row("1", 10) + row("2", 20);
		String second = row("letter", 30) + row("9", 40);
		assertThat(read(HEADER + first + second, second, 4)).hasSize(2).last().isEqualTo("9: 40 to 40");
		ImageTable.Rows rows = ImageTable.of("digits.csv", bytes(HEADER + first))
				.rows(new ByteArrayInputStream(bytes("\n" + first + "# a note\n\r\n")), 2);
		assertThat(rows.skip()).isTrue();
		assertThat(rows.skip()).isTrue();
		assertThat(rows.skip()).isFalse();
		assertThat(rows.lines()).as("with an empty one, and two after the rows").isEqualTo(5);
	}

	@Test
	void labelsAreDigitsOrNot() throws IOException {
		assertThat(List.of(ImageTable.label("7"), ImageTable.label("seven"), ImageTable.label("5.0"), ImageTable.label(" ")))
				.containsExactly(7, 7, 5, DigitDataset.UNLABELLED);
		assertThat(ImageTable.label("A")).isGreaterThan(9);
	}

	@Test
	void columnsOfNumbersBecomeInk() throws IOException {
		List<String> names = new ArrayList<>(List.of("digit"));
		IntStream.range(0, DigitImage.PIXELS).forEach(i -> names.add("p" + i));
		List<String> row = new ArrayList<>(List.of("4"));
		IntStream.range(0, DigitImage.PIXELS).forEach(i -> row.add(i == 300 ? "255" : "0"));
		ImageTable table = ImageTable.of("table", names, List.of(row));
		assertThat(table.labelColumn()).isZero();
		assertThat(table.pixelColumns()).hasSize(DigitImage.PIXELS).startsWith(1, 2).endsWith(DigitImage.PIXELS);
		double[] values = new double[DigitImage.PIXELS];
		values[5] = 128;
		assertThat(table.ink(values)[5] & 0xff).isEqualTo(128);
		Arrays.fill(values, -3);
		assertThatThrownBy(() -> table.ink(values)).isInstanceOf(DatasetFormatException.class)
				.hasMessage("The value -3.0 of pixel 0 is wrong, expected a number from 0 to 255.");
	}
}
