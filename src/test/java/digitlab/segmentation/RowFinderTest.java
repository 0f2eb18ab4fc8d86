package digitlab.segmentation;

import java.util.List;

import digitlab.imaging.InkDrawing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RowFinderTest {

	private static final int WIDTH = 300;

	private static InkDrawing sheet() {
		return new InkDrawing(WIDTH, 240);
	}

	/** The number of pieces in each row, from top to bottom. */
	private static List<Integer> sizes(InkDrawing drawing) {
		return RowFinder.find(drawing.components()).stream().map(List::size).toList();
	}

	@Test
	void twoRowsAreFoundAsTwo() {
		assertThat(sizes(sheet().seven(20, 20, 60).zero(90, 20, 60).seven(150, 20, 60).seven(30, 130, 60).zero(100, 130, 60)))
				.containsExactly(3, 2);
	}

	@Test
	void rowsComeFromTopToBottom() {
		List<List<Component>> rows = RowFinder.find(sheet().one(250, 20, 60).one(200, 20, 60).one(20, 130, 60).one(60, 130, 60)
				.components());
		assertThat(rows).extracting(row -> row.getFirst().bounds().top()).isSorted();
	}

	/** Each row falls by 20 from digit to digit: the right end of one is lower than the left end of the next. */
	@Test
	void slantedRowsAreFollowed() {
		InkDrawing slanted = sheet();
		for (int i = 0; i < 5; i++) {
			slanted.seven(20 + 55 * i, 20 + 20 * i, 40).seven(20 + 55 * i, 90 + 20 * i, 40);
		}
		assertThat(sizes(slanted)).containsExactly(5, 5);
	}

	@Test
	void aColumnHasARowForEachDigit() {
		assertThat(sizes(sheet().seven(100, 10, 50).zero(105, 90, 50).seven(100, 170, 50))).containsExactly(1, 1, 1);
	}

	/** A 3 in two bowls with 4 pixels of paper between them, beside an intact digit. */
	@Test
	void aDigitBrokenAcrossStaysInOneRow() {
		InkDrawing broken = sheet().arc(60, 45, 25, 22, -110, 80).arc(60, 100, 25, 22, -80, 110).seven(120, 25, 95);
		assertThat(broken.components()).hasSize(3);
		assertThat(sizes(broken)).containsExactly(3);
	}

	@Test
	void wordsFarApartInOneRowStayOneRow() {
		assertThat(sizes(sheet().one(20, 50, 60).one(40, 55, 60).one(260, 60, 60).one(280, 55, 60))).containsExactly(4);
	}

	@Test
	void digitsOfUnevenHeightAreOneRow() {
		assertThat(sizes(sheet().one(20, 40, 80).one(60, 70, 50).one(100, 30, 60))).containsExactly(3);
	}

	@Test
	void smallPiecesGoToTheRowThatIsNearest() {
		// A point at the foot of the first row, and the bar of a minus in the second.
		List<List<Component>> rows = RowFinder.find(sheet().seven(20, 20, 60).dot(80, 78, 7).seven(100, 20, 60)
				.seven(20, 140, 60).line(75, 170, 95, 170).seven(110, 140, 60).components());
		assertThat(rows).extracting(List::size).containsExactly(3, 3);
		assertThat(rows.getFirst()).anyMatch(component -> component.bounds().height() < 10);
		assertThat(rows.getLast()).anyMatch(component -> component.bounds().height() < 10);
	}

	@Test
	void oneTallPieceIsOneRowWithAllElse() {
		assertThat(sizes(sheet().one(100, 20, 100).dot(130, 200, 8))).containsExactly(2);
	}

	/** By mass, the 80 high line has more than half of the ink of 80 + 20 + 20. */
	@Test
	void theWritingIsAsHighAsThePieceInTheMiddleOfTheInk() {
		assertThat(RowFinder.writingHeight(sheet().one(20, 20, 80).one(60, 20, 20).one(90, 20, 20).components()))
				.isCloseTo(85, within(1.0));
		assertThat(RowFinder.writingHeight(sheet().one(20, 20, 40).one(60, 20, 40).one(90, 20, 60).components()))
				.isCloseTo(45, within(1.0));
	}

	@Test
	void flatPiecesSayNothingOfTheHeight() {
		assertThat(RowFinder.writingHeight(sheet().line(20, 100, 280, 100).one(50, 20, 40).components()))
				.isCloseTo(45, within(1.0));
		// Unless there is nothing else.
		assertThat(RowFinder.writingHeight(sheet().line(20, 100, 280, 100).components())).isCloseTo(5, within(1.0));
		assertThat(RowFinder.writingHeight(List.of())).isZero();
	}

	@Test
	void theSlantIsTheLineThroughTheMiddles() {
		assertThat(RowFinder.slant(sheet().one(20, 20, 40).one(120, 30, 40).one(220, 40, 40).components()))
				.isCloseTo(0.1, within(0.005));
		assertThat(RowFinder.slant(sheet().one(20, 20, 40).components())).isZero();
		// Steeper rows are not rows.
		assertThat(RowFinder.slant(sheet().one(20, 20, 40).one(60, 120, 40).components())).isEqualTo(0.25);
	}

	/** 8 pixels between rows of 60: each digit has company in a row of its own, so none is half of a broken one. */
	@Test
	void rowsCloseTogetherAreTwo() {
		assertThat(sizes(sheet().zero(20, 20, 60).zero(90, 20, 60).zero(25, 93, 60).zero(95, 93, 60))).containsExactly(2, 2);
	}

	/** Like digits in boxes: the third is level with the first, but not with the second. */
	@Test
	void aRowMayGoUpAndDown() {
		assertThat(sizes(sheet().zero(20, 40, 40).zero(80, 65, 40).zero(140, 36, 40))).containsExactly(3);
	}
}
