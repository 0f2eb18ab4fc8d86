package digitlab.segmentation;

import java.util.ArrayList;
import java.util.List;

import digitlab.sketch.PixelBounds;

/**
 * Removes underlines from a row. An underline is flat, below all the ink that it spans, separated from it by blank paper, and has
 * ink above most of it. The base of a 1 is closer to its stem and hardly wider than a digit; a fraction bar also has digits below
 * and is kept.
 */
final class UnderlineRemover {

	/** The minimum ratio of a line's length to its height, and its maximum height relative to the writing's. */
	private static final double FLAT = 2.5;
	private static final double HIGHEST = 0.4;
	/** The minimum gap above it and its minimum length, relative to the writing's height: a base is closer or shorter. */
	private static final double GAP = 0.03;
	private static final double BROAD = 0.55;
	/** Ink above a slanted line may overlap its rows by this fraction of the writing's height. */
	private static final double INTO = 0.12;
	/**
	 * A component is above a line with at least this fraction of its columns; digits have at least this height relative to the
	 * writing's.
	 */
	private static final double OVER = 0.5;
	private static final double DIGIT = 0.5;

	private UnderlineRemover() {
	}

	/**
	 * @param row components of one row, from which underlines are removed
	 * @param all components of all rows
	 */
	static void take(List<Component> row, List<Component> all) {
		double height = RowFinder.writingHeight(row);
		List<Component> lines = new ArrayList<>(
				row.stream().filter(component -> isFlat(component.bounds(), height) && isUnder(component, all, height)).toList());
		row.removeAll(lines);
	}

	private static boolean isFlat(PixelBounds bounds, double height) {
		return bounds.width() >= FLAT * bounds.height() && bounds.height() <= HIGHEST * height
				&& bounds.width() >= BROAD * height;
	}

	private static boolean isUnder(Component line, List<Component> all, double height) {
		PixelBounds bounds = line.bounds();
		List<PixelBounds> over = all.stream().map(Component::bounds)
				.filter(other -> !other.equals(bounds) && other.height() >= DIGIT * height && !isFlat(other, height)
						&& bounds.commonColumns(other) >= OVER * other.width())
				.toList();
		List<PixelBounds> near = over.stream()
				.filter(other -> other.top() < bounds.top() && bounds.top() - other.bottom() <= height).toList();
		boolean isAllAbove = near.stream().allMatch(other -> other.bottom() <= bounds.top() + INTO * height);
		boolean isAnyBelow = over.stream().anyMatch(other -> other.top() >= bounds.bottom() - INTO * height
				&& other.top() - bounds.bottom() <= height);
		boolean isFree = near.stream().anyMatch(other -> bounds.top() - other.bottom() >= GAP * height)
				|| bounds.width() >= 1.2 * height;
		return !near.isEmpty() && isAllAbove && !isAnyBelow && isFree;
	}
}
