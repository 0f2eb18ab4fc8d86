package digitlab.segmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import digitlab.sketch.PixelBounds;
import org.jspecify.annotations.Nullable;

/**
 * Finds signs in a row of digits by their size and position: points, commas and colons are small and low or stacked, a minus is a
 * bar at half height. {@link SlashFinder} finds slashes; the network classifies other signs by their shape. Similar parts of
 * digits (the bar of a 5, a detached end of a stroke) are higher or closer and stay with their digit.
 */
final class MarkFinder {

	/** The maximum size of a point and the maximum length of a comma, relative to the digits' height. */
	private static final double POINT = 0.3;
	private static final double COMMA = 0.55;
	/** For broad pens, the maximum thickness of points and bars relative to the strokes' thickness. */
	private static final double THICK_POINT = 2.2;
	private static final double LARGE_POINT = 0.37;
	private static final double FULL = 0.6;
	private static final double THICK_BAR = 1.9;
	/** The minimum compactness of a point. */
	private static final double ROUND = 0.42;
	/** Points are about as large as strokes are thick: the limits of their longer and shorter side relative to that. */
	private static final double NOT_SMALLER = 0.65;
	private static final double NOT_THINNER = 0.55;
	/** Points and commas are as dark as other ink, except for their soft edge; the remains of a form's lines are paler. */
	private static final float STRONG = 0.6f;
	/** The minimum number of pixels at which a point can be distinguished from dust. */
	private static final int SMALLEST = 3;
	/**
	 * Components closer to a digit than the first belong to it, those further than the second do not; relative to the digits'
	 * height.
	 */
	private static final double NEAR = 0.02;
	private static final double APART = 0.15;
	/**
	 * For a point after a single digit: its size relative to the strokes' thickness, its roundness, and its distances to the
	 * digit and to the baseline.
	 */
	private static final double AS_BROAD = 0.85;
	private static final double AS_ROUND = 0.7;
	private static final double NOT_FAR = 0.5;
	private static final double ON_LINE = 0.15;
	/** A neighbour with less than this fraction of a component's ink is dust. */
	private static final double SPECK = 0.05;
	/** Ink that extends this far below the baseline is not a detached part of a digit, however close it is. */
	private static final double BELOW = 1.1;
	/** The vertical centre of a sign, relative to the digits' height, from their top. */
	private static final double LOW = 0.68;
	private static final double BAR_FROM = 0.33;
	private static final double BAR_TO = 0.78;
	/** The minimum ratio of a bar's length to its thickness, and its length relative to the digits' height. */
	private static final double BAR = 1.9;
	private static final double SHORTEST_BAR = 0.18;
	private static final double LONGEST_BAR = 1.4;
	private static final double THICKEST_BAR = 0.28;
	/** The minimum ratio of a comma's height to its width, beyond a pixel, which a point's outline may differ by. */
	private static final double LONGER = 1.15;
	/** The points of a colon: the fraction of columns that they share in upright writing, and their slants to either side. */
	private static final double SHARED = 0.3;
	private static final double MIN_SLANT = -0.15;
	private static final double MAX_SLANT = 0.5;
	/** The part of a digit above its lower end that is its foot, relative to its height. */
	private static final double FOOT = 0.12;
	/** From this height on, a filled shape is an unknown mark rather than a point. */
	private static final double SMALLEST_FILLED = 0.34;
	/** Ink above or below a bar or point is dust only below this size, relative to its length. */
	private static final double MIN_STACKED = 0.12;
	/** The fraction of its columns that ink above or below a digit shares with it. */
	private static final double WITHIN = 0.5;
	/** The same for the bar of a 5 above it. */
	private static final double OVER = 0.35;

	private final int width;
	private final Map<Component, Double> slashes;
	private final List<Component> all;
	private final List<Component> digits = new ArrayList<>();
	private final List<Component> small = new ArrayList<>();
	private final List<Found> found = new ArrayList<>();
	private final double height;
	/** The thickness of the thinnest and the broadest digit's strokes, in pixels. */
	private double thickness;
	private double broadest;

