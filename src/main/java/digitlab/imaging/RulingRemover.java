package digitlab.imaging;

import java.util.Arrays;
import java.util.List;

import digitlab.segmentation.Component;
import digitlab.segmentation.RowFinder;
import digitlab.sketch.PixelBounds;

/**
 * Removes rulings from ink and keeps strokes that cross or touch them: where ink across a line is thicker than the line, it
 * belongs to a stroke.
 */
final class RulingRemover {

	/**
	 * The thickness of ink across a line from which it belongs to a stroke, as a multiple of the line's thickness and in
	 * additional pixels.
	 */
	private static final double STROKE = 1.6;
	private static final double STROKE_PIXELS = 1.2;
	/** Ink this many times as dark as a line belongs to a stroke over it. */
	private static final double DARKER = 1.5;
	private static final float MUCH_DARKER = 0.15f;
	/** A stroke continues where there is at least this much ink on both sides of a line. */
	private static final float MENDED = 0.4f;
	/**
	 * Components with at least the first fraction of their pixels in the paths of lines are remains of lines, unless more than the
	 * second of what chance would leave outside is there: where lines are close together, a digit is in their paths as much as its
	 * surroundings, so many pixels around, are.
	 */
	private static final double LEFT_OVER = 0.75;
	private static final double BY_CHANCE = 0.3;
	private static final int SURROUNDINGS = 8;
	/** Components lower than this that touch a line are ticks; relative to the writing's height, and half as wide. */
	private static final double TICK = 0.5;
	/**
	 * Ticks on a line: their maximum height relative to the writing's, and beside others that were removed as lines; the maximum
	 * distance of their end from the line in pixels, and their minimum number.
	 */
	private static final double MAX_TICK = 0.85;
	private static final double MAX_TICK_OF_SEVERAL = 1;
	private static final double FOOT = 4;
	private static final int MIN_TICKS = 2;
	/** How far lines continue beyond their tracked ends, in pixels. */
	private static final int BEYOND = 3;

	private final int width;
	private final int height;
	private final float[] ink;
	private final boolean[] removed;

	private RulingRemover(int width, int height, float[] ink) {
		this.width = width;
		this.height = height;
		this.ink = ink;
		this.removed = new boolean[ink.length];
	}

	/**
	 * Removes lines from an image of ink, 0..1, in place.
	 *
	 * @return a mask of the removed ink; empty if there is none
	 */
	static boolean[] remove(int width, int height, float[] ink) {
		List<Ruling> lines = RulingSelector.select(width, height, ink);
		if (lines.isEmpty()) {
			return new boolean[0];
		}
		RulingRemover remover = new RulingRemover(width, height, ink);
		remover.remove(lines);
		return remover.removed;
	}

	private void remove(List<Ruling> lines) {
		List<Ruling> level = lines.stream().filter(line -> !line.isUpright()).toList();
		List<Ruling> upright = lines.stream().filter(Ruling::isUpright).toList();
		boolean[] onLevel = new RulingMask(width, height).cover(level, 1).mask();
		boolean[] onUpright = new RulingMask(width, height).cover(upright, 1).mask();
		float[] before = ink.clone();
		level.forEach(line -> remove(line, before, onUpright));
		upright.forEach(line -> remove(line, before, onLevel));
		lines.forEach(this::mend);
		level.forEach(line -> clearTicks(line, upright));
		clearLeftOvers(new RulingMask(width, height).cover(lines, 2.5).mask(),
				new RulingMask(width, height).cover(lines, 4.5).mask());
	}

