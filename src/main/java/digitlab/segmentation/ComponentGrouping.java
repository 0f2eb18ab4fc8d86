package digitlab.segmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import digitlab.sketch.PixelBounds;

/**
 * Groups components that can only belong to one digit, such as a 5 and its bar, by their position, and decides which adjacent
 * groups may be one digit. All measures are relative to the writing's height, which is that of the tallest component.
 */
final class ComponentGrouping {

	/** Stacked components share this fraction of the narrower one's columns and at most this fraction of the lower one's rows. */
	private static final double ABOVE = 0.5;
	private static final double BESIDE = 0.3;

	/** The maximum distance between components of one digit. */
	private static final double NEAR = 0.3;

	/** A component smaller than this is part of a digit rather than a digit. */
	private static final double PART_HEIGHT = 0.4;
	private static final double PART_WIDTH = 0.7;

	/** A part also has less than this fraction of the heaviest component's ink. */
	private static final double PART_MASS = 0.45;

	/** A ring of this height is a small 0, however. */
	private static final double RING = 0.25;
	/** The weight of a small 0's shortness in the penalty. */
	private static final double SMALL_RING = 0.2;

	/** A bar, wider than this relative to its height, is not a digit either. */
	private static final double FLAT = 2.5;

	/**
	 * A component with less than this fraction of the ink is not a digit however tall it is; it may be a scanner's line at the
	 * side.
	 */
	private static final double TRACE_MASS = 0.07;

	/** The minimum size of a sign, and the height of a sign of several components. */
	private static final double MIN_SIGN = 0.2;
	private static final double MIN_STACK = 0.15;

	/** A part belongs to its nearest neighbour if the second nearest is this many times as far away. */
	private static final double CLEARLY_NEARER = 2;

	/**
	 * Two components of at least this height side by side are two digits, unless they almost touch and are together no wider than
	 * tall.
	 */
	private static final double TALL = 0.7;
	private static final double ALMOST_TOUCHING = 0.12;

	/** A digit shorter than this is penalised, the more so the shorter it is. */
	private static final double SHORT = 0.6;

	/**
	 * A line, no wider than this relative to its height, none of whose components has this fraction of the ink, is a broken line
	 * and penalised as a 1.
	 */
	private static final double LINE = 0.3;
	private static final double WHOLE = 0.8;
	private static final double BROKEN = 0.5;

	/** A component smaller than this is a dot: part of its nearest neighbour, or dropped when it is far from everything. */
	private static final double DOT = 0.12;

	/** The usual maximum width of a digit relative to its height. */
	private static final double WIDEST = 1.4;

	/** A component wider than this relative to its height may be the bar of a 5, which often extends far to the right. */
	private static final double BAR = 1.6;
	private static final double WIDEST_WITH_BAR = 1.7;

	/** A component of which this fraction is inside another's box belongs to it. */
	private static final double INSIDE = 0.85;

	private static final int MAX_TOGETHER = 4;

	private final int width;
	private final List<Component> components;
	private double height;

	private ComponentGrouping(int width, List<Component> components) {
		this.width = width;
		this.components = new ArrayList<>(components);
	}

	/**
	 * @param width width of the image in pixels
	 * @return the groups, from left to right by the centres of their boxes
	 */
	static List<Component> group(int width, List<Component> components) {
		ComponentGrouping grouping = new ComponentGrouping(width, components);
		grouping.measure();
		grouping.stack();
		grouping.measure();
		grouping.attachParts();
		List<Component> groups = grouping.components;
		groups.sort(Comparator.comparingDouble(component -> middle(component.bounds())));
		return groups;
	}

