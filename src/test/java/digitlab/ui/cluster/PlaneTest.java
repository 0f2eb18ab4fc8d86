package digitlab.ui.cluster;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import digitlab.clustering.FloatMatrix;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.plot.Rotation;
import digitlab.ui.cluster.ScatterPlot.Content;
import digitlab.ui.cluster.ScatterPlot.Depth;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The geometry of the plot: viewports, the nearest point, outlines, pixels. */
class PlaneTest {

	@Test
	void aViewportShowsAllOfABoxAtOneScale() {
		Viewport view = Viewport.around(-10, 0, 30, 10, 400, 400);
		assertThat(view.unitsPerPixel()).isCloseTo(1.06 * 40 / 400, within(1e-12));
		assertThat(view.toPixelX(10, 400)).isEqualTo(200);
		assertThat(view.toPixelY(10, 400)).isLessThan(view.toPixelY(0, 400));
		assertThat(Viewport.around(5, 5, 5, 5, 400, 400).unitsPerPixel()).isEqualTo(1);
	}

	@Test
	void magnifyingKeepsThePlaceUnderThePointer() {
		Viewport view = new Viewport(3, 4, 0.1);
		double x = view.toX(120, 400);
		double y = view.toY(300, 500);
		Viewport closer = view.zoom(2.5, 120, 300, 400, 500);
		assertThat(closer.toX(120, 400)).isCloseTo(x, within(1e-9));
		assertThat(closer.toY(300, 500)).isCloseTo(y, within(1e-9));
		assertThat(closer.unitsPerPixel()).isCloseTo(0.04, within(1e-12));
		assertThat(view.pan(10, 20)).isEqualTo(new Viewport(2, 6, 0.1));
	}

	@Test
	void theNearestPointIsTheOneThatAScanFinds() {
		SplittableRandom random = new SplittableRandom(1);
		float[] xs = new float[5000];
		float[] ys = new float[5000];
		Arrays.setAll(new Integer[5000], i -> {
			xs[i] = (float) (random.nextDouble() * 40 - 20);
			ys[i] = (float) (random.nextDouble() * 10);
			return i;
		});
		PointGrid grid = new PointGrid(xs, ys);
		for (int query = 0; query < 200; query++) {
			double x = random.nextDouble() * 50 - 25;
			double y = random.nextDouble() * 14 - 2;
			int nearest = IntStream.range(0, xs.length).filter(i -> i % 3 != 0)
					.reduce((a, b) -> squared(xs, ys, b, x, y) < squared(xs,
							ys, a, x, y) ? b : a)
					.orElseThrow();
			int expected = squared(xs, ys, nearest, x, y) <= 1 ? nearest : -1;
			assertThat(grid.nearest(x, y, 1, i -> i % 3 != 0)).isEqualTo(expected);
		}
		assertThat(new PointGrid(new float[]{7}, new float[]{7}).nearest(7, 7, 1, _ -> true)).isZero();
		assertThat(new PointGrid(new float[0], new float[0]).nearest(7, 7, 1, _ -> true)).isEqualTo(-1);
	}

	private static double squared(float[] xs, float[] ys, int i, double x, double y) {
		return (xs[i] - x) * (xs[i] - x) + (ys[i] - y) * (ys[i] - y);
	}

	@Test
	void anOutlineIsTheConvexHull() {
		float[] xs = {0, 4, 4, 0, 2, 1, 2};
		float[] ys = {0, 0, 3, 3, 1, 2, 0};
		assertThat(Hull.of(xs, ys, new int[]{0, 1, 2, 3, 4, 5, 6})).containsExactly(0, 1, 2, 3);
		assertThat(Hull.of(xs, ys, new int[]{4})).containsExactly(4);
		assertThat(Hull.of(xs, ys, new int[]{0, 1})).containsExactlyInAnyOrder(0, 1);
		assertThat(Hull.of(xs, ys, new int[0])).isEmpty();
	}

	@Test
	void pointsBecomeSquaresOfTheirGroupsColour() {
		int[] argb = new int[10 * 10];
		PlacedPoints points = new PlacedPoints(new int[]{0, 1, 2}, new float[]{0, 3, 100}, new float[]{0, 3, 0});
		ScatterRaster.draw(argb, 10, 10, new Viewport(0, 0, 1), new Content(points, new int[]{0, 1, 0}, new int[]{0xff0000ff, 0}),
				new BitSet(), 2);
		assertThat(IntStream.range(0, 100).filter(i -> argb[i] != 0)).containsExactly(44, 45, 54, 55);
	}

	/** 0x48 parts of 0xff, premultiplied; the selected one is a pixel larger. */
	@Test
	void selectedPointsStandOutFromFadedOnes() {
		int[] argb = new int[10 * 10];
		PlacedPoints points = new PlacedPoints(new int[]{0, 1}, new float[]{0, 1}, new float[]{0, 0});
		BitSet selected = BitSet.valueOf(new long[]{0b01});
		ScatterRaster.draw(argb, 10, 10, new Viewport(0, 0, 1), new Content(points, new int[]{0, 0}, new int[]{0xff0000ff}),
				selected, 2);
		assertThat(IntStream.range(0, 100).filter(i -> argb[i] == 0xff0000ff)).containsExactly(44, 45, 46, 54, 55, 56, 64, 65,
				66);
		ScatterRaster.draw(argb, 10, 10, new Viewport(0, 0, 1), new Content(points, new int[]{0, 0}, new int[]{0xff0000ff}),
				BitSet.valueOf(new long[]{0b10}), 2);
		assertThat(IntStream.range(0, 100).filter(i -> argb[i] == 0x48000048)).containsExactly(44, 54);
	}

