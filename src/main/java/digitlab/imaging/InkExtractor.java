package digitlab.imaging;

import java.util.Arrays;
import java.util.List;

import digitlab.segmentation.Component;
import digitlab.sketch.PixelBounds;

/** Separates ink from paper by its difference from the paper's tone, and both from the sheet's surroundings. */
final class InkExtractor {

	/** The minimum contrast of ink with paper, where black to white is 1, and as a multiple of the paper's noise. */
	private static final double MIN_CONTRAST = 0.08;
	private static final double MIN_SIGNAL = 5;
	private static final double GOOD_SIGNAL = 12;

	/** The same for what surrounds the sheet, which must stand out more. */
	private static final double SURROUNDINGS_SIGNAL = 6;

	/** Differences below this fraction of the ink's, or below this multiple of the noise, are paper. */
	private static final double PAPER_SHARE = 0.02;
	private static final double NOISE_REACH = 3.5;

	/** A picture whose tones, except for outliers, differ by no more than this is uniform. */
	private static final double UNIFORM = 0.12;

	/** Pen ink reaches this strength somewhere; a background differs from the paper by this much, where black to white is 1. */
	private static final float STRONG = 0.65f;
	private static final float OTHER_GROUND = 0.12f;

	/** The fraction of the picture's width and height at which a component spans the picture. */
	private static final double NEARLY = 0.9;
	/** Paper around a tightly cropped digit covers this fraction of the picture's edge. */
	private static final double AROUND = 0.35;
	/** The width of the soft edge of a tight crop, relative to the shorter side. */
	private static final double RIM = 0.02;

	/** The ratio of the differences to either side of the paper's tone from which the larger side is the ink's. */
	private static final double CLEARLY = 30;

	private final int width;
	private final int height;

	private InkExtractor(int width, int height) {
		this.width = width;
		this.height = height;
	}

	/**
	 * The result.
	 *
	 * @param ink 0..1; all 0 for blank, nearly uniform or purely noisy pictures
	 * @param surroundings mask of the pixels that are not part of the sheet
	 * @param isNoisy whether the ink is hardly stronger than the paper's noise, so that a lower resolution may help
	 */
	record Extracted(float[] ink, boolean[] surroundings, boolean isNoisy) {
	}

	/** @param light width × height numbers, 0 (black) to 1 (white) */
	static Extracted extract(int width, int height, float[] light) {
		return new InkExtractor(width, height).extract(light);
	}

	/** Whether the tones of a picture hardly differ, so that it shows nothing. */
	static boolean isUniform(float[] light) {
		SortedValues ranked = SortedValues.of(light);
		int outliers = (int) (light.length * ToneDifferences.OUTLIERS);
		return ranked.at(light.length - 1 - outliers) - ranked.at(outliers) < UNIFORM;
	}

	private Extracted extract(float[] light) {
		BackgroundEstimator.Background background = BackgroundEstimator.estimate(width, height, light);
		float[] difference = background.difference();
		if (isInkLight(difference)) {
			difference = negative(difference);
		}
		ToneDifferences differences = ToneDifferences.of(difference);
		double noise = differences.noise();
		double full = differences.fullInk();
		if (full < MIN_CONTRAST || full < MIN_SIGNAL * noise) {
			return new Extracted(new float[light.length], new boolean[light.length], full >= MIN_CONTRAST);
		}
		if (isPaperAround(difference, (float) full / 2)) {
			difference = against(difference, (float) full / 2);
			full = ToneDifferences.of(difference).fullInk();
		}
		double faint = Math.max(MIN_CONTRAST, Math.max(SURROUNDINGS_SIGNAL * noise, full / 8));
		boolean[] surroundings = SurroundingsFinder.find(width, height, difference, (float) Math.min(full / 2, faint));
		if (surroundings.length > 0) {
			for (int i = 0; i < difference.length; i++) {
				difference[i] = surroundings[i] ? 0 : difference[i];
			}
			// The ink's own strength, which may be below that of the table.
			full = ToneDifferences.of(difference).fullInk();
		}
		if (full < MIN_CONTRAST || full < MIN_SIGNAL * noise) {
			return new Extracted(new float[light.length], surroundings, full >= MIN_CONTRAST);
		}
		double paper = Math.min(full / 2, Math.max(PAPER_SHARE * full, NOISE_REACH * noise));
		float[] ink = softly(difference, full, paper);
		dropTexture(ink, background.tone());
		return new Extracted(ink, surroundings, full < GOOD_SIGNAL * noise);
	}

	/**
	 * Decides whether the ink is lighter than the paper: noise differs from paper in both directions alike, ink in one direction
	 * and by more; in doubt, the direction with strokes is the ink's.
	 */
	private boolean isInkLight(float[] difference) {
		double dark = 0;
		double light = 0;
		for (float value : difference) {
			double cube = (double) value * value * value;
			dark += Math.max(0, cube);
			light += Math.max(0, -cube);
		}
		if (Math.max(dark, light) > CLEARLY * Math.min(dark, light)) {
			return light > dark;
		}
		return StrokeLikeness.mass(width, height, negative(difference)) > StrokeLikeness.mass(width, height, difference);
	}

