package digitlab.segmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import digitlab.sketch.InkImage;

/**
 * Finds cuts where a connected component may be two touching digits: paths from top to bottom, within a narrow band, that cross
 * as little ink as possible (seams, after Avidan and Shamir, "Seam carving for content-aware image resizing", 2007).
 */
final class CutFinder {

	/** The distance between the bands to try and their half width, relative to the ink's height. */
	private static final double STEP = 0.08;
	private static final double REACH = 0.14;

	/** The minimum width of two digits relative to the ink's height. */
	private static final double NARROWEST = 0.12;

	/** The number of paths: at most the first, plus the second per ratio of width to height, but never more than the third. */
	private static final int MIN_CUTS = 3;
	private static final double CUTS_PER_HEIGHT = 2.5;
	private static final int MAX_CUTS = 14;

	private final InkImage image;

	private CutFinder(InkImage image) {
		this.image = image;
	}

	/**
	 * A cut.
	 *
	 * @param columns for each row from the top, the first pixel to the right of the path
	 * @param ink the amount of ink that the path crosses
	 */
	record Cut(int[] columns, double ink) {

		double middle() {
			return Arrays.stream(columns).average().orElse(0);
		}
	}

	/** The paths that cross the least ink, from left to right. */
	static List<Cut> of(InkImage image) {
		return new CutFinder(image).best();
	}

	/** The path from top to bottom through the columns {@code from} to {@code to} that crosses the least ink. */
	static Cut within(InkImage image, int from, int to) {
		return new CutFinder(image).along(from, to);
	}

	private List<Cut> best() {
		double height = image.height();
		List<Cut> all = new ArrayList<>();
		double margin = Math.max(2, NARROWEST * height);
		for (double x = margin; x <= image.width() - margin; x += Math.max(1, STEP * height)) {
			int from = (int) Math.max(1, x - REACH * height);
			int to = (int) Math.min(image.width() - 1, x + REACH * height);
			if (to > from) {
				all.add(along(from, to));
			}
		}
		all.sort(Comparator.comparingDouble(Cut::ink));
		List<Cut> chosen = new ArrayList<>();
		int maxCuts = (int) Math.min(MAX_CUTS, MIN_CUTS + CUTS_PER_HEIGHT * image.width() / height);
		for (Cut cut : all) {
			if (chosen.size() < maxCuts && chosen.stream().allMatch(c -> Math.abs(c.middle() - cut.middle()) >= margin)) {
				chosen.add(cut);
			}
		}
		chosen.sort(Comparator.comparingDouble(Cut::middle));
		return chosen;
	}

	/** The cheapest path down through the columns {@code from} to {@code to}, by dynamic programming. */
	private Cut along(int from, int to) {
		int columns = to - from + 1;
		int height = image.height();
		double[] cost = new double[columns];
		int[][] came = new int[height][columns];
		for (int y = 0; y < height; y++) {
			double[] next = new double[columns];
			for (int c = 0; c < columns; c++) {
				int best = c;
				for (int before = Math.max(0, c - 1); y > 0 && before <= Math.min(columns - 1, c + 1); before++) {
					// A diagonal step costs slightly more, so that a seam through blank paper is straight.
					best = cost[before] + (before == c ? 0 : 1e-3) < cost[best] + (best == c ? 0 : 1e-3) ? before : best;
				}
				came[y][c] = best;
				next[c] = cost[best] + (best == c ? 0 : 1e-3) + image.ink(from + c, y);
			}
			cost = next;
		}
		int end = 0;
		for (int c = 1; c < columns; c++) {
			end = cost[c] < cost[end] ? c : end;
		}
		int[] path = new int[height];
		int c = end;
		for (int y = height - 1; y >= 0; y--) {
			path[y] = from + c;
			c = came[y][c];
		}
		return new Cut(path, cost[end]);
	}
}
