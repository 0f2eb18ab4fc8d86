package digitlab.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import digitlab.dataset.DigitImage;
import digitlab.formats.TableLayout.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The fast path must give the same as the slow one, or leave a field to it. */
class PlainFieldsTest {

	private static final PixelScale UNIT = new PixelScale(0, 1, false);
	private static final PixelScale AROUND_ZERO = new PixelScale(-1, 1, false);
	private static final String[] ODD = {"-0.25", "1e0", "1.5E-1", "+0.5", " 0.5", "\"0.5\"", "", ".", "-", "0.", ".5", "00.50",
			"1.0.0",
			"255", "255.0", "256.0", "0.12345678901234567", "0.123456789012345678", "0.1234567890123456789",
			"0.00000000001234567890123", "0.0000000000000000000000001", "123456.0", "7x"};

	private static TableLayout layout(char separator, PixelScale scale) {
		return new TableLayout(separator, '.', 0, null, Collections.nCopies(DigitImage.PIXELS, Column.PIXEL), 28, scale);
	}

	private static byte[] row(List<String> fields, char separator) {
		return (String.join(String.valueOf(separator), fields) + "\n" + "\0".repeat(24)).getBytes(StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@ValueSource(chars = {',', ';', '\t', ' '})
	void allOfThePlainNumbersThatPeopleWriteAreTaken(char separator) {
		Random random = new Random(7);
		for (PixelScale scale : List.of(PixelScale.BYTES, UNIT, AROUND_ZERO)) {
			for (int form = 0; form < 4; form++) {
				String[] fields = new String[DigitImage.PIXELS];
				for (int i = 0; i < fields.length; i++) {
					int value = random.nextInt(3) > 0 ? 0 : random.nextInt(256);
					fields[i] = switch (form) {
						case 0 -> String.valueOf(scale == PixelScale.BYTES ? value : value & 1);
						case 1 -> (scale == PixelScale.BYTES ? value : value & 1) + ".0";
						case 2 -> String.valueOf(scale == AROUND_ZERO ? value / 127.5 - 1 : value * scale.full() / 255);
						default -> value % 2 == 0 ? "0" : "0.50";
					};
				}
				byte[] pixels = new byte[DigitImage.PIXELS];
				int from = 0;
				PlainFields plain = new PlainFields(layout(separator, scale));
				byte[] bytes = row(List.of(fields), separator);
				int column = plain.parse(bytes, 0, pixels, 0, 0, DigitImage.PIXELS);
				// The last is not followed by a separator, and pairs of integers are parsed together.
				assertThat(column).isGreaterThanOrEqualTo(DigitImage.PIXELS - 2);
				for (int i = 0; i < column; i++) {
					assertThat(pixels[i]).as("%s", fields[i]).isEqualTo(slow(fields[i], scale));
					from += fields[i].length() + 1;
				}
				assertThat(plain.position()).isEqualTo(from);
			}
		}
	}

	@Test
	void whatIsOddIsLeftOrTheSame() {
		Random random = new Random(11);
		for (int run = 0; run < 3000; run++) {
			PixelScale scale = List.of(PixelScale.BYTES, UNIT, AROUND_ZERO).get(random.nextInt(3));
			String[] fields = new String[DigitImage.PIXELS];
			Arrays.setAll(fields,
					_ -> random.nextInt(3) > 0 ? "0.0" : random.nextInt(9) > 0 ? "0" : ODD[random.nextInt(ODD.length)]);
			byte[] pixels = new byte[DigitImage.PIXELS];
			int column = new PlainFields(layout(',', scale)).parse(row(List.of(fields), ','), 0, pixels, 0, 0, DigitImage.PIXELS);
			for (int i = 0; i < column; i++) {
				double value = value(fields[i]);
				assertThat(scale.holds(value)).as("%s", fields[i]).isTrue();
				assertThat(pixels[i]).as("%s", fields[i]).isEqualTo(scale.ink(value));
			}
			assertThat(column == DigitImage.PIXELS - 1 || !isQuick(fields[column])
					|| !scale.holds(value(fields[column])) || !fields[column].contains(".")).as("%s", fields[column]).isTrue();
		}
	}

	private static boolean isQuick(String field) {
		return field.matches("-?[0-9]{0,5}\\.[0-9]{0,12}") && field.matches(".*[0-9].*");
	}

	private static double value(String field) {
		byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
		return Decimals.parse(bytes, 0, bytes.length, '.');
	}

	private static byte slow(String field, PixelScale scale) {
		return scale.ink(value(field));
	}
}
