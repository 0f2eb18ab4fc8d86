package digitlab.segmentation;

import java.util.ArrayList;
import java.util.List;

import digitlab.imaging.InkDrawing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UnderlineRemoverTest {

	private static InkDrawing sheet() {
		return new InkDrawing(300, 220);
	}

	/** The number of pieces that remain of a row of all pieces. */
	private static int left(InkDrawing drawing) {
		List<Component> row = new ArrayList<>(drawing.components());
		UnderlineRemover.take(row, drawing.components());
		return row.size();
	}

	private static InkDrawing number() {
		return sheet().seven(40, 30, 80).zero(120, 30, 80).seven(200, 30, 80);
	}

	@Test
	void aLineUnderDigitsIsTaken() {
		assertThat(left(number().line(30, 130, 260, 130))).isEqualTo(3);
	}

	@Test
	void twoLinesUnderDigitsAreTaken() {
		assertThat(left(number().line(30, 128, 260, 128).line(30, 142, 260, 142))).isEqualTo(3);
	}

	@Test
	void aLineThatSlantsIsTaken() {
		assertThat(left(number().line(30, 134, 260, 122))).isEqualTo(3);
	}

	@Test
	void aLineUnderOneDigitIsTaken() {
		assertThat(left(sheet().zero(120, 30, 80).line(110, 130, 190, 130))).isEqualTo(1);
	}

	/** 40 of 80 pixels long, with 2 pixels of paper below the stem. */
	@Test
	void theBaseOfAOneIsKept() {
		assertThat(left(sheet().one(120, 30, 80).line(100, 117, 140, 117))).isEqualTo(2);
	}

	@Test
	void aFractionsBarIsKept() {
		assertThat(left(sheet().seven(60, 20, 60).line(40, 105, 140, 105).zero(70, 130, 60))).isEqualTo(3);
	}

	@Test
	void aMinusBeforeADigitIsKept() {
		assertThat(left(sheet().line(30, 70, 70, 70).seven(100, 30, 80))).isEqualTo(2);
	}

	@Test
	void aLineOverDigitsIsKept() {
		assertThat(left(number().line(30, 8, 260, 8))).isEqualTo(4);
	}

	@Test
	void aLineFarBelowBelongsToSomethingElse() {
		assertThat(left(sheet().seven(40, 10, 60).zero(100, 10, 60).line(30, 200, 160, 200))).isEqualTo(3);
	}

	@Test
	void aLineAloneIsKept() {
		assertThat(left(sheet().line(30, 130, 260, 130))).isEqualTo(1);
	}
}