	/** Whether a run of adjacent groups may be one digit. */
	static boolean mayBeOne(int width, List<Component> run) {
		if (run.size() > MAX_TOGETHER) {
			return false;
		}
		double height = run.stream().mapToInt(component -> component.bounds().height()).max().orElse(0);
		PixelBounds all = Component.union(run).bounds();
		double widest = run.stream().anyMatch(component -> isBar(component.bounds())) ? WIDEST_WITH_BAR : WIDEST;
		if (all.width() > widest * all.height()) {
			return false;
		}
		for (int i = 1; i < run.size(); i++) {
			PixelBounds left = run.get(i - 1).bounds();
			PixelBounds right = run.get(i).bounds();
			boolean isEachTall = Math.min(left.height(), right.height()) >= TALL * height;
			boolean isWithBar = isBar(left) || isBar(right);
			boolean isApart = !isWithBar && isApart(left, right);
			boolean isTwo = isApart && isEachTall && left.union(right).width() > height;
			// A bar and the ink below it, or the halves of a broken digit, are each much shorter than the digit.
			double reach = isApart ? (isEachTall ? ALMOST_TOUCHING : NEAR) * height : NEAR * all.height();
			if (isTwo || distance(width, run.get(i - 1), run.get(i), reach) > reach) {
				return false;
			}
		}
		return true;
	}

	private static boolean isApart(PixelBounds left, PixelBounds right) {
		return left.commonColumns(right) < ABOVE * Math.min(left.width(), right.width());
	}

	/** Whether a component is a ring next to something taller: a small 0, not a part of it. */
	private static boolean isSmallRing(int width, Component component, double height) {
		return component.bounds().height() >= RING * height && component.bounds().height() < TALL * height
				&& component.hasHole(width);
	}

	private static boolean isBar(PixelBounds bounds) {
		return bounds.width() > BAR * bounds.height();
	}

	/** The penalty of a run of groups; see {@link DigitCandidate#oddness}. */
	static double oddness(int width, List<Component> run, List<Component> groups) {
		double height = height(groups);
		if (run.size() == 1) {
			Component one = run.getFirst();
			double shortness = shortness(one.bounds().height(), SHORT * height);
			return groups.size() > 1 && isPart(width, one, height, most(groups))
					? 1
					: Math.max(isBrokenLine(one) ? BROKEN : 0,
							shortness > 0 && one.hasHole(width) ? SMALL_RING * shortness : shortness);
		}
		double widest = 0;
		for (int i = 1; i < run.size(); i++) {
			Component left = run.get(i - 1);
			Component right = run.get(i);
			boolean isWithRing = isSmallRing(width, left, height) != isSmallRing(width, right, height)
					&& isApart(left.bounds(), right.bounds());
			widest = isWithRing ? height : Math.max(widest, distance(width, left, right, height));
		}
		return Math.min(1, widest / height);
	}

	/** Whether a group is a dashed line, such as part of a form's frame next to a digit. */
	private static boolean isBrokenLine(Component group) {
		return group.bounds().width() <= LINE * group.bounds().height() && group.heaviest() < WHOLE * group.mass();
	}

	/**
	 * The penalty for shortness. A fragment of a stroke, enlarged by itself, looks like a perfect 1, but the digits of a number
	 * have similar heights.
	 */
	static double shortness(double height, double shortest) {
		return Math.max(0, 1 - height / shortest);
	}

	/** Whether a group is too small to be a digit compared with the others. */
	private static boolean isPart(int width, Component group, double height, double maxMass) {
		boolean isSmall = group.bounds().height() < PART_HEIGHT * height && group.bounds().width() < PART_WIDTH * height;
		boolean isFlat = group.bounds().width() > FLAT * group.bounds().height();
		boolean isLight = isSmall && group.mass() < PART_MASS * maxMass || group.mass() < TRACE_MASS * maxMass;
		// Holes are searched last, as this takes longest.
		return isFlat || isLight && !(group.bounds().height() >= RING * height && group.hasHole(width));
	}

	/** Whether a part is as large as a plus or has several stacked bars or points, so that it may be a sign of its own. */
	private boolean maybeSign(Component part) {
		PixelBounds bounds = part.bounds();
		double minHeight = part.heaviest() < WHOLE * part.mass() ? MIN_STACK : MIN_SIGN;
		return bounds.height() >= minHeight * height && bounds.width() >= MIN_SIGN * height;
	}

