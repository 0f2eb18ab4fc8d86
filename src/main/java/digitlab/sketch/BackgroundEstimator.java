package digitlab.sketch;

import java.util.Arrays;

/**
 * Estimates the tone of the paper everywhere in a picture. The simplest of three models is taken that explains the picture: one
 * tone, which a scan or a screen has; a {@linkplain PaperSurface quadratic surface} for a photograph in uneven light; or the
 * {@linkplain MedianFilter median of a large window}, which follows the hard edge of a shadow or of the sheet on a table, but
 * also a broad stroke, and therefore comes last.
 */
final class BackgroundEstimator {

	/** The border is this share of the shorter side, and even when its middle 80 % spread less than this. */
	private static final double BORDER = 0.04;
	private static final float EVEN = 0.06f;

	/** What differs from a model by less than this is explained by it. */
	private static final float TOLERANCE = 0.05f;
	/** A surface that explains this share of the picture needs no better model. */
	private static final double ENOUGH = 0.8;
	/** By what share of the picture a more complex model has to explain more. */
	private static final double SURFACE_GAIN = 0.08;
	private static final double MEDIAN_GAIN = 0.04;

	/** Half the median's window, in parts of the picture's mean side. */
	private static final double WINDOW = 0.2;
	/** Shadows and tables are at least this broad, and strokes are not: half their breadth in parts of the shorter side. */
	private static final double BROAD = 0.1;
	/** What differs less than this share of what differs much may be the soft edge of a stroke. */
	private static final float CLEAR = 0.3f;
	private static final double VERY_BROAD = 0.45;
	/** The smallest writing, in parts of the shorter side. */
	private static final double WRITING = 0.06;

	/** Where there is less than this share of the usual light, differences are noise. */
	private static final double MIN_LIGHT = 0.5;
	private static final double MIN_SHADOW_LIGHT = 0.3;

	private final int width;
	private final int height;
	private final float[] light;

	private BackgroundEstimator(int width, int height, float[] light) {
		this.width = width;
		this.height = height;
		this.light = light;
	}

	/**
	 * The paper, and what differs from it.
	 *
	 * @param tone of the paper at each pixel, 0 (black) to 1 (white)
	 * @param difference how much darker than the paper each pixel is, as in full light; negative for lighter
	 */
	record Background(float[] tone, float[] difference) {
	}

	/** @param light width × height numbers, 0 (black) to 1 (white) */
	static Background estimate(int width, int height, float[] light) {
		return new BackgroundEstimator(width, height, light).estimate();
	}

	private Background estimate() {
		float[] border = border();
		Ranked ranked = Ranked.of(border);
		if (ranked.at(border.length * 9 / 10) - ranked.at(border.length / 10) < EVEN) {
			return fromTone(ranked.at(border.length / 2));
		}
		Background byTone = fromTone(mode());
		double toneShare = explained(byTone.difference());
		if (toneShare + SURFACE_GAIN > 1 && !isBroad(byTone.difference())) {
			return byTone; // no surface can explain so much more
		}
		Background bySurface = fromSurface(PaperSurface.fit(width, height, light), 0.5, MIN_LIGHT);
		double surfaceShare = explained(bySurface.difference());
		boolean isSurface = surfaceShare >= toneShare + SURFACE_GAIN;
		Background simple = isSurface ? bySurface : byTone;
		if (isSurface && surfaceShare >= ENOUGH || !isBroad(simple.difference())) {
			return simple;
		}
		Background byMedian = fromSurface(median(), 0.9, MIN_SHADOW_LIGHT);
		return explained(byMedian.difference()) >= Math.max(surfaceShare, toneShare) + MEDIAN_GAIN ? byMedian : simple;
	}

	/** The border's tones. */
	private float[] border() {
		int depth = Math.max(1, (int) (Math.min(width, height) * BORDER));
		float[] border = new float[light.length];
		int count = 0;
		for (int y = 0; y < height; y++) {
			boolean isEdge = y < depth || y >= height - depth;
			for (int x = 0; x < width; x++) {
				if (isEdge || x < depth || x >= width - depth) {
					border[count++] = light[y * width + x];
				}
			}
		}
		return Arrays.copyOf(border, count);
	}

