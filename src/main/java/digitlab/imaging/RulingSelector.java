package digitlab.imaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import digitlab.segmentation.Component;

/**
 * Distinguishes rulings of the paper from straight pen strokes, which are also thin and even. A line is the paper's if it
 *
 * <ul>
 * <li>goes through the whole picture, from one edge to the other: ruled and squared paper, the lines of a table;
 * <li>has ends that each meet another such line or the picture's edge, so that together they close: frames and rows of boxes,
 * cut off or not; a digit's straight strokes close too (a square 0), but have nothing inside;
 * <li>is much longer than the writing is high, which the bar of a 5, a 7 or a minus never is: a form's line, an underline;
 * <li>stands on one of those and is as thin and as faint: the ticks between a form's places.
 * </ul>
 *
 * <p>A 1 is upright, as high as the writing and ends in free paper. Nothing is taken out when nothing else would be left.
 */
final class RulingSelector {

	/** The maximum roughness of a line in pixels, relative to its thickness and to its length. */
	private static final double ROUGH = 0.55;
	private static final double ROUGH_FOR_THICKNESS = 0.2;
	private static final double ROUGH_FOR_LENGTH = 0.006;
	/** The maximum slope of a line and its maximum bend, in pixels and relative to its length. */
	private static final double STEEPEST = 0.2;
	private static final double SAG = 1;
	private static final double SAG_FOR_LENGTH = 0.012;
	/** Ink besides long lines is the writing if it has at least this fraction of their ink. */
	private static final double CRUMBS = 0.25;
	/** The minimum fraction of a line's length without strokes and gaps. */
	private static final double FREE = 0.3;
	/** The minimum ratio of a line's length to its thickness; higher for lines that lead nowhere. */
	private static final double SLENDER = 13;
	private static final double VERY_SLENDER = 18;

	/** An end this close to the picture's edge has reached it; relative to the longer side. */
	private static final double AT_EDGE = 0.02;
	/** The minimum length of a line from edge to edge, relative to the side. */
	private static final double WHOLE_SIDE = 0.6;
	/** A line longer than this many heights of the writing is not a stroke. */
	private static final double LONGER = 1.7;
	/** A lower limit for lines that nothing crosses or touches. */
	private static final double LONGER_FREE = 1.3;
	private static final double ALL_FREE = 0.97;
	/** A long line has ink on at least this fraction of its length: it is interrupted only where the pen slipped. */
	private static final double WHOLE = 0.85;
	/**
	 * Lines of at least this length, relative to the picture's longer side, are ignored when the writing's height is measured.
	 */
	private static final double LONG = 0.25;
	private static final double LONGER_AT_EDGE = 1.1;
	/** The minimum length of a frame's side, in heights of the writing. */
	private static final double SHORTEST_SIDE = 0.5;
	/** The maximum gap between lines that meet, in pixels besides their thickness, or relative to the picture's longer side. */
	private static final double APART = 3;
	private static final double APART_FOR_LONGER = 0.008;
	/** The maximum gap at a round corner, relative to the shorter line. */
	private static final double ROUND_CORNER = 0.18;
	/** The maximum length of a tick in heights of the writing, and its similarity to its line. */
	private static final double LONGEST_TICK = 1.3;
	private static final double AS_THICK = 1.35;
	private static final double AS_DARK = 1.3;

	private final int width;
	private final int height;
	private final float[] ink;
	private final double longer;

	private RulingSelector(int width, int height, float[] ink) {
		this.width = width;
		this.height = height;
		this.ink = ink;
		this.longer = Math.max(width, height);
	}

	/** Selects the rulings in an image of ink, 0..1. */
	static List<Ruling> select(int width, int height, float[] ink) {
		return new RulingSelector(width, height, ink).select();
	}

