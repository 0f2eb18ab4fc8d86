package digitlab.segmentation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import digitlab.sketch.PixelBounds;
import org.jspecify.annotations.Nullable;

/**
 * Groups components into rows. Tall components form rows: each is linked to its nearest neighbour on either side at a similar
 * height, so that rows may slant, and go up and down as in boxes. Small components join the nearest row.
 */
public final class RowFinder {

	/**
	 * The minimum height of components that form rows, relative to the writing's height, and their maximum ratio of width to
	 * height.
	 */
	private static final double TALL = 0.5;
	private static final double FLAT = 3;
	/** The fraction of the lower neighbour's height that neighbours must share. */
	private static final double LEVEL = 0.4;
	/** The fraction of the narrower component's columns that stacked components share. */
	private static final double ABOVE = 0.5;
	/**
	 * For halves of a digit that is broken across: the maximum gap relative to both heights, and the maximum ratio of width to
	 * height.
	 */
	private static final double BROKEN_GAP = 0.12;
	private static final double BROKEN_ABOVE = 0.35;
	private static final double BROKEN_WIDTH = 0.55;
	/** Where each half has company in a row of its own, the maximum gap relative to both heights. */
	private static final double NEARLY_TOUCHING = 0.05;
	/** The maximum height of a digit of two components, in heights of the writing. */
	private static final double ONE_DIGIT = 1.2;
	/** The fraction of their heights that parts of a row share along the row's slant, and the maximum slant. */
	private static final double SAME_ROW = 0.5;
	private static final double STEEPEST = 0.25;

	private final List<Component> components;
	private final double height;

	private RowFinder(List<Component> components) {
		this.components = components;
		this.height = writingHeight(components);
	}

	/** The height of the writing in pixels: the median height of components, weighted with their ink. */
	public static double writingHeight(List<Component> components) {
		List<Component> byHeight = components.stream().filter(component -> !isFlat(component.bounds()))
				.sorted(Comparator.comparingInt(component -> component.bounds().height())).toList();
		double mass = byHeight.stream().mapToDouble(Component::mass).sum();
		double below = 0;
		for (Component component : byHeight) {
			below += component.mass();
			if (below >= mass / 2) {
				return component.bounds().height();
			}
		}
		return components.stream().mapToInt(component -> component.bounds().height()).max().orElse(0);
	}

	/** Finds the rows, from top to bottom; every component is in one. */
	static List<List<Component>> find(List<Component> components) {
		return new RowFinder(components).find();
	}

	/** Whether a component is too flat for a digit. */
	static boolean isFlat(PixelBounds bounds) {
		return bounds.width() > FLAT * bounds.height();
	}

	private List<List<Component>> find() {
		List<Component> tall = components.stream()
				.filter(component -> component.bounds().height() >= TALL * height && !isFlat(component.bounds())).toList();
		if (tall.size() < 2) {
			return List.of(components);
		}
		List<List<Component>> rows = new ArrayList<>();
		tall.forEach(component -> rows.add(new ArrayList<>(List.of(component))));
		for (Component component : tall) {
			for (boolean isRight : new boolean[]{true, false}) {
				Component neighbour = neighbour(component, tall, isRight);
				if (neighbour != null) {
					join(rows, component, neighbour);
				}
			}
			tall.stream().filter(other -> other != component && isBroken(component.bounds(), other.bounds(), tall))
					.forEach(other -> join(rows, component, other));
		}
		joinLevel(rows);
		if (rows.size() == 1) {
			return List.of(components);
		}
		components.stream().filter(component -> !tall.contains(component))
				.forEach(component -> nearest(rows, tall, component).add(component));
		rows.sort(Comparator.comparingDouble(row -> middle(bounds(row))));
		return rows;
	}

	private static double middle(PixelBounds bounds) {
		return (bounds.top() + bounds.bottom()) / 2.0;
	}

	private static PixelBounds bounds(List<Component> row) {
		return row.stream().map(Component::bounds).reduce(PixelBounds::union).orElseThrow();
	}

	/** The nearest component to the right, or to the left, at a similar height, or null. */
	private static @Nullable Component neighbour(Component component, List<Component> tall, boolean isRight) {
		Component nearest = null;
		double least = Double.POSITIVE_INFINITY;
		for (Component other : tall) {
			double away = other.bounds().left() + other.bounds().right() - component.bounds().left() - component.bounds().right();
			boolean isThere = isRight ? away > 0 : away < 0;
			double distance = isRight ? other.bounds().left() : -other.bounds().right();
			if (other != component && isThere && isLevel(component.bounds(), other.bounds()) && distance < least) {
				nearest = other;
				least = distance;
			}
		}
		return nearest;
	}

