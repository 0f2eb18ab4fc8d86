package digitlab.imaging;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PunchHoleRemoverTest {

	private static InkDrawing sheet() {
		return new InkDrawing(200, 260);
	}

	private static float[] clean(InkDrawing drawing) {
		float[] ink = drawing.ink();
		PunchHoleRemover.remove(drawing.width(), drawing.height(), ink);
		return ink;
	}

	private static InkDrawing seven() {
		return sheet().seven(80, 70, 100);
	}

	private static InkDrawing holes(InkDrawing drawing, int... places) {
		for (int y : places) {
			drawing.dot(20, y, 18);
		}
		return drawing;
	}

	@Test
	void aColumnOfHolesIsTaken() {
		assertThat(clean(holes(seven(), 40, 100, 160, 220))).isEqualTo(seven().ink());
	}

	@Test
	void aRowOfHolesIsTaken() {
		assertThat(clean(seven().dot(30, 20, 16).dot(80, 20, 16).dot(130, 20, 16).dot(180, 20, 16))).isEqualTo(seven().ink());
	}

	@Test
	void aHoleMayBeMissing() {
		assertThat(clean(holes(seven(), 20, 60, 100, 180, 220))).isEqualTo(seven().ink());
	}

	@Test
	void twoHolesAreNoRow() {
		assertThat(clean(holes(seven(), 80, 160))).isEqualTo(holes(seven(), 80, 160).ink());
	}

	@Test
	void unevenlySpacedHolesAreNoRow() {
		assertThat(clean(holes(seven(), 30, 60, 220))).isEqualTo(holes(seven(), 30, 60, 220).ink());
	}

	@Test
	void ringsAndStrokesAreNoHoles() {
		InkDrawing digits = sheet().zero(20, 20, 40).zero(80, 20, 40).zero(140, 20, 40).one(40, 100, 40).one(90, 100, 40)
				.one(140, 100, 40);
		assertThat(clean(digits)).isEqualTo(digits.ink());
	}

	private static InkDrawing wire(InkDrawing drawing, int from) {
		for (int y = from; y < 255; y += 32) {
			drawing.dot(20, y, 10).line(0, y - 6, 20, y, 4);
		}
		return drawing;
	}

	@Test
	void holesWithWireAlongAWholeSideAreTaken() {
		assertThat(clean(wire(seven(), 20))).isEqualTo(seven().ink());
	}

	/** They may be ticks or ones. */
	@Test
	void whatDoesNotGoAlongTheWholeSideStays() {
		assertThat(clean(wire(seven(), 110))).isEqualTo(wire(seven(), 110).ink());
	}

	@Test
	void aColumnOfDigitsAlongASideStays() {
		InkDrawing digits = sheet().zero(10, 10, 30).seven(12, 60, 30).one(20, 110, 30).zero(12, 160, 30).seven(12, 210, 30);
		assertThat(clean(digits)).isEqualTo(digits.ink());
	}

	@Test
	void oneOfAnotherFormInARowOfHolesIsTakenToo() {
		InkDrawing row = holes(seven(), 20, 70, 120, 220).line(12, 170, 28, 170, 3);
		assertThat(clean(row)).isEqualTo(seven().ink());
	}

	/** As evenly spaced and as large as the loops of a binding, and along the whole side, but not alike. */
	@Test
	void aRowOfDigitsAlongAWholeSideStays() {
		InkDrawing digits = sheet().zero(6, 10, 24).seven(33, 10, 24).zero(60, 10, 24).seven(87, 10, 24).seven(114, 10, 24)
				.zero(141, 10, 24).seven(168, 10, 24);
		assertThat(clean(digits)).isEqualTo(digits.ink());
	}
}
