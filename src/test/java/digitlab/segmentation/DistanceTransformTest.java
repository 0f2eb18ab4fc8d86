package digitlab.segmentation;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DistanceTransformTest {

	/** Rows of a picture, # for the shape. */
	private static boolean[] shape(String... rows) {
		boolean[] shape = new boolean[rows.length * rows[0].length()];
		for (int i = 0; i < shape.length; i++) {
			shape[i] = rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#';
		}
		return shape;
	}

	@Test
	void insideIsTheDistanceToTheNearestPixelOutside() {
		boolean[] square = shape(".....", ".###.", ".###.", ".###.", ".....");
		assertThat(DistanceTransform.inside(5, 5, square)).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 2, 1, 0, 0, 1, 1,
				1, 0, 0, 0, 0, 0, 0);
	}

	@Test
	void thePicturesEdgeIsNoEndOfTheShape() {
		boolean[] atEdge = shape("##.", "##.");
		assertThat(DistanceTransform.inside(3, 2, atEdge)).containsExactly(2, 1, 0, 2, 1, 0);
	}

	@Test
	void outsideIsZeroInTheShape() {
		float diagonal = (float) Math.sqrt(2);
		assertThat(DistanceTransform.outside(3, 3, shape("...", ".#.", "..."))).containsExactly(diagonal, 1, diagonal, 1, 0, 1,
				diagonal, 1, diagonal);
	}

	/** With steps of 1 and √2, the path to a position (dx, dy) away has length max + (√2 - 1) min. */
	@Test
	void distancesAreChamferDistances() {
		boolean[] point = new boolean[21 * 21];
		point[10 * 21 + 10] = true;
		float[] distance = DistanceTransform.outside(21, 21, point);
		for (int i = 0; i < distance.length; i++) {
			int dx = Math.abs(i % 21 - 10);
			int dy = Math.abs(i / 21 - 10);
			double expected = Math.max(dx, dy) + (Math.sqrt(2) - 1) * Math.min(dx, dy);
			assertThat((double) distance[i]).isCloseTo(expected, within(1e-5));
		}
	}

	@Test
	void withoutAShapeEverythingIsFarAway() {
		assertThat(DistanceTransform.outside(2, 2, new boolean[4])).containsOnly(1e6f);
		assertThat(DistanceTransform.inside(2, 2, new boolean[4])).containsOnly(0);
	}
}