	/**
	 * Fills a line's path where a stroke continues on its other side: a light line over dark ink, or a stroke as thin as the
	 * line.
	 */
	private void mend(Ruling line) {
		int along = line.isUpright() ? height : width;
		int across = line.isUpright() ? width : height;
		int half = (int) Math.ceil(line.thickness() / 2 + 0.5);
		float[] before = ink.clone();
		for (int x = Math.max(0, line.from()); x <= Math.min(along - 1, line.to()); x++) {
			int middle = (int) Math.round(line.at(x));
			int above = middle - half - 1;
			int below = middle + half + 1;
			if (above >= 0 && below < across && before[pixel(line, x, above)] > MENDED) {
				int to = nearestInk(before, line, x, below, along, half + 1);
				for (int y = above + 1; to >= 0 && y < below; y++) {
					int at = x + Math.round((float) (to - x) * (y - above) / (below - above));
					int i = pixel(line, at, y);
					ink[i] = Math.max(ink[i], Math.min(before[pixel(line, x, above)], before[pixel(line, to, below)]));
					removed[i] = false;
				}
			}
		}
	}

	/** The column nearest to x, at most a few pixels away, with ink in a row; -1 if there is none. */
	private int nearestInk(float[] before, Ruling line, int x, int row, int along, int reach) {
		for (int off = 0; off <= reach; off++) {
			for (int at : new int[]{x - off, x + off}) {
				if (at >= 0 && at < along && before[pixel(line, at, row)] > MENDED) {
					return at;
				}
			}
		}
		return -1;
	}

	private int pixel(Ruling line, int x, int y) {
		return line.isUpright() ? x * width + y : y * width + x;
	}

	private void remove(Ruling line, float[] before, boolean[] onOthers) {
		int along = line.isUpright() ? height : width;
		int across = line.isUpright() ? width : height;
		for (int x = Math.max(0, line.from() - BEYOND); x <= Math.min(along - 1, line.to() + BEYOND); x++) {
			int middle = (int) Math.round(line.at(x));
			if (middle >= 0 && middle < across) {
				remove(line, x, middle, across, before, onOthers);
			}
		}
	}

	private void remove(Ruling line, int x, int expected, int across, float[] before, boolean[] onOthers) {
		int reach = (int) Math.ceil(line.thickness() / 2 + 1);
		int middle = strongest(line, x, expected, reach, across, before);
		if (middle < 0) {
			return;
		}
		int top = middle;
		int bottom = middle;
		double mass = before[pixel(line, x, middle)];
		while (top > 0 && before[pixel(line, x, top - 1)] > RulingFinder.VISIBLE) {
			mass += before[pixel(line, x, --top)];
		}
		while (bottom < across - 1 && before[pixel(line, x, bottom + 1)] > RulingFinder.VISIBLE) {
			mass += before[pixel(line, x, ++bottom)];
		}
		boolean isCrossing = onOthers[pixel(line, x, middle)];
		boolean isStroke = mass / line.level() > STROKE * line.thickness() + STROKE_PIXELS;
		boolean isDark = isDarker(line, before[pixel(line, x, middle)]);
		if (!isStroke && !isDark) {
			clear(line, x, top, bottom, across);
		} else if (isCrossing || !isDark && line.level() < 0.6) {
			clearPath(line, x, expected, reach, across, before);
		}
	}

	private static boolean isDarker(Ruling line, float ink) {
		return ink > DARKER * line.level() && ink > line.level() + MUCH_DARKER;
	}

	private int strongest(Ruling line, int x, int expected, int reach, int across, float[] before) {
		int best = -1;
		float bestInk = RulingFinder.VISIBLE;
		for (int y = Math.max(0, expected - reach); y <= Math.min(across - 1, expected + reach); y++) {
			float here = before[pixel(line, x, y)];
			best = here > bestInk ? y : best;
			bestInk = Math.max(bestInk, here);
		}
		return best;
	}

	private void clear(Ruling line, int x, int top, int bottom, int across) {
		// Also clears the soft edge.
		for (int y = Math.max(0, top - 2); y <= Math.min(across - 1, bottom + 2); y++) {
			int i = pixel(line, x, y);
			if (y >= top && y <= bottom || ink[i] <= RulingFinder.VISIBLE) {
				clear(i);
			}
		}
	}

