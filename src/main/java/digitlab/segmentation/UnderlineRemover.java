package digitlab.segmentation;

import java.util.ArrayList;
import java.util.List;

import digitlab.sketch.PixelBounds;

/**
 * Takes lines that were drawn under digits out of a row. Such a line is flat, lies below all that it reaches under, with free paper
 * between, and under most of it there is something. The base of a 1 is nearer to its stem and hardly broader than a digit; a
 * fraction's bar has digits below as well, and stays.
 */
final class UnderlineRemover {

	/** How much longer than high a line is, and how high at most, in parts of the writing's height. */
	private static final double FLAT = 2.5;
	private static final double HIGHEST = 0.4;
	/** The least gap above it, in parts of the writing's height, and its least length: a base is nearer or shorter. */
	private static final double GAP = 0.04;
	private static final double BROAD = 0.55;
	/** What it reaches under may reach into its rows by this part of the writing's height, where it slants. */
	private static final double INTO = 0.12;
	/** A piece lies over a line with this part of its columns, and digits are at least this high. */
	private static final double OVER = 0.5;
	private static final double DIGIT = 0.5;

	private UnderlineRemover() {
	}

	/**
	 * @param row pieces of one row, from which lines under its digits are taken
	 * @param all pieces of all rows
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