	private List<Ruling> select() {
		List<Ruling> candidates = new ArrayList<>();
		candidates.addAll(RulingFinder.level(width, height, ink));
		candidates.addAll(RulingFinder.upright(width, height, ink));
		candidates.removeIf(line -> !isEven(line));
		if (candidates.isEmpty()) {
			return List.of();
		}
		List<Ruling> chosen = new ArrayList<>(candidates.stream().filter(this::isEdgeToEdge).toList());
		chosen.addAll(closed(candidates, chosen));
		List<Ruling> covered = new ArrayList<>(chosen);
		candidates.stream().filter(line -> line.length() >= LONG * longer && !chosen.contains(line)).forEach(covered::add);
		// Hardly anything of a digit in a thin pen would be left to measure.
		double rest = mass(covered);
		double writing = writingHeight(rest < CRUMBS * (mass(chosen) - rest) ? chosen : covered);
		if (writing == 0) {
			return chosen.size() > 1 ? chosen : List.of();
		}
		candidates.removeAll(chosen);
		chosen.removeIf(line -> !isEdgeToEdge(line) && line.length() < SHORTEST_SIDE * writing);
		candidates.stream().filter(line -> isLong(line, writing)).forEach(chosen::add);
		candidates.removeAll(chosen);
		candidates.stream().filter(line -> isTick(line, chosen, writing)).toList().forEach(chosen::add);
		return chosen;
	}

	private static boolean isEven(Ruling line) {
		double rough = ROUGH + ROUGH_FOR_THICKNESS * line.thickness() + ROUGH_FOR_LENGTH * line.length();
		return isStraight(line) && line.roughness() <= rough && line.share() >= FREE
				&& line.length() >= SLENDER * line.thickness();
	}

	/** Whether a line neither slants nor bends more than paper in perspective: much less than the sides of a 0. */
	private static boolean isStraight(Ruling line) {
		double ends = (line.at(line.from()) + line.at(line.to())) / 2;
		double sag = Math.abs(line.at((line.from() + line.to()) / 2.0) - ends);
		return Math.abs(line.slope()) <= STEEPEST && sag <= SAG + SAG_FOR_LENGTH * line.length();
	}

	/** The picture's size along a line, in pixels. */
	private int along(Ruling line) {
		return line.isUpright() ? height : width;
	}

	private int across(Ruling line) {
		return line.isUpright() ? width : height;
	}

	private boolean isAtEdge(Ruling line, boolean isStart) {
		double place = isStart ? line.from() : along(line) - 1 - line.to();
		double y = line.at(isStart ? line.from() : line.to());
		// A slanted line may leave the picture across.
		double beyond = Math.min(y, across(line) - 1 - y);
		return place <= AT_EDGE * longer + 2 || beyond <= line.thickness() + 2;
	}

	private boolean isEdgeToEdge(Ruling line) {
		return isAtEdge(line, true) && isAtEdge(line, false) && line.length() >= WHOLE_SIDE * along(line)
				&& line.length() >= VERY_SLENDER * line.thickness();
	}

	/** Lines whose ends each meet another line or the edge, and that enclose something. */
	private List<Ruling> closed(List<Ruling> candidates, List<Ruling> sure) {
		List<Ruling> left = new ArrayList<>(candidates);
		left.removeAll(sure);
		boolean isPruned = true;
		while (isPruned) {
			List<Ruling> all = new ArrayList<>(left);
			all.addAll(sure);
			isPruned = left.removeIf(line -> !isHeld(line, true, all) || !isHeld(line, false, all));
		}
		return left.stream().filter(line -> isAroundInk(group(line, left, sure), candidates)).toList();
	}

	private boolean isHeld(Ruling line, boolean isStart, List<Ruling> all) {
		return isAtEdge(line, isStart) || all.stream().anyMatch(other -> meets(line, isStart, other));
	}

	/** Whether an end is on a line of the other direction. */
	private boolean meets(Ruling line, boolean isStart, Ruling other) {
		if (line.isUpright() == other.isUpright()) {
			return false;
		}
		double x = isStart ? line.from() : line.to();
		double y = line.at(x);
		double round = ROUND_CORNER * Math.min(line.length(), other.length());
		double reach = APART + Math.max(APART_FOR_LONGER * longer, round) + (line.thickness() + other.thickness()) / 2;
		return y >= other.from() - reach && y <= other.to() + reach && Math.abs(other.at(y) - x) <= reach;
	}