	/** Where a stroke meets a fainter line, clears only what is as faint as the line. */
	private void clearPath(Ruling line, int x, int expected, int reach, int across, float[] before) {
		for (int y = Math.max(0, expected - reach); y <= Math.min(across - 1, expected + reach); y++) {
			int i = pixel(line, x, y);
			if (!isDarker(line, before[i])) {
				clear(i);
			}
		}
	}

	private void clear(int pixel) {
		removed[pixel] |= ink[pixel] > 0;
		ink[pixel] = 0;
	}

	/**
	 * Clears the ticks between character positions that stand on a line, as thick and dark as it and lower than digits, which a 1
	 * is not.
	 *
	 * @param upright removed lines, of which some may be ticks as well
	 */
	private void clearTicks(Ruling line, List<Ruling> upright) {
		List<Component> components = Component.of(width, height, ink, RulingFinder.VISIBLE);
		double writing = RowFinder.writingHeight(components);
		long removed = upright.stream().filter(tick -> tick.length() <= MAX_TICK * writing && isFoot(line, tick)).count();
		double highest = (removed > 0 ? MAX_TICK_OF_SEVERAL : MAX_TICK) * writing;
		List<Component> ticks = components.stream().filter(component -> isOn(line, component.bounds())
				&& component.bounds().height() <= highest && component.peak() <= DARKER * line.level()).toList();
		if (!ticks.isEmpty() && ticks.size() + removed >= MIN_TICKS) {
			ticks.forEach(component -> Arrays.stream(component.pixels()).forEach(this::clear));
		}
	}

	private static boolean isFoot(Ruling line, Ruling tick) {
		double x = tick.at(tick.to());
		return x >= line.from() - BEYOND && x <= line.to() + BEYOND
				&& Math.abs(line.at(x) - tick.to()) <= FOOT + line.thickness();
	}

	private static boolean isOn(Ruling line, PixelBounds component) {
		double foot = line.at((component.left() + component.right()) / 2.0) - line.thickness() / 2 - component.bottom();
		return component.right() >= line.from() - BEYOND && component.left() <= line.to() + BEYOND && foot <= FOOT
				&& foot >= -FOOT - line.thickness()
				&& component.width() <= STROKE * line.thickness() + STROKE_PIXELS + 2 && component.height() > component.width();
	}

	/**
	 * Whether a component is in the paths of lines by more than chance.
	 *
	 * @param inside share of its pixels in the paths
	 */
	private boolean isLeftOver(double inside, PixelBounds component, boolean[] paths) {
		return inside >= LEFT_OVER
				&& 1 - inside <= BY_CHANCE * (1 - share(paths, component.grown(SURROUNDINGS, width, height)));
	}

	private double share(boolean[] paths, PixelBounds box) {
		int in = 0;
		for (int y = box.top(); y < box.bottom(); y++) {
			for (int x = box.left(); x < box.right(); x++) {
				in += paths[y * width + x] ? 1 : 0;
			}
		}
		return (double) in / (box.width() * box.height());
	}

	/** Clears components in the paths of lines, and small ones that touch them: ticks, and ends of lines at corners. */
	private void clearLeftOvers(boolean[] paths, boolean[] nearby) {
		List<Component> components = Component.of(width, height, ink, 0);
		double writing = RowFinder.writingHeight(components);
		for (Component component : components) {
			int in = 0;
			boolean isNear = false;
			for (int i : component.pixels()) {
				in += paths[i] ? 1 : 0;
				isNear |= nearby[i];
			}
			boolean isTick = component.longerSide() < TICK * writing && 2 * component.bounds().width() < TICK * writing;
			if (isNear && isTick || isLeftOver((double) in / component.pixels().length, component.bounds(), paths)) {
				for (int i : component.pixels()) {
					clear(i);
				}
			}
		}
	}
}
