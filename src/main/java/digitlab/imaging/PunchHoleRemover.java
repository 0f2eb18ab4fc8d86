package digitlab.imaging;

import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import digitlab.segmentation.Component;
import digitlab.segmentation.SignShape;
import digitlab.sketch.PixelBounds;

/**
 * Removes punch holes and spiral binding. They form a row of similar, evenly spaced shapes that either are filled, or are many
 * and run along a whole side of the picture; digits are never that similar.
 */
final class PunchHoleRemover {

	/** The minimum number of shapes in a row: filled ones, and others. */
	private static final int MIN_FILLED = 3;
	private static final int MIN_ALIKE = 6;
	private static final int MIN_PIXELS = 3;
	/** More components than this are noise or a text. */
	private static final int MAX_PIECES = 400;
	/** The maximum ratio of sizes within a row: of length and, for shapes that are not filled, of area and of either side. */
	private static final double ALIKE = 1.5;
	private static final double ALIKE_AREA = 1.8;
	private static final double ALIKE_SIDE = 1.4;
	/** The minimum likeness of shapes that are not filled, and the side of the grid on which it is measured. */
	private static final double SAME_SHAPE = 0.6;
	private static final int GRID = 8;
	/** The maximum deviation from the row's line, relative to the shapes' size. */
	private static final double OFF_LINE = 0.35;
	/** The tolerance for the spacing, and the number of neighbours that must meet it; occasionally one is missing. */
	private static final double EVEN = 0.25;
	private static final double MOSTLY = 0.6;
	private static final double VERY_EVEN = 0.15;
	private static final double NEARLY_ALL = 0.8;
	/**
	 * The maximum distance between the ends of a row along a side and the picture's edges, in spacings, and the maximum distance
	 * from the side.
	 */
	private static final double OPEN_END = 1.6;
	private static final double NEAR_SIDE = 0.2;

	private final int width;
	private final int height;
	private final float[] ink;
	private final List<Component> components;
	private final Map<Component, Long> grids = new IdentityHashMap<>();

	private PunchHoleRemover(int width, int height, float[] ink) {
		this.width = width;
		this.height = height;
		this.ink = ink;
		this.components = Component.of(width, height, ink, 0.3f).stream()
				.filter(component -> component.longerSide() >= MIN_PIXELS).toList();
	}

	/** Cleans {@code ink} (width × height numbers, 0..1) in place. */
	static void remove(int width, int height, float[] ink) {
		PunchHoleRemover punched = new PunchHoleRemover(width, height, ink);
		List<Component> filled = punched.components.stream()
				.filter(component -> component.longerSide() > MIN_PIXELS && SignShape.isFilled(width, component)).toList();
		for (boolean isUpright : new boolean[]{true, false}) {
			filled.forEach(component -> punched.removeRow(component, filled, isUpright, true));
			if (punched.components.size() <= MAX_PIECES) {
				punched.components.forEach(component -> punched.removeRow(component, punched.components, isUpright, false));
			}
		}
	}

	/** Clears the evenly spaced shapes above and below a component, or beside it, if they form a row. */
	private void removeRow(Component component, List<Component> among, boolean isUpright, boolean isFilled) {
		double size = component.longerSide();
		List<Component> row = among.stream()
				.filter(other -> other.longerSide() <= ALIKE * size && size <= ALIKE * other.longerSide()
						&& Math.abs(middle(other, !isUpright) - middle(component, !isUpright)) <= OFF_LINE * size
						&& (isFilled || isAlike(component, other)))
				.sorted(Comparator.comparingDouble(other -> middle(other, isUpright))).toList();
		if (row.size() < MIN_FILLED) {
			return;
		}
		double[] steps = new double[row.size() - 1];
		for (int i = 0; i < steps.length; i++) {
			steps[i] = middle(row.get(i + 1), isUpright) - middle(row.get(i), isUpright);
		}
		double[] sorted = steps.clone();
		Arrays.sort(sorted);
		double usual = sorted[steps.length / 2];
		double reach = isFilled ? EVEN : VERY_EVEN;
		long even = 1 + Arrays.stream(steps).filter(step -> Math.abs(step - usual) <= reach * usual).count();
		if (isFilled
				? even >= MIN_FILLED && even >= MOSTLY * row.size()
				: even >= MIN_ALIKE && even >= NEARLY_ALL * row.size() && isAlongSide(row, usual, isUpright)) {
			row.forEach(this::clear);
			components.stream().filter(other -> other.longerSide() <= ALIKE * size && isInRow(other, row, usual, isUpright))
					.forEach(this::clear);
		}
	}

