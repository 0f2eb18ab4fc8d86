package digitlab.clustering;

import java.util.Collections;
import java.util.concurrent.CancellationException;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Expected numbers come from scikit-learn: see clustering_reference.py. */
class PcaTest {

	private static final double[][] COMPONENTS = {
			{-0.204758164, -0.591936512, -0.334064791, 0.272183555, 0.599799832, 0.249483968},
			{0.530811735, 0.0797078151, -0.456624016, -0.493464877, 0.0175648154, 0.509474206},
			{0.60942809, 0.156061016, -0.0465226609, 0.153254948, 0.503688095, -0.56999055}};
	private static final Offset<Double> CLOSE = within(1e-6);

	private static Pca fit(FloatMatrix points, int count) {
		return Pca.fit(points, count, ProgressListener.NONE, new CancellationToken());
	}

	@Test
	void componentsAndVariancesAreScikitLearns() {
		Pca pca = fit(FormulaPoints.points(), 3);
		for (int c = 0; c < 3; c++) {
			assertThat(pca.component(c)).containsExactly(COMPONENTS[c], CLOSE);
		}
		assertThat(pca.explainedVariance().get(0)).isCloseTo(0.586760706, CLOSE);
		assertThat(pca.explainedVariance().get(1)).isCloseTo(0.372010501, CLOSE);
		assertThat(pca.explainedVariance().get(2)).isCloseTo(0.01036041, CLOSE);
		assertThat(pca.variances().get(0)).isCloseTo(63.7222109, within(1e-5));
	}

	@Test
	void projectionsAreScikitLearnsAndLeadBack() {
		FloatMatrix points = FormulaPoints.points();
		FloatMatrix coordinates = fit(points, 3).project(points, ProgressListener.NONE, new CancellationToken());
		assertThat(coordinates.rows()).isEqualTo(120);
		assertThat(coordinates.row(0)).containsExactly(new float[]{-11.7826104f, -7.22171874f, 0.415011621f}, within(1e-5f));
		assertThat(coordinates.row(119)).containsExactly(new float[]{6.76195183f, -7.65287317f, 0.237302282f}, within(1e-5f));
		Pca all = fit(points, 6);
		double[] back = all.restore(all.project(points, ProgressListener.NONE, new CancellationToken()).row(17));
		for (int j = 0; j < 6; j++) {
			assertThat(back[j]).isCloseTo(points.value(17, j), within(1e-5));
		}
		assertThat(all.explainedVariance().stream().mapToDouble(v -> v).sum()).isCloseTo(1, CLOSE);
	}

	@Test
	void onePointIsProjectedLikeMany() {
		FloatMatrix points = FormulaPoints.points();
		Pca pca = fit(points, 3);
		FloatMatrix coordinates = pca.project(points, ProgressListener.NONE, new CancellationToken());
		for (int i = 0; i < points.rows(); i++) {
			assertThat(pca.project(points.row(i))).containsExactly(coordinates.row(i), within(1e-5f));
		}
		assertThatThrownBy(() -> pca.project(new float[5]))
				.hasMessage("These components are of points with 6 numbers, not 5");
	}

	@Test
	void thereAreOnlyAsManyComponentsAsDimensions() {
		assertThat(fit(FormulaPoints.points(), 50).count()).isEqualTo(6);
		FloatMatrix line = FloatMatrix.of(new float[][]{{1, 2, 3}, {2, 4, 6}, {3, 6, 9}, {-1, -2, -3}});
		Pca pca = fit(line, 3);
		assertThat(pca.count()).isEqualTo(1);
		assertThat(pca.explainedVariance().getFirst()).isCloseTo(1, CLOSE);
		assertThat(fit(FloatMatrix.of(new float[][]{{0, 1}, {1, 0}}), 2).count()).isEqualTo(1);
	}

	@Test
	void pixelsAreInkFromNoughtToOne() {
		byte[] pixels = new byte[2 * DigitImage.PIXELS];
		pixels[3] = (byte) 255;
		pixels[DigitImage.PIXELS + 5] = 51;
		FloatMatrix points = FloatMatrix.ofPixels(new DigitDataset("two", pixels, new byte[]{1, 2}));
		assertThat(points.value(0, 3)).isEqualTo(1);
		assertThat(points.value(1, 5)).isEqualTo(0.2f);
		assertThat(points.value(1, 3)).isZero();
		assertThat(fit(points, 2).count()).isEqualTo(1);
	}

	@Test
	void whatHasNoComponentsGetsASentence() {
		assertThatThrownBy(() -> fit(FloatMatrix.of(new float[][]{{1, 2}}), 2))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessage("Components need at least two images: there is only 1.");
		assertThatThrownBy(() -> fit(FloatMatrix.of(Collections.nCopies(1000, new float[]{0.1f, 2}).toArray(float[][]::new)), 2))
				.hasMessage("All images are identical, so there is nothing to analyse.");
		assertThatThrownBy(() -> fit(FormulaPoints.points(), 0)).hasMessage("At least one component is needed, not 0.");
		assertThatThrownBy(() -> FloatMatrix.of(new float[][]{{1, Float.NaN}})).hasMessageStartingWith("A point holds NaN");
	}

	@Test
	void aStopEndsIt() {
		CancellationToken cancellation = new CancellationToken();
		cancellation.cancel();
		assertThatThrownBy(() -> Pca.fit(FormulaPoints.points(), 2, ProgressListener.NONE, cancellation))
				.isInstanceOf(CancellationException.class);
	}
}
