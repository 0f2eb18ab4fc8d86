package digitlab.sketch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FrameTest {

	@Test
	void aStraightFrameScalesAndMoves() {
		Frame frame = new Frame(10, 20, 2);
		assertThat(frame.toSource(new Box(1, 2, 3, 4))).isEqualTo(new Box(12, 24, 6, 8));
		assertThat(frame.regrid(3, 4, 5)).isEqualTo(new Frame(16, 28, 10));
		assertThat(Frame.IDENTITY.toSource(new Box(1, 2, 3, 4))).isEqualTo(new Box(1, 2, 3, 4));
	}

	/** A clockwise quarter turn: columns run down the source, rows to its left. */
	@Test
	void aQuarterTurnSwapsTheSides() {
		assertClose(new Frame(10, 20, 1, Math.PI / 2).toSource(new Box(1, 2, 3, 4)), new Box(4, 21, 4, 3));
	}

	@Test
	void theBoxOfATurnedOneGoesAroundItsCorners() {
		// A unit square stands on its corner, from 0 to √2 down and as far to both sides.
		double half = Math.sqrt(2) / 2;
		assertClose(new Frame(0, 0, 1, Math.PI / 4).toSource(new Box(0, 0, 1, 1)), new Box(-half, 0, 2 * half, 2 * half));
	}

	@Test
	void aPartOfATurnedFrameShowsTheSamePlaces() {
		Frame frame = new Frame(10, 20, 2, 0.3);
		Point whole = frame.toSource(3 + 4 * 5, 7 + 4 * 6);
		Point part = frame.regrid(3, 7, 4).toSource(5, 6);
		assertThat(part.x()).isCloseTo(whole.x(), within(1e-9));
		assertThat(part.y()).isCloseTo(whole.y(), within(1e-9));
	}

	private static void assertClose(Box actual, Box expected) {
		assertThat(actual.x()).isCloseTo(expected.x(), within(1e-9));
		assertThat(actual.y()).isCloseTo(expected.y(), within(1e-9));
		assertThat(actual.width()).isCloseTo(expected.width(), within(1e-9));
		assertThat(actual.height()).isCloseTo(expected.height(), within(1e-9));
	}
}