	/**
	 * A sign.
	 *
	 * @param components the components that form it
	 */
	record Found(String text, List<Component> components) {

		PixelBounds bounds() {
			return Component.union(components).bounds();
		}
	}

	private MarkFinder(int width, List<Component> components, Map<Component, Double> slashes) {
		this.width = width;
		this.slashes = slashes;
		this.all = components;
		this.height = RowFinder.writingHeight(components);
	}

	/**
	 * Finds the signs of a row and removes their components from the list.
	 *
	 * @param width width of the image in pixels
	 * @param components components of one row; those that remain belong to digits
	 * @param slashes receives the probability of a slash for lines that are more likely ones
	 */
	static List<Found> take(int width, List<Component> components, Map<Component, Double> slashes) {
		MarkFinder finder = new MarkFinder(width, components, slashes);
		finder.find();
		finder.found.forEach(mark -> components.removeAll(mark.components()));
		return finder.found;
	}

	private void find() {
		for (Component component : all) {
			boolean isLarge = all.size() == 1 || component.bounds().height() >= SMALLEST_FILLED * height;
			if (isLarge && SignShape.isFilled(width, component) && isApart(component)) {
				found.add(new Found(Mark.UNKNOWN, List.of(component)));
			} else if (component.bounds().height() < COMMA * height && component.bounds().height() > 0) {
				small.add(component);
			} else {
				digits.add(component);
			}
		}
		if (digits.isEmpty()) {
			return;
		}
		List<Component> withSlashes = List.copyOf(digits);
		List<Found> certain = SlashFinder.find(width, digits, height, slashes);
		certain.forEach(slash -> digits.removeAll(slash.components()));
		found.addAll(certain);
		if (!small.isEmpty()) {
			double[] thicknesses = withSlashes.stream().mapToDouble(digit -> digit.thickness(width)).sorted().toArray();
			thickness = thicknesses[0];
			broadest = thicknesses[thicknesses.length - 1];
			smallSigns();
		}
	}

	private void smallSigns() {
		take(this::isComma).forEach(comma -> found.add(new Found(",", List.of(comma))));
		List<Component> bars = take(this::isBar);
		List<Component> points = take(this::isPoint);
		List<Component> stacked = Stream.concat(bars.stream(), points.stream()).filter(component -> isStacked(component, points))
				.toList();
		bars.removeAll(stacked);
		points.removeAll(stacked);
		bars.forEach(bar -> found.add(new Found("-", List.of(bar))));
		List<Component> between = new ArrayList<>(points.stream().filter(this::isBetween).toList());
		points.removeAll(between);
		colons(between);
		points.addAll(between);
		points.stream().filter(this::isLow).filter(point -> isBetween(point) || isLast(point))
				.forEach(point -> found.add(new Found(".", List.of(point))));
	}

	/**
	 * Whether there is other ink above or below a bar or a point, as in = and ÷, which are recognised by their shape; two points
	 * are a colon.
	 */
	private boolean isStacked(Component component, List<Component> points) {
		return all.stream().anyMatch(other -> other != component && other.bounds().height() < COMMA * height
				&& !(points.contains(component) && points.contains(other))
				&& other.longerSide() >= MIN_STACKED * component.longerSide()
				&& other.bounds().commonColumns(component.bounds()) > WITHIN
						* Math.min(other.bounds().width(), component.bounds().width()));
	}

	/** Whether there are digits on both sides. */
	private boolean isBetween(Component component) {
		double x = middle(component.bounds());
		return digits.stream().anyMatch(digit -> middle(digit.bounds()) < x)
				&& digits.stream().anyMatch(digit -> middle(digit.bounds()) > x);
	}

