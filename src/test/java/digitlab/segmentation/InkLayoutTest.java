package digitlab.segmentation;

import java.util.List;

import digitlab.imaging.ImageIntake;
import digitlab.imaging.InkDrawing;
import digitlab.sketch.Frame;
import digitlab.sketch.InkImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class InkLayoutTest {

	/** Two rows: 70.7 above 0-7, drawn at a position and a size. */
	private static InkDrawing rows(double x, double y, double size) {
		InkDrawing drawing = new InkDrawing(520, 520, 5 * size);
		return drawing.seven(x, y, 60 * size).zero(x + 60 * size, y, 60 * size).dot(x + 122 * size, y + 58 * size, 8 * size)
				.seven(x + 145 * size, y, 60 * size).zero(x, y + 110 * size, 60 * size)
				.line(x + 62 * size, y + 140 * size, x + 92 * size, y + 140 * size)
				.seven(x + 115 * size, y + 110 * size, 60 * size);
	}

	/** For each row, the number of digits and the signs. */
	private static List<String> texts(InkImage image) {
		return InkLayout.of(image).rows().stream()
				.map(row -> row.digits().parts() + row.marks().stream().map(Mark::text).reduce("", String::concat)).toList();
	}

	@Test
	void rowsHoldDigitsAndSigns() {
		assertThat(texts(rows(40, 40, 1).image())).containsExactly("3.", "2-");
	}

	@Test
	void aLongRowIsTakenApart() {
		assertThat(zeros(60).rows().getFirst().digits().parts()).isEqualTo(60);
		assertThat(zeros(150).isTooMuch()).isFalse();
		assertThat(zeros(150).rows().getFirst().digits().parts()).isEqualTo(150);
	}

	@Test
	void morePiecesAreTooMuch() {
		assertThat(zeros(151).isTooMuch()).isTrue();
		assertThat(zeros(151).rows()).hasSize(1).allMatch(row -> row.digits().parts() == 1);
	}

	/** A picture of many zeros side by side, as read from a file. */
	private static InkLayout zeros(int count) {
		int width = 50 * count + 60;
		InkDrawing drawing = new InkDrawing(width, 100, 6);
		for (int i = 0; i < count; i++) {
			drawing.zero(30 + 50 * i, 25, 40);
		}
		float[] light = drawing.light();
		int[] argb = new int[light.length];
		for (int i = 0; i < argb.length; i++) {
			argb[i] = 0xff000000 | Math.round(255 * light[i]) * 0x010101;
		}
		return InkLayout.of(ImageIntake.fromArgb(width, 100, argb));
	}

	@ParameterizedTest
	@CsvSource({"41, 40, 1", "40, 43, 1", "250.5, 290.25, 1", "40, 40, 2", "90.3, 60.7, 2"})
	void movedOrEnlargedInkHasTheSameLayout(double x, double y, double size) {
		assertThat(texts(rows(x, y, size).image())).containsExactly("3.", "2-");
	}

	@ParameterizedTest
	@CsvSource({"false, 1", "true, 1", "false, 0.5", "true, 0.5"})
	void lightOnDarkAndPaleInkAreTheSame(boolean isInverted, float strength) {
		float[] light = rows(40, 40, 1).light();
		int[] argb = new int[light.length];
		for (int i = 0; i < argb.length; i++) {
			int grey = Math.round(255 * (1 - strength * (1 - light[i])));
			argb[i] = 0xff000000 | (isInverted ? 255 - grey : grey) * 0x010101;
		}
		assertThat(texts(ImageIntake.fromArgb(520, 520, argb))).containsExactly("3.", "2-");
	}

	@Test
	void aRowLiesAsItsImageIsTurned() {
		float[] ink = new InkDrawing(200, 100).seven(20, 20, 60).zero(100, 20, 60).ink();
		InkRow row = InkLayout.of(InkImage.ofInk(200, 100, ink, new Frame(500, 300, 2, Math.PI / 2))).rows().getFirst();
		assertThat(row.angle()).isEqualTo(Math.PI / 2);
		// The row runs down the source, so the 7 comes before the 0 there.
		List<Double> along = row.digits().candidates().stream().filter(c -> c.to() == c.from() + 1)
				.map(c -> row.along(c.digit().box())).toList();
		assertThat(along).hasSize(2).isSorted();
		assertThat(along.getFirst()).isGreaterThan(300);
	}

	@Test
	void blankPaperHasNoRows() {
		assertThat(InkLayout.of(new InkDrawing(50, 50).image()).isBlank()).isTrue();
		assertThat(InkLayout.of(Segmentation.BLANK)).isSameAs(InkLayout.BLANK);
	}

	@Test
	void underlinesAreNeitherDigitsNorSigns() {
		InkDrawing underlined = new InkDrawing(300, 200).seven(40, 30, 80).zero(120, 30, 80).line(30, 135, 190, 135);
		assertThat(texts(underlined.image())).containsExactly("2");
	}

	/** A digit above an underline: without the line, its candidate has the digit's own box and picture. */
	@Test
	void anUnderlineIsNoPartOfTheDigitAboveIt() {
		InkDrawing digit = new InkDrawing(200, 200).zero(80, 30, 80);
		DigitCandidate alone = InkLayout.of(digit.image()).rows().getFirst().digits().candidates().getFirst();
		DigitCandidate underlined = InkLayout.of(digit.line(60, 130, 170, 130).image()).rows().getFirst().digits().candidates()
				.getFirst();
		assertThat(underlined.digit().box()).isEqualTo(alone.digit().box());
		assertThat(underlined.digit().image().toBytes()).isEqualTo(alone.digit().image().toBytes());
	}
}
