package digitlab.imaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds long thin lines of even thickness by tracking short runs of ink from column to column, across strokes and small gaps, as
 * staff lines are tracked in sheet music (I. Fujinaga, "Staff detection and removal", 2004).
 */
final class RulingFinder {

	/** Ink at or below this is paper. */
	static final float VISIBLE = 0.06f;

	/** The maximum thickness of a line, relative to the picture's longer side. */
	private static final double MAX_THICKNESS = 0.025;
	private static final double MIN_MAX_THICKNESS = 3.5;
	/** The minimum length of a line, relative to the longer side and in pixels. */
	private static final double SHORTEST = 0.035;
	private static final int SHORTEST_PIXELS = 14;
	/** The maximum gap without ink that a line bridges, relative to the longer side. */
	private static final double GAP = 0.012;
	/** The maximum length of ink that is not a thin run that a line bridges, relative to the longer side. */
	private static final double COVERED = 0.12;
	/** The maximum distance of the next run from its expected position, in pixels, and per pixel of a gap. */
	private static final double JUMP = 1.2;
	private static final double DRIFT = 0.06;
	private static final double STEEPEST = 0.2;
	/** A line shorter than this many pixels does not bridge gaps. */
	private static final int FOLLOWED = 6;
	/** The number of runs over which the direction is measured. */
	private static final int LOOK_BACK = 40;
	/** The maximum distance along the line between two parts of an interrupted line, relative to the longer side. */
	private static final double INTERRUPTED = 0.15;

	private final int width;
	private final int height;
	/** Column by column, in the order of tracking. */
	private final float[] ink;
	private final boolean isUpright;
	private final double longer;
	private final double maxThickness;

	private RulingFinder(int width, int height, float[] ink, boolean isUpright) {
		this.width = width;
		this.height = height;
		this.ink = ink;
		this.isUpright = isUpright;
		this.longer = Math.max(width, height);
		this.maxThickness = Math.max(MIN_MAX_THICKNESS, MAX_THICKNESS * longer);
	}

	/** A run of ink in a column, between paper. */
	private record Run(double middle, double mass, float peak, int height) {
	}

	/** A line as tracked so far. */
	private static final class Chain {

		private final List<Integer> columns = new ArrayList<>();
		private final List<Run> runs = new ArrayList<>();

		void add(int x, Run run) {
			columns.add(x);
			runs.add(run);
		}

		int first() {
			return columns.getFirst();
		}

		int last() {
			return columns.getLast();
		}

		double expected(int x) {
			int n = runs.size();
			int back = Math.min(LOOK_BACK, n - 1);
			int dx = last() - columns.get(n - 1 - back);
			double slope = back < 6 ? 0 : (runs.getLast().middle() - runs.get(n - 1 - back).middle()) / dx;
			return runs.getLast().middle() + Math.clamp(slope, -STEEPEST, STEEPEST) * (x - last());
		}

		/** The expected position to the left of its start. */
		double expectedBefore(int x) {
			int ahead = Math.min(LOOK_BACK, runs.size() - 1);
			double slope = ahead < 6 ? 0 : (runs.get(ahead).middle() - runs.getFirst().middle()) / (columns.get(ahead) - first());
			return runs.getFirst().middle() - Math.clamp(slope, -STEEPEST, STEEPEST) * (first() - x);
		}

		double usualHeight() {
			return runs.stream().skip(Math.max(0, runs.size() - LOOK_BACK)).mapToInt(Run::height).average().orElse(0);
		}
	}

	/** Finds the nearly horizontal lines of an image of ink, 0..1. */
	static List<Ruling> level(int width, int height, float[] ink) {
		return new RulingFinder(width, height, transpose(width, height, ink), false).find();
	}

	/** Finds the nearly vertical lines. */
	static List<Ruling> upright(int width, int height, float[] ink) {
		return new RulingFinder(height, width, ink, true).find();
	}