	/** The ink of the heaviest component. */
	private static double most(List<Component> components) {
		return components.stream().mapToDouble(Component::mass).max().orElse(0);
	}

	private static double height(List<Component> groups) {
		return groups.stream().mapToInt(group -> group.bounds().height()).max().orElse(0);
	}

	private static double middle(PixelBounds bounds) {
		return (bounds.left() + bounds.right()) / 2.0;
	}

	private void measure() {
		height = height(components);
	}

	private void stack() {
		boolean changed = true;
		while (changed) {
			changed = false;
			for (int i = 0; i < components.size() && !changed; i++) {
				for (int j = i + 1; j < components.size() && !changed; j++) {
					changed = belongTogether(components.get(i), components.get(j));
					if (changed) {
						join(i, j);
					}
				}
			}
		}
	}

	private boolean belongTogether(Component one, Component other) {
		PixelBounds a = one.bounds();
		PixelBounds b = other.bounds();
		int columns = a.commonColumns(b);
		int rows = a.commonRows(b);
		int narrower = Math.min(a.width(), b.width());
		int lower = Math.min(a.height(), b.height());
		boolean isInside = columns >= INSIDE * narrower && rows >= INSIDE * lower
				&& Math.max(a.height(), b.height()) >= height * TALL && lower < TALL * height;
		double reach = NEAR * Math.max(height, a.union(b).height() / 2.0);
		boolean isAbove = columns >= ABOVE * narrower && rows <= BESIDE * lower;
		return isInside || isAbove && distance(width, one, other, reach) <= reach;
	}

	/** Attaches small parts to their nearest neighbour where it is clear which that is; drops dots far from everything. */
	private void attachParts() {
		double maxMass = most(components);
		List<Component> parts = new ArrayList<>(
				components.stream().filter(component -> !maybeSign(component) && isPart(width, component, height, maxMass))
						.toList());
		parts.sort(Comparator.comparingDouble(Component::mass));
		for (Component part : parts) {
			if (components.size() > 1 && components.contains(part)) { // it may have been merged into
				attach(part);
			}
		}
	}

	private void attach(Component part) {
		double limit = NEAR * height;
		double nearest = Double.POSITIVE_INFINITY;
		double second = Double.POSITIVE_INFINITY;
		Component to = null;
		for (Component other : components) {
			double distance = other == part ? Double.POSITIVE_INFINITY : distance(width, part, other, CLEARLY_NEARER * limit);
			second = Math.min(second, Math.max(distance, nearest));
			if (distance < nearest) {
				nearest = distance;
				to = other;
			}
		}
		boolean isDot = part.longerSide() < DOT * height;
		if (to != null && nearest <= limit && (isDot || second >= CLEARLY_NEARER * nearest)) {
			join(components.indexOf(part), components.indexOf(to));
		} else if (nearest > limit && isDot) {
			components.remove(part);
		}
	}

	private void join(int i, int j) {
		Component one = components.get(i);
		Component other = components.get(j);
		components.remove(one);
		components.remove(other);
		components.add(Component.union(List.of(one, other)));
	}

	/**
	 * The width in pixels of the blank paper between two components at their closest; above {@code limit}, a lower bound of it.
	 */
	static double distance(int width, Component one, Component other, double limit) {
		int[] a = near(width, one, other.bounds(), limit);
		int[] b = near(width, other, one.bounds(), limit);
		double nearest = Double.POSITIVE_INFINITY;
		for (int p : a) {
			for (int q : b) {
				int dx = p % width - q % width;
				int dy = p / width - q / width;
				nearest = Math.min(nearest, (double) dx * dx + (double) dy * dy);
			}
		}
		return Math.sqrt(nearest);
	}

	private static int[] near(int width, Component component, PixelBounds to, double limit) {
		return Arrays.stream(component.pixels()).filter(p -> p % width >= to.left() - limit && p % width <= to.right() + limit
				&& p / width >= to.top() - limit && p / width <= to.bottom() + limit).toArray();
	}
}