	/** The lines connected with a line. */
	private List<Ruling> group(Ruling line, List<Ruling> left, List<Ruling> sure) {
		List<Ruling> all = new ArrayList<>(left);
		all.addAll(sure);
		List<Ruling> group = new ArrayList<>(List.of(line));
		for (int next = 0; next < group.size(); next++) {
			Ruling one = group.get(next);
			for (Ruling other : all) {
				boolean isMet = meets(one, true, other) || meets(one, false, other) || meets(other, true, one)
						|| meets(other, false, one);
				if (isMet && !group.contains(other)) {
					group.add(other);
				}
			}
		}
		return group;
	}

	/** Whether the lines' bounding box holds other ink, or is cut off by the picture's edge. */
	private boolean isAroundInk(List<Ruling> group, List<Ruling> lines) {
		if (group.stream().anyMatch(line -> isAtEdge(line, true) || isAtEdge(line, false))) {
			return group.stream().mapToInt(Ruling::length).sum() > 0.5 * longer;
		}
		double left = width;
		double right = 0;
		double top = height;
		double bottom = 0;
		for (Ruling line : group) {
			double low = Arrays.stream(line.places()).min().orElse(0);
			double high = Arrays.stream(line.places()).max().orElse(0);
			left = Math.min(left, line.isUpright() ? low : line.from());
			right = Math.max(right, line.isUpright() ? high : line.to());
			top = Math.min(top, line.isUpright() ? line.from() : low);
			bottom = Math.max(bottom, line.isUpright() ? line.to() : high);
		}
		boolean[] covered = new RulingMask(width, height).cover(lines, 2).mask();
		double inside = 0;
		double all = 0;
		for (int y = (int) Math.max(0, top); y < Math.min(height, bottom); y++) {
			for (int x = (int) Math.max(0, left); x < Math.min(width, right); x++) {
				boolean isInk = ink[y * width + x] > 4 * RulingFinder.VISIBLE;
				inside += isInk && !covered[y * width + x] ? 1 : 0;
				all++;
			}
		}
		return inside > 0.01 * all;
	}

	/** The height of the writing: the median over the ink that is not part of the lines, or 0. */
	private double writingHeight(List<Ruling> lines) {
		boolean[] covered = new RulingMask(width, height).cover(lines, 2).mask();
		float[] rest = ink.clone();
		for (int i = 0; i < rest.length; i++) {
			rest[i] = covered[i] ? 0 : rest[i];
		}
		double smallest = Math.max(5, 0.02 * longer);
		List<Component> components = Component.of(width, height, rest, 4 * RulingFinder.VISIBLE).stream()
				.filter(component -> component.bounds().height() >= smallest
						&& component.bounds().width() < 5 * component.bounds().height())
				.sorted((a, b) -> Integer.compare(a.bounds().height(), b.bounds().height())).toList();
		double mass = components.stream().mapToDouble(Component::mass).sum();
		double below = 0;
		for (Component component : components) {
			below += component.mass();
			if (below >= mass / 2) {
				return component.bounds().height();
			}
		}
		return 0;
	}

	/** The amount of ink that is not part of the lines. */
	private double mass(List<Ruling> lines) {
		boolean[] covered = new RulingMask(width, height).cover(lines, 2).mask();
		double mass = 0;
		for (int i = 0; i < ink.length; i++) {
			mass += covered[i] ? 0 : ink[i];
		}
		return mass;
	}

	private boolean isLong(Ruling line, double writing) {
		boolean isAtEdge = isAtEdge(line, true) || isAtEdge(line, false);
		// The bars of adjacent plus and equals signs are in one line.
		double longest = isAtEdge ? LONGER_AT_EDGE : line.share() >= ALL_FREE && !line.isUpright() ? LONGER_FREE : LONGER;
		return (isAtEdge || line.inked() >= WHOLE) && line.length() >= longest * writing
				&& line.length() >= VERY_SLENDER * line.thickness();
	}

	private boolean isTick(Ruling line, List<Ruling> chosen, double writing) {
		return line.length() <= LONGEST_TICK * writing && chosen.stream()
				.anyMatch(other -> line.thickness() <= AS_THICK * other.thickness() && line.level() <= AS_DARK * other.level()
						&& (meets(line, true, other) || meets(line, false, other)));
	}
}