	/** Exchanges rows and columns. */
	static float[] transpose(int width, int height, float[] ink) {
		float[] transposed = new float[ink.length];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				transposed[x * height + y] = ink[y * width + x];
			}
		}
		return transposed;
	}

	private List<Ruling> find() {
		List<Chain> chains = join(follow());
		double shortest = Math.max(SHORTEST_PIXELS, SHORTEST * longer);
		return chains.stream().filter(chain -> chain.last() - chain.first() >= shortest).map(this::ruling).toList();
	}

	private List<Run> runs(int x) {
		List<Run> runs = new ArrayList<>();
		int column = x * height;
		for (int y = 0; y < height; y++) {
			if (ink[column + y] > VISIBLE) {
				int top = y;
				double mass = 0;
				double moment = 0;
				float peak = 0;
				while (y < height && ink[column + y] > VISIBLE) {
					float here = ink[column + y];
					mass += here;
					moment += here * y;
					peak = Math.max(peak, here);
					y++;
				}
				if (y - top <= maxThickness) {
					runs.add(new Run(moment / mass, mass, peak, y - top));
				}
			}
		}
		return runs;
	}

	private List<Chain> follow() {
		List<Chain> active = new ArrayList<>();
		List<Chain> done = new ArrayList<>();
		double gap = Math.max(2, GAP * longer);
		double covered = COVERED * longer;
		for (int x = 0; x < width; x++) {
			List<Run> runs = runs(x);
			boolean[] taken = new boolean[runs.size()];
			List<Chain> going = new ArrayList<>();
			for (Chain chain : active) {
				int found = next(chain, x, runs, taken);
				if (found >= 0) {
					taken[found] = true;
					chain.add(x, runs.get(found));
				}
				boolean isShort = chain.runs.size() < FOLLOWED;
				boolean isOver = x - chain.last() > (isShort ? 1 : isInk(x, chain.expected(x)) ? covered : gap);
				(isOver ? done : going).add(chain);
			}
			for (int i = 0; i < taken.length; i++) {
				if (!taken[i]) {
					Chain begun = new Chain();
					begun.add(x, runs.get(i));
					going.add(begun);
				}
			}
			// The longest line takes runs first that two might.
			going.sort(Comparator.comparingInt(Chain::first));
			active = going;
		}
		done.addAll(active);
		return done.stream().filter(chain -> chain.last() - chain.first() >= SHORTEST_PIXELS / 2).toList();
	}

	private boolean isInk(int x, double y) {
		int row = (int) Math.round(y);
		return row >= 0 && row < height && ink[x * height + row] > VISIBLE;
	}

	private static int next(Chain chain, int x, List<Run> runs, boolean[] taken) {
		double expected = chain.expected(x);
		double reach = JUMP + DRIFT * (x - chain.last() - 1);
		double thickest = 1.8 * chain.usualHeight() + 1.2;
		int best = -1;
		for (int i = 0; i < taken.length; i++) {
			double off = Math.abs(runs.get(i).middle() - expected);
			if (!taken[i] && off <= reach && runs.get(i).height() <= thickest) {
				reach = off;
				best = i;
			}
		}
		return best;
	}

	/** Joins interrupted lines. */
	private List<Chain> join(List<Chain> chains) {
		List<Chain> all = new ArrayList<>(chains);
		all.sort(Comparator.comparingInt(Chain::first));
		List<Chain> joined = new ArrayList<>();
		boolean[] used = new boolean[all.size()];
		for (int i = 0; i < used.length; i++) {
			if (!used[i]) {
				Chain chain = all.get(i);
				for (int j = i + 1; j < used.length; j++) {
					if (!used[j] && goesOn(chain, all.get(j))) {
						chain.columns.addAll(all.get(j).columns);
						chain.runs.addAll(all.get(j).runs);
						used[j] = true;
					}
				}
				joined.add(chain);
			}
		}
		return joined;
	}

	private boolean goesOn(Chain left, Chain right) {
		int gap = right.first() - left.last();
		int shorter = Math.min(left.runs.size(), right.runs.size());
		if (gap < 1 || gap > INTERRUPTED * longer || shorter < SHORTEST_PIXELS / 2 || gap > 2 * shorter) {
			return false;
		}
		double reach = 1.5 + 0.02 * gap;
		double thinner = Math.min(left.usualHeight(), right.usualHeight());
		double thicker = Math.max(left.usualHeight(), right.usualHeight());
		return thicker <= 1.7 * thinner + 1 && Math.abs(left.expected(right.first()) - right.runs.getFirst().middle()) <= reach
				&& Math.abs(right.expectedBefore(left.last()) - left.runs.getLast().middle()) <= reach;
	}

	private Ruling ruling(Chain chain) {
		int n = chain.runs.size();
		double[] smooth = smooth(chain);
		double squares = 0;
		for (int i = 0; i < n; i++) {
			double off = chain.runs.get(i).middle() - smooth[chain.columns.get(i) - chain.first()];
			squares += off * off;
		}
		double level = median(chain.runs.stream().mapToDouble(Run::peak).toArray());
		double mass = median(chain.runs.stream().mapToDouble(Run::mass).toArray());
		return new Ruling(isUpright, chain.first(), smooth, Math.max(1, mass / Math.max(level, VISIBLE)), level,
				Math.sqrt(squares / n), (double) n / smooth.length, inked(chain.first(), smooth));
	}

	/** The fraction of a line that has ink. */
	private double inked(int from, double[] places) {
		int count = 0;
		for (int i = 0; i < places.length; i++) {
			count += isInk(from + i, places[i]) || isInk(from + i, places[i] - 1) || isInk(from + i, places[i] + 1) ? 1 : 0;
		}
		return (double) count / places.length;
	}

	/** Fits a parabola to the centres by least squares, a second time without outliers. */
	private static double[] smooth(Chain chain) {
		double[] fit = {chain.runs.getFirst().middle(), 0, 0};
		double reach = Double.POSITIVE_INFINITY;
		int from = chain.first();
		double length = Math.max(1, chain.last() - from);
		for (int round = 0; round < 3; round++) {
			double[][] equations = new double[3][4];
			for (int i = 0; i < chain.runs.size(); i++) {
				double x = (chain.columns.get(i) - from) / length;
				double y = chain.runs.get(i).middle();
				if (Math.abs(y - fit[0] - x * (fit[1] + x * fit[2])) <= reach) {
					double[] terms = {1, x, x * x};
					for (int row = 0; row < 3; row++) {
						for (int column = 0; column < 3; column++) {
							equations[row][column] += terms[row] * terms[column];
						}
						equations[row][3] += terms[row] * y;
					}
				}
			}
			fit = LinearSystem.solve(equations);
			reach = Math.max(1, chain.usualHeight());
		}
		double[] places = new double[(int) length + 1];
		for (int i = 0; i < places.length; i++) {
			double x = i / length;
			places[i] = fit[0] + x * (fit[1] + x * fit[2]);
		}
		return places;
	}

	private static double median(double[] values) {
		Arrays.sort(values);
		return values[values.length / 2];
	}
}
