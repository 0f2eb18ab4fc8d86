package digitlab.segmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import digitlab.sketch.PixelBounds;

/**
 * A connected component of ink (8-connected).
 *
 * @param pixels indices of its pixels, row by row
 * @param bounds the smallest box of whole pixels around them
 * @param mass the sum of their ink
 * @param heaviest the mass of its heaviest connected part
 * @param peak their strongest ink
 */
public record Component(int[] pixels, PixelBounds bounds, double mass, double heaviest, float peak) {

	/** The minimum size of a hole, relative to the component's box and in pixels. */
	private static final double MIN_HOLE = 0.02;
	private static final int MIN_HOLE_PIXELS = 3;

	/**
	 * Finds the components of an image, ordered by their topmost and then leftmost pixel.
	 *
	 * @param ink width × height numbers, 0..1
	 * @param threshold ink that is not above it is paper
	 */
	public static List<Component> of(int width, int height, float[] ink, float threshold) {
		return new ConnectedRuns(width, height, ink, threshold).components();
	}

	/** Merges components into one, as if they were connected. */
	public static Component union(List<Component> components) {
		if (components.size() == 1) {
			return components.getFirst();
		}
		int[] all = components.stream().flatMapToInt(component -> Arrays.stream(component.pixels)).toArray();
		PixelBounds bounds = components.stream().map(Component::bounds).reduce(PixelBounds::union).orElseThrow();
		double mass = components.stream().mapToDouble(Component::mass).sum();
		double heaviest = components.stream().mapToDouble(Component::heaviest).max().orElse(0);
		double peak = components.stream().mapToDouble(Component::peak).max().orElse(0);
		return new Component(all, bounds, mass, heaviest, (float) peak);
	}

	/**
	 * A part of it, which counts as connected.
	 *
	 * @param imageWidth in pixels
	 * @param ink the image's ink
	 * @param isIn which of its pixels belong to the part, at least one
	 */
	Component part(int imageWidth, float[] ink, IntPredicate isIn) {
		int[] some = IntStream.of(pixels).filter(isIn).toArray();
		IntSummaryStatistics x = IntStream.of(some).map(pixel -> pixel % imageWidth).summaryStatistics();
		IntSummaryStatistics y = IntStream.of(some).map(pixel -> pixel / imageWidth).summaryStatistics();
		double partMass = 0;
		float strongest = 0;
		for (int pixel : some) {
			partMass += ink[pixel];
			strongest = Math.max(strongest, ink[pixel]);
		}
		return new Component(some, new PixelBounds(x.getMin(), y.getMin(), x.getMax() + 1, y.getMax() + 1), partMass, partMass,
				strongest);
	}

	/** The longer side of its bounds, in pixels. */
	public int longerSide() {
		return bounds.longerSide();
	}

	/** A mask of the component in its bounds plus a margin of one pixel, row by row. */
	private boolean[] mask(int imageWidth) {
		int columns = bounds.width() + 2;
		boolean[] mask = new boolean[columns * (bounds.height() + 2)];
		for (int i : pixels) {
			mask[(i / imageWidth - bounds.top() + 1) * columns + i % imageWidth - bounds.left() + 1] = true;
		}
		return mask;
	}

	/**
	 * The distance of each pixel in its bounds, plus a margin of one pixel, to the component's outside, in pixels; 0 outside. The
	 * image's edge ends the component.
	 *
	 * @param imageWidth in pixels
	 */
	float[] depths(int imageWidth) {
		return DistanceTransform.inside(bounds.width() + 2, bounds.height() + 2, mask(imageWidth));
	}

	/** The radius of the largest disc that fits inside, in pixels. */
	public float deepest(int imageWidth) {
		float deepest = 0;
		for (float depth : depths(imageWidth)) {
			deepest = Math.max(deepest, depth);
		}
		return deepest;
	}

	/**
	 * Whether it encloses paper.
	 *
	 * @param imageWidth in pixels
	 */
	boolean hasHole(int imageWidth) {
		return !holes(imageWidth).isEmpty();
	}

	/** The holes of the component except for the tiniest, with coordinates relative to its bounds, which start at (1, 1). */
	List<Component> holes(int imageWidth) {
		int columns = bounds.width() + 2;
		boolean[] mask = mask(imageWidth);
		float[] paper = new float[mask.length];
		for (int i = 0; i < mask.length; i++) {
			paper[i] = mask[i] ? 0 : 1;
		}
		double minPixels = Math.max(MIN_HOLE_PIXELS, MIN_HOLE * bounds.width() * bounds.height());
		return of(columns, bounds.height() + 2, paper, 0).stream()
				.filter(part -> part.bounds().left() > 0 && part.pixels().length >= minPixels).toList();
	}

	/** The thickness of its strokes in pixels: twice the 90th percentile of its pixels' depths. */
	double thickness(int imageWidth) {
		float[] depths = depths(imageWidth);
		Arrays.sort(depths);
		return 2 * depths[depths.length - 1 - pixels.length / 10] - 1;
	}
}
