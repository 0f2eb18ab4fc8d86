package digitlab.imaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import digitlab.segmentation.Component;
import digitlab.segmentation.DistanceTransform;
import digitlab.sketch.PixelBounds;
import digitlab.sketch.Point;

/**
 * Finds a tilted sheet by its outline: on a table of its own tone, only the shadow of its edge is visible, or a line along it.
 * The outline surrounds all other ink, is thin, and is a quadrangle; it may be interrupted. Upright frames are left to
 * {@link RulingRemover}, which also keeps what touches them.
 */
final class SheetOutline {

	/** Ink at or below this is paper. */
	private static final float VISIBLE = 0.15f;
	/** Components smaller than this are specks; relative to the picture's longer side. */
	private static final double SPECK = 0.01;
	/** The minimum area of the sheet relative to the picture, and how rectangular and quadrangular it is. */
	private static final double SMALLEST = 0.12;
	private static final double RECTANGULAR = 0.75;
	private static final double QUADRANGULAR = 0.9;
	/** The maximum distance of the outline's ink from the sheet's edge, relative to the longer side, and in pixels. */
	private static final double REACH = 0.025;
	private static final double MIN_REACH = 2;
	/** The fraction of a component's pixels near the edge for which it is part of the outline. */
	private static final double AT_EDGE = 0.8;
	/** The minimum fraction of the edge along which there is ink. */
	private static final double DRAWN = 0.6;
	/** The minimum and maximum tilt in radians. */
	private static final double MIN_TILT = Math.toRadians(3);
	private static final double MAX_TILT = Math.toRadians(40);
	/** The minimum size of the largest component inside, relative to the sheet's longer side. */
	private static final double WRITING = 0.04;

	private final int width;
	private final int height;
	private final float[] ink;

	private SheetOutline(int width, int height, float[] ink) {
		this.width = width;
		this.height = height;
		this.ink = ink;
	}

	/**
	 * @param ink width × height numbers, 0..1
	 * @return the sheet; empty if no outline surrounds the ink
	 */
	static Optional<SheetFinder.Sheet> find(int width, int height, float[] ink) {
		return new SheetOutline(width, height, ink).find();
	}

	private Optional<SheetFinder.Sheet> find() {
		double longer = Math.max(width, height);
		List<Component> components = Component.of(width, height, ink, VISIBLE).stream()
				.filter(component -> component.longerSide() >= SPECK * longer).toList();
		if (components.size() < 2 || components.stream().anyMatch(component -> component.bounds().isAtEdge(width, height))) {
			return Optional.empty();
		}
		PixelBounds all = components.stream().map(Component::bounds).reduce(PixelBounds::union).orElseThrow();
		if ((double) all.width() * all.height() < SMALLEST * width * height) {
			return Optional.empty(); // before building the hull of what cannot be a sheet
		}
		List<Point> hull = ConvexHull.of(Component.union(components), width, height);
		double area = ConvexHull.area(hull);
		if (area < SMALLEST * width * height || area < RECTANGULAR * ConvexHull.rectangle(hull)
				|| ConvexHull.quadrangle(hull) < QUADRANGULAR * area) {
			return Optional.empty();
		}
		double angle = ConvexHull.angle(hull, width, height);
		return Math.abs(angle) < MIN_TILT || Math.abs(angle) > MAX_TILT
				? Optional.empty()
				: sheet(components, hull, angle, all.longerSide());
	}

	private Optional<SheetFinder.Sheet> sheet(List<Component> components, List<Point> hull, double angle, int side) {
		boolean[] sheet = ConvexHull.fill(hull, width, height);
		float[] depth = DistanceTransform.inside(width, height, sheet);
		double reach = Math.max(MIN_REACH, REACH * Math.max(width, height));
		List<Component> outline = new ArrayList<>();
		List<Component> inside = new ArrayList<>();
		for (Component component : components) {
			long near = Arrays.stream(component.pixels()).filter(pixel -> depth[pixel] <= reach).count();
			(near >= AT_EDGE * component.pixels().length ? outline : inside).add(component);
		}
		if (inside.stream().noneMatch(component -> component.longerSide() >= WRITING * side)
				|| drawn(outline, depth, reach) < DRAWN) {
			return Optional.empty();
		}
		// The sheet begins where the outline's ink ends, its soft edge included.
		float[] rest = ink.clone();
		inside.forEach(component -> Arrays.stream(component.pixels()).forEach(pixel -> rest[pixel] = 0));
		for (int i = 0; i < sheet.length; i++) {
			sheet[i] &= depth[i] > reach || rest[i] <= 0 && depth[i] > MIN_REACH;
		}
		outline.forEach(component -> Arrays.stream(component.pixels()).forEach(pixel -> sheet[pixel] = false));
		return Optional.of(new SheetFinder.Sheet(hull, angle, 1, width, DistanceTransform.inside(width, height, sheet)));
	}

	/** The fraction of the sheet's edge with the outline's ink nearby. */
	private double drawn(List<Component> outline, float[] depth, double reach) {
		boolean[] shape = new boolean[ink.length];
		outline.forEach(component -> Arrays.stream(component.pixels()).forEach(pixel -> shape[pixel] = true));
		float[] distance = DistanceTransform.outside(width, height, shape);
		int edge = 0;
		int near = 0;
		for (int i = 0; i < depth.length; i++) {
			if (depth[i] > 0 && depth[i] <= 1) {
				edge++;
				near += distance[i] <= reach ? 1 : 0;
			}
		}
		return (double) near / Math.max(1, edge);
	}
}