	/**
	 * Whether it is the last component of a row: after several digits, or after one, where a detached end of a stroke is likelier
	 * than a point unless the point is clear. Ink under a digit is a part that broke off, unless it is clearly a point beside the
	 * digit's foot.
	 */
	private boolean isLast(Component component) {
		double x = middle(component.bounds());
		Component last = digits.stream().max(Comparator.comparingDouble(digit -> middle(digit.bounds()))).orElseThrow();
		boolean isBeyond = middle(last.bounds()) < x;
		return isUnder(component) || !isBeyond
				? footEnd(last) <= x && isClear(component, last)
				: digits.size() > 1 || isClear(component, last);
	}

	private boolean isClear(Component point, Component digit) {
		PixelBounds bounds = point.bounds();
		int shorter = Math.min(bounds.width(), bounds.height());
		double limit = NOT_FAR * height;
		return shorter >= AS_BROAD * thickness && shorter >= AS_ROUND * bounds.longerSide()
				&& point.pixels().length >= FULL * bounds.width() * bounds.height()
				&& Math.abs(bounds.bottom() - digit.bounds().bottom()) <= ON_LINE * height
				&& ComponentGrouping.distance(width, point, digit, limit) <= limit;
	}

	private List<Component> take(Predicate<Component> what) {
		List<Component> taken = new ArrayList<>(small.stream().filter(what).toList());
		small.removeAll(taken);
		return taken;
	}

	/** The vertical centre of a component relative to the digits' height, from the top of the adjacent digits. */
	private double level(Component component) {
		PixelBounds line = beside(component);
		return ((component.bounds().top() + component.bounds().bottom()) / 2.0 - line.top()) / line.height();
	}

	/** The top and bottom of the digits next to a component. */
	private PixelBounds beside(Component component) {
		double middle = middle(component.bounds());
		Component left = nearest(middle, true);
		Component right = nearest(middle, false);
		if (left == null || right == null) {
			return whole(left == null ? right : left, component);
		}
		PixelBounds a = whole(left, component);
		PixelBounds b = whole(right, component);
		return new PixelBounds(0, (a.top() + b.top()) / 2, 1, (a.bottom() + b.bottom()) / 2);
	}

	/** The bounds of a digit with what is above it, such as the detached bar of a 5, except for the component in question. */
	private PixelBounds whole(Component digit, Component asked) {
		PixelBounds bounds = digit.bounds();
		return all.stream()
				.filter(other -> other != asked && other.bounds().width() >= MIN_STACKED * height
						&& other.bounds().bottom() <= bounds.top() + NEAR * height
						&& other.bounds().commonColumns(bounds) >= OVER * Math.min(other.bounds().width(), bounds.width()))
				.map(Component::bounds).reduce(bounds, PixelBounds::union);
	}

	private @Nullable Component nearest(double x, boolean isLeft) {
		return digits.stream().filter(digit -> isLeft == middle(digit.bounds()) <= x)
				.filter(digit -> digit.bounds().height() >= 0.6 * height)
				.min(Comparator.comparingDouble(digit -> Math.abs(middle(digit.bounds()) - x)))
				.or(() -> isLeft ? Optional.empty() : digits.stream().findFirst().filter(_ -> nearest(x, true) == null))
				.orElse(null);
	}

	static double middle(PixelBounds bounds) {
		return (bounds.left() + bounds.right()) / 2.0;
	}

	private boolean isApart(Component component) {
		double limit = APART * height;
		return all.stream().noneMatch(other -> other != component && other.mass() > SPECK * component.mass()
				&& ComponentGrouping.distance(width, component, other, limit) <= limit);
	}

	private boolean isFree(Component component) {
		double limit = NEAR * height;
		return digits.stream().noneMatch(digit -> ComponentGrouping.distance(width, component, digit, limit) <= limit);
	}

	/** Whether it is mostly below a digit's lower end and within its columns. */
	private boolean isUnder(Component component) {
		double y = (component.bounds().top() + component.bounds().bottom()) / 2.0;
		return digits.stream().anyMatch(digit -> y > digit.bounds().bottom()
				&& component.bounds().commonColumns(digit.bounds()) > WITHIN * component.bounds().width());
	}