	@Test
	void aLassoHoldsWhatLiesWithinIt() {
		// An L: the square of 4 without its top right quarter.
		Lasso lasso = Lasso.through(List.of(0.0, 0.0, 4.0, 0.0, 4.0, 2.0, 2.0, 2.0, 2.0, 4.0, 0.0, 4.0));
		assertThat(lasso.contains(1, 3)).isTrue();
		assertThat(lasso.contains(3, 1)).isTrue();
		assertThat(lasso.contains(3, 3)).isFalse();
		assertThat(lasso.contains(-1, 1)).isFalse();
		assertThat(Lasso.through(List.of()).contains(0, 0)).isFalse();
		// Twice around the same square: areas enclosed twice are outside.
		assertThat(Lasso.through(List.of(0.0, 0.0, 4.0, 0.0, 4.0, 4.0, 0.0, 4.0, 0.0, 0.0, 4.0, 0.0, 4.0, 4.0, 0.0, 4.0))
				.contains(2, 2)).isFalse();
		assertThat(Lasso.ofBox(1, 2, 3, 4).contains(2, 3)).isTrue();
		assertThat(Lasso.ofBox(1, 2, 3, 4).contains(2, 5)).isFalse();
	}

	@Test
	void magnifyingEndsWhereSinglePrecisionDoes() {
		Viewport view = new Viewport(3, 4, 1);
		for (int i = 0; i < 200; i++) {
			view = view.zoom(2, 50, 50, 100, 100);
		}
		assertThat(view.unitsPerPixel()).isEqualTo(1e-7);
		assertThat(view.toX(50, 100)).isEqualTo(3);
	}

	@Test
	void theNearerOfTwoPointsInSpaceIsDrawnOverTheFartherAndLarger() {
		int[] argb = new int[10 * 10];
		PlacedPoints points = new PlacedPoints(new int[]{0, 1, 2}, new float[]{0, 0, 3}, new float[]{0, 0, 3});
		Content content = new Content(points, new int[]{0, 1, 1}, new int[]{0xff0000ff, 0xff00ff00},
				new Depth(new float[]{1, -1, -1}, 1), null);
		ScatterRaster.draw(argb, 10, 10, new Viewport(0, 0, 1), content, new BitSet(), 2);
		assertThat(IntStream.range(0, 100).filter(i -> argb[i] == 0xff0000ff)).hasSize(9).contains(44, 45, 54, 55);
		// 0x50 parts of 0xff remain of the farthest, premultiplied.
		assertThat(IntStream.range(0, 100).filter(i -> argb[i] == 0x50005000)).containsExactly(17, 18, 27, 28);
	}

	@Test
	void aCloudKeepsItsPointsWhenTurned() {
		PointCloud cloud = PointCloud.of(FloatMatrix.of(new float[][]{{1, 2, 2, 9}, {0, 0, -1, 9}}));
		assertThat(cloud.radius()).as("a far point does not make the others small").isEqualTo(1);
		PlacedPoints front = cloud.turned(new Rotation(0, 0));
		assertThat(front.xs()).containsExactly(1, 0);
		assertThat(front.ys()).containsExactly(2, 0);
		assertThat(cloud.depth(new Rotation(0, 0)).towards()).containsExactly(2, -1);
		assertThat(cloud.turned(Rotation.START).images()).isSameAs(front.images());
	}

	@Test
	void imagesAreDrawnWhereFewAreInViewAndDoNotCoverOneAnother() {
		byte[] pixels = new byte[4 * DigitImage.PIXELS];
		Arrays.fill(pixels, (byte) 255);
		DigitDataset data = new DigitDataset("four", pixels, new byte[4]);
		PlacedPoints points = new PlacedPoints(new int[]{0, 1, 2, 3}, new float[]{0, 10, 100, 900}, new float[4]);
		Content content = new Content(points, new int[]{0, 0, 1, 0}, new int[]{0xff0000ff, 0xff00ff00}, null, data);
		Viewport view = new Viewport(50, 0, 1);
		Thumbnails drawn = Thumbnails.of(300, 200, view, content, new BitSet(), -1);
		assertThat(drawn.points()).containsExactly(0, 2);
		assertThat(Thumbnails.of(300, 200, view, content, BitSet.valueOf(new long[]{0b10}), -1).points()).containsExactly(1, 2);
		assertThat(Thumbnails.of(300, 200, view, content, new BitSet(), 1).points()).containsExactly(1, 2);
		assertThat(drawn.side()).isEqualTo(66);
		// The images' middles are at x = 100 and x = 200.
		assertThat(drawn.at(68, 100)).isEqualTo(0);
		assertThat(drawn.at(232, 132)).isEqualTo(2);
		assertThat(drawn.at(150, 100)).isEqualTo(-1);
		int[] argb = new int[300 * 200];
		drawn.draw(argb, 300, 200, content, new BitSet());
		assertThat(argb[100 * 300 + 200]).isEqualTo(0xffffffff);
		assertThat(argb[100 * 300 + 170]).isEqualTo(0xff00ff00);
		Content many = new Content(new PlacedPoints(IntStream.range(0, 301).toArray(), new float[301], new float[301]),
				new int[301], new int[]{0xff0000ff}, null, data);
		assertThat(Thumbnails.of(300, 200, view, many, new BitSet(), -1).points()).isEmpty();
		assertThat(
				Thumbnails.of(300, 200, view, new Content(points, new int[4], new int[]{0xff0000ff}), new BitSet(), -1).points())
				.isEmpty();
	}
}
