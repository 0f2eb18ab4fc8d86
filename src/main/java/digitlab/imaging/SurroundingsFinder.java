package digitlab.imaging;

import java.util.Arrays;
import java.util.List;

import digitlab.segmentation.Component;
import digitlab.segmentation.DistanceTransform;

/**
 * Finds what a picture shows besides the sheet: a table next to it, a scanner's black strip, a dark corner, a finger.
 * Surroundings touch the picture's edge and either extend along a whole side or are broader than strokes. Ink that touches the
 * edge because the picture was tightly cropped does neither; nor is it taken for surroundings when there is nothing else in the
 * picture.
 */
final class SurroundingsFinder {

	/** At the edge, anything paler than this fraction of the ink is not ink. */
	private static final double PALE = 0.75;
	/** The fraction of a side that surroundings along it cover. */
	private static final double ALONG = 0.85;
	/** The maximum depth of a strip, relative to the side across. */
	private static final double DEEPEST_STRIP = 0.5;
	/** A strip's depth is the median over this fraction of the side, so that writing that touches the strip is not part of it. */
	private static final double SMOOTH = 0.2;

	/**
	 * The minimum width of surroundings in half stroke widths: at the picture's edge, which does not end a component, a whole
	 * stroke counts twice.
	 */
	private static final double BROADER = 2.3;
	/** The maximum size of corners, in radii. */
	private static final double REMNANT = 3;
	/** The fraction of a soft edge's pixels that touch the surroundings found. */
	private static final double ALONGSIDE = 0.12;
	/** The thin end of a corner follows the picture's edge for this fraction of its length. */
	private static final double ALONG_EDGE = 0.6;
	/** A component with this many times the area of the largest disc in it is a long stroke or a net of lines. */
	private static final double LONG_STROKE = 10;
	/** Components smaller than this, relative to the longer side, are ignored when stroke widths are measured. */
	private static final double SPECK = 0.03;
	/** The maximum width of the soft edge that is cleared around surroundings, relative to the shorter side. */
	private static final double HALO = 0.1;

	private final int width;
	private final int height;
	private final float[] difference;
	private final float threshold;
	private final boolean[] found;

	private SurroundingsFinder(int width, int height, float[] difference, float threshold) {
		this.width = width;
		this.height = height;
		this.difference = difference;
		this.threshold = threshold;
		this.found = new boolean[difference.length];
	}

	/**
	 * @param difference how much darker than paper pixels are
	 * @param threshold minimum difference of ink
	 * @return a mask of the pixels that are not part of the sheet; empty if there are none
	 */
	static boolean[] find(int width, int height, float[] difference, float threshold) {
		SurroundingsFinder surroundings = new SurroundingsFinder(width, height, difference, threshold);
		return surroundings.find() ? surroundings.found : new boolean[0];
	}

	private boolean find() {
		List<Component> components = Component.of(width, height, difference, threshold);
		List<Component> atEdge = components.stream().filter(component -> component.bounds().isAtEdge(width, height)).toList();
		if (atEdge.isEmpty()) {
			return false;
		}
		if (components.stream().noneMatch(component -> !component.bounds().isAtEdge(width, height) && isLarge(component))) {
			return false;
		}
		double stroke = strokeRadius(components);
		boolean isAny = strips(atEdge);
		isAny |= blobs(atEdge, stroke);
		isAny |= pale(atEdge, components, stroke);
		if (isAny) {
			clearHalo();
		}
		return isAny;
	}

	/** Half the maximum stroke width, from the components that do not touch the edge or are long strokes; 0 if there are none. */
	private double strokeRadius(List<Component> components) {
		boolean[] shape = new boolean[difference.length];
		components.forEach(component -> Arrays.stream(component.pixels()).forEach(i -> shape[i] = true));
		float[] depth = DistanceTransform.inside(width, height, shape);
		double widest = 0;
		for (Component component : components) {
			if (isLarge(component) && (!component.bounds().isAtEdge(width, height) || isLongStroke(component, depth))) {
				// A stroke's centre line is deeper than nine in ten of its pixels.
				double[] depths = Arrays.stream(component.pixels()).mapToDouble(i -> depth[i]).sorted().toArray();
				widest = Math.max(widest, depths[(int) (depths.length * 0.9)]);
			}
		}
		return widest;
	}

	private static boolean isLongStroke(Component component, float[] depth) {
		double deepest = Arrays.stream(component.pixels()).mapToDouble(i -> depth[i]).max().orElse(0);
		return component.pixels().length >= LONG_STROKE * Math.PI * deepest * deepest;
	}

	private boolean isLarge(Component component) {
		return component.longerSide() >= SPECK * Math.max(width, height);
	}

	private boolean blobs(List<Component> atEdge, double stroke) {
		boolean[] shape = new boolean[difference.length];
		atEdge.forEach(component -> Arrays.stream(component.pixels()).filter(i -> !found[i]).forEach(i -> shape[i] = true));
		float[] depth = DistanceTransform.inside(width, height, shape);
		double radius = Math.max(BROADER * stroke, 3);
		boolean[] core = new boolean[depth.length];
		boolean isAny = false;
		for (int i = 0; i < core.length; i++) {
			core[i] = depth[i] > radius;
			isAny |= core[i];
		}
		if (!isAny) {
			return false;
		}
		float[] distance = DistanceTransform.outside(width, height, core);
		float[] opened = new float[core.length];
		for (int i = 0; i < core.length; i++) {
			opened[i] = shape[i] && distance[i] <= radius + 1 ? 1 : 0;
		}
		// Rulings may connect broad strokes to the edge: only what is broad at the edge counts.
		List<Component> broad = Component.of(width, height, opened, 0).stream()
				.filter(component -> component.bounds().isAtEdge(width, height)).toList();
		broad.forEach(component -> Arrays.stream(component.pixels()).forEach(i -> found[i] = true));
		if (!broad.isEmpty()) {
			dropRemnants(atEdge, radius);
		}
		return !broad.isEmpty();
	}