	/** The column where a digit's foot ends: a point may be beside it, and under the bar of a 5 or the side of a slanted 0. */
	private int footEnd(Component digit) {
		double from = digit.bounds().bottom() - FOOT * digit.bounds().height();
		return 1 + Arrays.stream(digit.pixels()).filter(pixel -> pixel / width >= from).map(pixel -> pixel % width).max()
				.orElse(0);
	}

	private boolean isBeside(Component component) {
		return digits.stream()
				.noneMatch(digit -> component.bounds().commonColumns(digit.bounds()) > WITHIN * component.bounds().width());
	}

	private boolean isBar(Component component) {
		PixelBounds bounds = component.bounds();
		double level = level(component);
		return bounds.width() >= BAR * bounds.height() && bounds.width() >= SHORTEST_BAR * height
				&& bounds.width() <= LONGEST_BAR * height
				&& bounds.height() <= Math.max(THICKEST_BAR * height, THICK_BAR * thickness) && level >= BAR_FROM
				&& level <= BAR_TO && isBeside(component) && isFree(component);
	}

	private boolean isPoint(Component component) {
		PixelBounds bounds = component.bounds();
		int longer = bounds.longerSide();
		int shorter = Math.min(bounds.width(), bounds.height());
		boolean isFull = component.pixels().length >= FULL * bounds.width() * bounds.height();
		double largest = isFull ? Math.clamp(THICK_POINT * broadest, POINT * height, LARGE_POINT * height) : POINT * height;
		return component.peak() >= STRONG && !component.hasHole(width) && longer <= largest && shorter >= ROUND * longer
				&& longer >= SMALLEST
				&& longer >= NOT_SMALLER * thickness && shorter >= NOT_THINNER * thickness && isFree(component);
	}

	private boolean isLow(Component component) {
		return level(component) >= LOW;
	}

	private boolean isComma(Component component) {
		PixelBounds line = beside(component);
		PixelBounds bounds = component.bounds();
		int shorter = Math.min(bounds.width(), bounds.height());
		double top = (double) (bounds.top() - line.top()) / line.height();
		double bottom = (double) (bounds.bottom() - line.top()) / line.height();
		return component.peak() >= STRONG && isBetween(component) && !component.hasHole(width)
				&& shorter >= NOT_THINNER * thickness && top >= 0.55
				&& bottom >= 1.04
				&& bounds.height() - 1 >= LONGER * bounds.width() && bounds.height() >= 0.12 * height
				&& (bottom >= BELOW || isFree(component));
	}

	/** Whether two points are above each other, along the slant of writing, without a digit between them. */
	private boolean isAbove(PixelBounds one, PixelBounds other) {
		if (one.commonColumns(other) >= SHARED * Math.min(one.width(), other.width())) {
			return true;
		}
		PixelBounds upper = one.top() < other.top() ? one : other;
		PixelBounds lower = upper == one ? other : one;
		double slant = (middle(upper) - middle(lower)) / Math.max(1, lower.bottom() - upper.bottom());
		return upper.commonRows(lower) == 0 && slant >= MIN_SLANT && slant <= MAX_SLANT && digits.stream().noneMatch(
				digit -> (middle(digit.bounds()) - middle(lower)) * (middle(digit.bounds()) - middle(upper)) < 0);
	}

	/** Combines stacked points into colons. */
	private void colons(List<Component> points) {
		for (int i = 0; i < points.size(); i++) {
			for (int j = i + 1; j < points.size(); j++) {
				PixelBounds a = points.get(i).bounds();
				PixelBounds b = points.get(j).bounds();
				boolean isAlike = Math.max(a.width(), b.width()) <= 2.2 * Math.min(a.width(), b.width());
				double apart = Math.abs(level(points.get(i)) - level(points.get(j)));
				if (isAbove(a, b) && isAlike && apart <= 0.75) {
					found.add(new Found(":", List.of(points.get(i), points.get(j))));
					points.remove(j);
					points.remove(i);
					i = -1;
					break;
				}
			}
		}
	}
}
