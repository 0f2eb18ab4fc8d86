package digitlab.imaging;

import java.util.Arrays;
import java.util.List;

import digitlab.segmentation.Component;
import digitlab.segmentation.DistanceTransform;

/**
 * Estimates the tone of the paper at every pixel with the simplest of three models that explains the picture: one tone, as in a
 * scan or screenshot; a {@linkplain PaperSurface quadratic surface} for a photograph in uneven light; or the {@linkplain
 * GreyClosing picture without its strokes}, which follows the hard edge of a shadow, but also a finger, a table or a broad
 * stroke, and is therefore used only if there is writing in the shadow.
 */
final class BackgroundEstimator {

	/**
	 * The width of the border relative to the shorter side; it is even if its tones, without these fractions at both ends, spread
	 * less than this.
	 */
	private static final double BORDER = 0.04;
	private static final double UNEVEN = 0.03;
	private static final float EVEN = 0.06f;

	/** Differences from a model below this are explained by it. */
	private static final float TOLERANCE = 0.05f;
	/** The fraction of the picture that a more complex model has to explain in addition. */
	private static final double SURFACE_GAIN = 0.08;
	private static final double STROKES_GAIN = 0.04;

	/** Half the maximum width of strokes, relative to the picture's mean side. */
	private static final double WINDOW = 0.06;
	/** Half the minimum width of shadows, relative to the shorter side. */
	private static final double BROAD = 0.05;
	/**
	 * The minimum strength of writing in a shadow relative to the strongest writing, and the fraction of its pixels that are this
	 * far inside the shadow, relative to the shorter side.
	 */
	private static final double ALIKE = 0.5;
	private static final double OVER = 0.1;
	private static final double WELL_WITHIN = 0.015;
	/**
	 * The minimum fraction of the light that a shadow leaves, and the maximum length of its edges relative to the picture's width
	 * and height.
	 */
	private static final double MIN_SHADE = 0.3;
	private static final double MAX_EDGES = 1.6;
	/** Differences below this fraction of large ones may be the soft edge of a stroke. */
	private static final float CLEAR = 0.3f;
	/** The minimum height of writing relative to the shorter side. */
	private static final double WRITING = 0.06;

	/** Below this fraction of the usual light, differences are noise. */
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
	 * The paper's tone, and the differences from it.
	 *
	 * @param tone tone of the paper at each pixel, 0 (black) to 1 (white)
	 * @param difference how much darker than the paper each pixel would be in full light; negative for lighter pixels
	 */
	record Background(float[] tone, float[] difference) {
	}

	/** @param light width × height numbers, 0 (black) to 1 (white) */
	static Background estimate(int width, int height, float[] light) {
		return new BackgroundEstimator(width, height, light).estimate();
	}

	private Background estimate() {
		float[] border = border();
		SortedValues ranked = SortedValues.of(border);
		if (ranked.at((int) (border.length * (1 - UNEVEN))) - ranked.at((int) (border.length * UNEVEN)) < EVEN) {
			return fromTone(ranked.at(border.length / 2));
		}
		Background byTone = fromTone(mode());
		double toneShare = explained(byTone.difference());
		if (toneShare + SURFACE_GAIN > 1 && !isBroad(byTone)) {
			return byTone; // no surface can gain that much
		}
		Background bySurface = fromSurface(PaperSurface.fit(width, height, light), 0.5, MIN_LIGHT);
		double surfaceShare = explained(bySurface.difference());
		boolean isSurface = surfaceShare >= toneShare + SURFACE_GAIN;
		Background simple = isSurface ? bySurface : byTone;
		if (!isBroad(simple)) {
			return simple;
		}
		Background byStrokes = fromSurface(withoutStrokes(), 0.9, MIN_SHADOW_LIGHT);
		boolean isGain = isShaded(byStrokes.tone())
				&& explained(byStrokes.difference()) >= Math.max(surfaceShare, toneShare) + STROKES_GAIN;
		return isGain && isWrittenOver(simple.tone(), byStrokes) ? byStrokes : simple;
	}

	/** The tones of the border. */
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

