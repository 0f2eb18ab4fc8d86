package digitlab.sketch;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

import digitlab.imaging.AnalysedPicture;
import digitlab.imaging.ImageIntake;
import digitlab.imaging.InkDrawing;
import digitlab.sketch.PaperMap.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaperMapTest {

	private static final int WIDTH = 240;
	private static final int HEIGHT = 160;

	/** A 7 drawn with a pen of 7 from (90, 40) on white paper, and whatever else is drawn. */
	private static AnalysedPicture analyse(UnaryOperator<InkDrawing> more) {
		float[] light = more.apply(new InkDrawing(WIDTH, HEIGHT, 7).seven(90, 40, 80)).light();
		int[] argb = new int[light.length];
		for (int i = 0; i < argb.length; i++) {
			argb[i] = 0xff000000 | Math.round(255 * light[i]) * 0x010101;
		}
		return ImageIntake.analyse(WIDTH, HEIGHT, argb);
	}

	private static Set<Kind> kinds(PaperMap map) {
		Set<Kind> kinds = EnumSet.noneOf(Kind.class);
		for (byte kind : map.kinds()) {
			kinds.add(Kind.values()[kind]);
		}
		return kinds;
	}

	@Test
	void aDigitIsInkOnPaper() {
		PaperMap map = analyse(UnaryOperator.identity()).paper();
		assertThat(map.kind(110, 40)).isEqualTo(Kind.INK);
		assertThat(map.kind(20, 20)).isEqualTo(Kind.PAPER);
		assertThat(kinds(map)).containsExactlyInAnyOrder(Kind.INK, Kind.PAPER);
	}

	@Test
	void tonesAreThoseOfThePicture() {
		PaperMap map = analyse(UnaryOperator.identity()).paper();
		assertThat(map.tones()[20 * WIDTH + 20] & 0xff).isEqualTo(255);
		assertThat(map.tones()[40 * WIDTH + 110] & 0xff).isZero();
	}

	@Test
	void aLineAcrossThePaperIsRuling() {
		PaperMap map = analyse(drawing -> drawing.line(0, 140, WIDTH, 140, 2)).paper();
		assertThat(map.kind(20, 140)).isEqualTo(Kind.RULING);
		assertThat(map.kind(220, 139)).isEqualTo(Kind.RULING);
		assertThat(map.kind(110, 40)).isEqualTo(Kind.INK);
	}

	/** The 7's stem is at 114 where the line crosses it. */
	@Test
	void whereAStrokeCrossesALineItIsInk() {
		PaperMap map = analyse(drawing -> drawing.line(0, 100, WIDTH, 100, 2)).paper();
		assertThat(map.kind(114, 100)).isEqualTo(Kind.INK);
		assertThat(map.kind(60, 100)).isEqualTo(Kind.RULING);
		assertThat(map.kind(200, 100)).isEqualTo(Kind.RULING);
	}

	@Test
	void aStripAtTheEdgeIsSurroundings() {
		PaperMap map = analyse(drawing -> drawing.line(0, -20, 0, HEIGHT + 20, 30)).paper();
		assertThat(map.kind(5, 80)).isEqualTo(Kind.SURROUNDINGS);
		assertThat(map.kind(110, 40)).isEqualTo(Kind.INK);
		assertThat(map.kind(60, 80)).isEqualTo(Kind.PAPER);
	}

	@Test
	void dustIsASpeck() {
		PaperMap map = analyse(drawing -> drawing.dot(200, 60, 3)).paper();
		assertThat(map.kind(200, 60)).isEqualTo(Kind.SPECK);
	}

	@Test
	void aQuarterTurnIsClockwise() {
		PaperMap map = new PaperMap(3, 2, new byte[]{1, 2, 3, 4, 5, 6}, new byte[]{0, 1, 2, 3, 4, 0});
		PaperMap turned = map.turned();
		assertThat(turned.width()).isEqualTo(2);
		assertThat(turned.height()).isEqualTo(3);
		assertThat(turned.tones()).containsExactly(4, 1, 5, 2, 6, 3);
		assertThat(turned.kinds()).containsExactly(3, 0, 4, 1, 0, 2);
		// The top right corner is then the bottom right one.
		assertThat(turned.kind(1, 2)).isEqualTo(map.kind(2, 0));
		assertThat(turned.turned().turned().turned().tones()).isEqualTo(map.tones());
	}

	@Test
	void aPictureAndItsMapAreTurnedTogether() {
		AnalysedPicture turned = analyse(UnaryOperator.identity()).turned();
		assertThat(turned.ink().width()).isEqualTo(turned.paper().width()).isEqualTo(HEIGHT);
		// (110, 40) moves to column 160 - 1 - 40, row 110.
		assertThat(turned.paper().kind(119, 110)).isEqualTo(Kind.INK);
		assertThat(turned.ink().ink(119, 110)).isGreaterThan(0.99f);
	}
}