	/**
	 * Drops the remains of a component around surroundings: corners that the disc did not reach, and a soft edge all along them.
	 */
	private void dropRemnants(List<Component> atEdge, double radius) {
		float[] rest = new float[difference.length];
		atEdge.stream().filter(component -> Arrays.stream(component.pixels()).anyMatch(i -> found[i]))
				.forEach(component -> Arrays.stream(component.pixels()).filter(i -> !found[i]).forEach(i -> rest[i] = 1));
		List<Component> left = Component.of(width, height, rest, 0);
		boolean[] before = found.clone();
		for (Component component : left) {
			long touching = Arrays.stream(component.pixels()).filter(i -> touches(before, i)).count();
			if (component.longerSide() < REMNANT * radius || touching > ALONGSIDE * component.pixels().length
					|| touching > 0 && StrokeLikeness.edge(width, height, component) > ALONG_EDGE * component.longerSide()) {
				Arrays.stream(component.pixels()).forEach(i -> found[i] = true);
			}
		}
	}

	private boolean touches(boolean[] shape, int pixel) {
		int x = pixel % width;
		return x > 0 && shape[pixel - 1] || x < width - 1 && shape[pixel + 1] || pixel >= width && shape[pixel - width]
				|| pixel < shape.length - width && shape[pixel + width];
	}

	/**
	 * Finds components paler than the ink and not thinner than strokes: the end of a shadow or a finger, however little of it is
	 * visible.
	 */
	private boolean pale(List<Component> atEdge, List<Component> components, double stroke) {
		double[] inside = components.stream().filter(component -> !component.bounds().isAtEdge(width, height))
				.flatMapToInt(component -> Arrays.stream(component.pixels())).mapToDouble(i -> difference[i]).sorted().toArray();
		double ink = inside[(int) (inside.length * 0.8)];
		boolean[] shape = new boolean[difference.length];
		atEdge.forEach(component -> Arrays.stream(component.pixels()).forEach(i -> shape[i] = true));
		float[] depth = DistanceTransform.inside(width, height, shape);
		boolean isAny = false;
		for (Component component : atEdge) {
			double[] own = Arrays.stream(component.pixels()).filter(i -> !found[i]).mapToDouble(i -> difference[i]).sorted()
					.toArray();
			double breadth = own.length / (double) Math.max(1, component.longerSide());
			if (own.length > 0 && own[(int) (own.length * 0.8)] < PALE * ink && breadth >= stroke
					&& !isLongStroke(component, depth)) {
				Arrays.stream(component.pixels()).forEach(i -> found[i] = true);
				isAny = true;
			}
		}
		return isAny;
	}

	private boolean strips(List<Component> atEdge) {
		boolean[] shape = new boolean[difference.length];
		atEdge.forEach(component -> Arrays.stream(component.pixels()).forEach(i -> shape[i] = true));
		boolean isAny = false;
		for (Side side : Side.values()) {
			isAny |= strip(shape, side);
		}
		return isAny;
	}

	private enum Side {
		LEFT, RIGHT, TOP, BOTTOM
	}

	private int pixel(Side side, int along, int depth) {
		return switch (side) {
			case LEFT -> along * width + depth;
			case RIGHT -> along * width + width - 1 - depth;
			case TOP -> depth * width + along;
			case BOTTOM -> (height - 1 - depth) * width + along;
		};
	}

	private boolean strip(boolean[] shape, Side side) {
		boolean isUpright = side == Side.LEFT || side == Side.RIGHT;
		int length = isUpright ? height : width;
		int across = isUpright ? width : height;
		int[] depths = new int[length];
		int covered = 0;
		for (int along = 0; along < length; along++) {
			while (depths[along] < across && shape[pixel(side, along, depths[along])]) {
				depths[along]++;
			}
			covered += depths[along] > 0 ? 1 : 0;
		}
		int[] sorted = depths.clone();
		Arrays.sort(sorted);
		if (covered < ALONG * length || sorted[length / 2] > DEEPEST_STRIP * across) {
			return false;
		}
		int reach = Math.max(1, (int) (SMOOTH * length / 2));
		for (int along = 0; along < length; along++) {
			int[] near = Arrays.copyOfRange(depths, Math.max(0, along - reach), Math.min(length, along + reach + 1));
			Arrays.sort(near);
			int usual = near[near.length / 2];
			int depth = depths[along] <= usual + Math.max(2, usual / 4) ? depths[along] : usual + 1;
			for (int d = 0; d < depth; d++) {
				found[pixel(side, along, d)] = true;
			}
		}
		return true;
	}

	/** Clears the soft edge of the surroundings: only downhill, so that ink keeps its own. */
	private void clearHalo() {
		int maxSteps = (int) (HALO * Math.min(width, height));
		int[] ring = new int[difference.length];
		int count = 0;
		for (int i = 0; i < found.length; i++) {
			if (found[i]) {
				ring[count++] = i;
			}
		}
		int end = count;
		int from = 0;
		for (int step = 0; step < maxSteps && from < end; step++) {
			for (int next = from; next < end; next++) {
				count = spread(ring, next, count);
			}
			from = end;
			end = count;
		}
	}

	private int spread(int[] ring, int next, int count) {
		int added = count;
		int i = ring[next];
		int x = i % width;
		int y = i / width;
		for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
			for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
				int to = row * width + column;
				if (!found[to] && difference[to] > 0 && difference[to] < difference[i] + 0.01f && difference[to] < threshold) {
					found[to] = true;
					ring[added++] = to;
				}
			}
		}
		return added;
	}
}