	/** The most frequent tone, give or take the tolerance. */
	private float mode() {
		int bins = (int) (2 / TOLERANCE);
		int[] counts = new int[bins + 1];
		for (float tone : light) {
			counts[Math.clamp((int) (tone * bins), 0, bins)]++;
		}
		int best = 0;
		int most = -1;
		for (int b = 0; b <= bins; b++) {
			int here = 2 * counts[b] + (b > 0 ? counts[b - 1] : 0) + (b < bins ? counts[b + 1] : 0);
			best = here > most ? b : best;
			most = Math.max(most, here);
		}
		float[] near = new float[light.length];
		int count = 0;
		for (float tone : light) {
			if (Math.abs(tone * bins - best - 0.5) <= 1.5) {
				near[count++] = tone;
			}
		}
		return Ranked.of(near, count).at(count / 2);
	}

	private Background fromTone(float tone) {
		float[] difference = new float[light.length];
		for (int i = 0; i < light.length; i++) {
			difference[i] = tone - light[i];
		}
		float[] tones = new float[light.length];
		Arrays.fill(tones, tone);
		return new Background(tones, difference);
	}

	private Background fromSurface(float[] surface, double quantile, double minLight) {
		double middle = Math.max(Ranked.of(surface).at((int) (surface.length * quantile)), 1e-3);
		float[] difference = new float[light.length];
		for (int i = 0; i < light.length; i++) {
			// Light multiplies: in half the light ink differs from paper by half as much.
			double dimmed = Math.max(surface[i] / middle, minLight);
			difference[i] = (float) ((surface[i] - light[i]) / dimmed);
		}
		return new Background(surface, difference);
	}

	private double explained(float[] difference) {
		int count = 0;
		for (float value : difference) {
			count += Math.abs(value) < TOLERANCE ? 1 : 0;
		}
		return (double) count / difference.length;
	}

	/**
	 * Whether something is left unexplained at the picture's edge that is no writing: broader than strokes, with writing elsewhere,
	 * or very broad. Of a digit cut out along its ink, strokes are all there is.
	 */
	private boolean isBroad(float[] difference) {
		boolean[] unexplained = new boolean[difference.length];
		float[] clear = new float[difference.length];
		for (int i = 0; i < unexplained.length; i++) {
			clear[i] = Math.abs(difference[i]);
		}
		float least = Math.max(TOLERANCE, CLEAR * Ranked.of(clear).at((int) (clear.length * 0.98)));
		for (int i = 0; i < unexplained.length; i++) {
			unexplained[i] = clear[i] >= least;
		}
		float[] depth = DistanceTransform.inside(width, height, unexplained);
		float deepest = 0;
		for (float value : depth) {
			deepest = Math.max(deepest, value);
		}
		int shorter = Math.min(width, height);
		return deepest > VERY_BROAD * shorter
				|| deepest > BROAD * shorter && InkPiece.of(width, height, clear, 2 * TOLERANCE).stream()
						.anyMatch(piece -> piece.longerSide() >= WRITING * shorter && !piece.bounds().isAtEdge(width, height));
	}

	/** The median at half the size, each pixel taking the one of its neighbours that is nearest to its tone. */
	private float[] median() {
		int halfWidth = (width + 1) / 2;
		int halfHeight = (height + 1) / 2;
		float[] half = new float[halfWidth * halfHeight];
		for (int i = 0; i < half.length; i++) {
			half[i] = light[Math.min(height - 1, 2 * (i / halfWidth)) * width + Math.min(width - 1, 2 * (i % halfWidth))];
		}
		int radius = Math.max(2, (int) (WINDOW * Math.sqrt((double) halfWidth * halfHeight)));
		float[] median = MedianFilter.apply(halfWidth, halfHeight, half, radius);
		float[] tone = new float[light.length];
		for (int y = 0, i = 0; y < height; y++) {
			int row = y / 2;
			int near = Math.clamp(row + (y % 2 == 0 ? -1 : 1), 0, halfHeight - 1);
			for (int x = 0; x < width; x++, i++) {
				int column = x / 2;
				int beside = Math.clamp(column + (x % 2 == 0 ? -1 : 1), 0, halfWidth - 1);
				float best = median[row * halfWidth + column];
				best = nearer(best, median[row * halfWidth + beside], light[i]);
				best = nearer(best, median[near * halfWidth + column], light[i]);
				tone[i] = nearer(best, median[near * halfWidth + beside], light[i]);
			}
		}
		return tone;
	}

	private static float nearer(float one, float other, float to) {
		return Math.abs(other - to) < Math.abs(one - to) ? other : one;
	}
}