	/** The most frequent tone, within the tolerance. */
	private float mode() {
		int bins = (int) (2 / TOLERANCE);
		int[] counts = new int[bins + 1];
		for (float tone : light) {
			counts[Math.clamp((int) (tone * bins), 0, bins)]++;
		}
		int best = 0;
		int bestCount = -1;
		for (int b = 0; b <= bins; b++) {
			int here = 2 * counts[b] + (b > 0 ? counts[b - 1] : 0) + (b < bins ? counts[b + 1] : 0);
			best = here > bestCount ? b : best;
			bestCount = Math.max(bestCount, here);
		}
		float[] near = new float[light.length];
		int count = 0;
		for (float tone : light) {
			if (Math.abs(tone * bins - best - 0.5) <= 1.5) {
				near[count++] = tone;
			}
		}
		return SortedValues.of(near, count).at(count / 2);
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
		double middle = Math.max(SortedValues.of(surface).at((int) (surface.length * quantile)), 1e-3);
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

	/** Whether something unexplained is broader than strokes. */
	private boolean isBroad(Background background) {
		return deepest(background.difference()) > BROAD * Math.min(width, height);
	}

	/** Half the maximum width of what is unexplained, in pixels. */
	private double deepest(float[] difference) {
		boolean[] unexplained = new boolean[difference.length];
		float[] clear = absolute(difference);
		float minDifference = Math.max(TOLERANCE, CLEAR * SortedValues.of(clear).at((int) (clear.length * 0.98)));
		for (int i = 0; i < unexplained.length; i++) {
			unexplained[i] = clear[i] >= minDifference;
		}
		double deepest = 0;
		for (float value : DistanceTransform.inside(width, height, unexplained)) {
			deepest = Math.max(deepest, value);
		}
		return deepest;
	}

	/**
	 * Whether there is writing well inside what the simple model does not explain, as there is in a shadow and never in a stroke.
	 */
	private boolean isWrittenOver(float[] simple, Background byStrokes) {
		boolean[] other = new boolean[simple.length];
		for (int i = 0; i < other.length; i++) {
			other[i] = Math.abs(simple[i] - byStrokes.tone()[i]) > 2 * TOLERANCE;
		}
		float[] depth = DistanceTransform.inside(width, height, other);
		int shorter = Math.min(width, height);
		List<Component> components = components(byStrokes.difference()).stream()
				.filter(component -> component.longerSide() >= WRITING * shorter
						&& !component.bounds().isAtEdge(width, height))
				.toList();
		double strongest = components.stream().mapToDouble(Component::peak).max().orElse(0);
		return components.stream().anyMatch(component -> component.peak() >= ALIKE * strongest
				&& Arrays.stream(component.pixels()).filter(i -> depth[i] > WELL_WITHIN * shorter).count() > OVER
						* component.pixels().length);
	}

	/** Whether tones may be those of paper with a shadow: enough light is left, and its edges are not too long. */
	private boolean isShaded(float[] tone) {
		SortedValues ranked = SortedValues.of(tone);
		float dark = ranked.at(tone.length / 50);
		float bright = ranked.at(tone.length - 1 - tone.length / 50);
		return dark >= MIN_SHADE * bright && variation(tone) <= MAX_EDGES * (width + height) * (bright - dark);
	}

	private List<Component> components(float[] difference) {
		return Component.of(width, height, absolute(difference), 2 * TOLERANCE);
	}

	private static float[] absolute(float[] values) {
		float[] absolute = new float[values.length];
		for (int i = 0; i < absolute.length; i++) {
			absolute[i] = Math.abs(values[i]);
		}
		return absolute;
	}

	/** Removes what is narrow and differs from its neighbourhood, dark or light like the writing. */
	private float[] withoutStrokes() {
		float[] calm = calm();
		int radius = Math.max(2, (int) (WINDOW * Math.sqrt((double) width * height)));
		float[] closed = GreyClosing.close(width, height, calm, radius);
		float[] opened = GreyClosing.open(width, height, calm, radius);
		// The remains of gaps between strokes vary more than paper does.
		float[] tone = variation(closed) <= variation(opened) ? closed : opened;
		// The extreme of a neighbourhood's noise is used as its tone.
		float off = SortedValues.of(difference(tone, light)).at(tone.length / 2);
		for (int i = 0; i < tone.length; i++) {
			tone[i] -= off;
		}
		return tone;
	}

	/** The total variation of tones. */
	private double variation(float[] tone) {
		double sum = 0;
		for (int i = 0; i < tone.length; i++) {
			sum += i % width == 0 ? 0 : Math.abs(tone[i] - tone[i - 1]);
			sum += i < width ? 0 : Math.abs(tone[i] - tone[i - width]);
		}
		return sum;
	}

	private static float[] difference(float[] one, float[] other) {
		float[] difference = new float[one.length];
		for (int i = 0; i < difference.length; i++) {
			difference[i] = one[i] - other[i];
		}
		return difference;
	}

	/** A separable median filter of 3 × 3 pixels: reduces noise and keeps edges in place. */
	private float[] calm() {
		float[] down = new float[light.length];
		for (int i = 0; i < down.length; i++) {
			down[i] = middle(light[Math.max(i % width, i - width)], light[i], light[i + width < down.length ? i + width : i]);
		}
		float[] calm = new float[light.length];
		for (int i = 0; i < calm.length; i++) {
			calm[i] = middle(down[i % width == 0 ? i : i - 1], down[i], down[(i + 1) % width == 0 ? i : i + 1]);
		}
		return calm;
	}

	private static float middle(float a, float b, float c) {
		return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
	}
}