	private boolean isAlike(Component one, Component other) {
		return isNear(one.pixels().length, other.pixels().length, ALIKE_AREA)
				&& isNear(one.bounds().width() + 2, other.bounds().width() + 2, ALIKE_SIDE)
				&& isNear(one.bounds().height() + 2, other.bounds().height() + 2, ALIKE_SIDE)
				&& likeness(one, other) >= SAME_SHAPE;
	}

	/** The common area of two shapes stretched to the same square, relative to the area of both together (Jaccard index). */
	private double likeness(Component one, Component other) {
		long first = grids.computeIfAbsent(one, this::grid);
		long second = grids.computeIfAbsent(other, this::grid);
		return (double) Long.bitCount(first & second) / Math.max(1, Long.bitCount(first | second));
	}

	/** The shape in 8 × 8 cells, a bit for each cell with ink. */
	private long grid(Component component) {
		PixelBounds bounds = component.bounds();
		long cells = 0;
		for (int pixel : component.pixels()) {
			int x = (pixel % width - bounds.left()) * GRID / bounds.width();
			int y = (pixel / width - bounds.top()) * GRID / bounds.height();
			cells |= 1L << y * GRID + x;
		}
		return cells;
	}

	private static boolean isNear(int one, int other, double times) {
		return Math.max(one, other) <= times * Math.min(one, other);
	}

	private boolean isAlongSide(List<Component> row, double step, boolean isUpright) {
		int along = isUpright ? height : width;
		int across = isUpright ? width : height;
		double place = row.stream().mapToDouble(component -> middle(component, !isUpright)).average().orElse(0);
		return middle(row.getFirst(), isUpright) <= OPEN_END * step && middle(row.getLast(), isUpright) >= along - OPEN_END * step
				&& Math.min(place, across - place) <= NEAR_SIDE * across;
	}

	/** Whether a component is where the row has a shape, whatever its own shape. */
	private static boolean isInRow(Component component, List<Component> row, double step, boolean isUpright) {
		Component nearest = row.stream().min(Comparator
				.comparingDouble(other -> Math.abs(middle(other, isUpright) - middle(component, isUpright)))).orElseThrow();
		double steps = (middle(component, isUpright) - middle(nearest, isUpright)) / step;
		return Math.abs(steps) < 2.5 && Math.abs(steps - Math.rint(steps)) <= EVEN
				&& Math.abs(middle(component, !isUpright) - middle(nearest, !isUpright)) <= OFF_LINE * nearest.longerSide();
	}

	private static double middle(Component component, boolean ofRows) {
		PixelBounds bounds = component.bounds();
		return ofRows ? (bounds.top() + bounds.bottom()) / 2.0 : (bounds.left() + bounds.right()) / 2.0;
	}

	private void clear(Component component) {
		PixelBounds bounds = component.bounds();
		// Also clears the soft edge.
		for (int y = Math.max(0, bounds.top() - 2); y < Math.min(height, bounds.bottom() + 2); y++) {
			for (int x = Math.max(0, bounds.left() - 2); x < Math.min(width, bounds.right() + 2); x++) {
				ink[y * width + x] = 0;
			}
		}
	}
}
