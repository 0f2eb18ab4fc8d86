package digitlab.imaging;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RulingFinderTest {

	private static final int WIDTH = 240;
	private static final int HEIGHT = 160;

	private static InkDrawing sheet() {
		return new InkDrawing(WIDTH, HEIGHT);
	}

	private static List<Ruling> level(InkDrawing drawing) {
		return RulingFinder.level(WIDTH, HEIGHT, drawing.ink());
	}

	private static List<Ruling> upright(InkDrawing drawing) {
		return RulingFinder.upright(WIDTH, HEIGHT, drawing.ink());
	}

	private static Ruling longest(List<Ruling> lines) {
		return lines.stream().reduce((a, b) -> a.length() >= b.length() ? a : b).orElseThrow();
	}

	@Test
	void aLevelLineIsMeasured() {
		Ruling line = longest(level(sheet().line(40, 80, 200, 80, 2)));
		// A pen of 2 extends a pixel beyond each end; the middle of rows 79 and 80 is 79.5 where pixels are counted.
		assertThat(line.from()).isCloseTo(39, within(1));
		assertThat(line.to()).isCloseTo(200, within(1));
		assertThat(line.middle()).isCloseTo(79.5, within(0.1));
		assertThat(line.thickness()).isCloseTo(2, within(0.1));
		assertThat(line.level()).isCloseTo(1, within(1e-6));
		assertThat(line.roughness()).isLessThan(0.1);
		assertThat(line.share()).isEqualTo(1);
		assertThat(line.inked()).isEqualTo(1);
		assertThat(line.isUpright()).isFalse();
	}

	@Test
	void anUprightLineIsTheSameTurned() {
		Ruling line = longest(upright(sheet().line(80, 20, 80, 140, 2)));
		assertThat(line.isUpright()).isTrue();
		assertThat(line.from()).isCloseTo(19, within(1));
		assertThat(line.to()).isCloseTo(140, within(1));
		assertThat(line.middle()).isCloseTo(79.5, within(0.1));
		assertThat(level(sheet().line(80, 20, 80, 140, 2))).isEmpty();
	}

	@Test
	void aSlantIsFollowedAndGoesOnBeyondTheEnds() {
		Ruling line = longest(level(sheet().line(40, 60, 200, 76, 2)));
		assertThat(line.slope()).isCloseTo(0.1, within(0.005));
		assertThat(line.at(120)).isCloseTo(67.5, within(0.5));
		assertThat(line.at(220)).isCloseTo(77.5, within(0.7));
		assertThat(line.at(20)).isCloseTo(57.5, within(0.7));
	}

	@Test
	void whatIsSteepIsNoLevelLine() {
		assertThat(level(sheet().line(40, 20, 70, 140, 2))).isEmpty();
		assertThat(upright(sheet().line(40, 20, 160, 50, 2))).isEmpty();
	}

	@Test
	void strokesThatCrossDoNotEndIt() {
		Ruling line = longest(level(sheet().line(10, 80, 230, 80, 2).one(80, 40, 80).one(150, 40, 80)));
		assertThat(line.length()).isCloseTo(222, within(2));
		// Two strokes of 5 and their soft edges are not free: about 10 to 14 of 222.
		assertThat(line.share()).isBetween(0.92, 0.97);
		assertThat(line.inked()).isEqualTo(1);
	}

	@Test
	void aGapPartsOnlyWhatLiesFarApart() {
		assertThat(longest(level(sheet().line(10, 80, 100, 80, 2).line(115, 80, 230, 80, 2))).length())
				.isCloseTo(222, within(2));
		assertThat(level(sheet().line(10, 80, 80, 80, 2).line(150, 80, 230, 80, 2))).hasSize(2);
	}

	@Test
	void twoLinesAreFoundAsTwo() {
		assertThat(level(sheet().line(10, 60, 230, 60, 2).line(10, 66, 230, 66, 2))).hasSize(2)
				.allMatch(line -> line.length() > 210);
	}

	/** The maximum thickness is 0.025 of 240: 6 pixels. */
	@Test
	void thickStrokesAndShortOnesAreNoLines() {
		assertThat(level(sheet().line(40, 80, 200, 80, 9))).isEmpty();
		assertThat(level(sheet().line(40, 80, 50, 80, 2))).isEmpty();
	}

	@Test
	void transposingTwiceGivesTheSamePicture() {
		float[] ink = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f};
		float[] columns = RulingFinder.transpose(3, 2, ink);
		assertThat(columns).containsExactly(0.1f, 0.4f, 0.2f, 0.5f, 0.3f, 0.6f);
		assertThat(RulingFinder.transpose(2, 3, columns)).containsExactly(ink);
	}
}