	private static float[] negative(float[] values) {
		float[] negative = new float[values.length];
		for (int i = 0; i < negative.length; i++) {
			negative[i] = -values[i];
		}
		return negative;
	}

	/**
	 * Whether the supposed ink is in fact the paper around and within a tightly cropped digit with more ink than paper: all of it
	 * is at the edge or a hole, and what remains between is one broad stroke from side to side. The outermost pixels are ignored:
	 * where the stroke ends, they are half paper.
	 */
	private boolean isPaperAround(float[] difference, float threshold) {
		int rim = 1 + (int) (RIM * Math.min(width, height));
		int inner = width - 2 * rim;
		InkExtractor within = new InkExtractor(inner, height - 2 * rim);
		if (inner < 1 || within.height < 1) {
			return false;
		}
		float[] part = new float[inner * within.height];
		for (int y = 0; y < within.height; y++) {
			System.arraycopy(difference, (rim + y) * width + rim, part, y * inner, inner);
		}
		return within.isPaper(part, threshold);
	}

	private boolean isPaper(float[] difference, float threshold) {
		if (countAtEdge(difference, threshold) < AROUND * 2 * (width + height)) {
			return false;
		}
		List<Component> components = Component.of(width, height, difference, threshold);
		double all = components.stream().mapToDouble(Component::mass).sum();
		double outside = components.stream()
				.filter(component -> component.bounds().isAtEdge(width, height) || !StrokeLikeness.isStroke(width, component))
				.mapToDouble(Component::mass).sum();
		if (all == 0 || outside < NEARLY * all || components.stream().anyMatch(this::isFromSideToSide)) {
			return false;
		}
		float[] rest = new float[difference.length];
		for (int i = 0; i < difference.length; i++) {
			rest[i] = difference[i] < threshold ? 1 : 0;
		}
		List<Component> between = Component.of(width, height, rest, 0);
		PixelBounds whole = new PixelBounds(0, 0, width, height);
		return between.size() == 1 && between.getFirst().bounds().equals(whole)
				&& between.getFirst().pixels().length < difference.length && StrokeLikeness.isStroke(width, between.getFirst());
	}

	/** The number of pixels at the picture's edge that differ by more. */
	private int countAtEdge(float[] difference, float threshold) {
		int count = 0;
		for (int y = 0; y < height; y++) {
			int step = y == 0 || y == height - 1 || width == 1 ? 1 : width - 1;
			for (int x = 0; x < width; x += step) {
				count += difference[y * width + x] > threshold ? 1 : 0;
			}
		}
		return count;
	}

	/** Differences from the tone of the pixels that differ by more than a threshold. */
	private static float[] against(float[] difference, float threshold) {
		float[] other = new float[difference.length];
		int count = 0;
		for (float value : difference) {
			if (value > threshold) {
				other[count++] = value;
			}
		}
		float tone = SortedValues.of(other, count).at(count / 2);
		for (int i = 0; i < other.length; i++) {
			other[i] = tone - difference[i];
		}
		return other;
	}

	/** Whether a component touches all sides of the picture, or nearly. */
	private boolean isFromSideToSide(Component component) {
		PixelBounds bounds = component.bounds();
		return bounds.width() >= NEARLY * width && bounds.height() >= NEARLY * height;
	}

	/** Drops pale components on a background other than that of most ink, such as the grain of a table. */
	private void dropTexture(float[] ink, float[] tone) {
		float[] tones = new float[ink.length];
		int count = 0;
		for (int i = 0; i < ink.length; i++) {
			if (ink[i] > STRONG) {
				tones[count++] = tone[i];
			}
		}
		Arrays.sort(tones, 0, count);
		float paper = count == 0 ? 0 : tones[count / 2];
		if (count == 0 || tones[count - 1] - tones[0] < OTHER_GROUND && !differs(tone, paper)) {
			return;
		}
		for (Component component : Component.of(width, height, ink, 0)) {
			if (component.peak() < STRONG && Math.abs(ground(component, tone) - paper) > OTHER_GROUND) {
				Arrays.stream(component.pixels()).forEach(i -> ink[i] = 0);
			}
		}
	}

	private static double ground(Component component, float[] tone) {
		return Arrays.stream(component.pixels()).mapToDouble(i -> tone[i]).average().orElseThrow();
	}

	private static boolean differs(float[] tone, float paper) {
		for (int i = 0; i < tone.length; i += 16) {
			if (Math.abs(tone[i] - paper) > OTHER_GROUND) {
				return true;
			}
		}
		return false;
	}

	private static float[] softly(float[] difference, double full, double paper) {
		float[] ink = new float[difference.length];
		for (int i = 0; i < ink.length; i++) {
			double visible = Math.clamp(difference[i] / paper - 1, 0, 1);
			ink[i] = (float) (visible * Math.min(1, difference[i] / full));
		}
		return ink;
	}
}
