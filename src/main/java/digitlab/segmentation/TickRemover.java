package digitlab.segmentation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import digitlab.sketch.PixelBounds;

/**
 * Removes the short upright ticks that separate a form's character positions from a row. They are alike, thin, much lower than
 * the digits, aligned and evenly spaced; a 1 is as high as the other digits.
 */
final class TickRemover {

	private static final int MIN_TICKS = 3;
	/** The minimum height of a tick relative to the writing's height, and the minimum ratio of its height to its width. */
	private static final double LOWEST = 0.12;
	private static final double HIGHEST = 0.7;
	private static final double NARROW = 0.4;
	/** The tolerances for the ticks' heights, the alignment of their lower ends, and their spacing. */
	private static final double ALIKE = 1.45;
	private static final double OFF_LINE = 0.12;
	private static final double UNEVEN = 0.3;

	private TickRemover() {
	}

	/** @param row components of one row, from which its ticks are removed */
	static void take(List<Component> row) {
		double height = RowFinder.writingHeight(row);
		List<Component> narrow = row.stream().filter(component -> isTick(component.bounds(), height))
				.sorted(Comparator.comparingInt(component -> component.bounds().left())).toList();
		List<Component> best = List.of();
		for (Component first : narrow) {
			List<Component> comb = comb(first, narrow, height);
			best = comb.size() > best.size() ? comb : best;
		}
		if (best.size() >= MIN_TICKS) {
			row.removeAll(best);
		}
	}

	private static boolean isTick(PixelBounds bounds, double height) {
		return bounds.height() >= LOWEST * height && bounds.height() <= HIGHEST * height
				&& bounds.width() <= Math.max(2, NARROW * bounds.height());
	}

	/** The evenly spaced components like {@code first}, starting with it; the spacing is the distance to the second. */
	private static List<Component> comb(Component first, List<Component> narrow, double height) {
		List<Component> like = narrow.stream().filter(component -> isAlike(component.bounds(), first.bounds())).toList();
		List<Component> best = List.of();
		int start = like.indexOf(first);
		for (int second = start + 1; second < like.size(); second++) {
			double step = foot(like.get(second)) - foot(first);
			double fall = (like.get(second).bounds().bottom() - first.bounds().bottom()) / Math.max(1, step);
			List<Component> comb = new ArrayList<>(List.of(first));
			for (Component next : like.subList(start + 1, like.size())) {
				Component last = comb.getLast();
				double along = foot(next) - foot(last);
				// From one to the next: the line of the first two, prolonged, misses the last by far.
				double expected = last.bounds().bottom() + fall * along;
				boolean isOnLine = Math.abs(next.bounds().bottom() - expected) <= Math.max(2, OFF_LINE * height);
				if (step >= HIGHEST / 2 * height && Math.abs(along - step) <= UNEVEN * step && isOnLine && Math.abs(fall) < 0.2) {
					comb.add(next);
				}
			}
			best = comb.size() > best.size() ? comb : best;
		}
		return best;
	}

	private static boolean isAlike(PixelBounds one, PixelBounds other) {
		return Math.max(one.height(), other.height()) <= ALIKE * Math.min(one.height(), other.height());
	}

	private static double foot(Component component) {
		return (component.bounds().left() + component.bounds().right()) / 2.0;
	}
}
