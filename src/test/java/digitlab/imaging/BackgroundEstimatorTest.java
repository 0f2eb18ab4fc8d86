package digitlab.imaging;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BackgroundEstimatorTest {

	private static final int WIDTH = 200;
	private static final int HEIGHT = 160;
	private static final float PAPER = 0.85f;
	private static final float INK = 0.2f;

	/** The lightness of the paper at a position, relative to full light. */
	private interface Light {

		double at(int x, int y);
	}

	private static float[] lit(InkDrawing drawing, Light light) {
		float[] tones = drawing.ink();
		for (int i = 0; i < tones.length; i++) {
			tones[i] = (float) ((PAPER - (PAPER - INK) * tones[i]) * light.at(i % WIDTH, i / WIDTH));
		}
		return tones;
	}

	private static InkDrawing seven() {
		return new InkDrawing(WIDTH, HEIGHT).seven(70, 40, 90);
	}

	private static BackgroundEstimator.Background estimate(float[] light) {
		return BackgroundEstimator.estimate(WIDTH, HEIGHT, light);
	}

	/** The largest error of the differences, compared with even light. */
	private static double worst(float[] difference) {
		float[] ink = seven().ink();
		double worst = 0;
		for (int i = 0; i < ink.length; i++) {
			worst = Math.max(worst, Math.abs(difference[i] - (PAPER - INK) * ink[i]));
		}
		return worst;
	}

	@Test
	void evenPaperHasOneTone() {
		BackgroundEstimator.Background background = estimate(lit(seven(), (_, _) -> 1));
		assertThat(background.tone()).containsOnly(PAPER);
		assertThat(worst(background.difference())).isCloseTo(0, within(1e-6));
	}

	@Test
	void lightThatFallsOffIsTakenOut() {
		BackgroundEstimator.Background background = estimate(lit(seven(), (x, y) -> 1 - 0.4 * x / WIDTH - 0.2 * y / HEIGHT));
		// Relative to the light in the middle, which is 0.7 of the brightest.
		float[] difference = background.difference();
		assertThat(difference[10 * WIDTH + 10]).isCloseTo(0, within(0.03f));
		assertThat(difference[150 * WIDTH + 190]).isCloseTo(0, within(0.03f));
		assertThat(difference[40 * WIDTH + 90]).isCloseTo((PAPER - INK) * 0.7f, within(0.05f));
	}

	/**
	 * The shadow's edge runs down through the bar of the 7. In the shadow, ink differs from paper by little more than half as
	 * much, which is corrected.
	 */
	@Test
	void aHardEdgedShadowAcrossAStrokeLeavesTheStrokeAndNoEdge() {
		float[] difference = estimate(lit(seven(), (x, _) -> x < 95 ? 0.55 : 1)).difference();
		float[] ink = new InkDrawing(WIDTH, HEIGHT, 9).seven(70, 40, 90).ink(); // 2 more pixels on each side
		for (int i = 0; i < ink.length; i++) {
			if (ink[i] == 0) {
				assertThat(difference[i]).as("%d, %d", i % WIDTH, i / WIDTH).isLessThan(0.06f);
			}
		}
		for (int x = 72; x < 122; x++) {
			assertThat(difference[40 * WIDTH + x]).as("%d", x).isGreaterThan(0.5f * (PAPER - INK));
		}
		assertThat(difference[40 * WIDTH + 80]).isCloseTo(PAPER - INK, within(0.1f));
		assertThat(difference[40 * WIDTH + 115]).isCloseTo(PAPER - INK, within(0.1f));
	}

	/** The stripe has soft edges and crosses the stem of the 7. */
	@Test
	void aStripeOfShadowAcrossAStrokeLeavesTheStrokeAlone() {
		float[] light = lit(seven(), (_, y) -> 1 - 0.5 * Math.clamp((28 - Math.abs(y - 77)) / 3.0, 0, 1));
		float[] difference = estimate(light).difference();
		float[] ink = new InkDrawing(WIDTH, HEIGHT, 9).seven(70, 40, 90).ink();
		for (int i = 0; i < ink.length; i++) {
			if (ink[i] == 0) {
				assertThat(difference[i]).as("%d, %d", i % WIDTH, i / WIDTH).isCloseTo(0, within(0.03f));
			}
		}
		assertThat(difference[40 * WIDTH + 90]).isCloseTo(PAPER - INK, within(0.1f));
	}

	/** Its acute ends at the upper and the lower edge are narrower than strokes. */
	@Test
	void aSlantedStripeOfShadowLeavesNothingAtThePicturesEdge() {
		float[] difference = estimate(lit(seven(), (x, y) -> Math.abs(x - 40 - 0.5 * y) < 24 ? 0.5 : 1)).difference();
		float[] ink = new InkDrawing(WIDTH, HEIGHT, 9).seven(70, 40, 90).ink();
		for (int i = 0; i < ink.length; i++) {
			if (ink[i] == 0) {
				assertThat(difference[i]).as("%d, %d", i % WIDTH, i / WIDTH).isLessThan(0.06f);
			}
		}
		assertThat(difference[40 * WIDTH + 90]).isCloseTo(PAPER - INK, within(0.1f));
	}

	/** A strip of a table is as narrow, but has no broader continuation that it could be the end of. */
	@Test
	void aStripAlongTheEdgeIsNoPaper() {
		float[] difference = estimate(lit(seven(), (x, _) -> x < 8 ? 0.5 : 1 - 0.2 * x / WIDTH)).difference();
		assertThat(difference[80 * WIDTH + 3]).isGreaterThan(0.25f);
		assertThat(difference[40 * WIDTH + 90]).isGreaterThan(0.5f);
	}

	/** The shadow covers most of the paper, so that the light corner seems to be the writing. */
	@Test
	void writingBesideAHardEdgeIsMeasuredAgainstItsOwnGround() {
		float[] difference = estimate(lit(seven(), (x, y) -> x + y < 75 ? 1 : 0.5)).difference();
		float[] ink = new InkDrawing(WIDTH, HEIGHT, 9).seven(70, 40, 90).ink();
		for (int i = 0; i < ink.length; i++) {
			if (ink[i] == 0) {
				assertThat(difference[i]).as("%d, %d", i % WIDTH, i / WIDTH).isCloseTo(0, within(0.06f));
			}
		}
		assertThat(difference[40 * WIDTH + 90]).isGreaterThan(0.25f);
	}

	/** Chalk on a board, half of it in shadow. */
	@Test
	void lightStrokesInAHardShadowAreFoundToo() {
		float[] ink = seven().ink();
		float[] light = new float[ink.length];
		for (int i = 0; i < light.length; i++) {
			light[i] = (0.4f + 0.5f * ink[i]) * (i % WIDTH < 95 ? 0.5f : 1);
		}
		float[] difference = estimate(light).difference();
		assertThat(difference[40 * WIDTH + 80]).isLessThan(-0.3f);
		assertThat(difference[40 * WIDTH + 110]).isLessThan(-0.3f);
		assertThat(difference[100 * WIDTH + 30]).isCloseTo(0, within(0.02f));
		assertThat(difference[100 * WIDTH + 160]).isCloseTo(0, within(0.02f));
	}

	@Test
	void aBroadDigitCutOutCloselyIsNoShadow() {
		float[] ink = new InkDrawing(WIDTH, HEIGHT, 36).seven(18, 18, 124).ink();
		float[] light = new float[ink.length];
		for (int i = 0; i < light.length; i++) {
			light[i] = PAPER - (PAPER - INK) * ink[i];
		}
		float[] tone = estimate(light).tone();
		assertThat(tone).containsOnly(tone[0]);
	}

	@Test
	void aBroadDigitIsNoShadow() {
		InkDrawing broad = new InkDrawing(WIDTH, HEIGHT, 30).one(100, 40, 80);
		float[] difference = estimate(lit(broad, (_, _) -> 1)).difference();
		assertThat(difference[80 * WIDTH + 100]).isCloseTo(PAPER - INK, within(1e-6f));
	}

	@Test
	void darkPaperIsPaperToo() {
		float[] light = new float[WIDTH * HEIGHT];
		float[] ink = seven().ink();
		for (int i = 0; i < light.length; i++) {
			light[i] = 0.1f + 0.8f * ink[i];
		}
		BackgroundEstimator.Background background = estimate(light);
		assertThat(background.tone()[0]).isEqualTo(0.1f);
		assertThat(background.difference()[40 * WIDTH + 90]).isCloseTo(-0.8f, within(1e-6f));
	}

	@Test
	void tinyPicturesHaveABackground() {
		assertThat(BackgroundEstimator.estimate(1, 1, new float[]{0.4f}).difference()).containsExactly(0);
		assertThat(BackgroundEstimator.estimate(2, 1, new float[]{0, 1}).tone()).hasSize(2);
	}
}
