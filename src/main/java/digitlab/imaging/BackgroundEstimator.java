package digitlab.imaging;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

import digitlab.segmentation.Component;
import digitlab.segmentation.DistanceTransform;

/**
 * Estimates the tone of the paper at every pixel with the simplest of three models that explains the picture: one tone, as in a
 * scan or screenshot; a {@linkplain PaperSurface quadratic surface} for a photograph in uneven light; or the {@linkplain
 * StrokelessPaper picture without its strokes}, which follows the hard edge of a shadow, but also a finger, a table or a broad
 * stroke, and is therefore used as it is only if there is writing in the shadow, and otherwise without what lies on another ground
 * than the writing.
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

	/** The tones of one ground differ by less. */
	private static final double ONE_GROUND = 0.2;
	/** The width of the shadow along the edge of another ground, relative to the shorter side and in pixels. */
	private static final double RIM = 0.04;
	private static final int MIN_RIM = 3;

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
		Background byStrokes = fromSurface(StrokelessPaper.of(width, height, light), 0.9, MIN_SHADOW_LIGHT);
		boolean isGain = isShaded(byStrokes.tone())
				&& explained(byStrokes.difference()) >= Math.max(surfaceShare, toneShare) + STROKES_GAIN;
		if (!isGain) {
			return simple;
		}
		List<Component> writing = writing(byStrokes.difference());
		return isWrittenOver(simple.tone(), byStrokes.tone(), writing)
				? byStrokes
				: onOneGround(byStrokes, writing).orElse(simple);
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
	private boolean isWrittenOver(float[] simple, float[] byStrokes, List<Component> writing) {
		boolean[] other = new boolean[simple.length];
		for (int i = 0; i < other.length; i++) {
			other[i] = Math.abs(simple[i] - byStrokes[i]) > 2 * TOLERANCE;
		}
		float[] depth = DistanceTransform.inside(width, height, other);
		int shorter = Math.min(width, height);
		return writing.stream().anyMatch(component -> Arrays.stream(component.pixels())
				.filter(i -> depth[i] > WELL_WITHIN * shorter).count() > OVER * component.pixels().length);
	}

	/** What may be writing: large enough, away from the edge, and about as strong as the strongest. */
	private List<Component> writing(float[] difference) {
		List<Component> components = Component.of(width, height, absolute(difference), 2 * TOLERANCE).stream()
				.filter(component -> component.longerSide() >= WRITING * Math.min(width, height)
						&& !component.bounds().isAtEdge(width, height))
				.toList();
		double strongest = components.stream().mapToDouble(Component::peak).max().orElse(0);
		return components.stream().filter(component -> component.peak() >= ALIKE * strongest).toList();
	}

	/**
	 * The background without what lies on another ground than the writing, be it a table or paper in another light; none if there
	 * is writing, or the grain of a table, on several, or no stroke well away from other ground, but only the corners of a broad
	 * one.
	 */
	private Optional<Background> onOneGround(Background background, List<Component> writing) {
		float[] tone = background.tone();
		DoubleSummaryStatistics ground = writing.stream().flatMapToInt(component -> Arrays.stream(component.pixels()))
				.mapToDouble(i -> tone[i]).summaryStatistics();
		if (ground.getMax() - ground.getMin() > ONE_GROUND) {
			return Optional.empty();
		}
		boolean[] other = new boolean[tone.length];
		float[] difference = background.difference().clone();
		for (int i = 0; i < other.length; i++) {
			other[i] = tone[i] < ground.getMin() - 2 * TOLERANCE || tone[i] > ground.getMax() + 2 * TOLERANCE;
			difference[i] = other[i] ? 0 : difference[i];
		}
		float[] distance = DistanceTransform.outside(width, height, other);
		double away = WELL_WITHIN * Math.min(width, height);
		if (writing.stream().noneMatch(component -> StrokeLikeness.isStroke(width, component)
				&& Arrays.stream(component.pixels()).allMatch(i -> distance[i] > away))) {
			return Optional.empty();
		}
		// The shadow along its edge, such as that of a finger.
		double rim = Math.max(MIN_RIM, RIM * Math.min(width, height));
		Component.of(width, height, absolute(difference), TOLERANCE).stream()
				.filter(component -> Arrays.stream(component.pixels()).allMatch(i -> distance[i] <= rim))
				.forEach(component -> Arrays.stream(component.pixels()).forEach(i -> difference[i] = 0));
		return Optional.of(new Background(tone, difference));
	}

	/** Whether tones may be those of paper with a shadow: enough light is left, and its edges are not too long. */
	private boolean isShaded(float[] tone) {
		SortedValues ranked = SortedValues.of(tone);
		float dark = ranked.at(tone.length / 50);
		float bright = ranked.at(tone.length - 1 - tone.length / 50);
		return dark >= MIN_SHADE * bright
				&& StrokelessPaper.variation(width, tone) <= MAX_EDGES * (width + height) * (bright - dark);
	}

	private static float[] absolute(float[] values) {
		float[] absolute = new float[values.length];
		for (int i = 0; i < absolute.length; i++) {
			absolute[i] = Math.abs(values[i]);
		}
		return absolute;
	}
}
