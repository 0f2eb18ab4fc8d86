package digitlab.paper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Removes specks from the scan of a digit, which would be read as points beside it. */
final class Dirt {

	/** A part of the ink with fewer pixels than this fraction of the largest part is dirt. */
	private static final double DIRT = 0.1;

	private Dirt() {
	}

	static float[] remove(int width, float[] ink) {
		List<List<Integer>> parts = parts(width, ink);
		int largest = largest(parts);
		float[] kept = ink.clone();
		parts.stream().filter(part -> part.size() < DIRT * largest).forEach(part -> part.forEach(i -> kept[i] = 0));
		return kept;
	}

	/** The pixel count of the largest connected part of the ink. */
	static int largest(int width, float[] ink) {
		return largest(parts(width, ink));
	}

	private static int largest(List<List<Integer>> parts) {
		return parts.stream().mapToInt(List::size).max().orElse(0);
	}

	private static List<List<Integer>> parts(int width, float[] ink) {
		boolean[] seen = new boolean[ink.length];
		List<List<Integer>> parts = new ArrayList<>();
		for (int start = 0; start < ink.length; start++) {
			if (!seen[start] && ink[start] > Glyph.VISIBLE) {
				parts.add(part(start, width, ink, seen));
			}
		}
		return parts;
	}

	private static List<Integer> part(int start, int width, float[] ink, boolean[] seen) {
		List<Integer> part = new ArrayList<>();
		Deque<Integer> open = new ArrayDeque<>(List.of(start));
		seen[start] = true;
		while (!open.isEmpty()) {
			int at = open.pop();
			part.add(at);
			for (int step : new int[]{-1, 1, -width, width}) {
				int next = at + step;
				boolean isNear = next >= 0 && next < ink.length && Math.abs(next % width - at % width) <= 1;
				if (isNear && !seen[next] && ink[next] > Glyph.VISIBLE) {
					seen[next] = true;
					open.push(next);
				}
			}
		}
		return part;
	}
}