	private static boolean isLevel(PixelBounds one, PixelBounds other) {
		boolean isAbove = one.commonColumns(other) >= ABOVE * Math.min(one.width(), other.width());
		double shared = (double) one.commonRows(other) / Math.min(one.height(), other.height());
		return shared >= LEVEL && !(isAbove && shared < 0.7);
	}

	/** Whether two stacked components, of all that are tall, are one digit that is broken across. */
	private boolean isBroken(PixelBounds one, PixelBounds other, List<Component> tall) {
		PixelBounds both = one.union(other);
		boolean isAbove = one.commonColumns(other) >= BROKEN_ABOVE * Math.min(one.width(), other.width());
		int gap = both.height() - one.height() - other.height();
		boolean isNear = gap <= BROKEN_GAP * both.height();
		boolean isFitting = both.height() <= ONE_DIGIT * height || both.width() >= BROKEN_WIDTH * both.height()
				&& (gap <= NEARLY_TOUCHING * both.height() || !hasCompany(one, other, tall) || !hasCompany(other, one, tall));
		return isAbove && isNear && isFitting && Math.max(one.height(), other.height()) <= 0.8 * both.height();
	}

	/** Whether another component is level with one of two stacked ones alone; whole digits beside a broken one are with both. */
	private static boolean hasCompany(PixelBounds one, PixelBounds other, List<Component> tall) {
		return tall.stream().map(Component::bounds).anyMatch(beside -> !beside.equals(one) && !beside.equals(other)
				&& isLevel(beside, one) && !isLevel(beside, other));
	}

	private static void join(List<List<Component>> rows, Component one, Component other) {
		List<Component> first = rowOf(rows, one);
		List<Component> second = rowOf(rows, other);
		if (first != second) {
			first.addAll(second);
			rows.removeIf(row -> row == second);
		}
	}

	private static List<Component> rowOf(List<List<Component>> rows, Component component) {
		return rows.stream().filter(row -> row.contains(component)).findFirst().orElseThrow();
	}

	/** Merges rows that are side by side with blank paper between them. */
	private static void joinLevel(List<List<Component>> rows) {
		for (int i = 0; i < rows.size(); i++) {
			for (int j = i + 1; j < rows.size(); j++) {
				if (isSameRow(rows.get(i), rows.get(j))) {
					rows.get(i).addAll(rows.remove(j));
					i = -1;
					break;
				}
			}
		}
	}

	private static boolean isSameRow(List<Component> one, List<Component> other) {
		PixelBounds a = bounds(one);
		PixelBounds b = bounds(other);
		if (a.commonColumns(b) > 0) {
			return false;
		}
		List<Component> left = a.left() < b.left() ? one : other;
		List<Component> right = left == one ? other : one;
		Component last = left.stream().max(Comparator.comparingInt(component -> component.bounds().right())).orElseThrow();
		Component first = right.stream().min(Comparator.comparingInt(component -> component.bounds().left())).orElseThrow();
		double slant = left.size() > 1 ? slant(left) : right.size() > 1 ? slant(right) : 0;
		double shift = slant * (first.bounds().left() - last.bounds().right());
		double top = Math.max(last.bounds().top() + shift, first.bounds().top());
		double bottom = Math.min(last.bounds().bottom() + shift, first.bounds().bottom());
		return bottom - top >= SAME_ROW * Math.min(last.bounds().height(), first.bounds().height());
	}

	/** The slope of a row: rows down per column to the right. */
	static double slant(List<Component> row) {
		double n = row.size();
		double x = row.stream().mapToDouble(component -> (component.bounds().left() + component.bounds().right()) / 2.0).sum()
				/ n;
		double y = row.stream().mapToDouble(component -> middle(component.bounds())).sum() / n;
		double both = 0;
		double squares = 0;
		for (Component component : row) {
			double dx = (component.bounds().left() + component.bounds().right()) / 2.0 - x;
			both += dx * (middle(component.bounds()) - y);
			squares += dx * dx;
		}
		return squares == 0 ? 0 : Math.clamp(both / squares, -STEEPEST, STEEPEST);
	}

	private static List<Component> nearest(List<List<Component>> rows, List<Component> tall, Component component) {
		Component nearest = tall.stream()
				.min(Comparator.comparingDouble(other -> apart(component.bounds(), other.bounds()))).orElseThrow();
		return rowOf(rows, nearest);
	}

	/**
	 * The distance of two boxes; within a row's height, horizontal distance counts half, since ink next to digits belongs to
	 * their row.
	 */
	private static double apart(PixelBounds one, PixelBounds other) {
		double dx = Math.max(0, Math.max(one.left(), other.left()) - Math.min(one.right(), other.right()));
		double dy = Math.max(0, Math.max(one.top(), other.top()) - Math.min(one.bottom(), other.bottom()));
		return Math.hypot(dx / 2, dy);
	}
}
