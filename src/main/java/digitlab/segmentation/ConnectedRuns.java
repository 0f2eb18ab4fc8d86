package digitlab.segmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import digitlab.sketch.PixelBounds;

/**
 * Finds the connected components of an image, diagonal neighbours included, by the runs of ink in its rows: runs that touch those of
 * the row above are of one component, which a second pass collects (L. He, Y. Chao and K. Suzuki, "A run-based two-scan labeling
 * algorithm", 2008).
 */
final class ConnectedRuns {

	private final int width;
	private final int height;
	private final float[] ink;
	private final float threshold;

	/** For each run, its first pixel, the pixel after its last one, and an earlier run of the same component, or itself. */
	private int[] starts = new int[256];
	private int[] ends = new int[256];
	private int[] earlier = new int[256];
	private int count;

	/**
	 * @param ink width × height numbers, 0..1
	 * @param threshold ink that is not above it is paper
	 */
	ConnectedRuns(int width, int height, float[] ink, float threshold) {
		this.width = width;
		this.height = height;
		this.ink = ink;
		this.threshold = threshold;
	}

	/** The components, ordered by their topmost and then leftmost pixel; the pixels of each in the same order. */
	List<Component> components() {
		int above = 0;
		for (int row = 0; row < height; row++) {
			int first = count;
			findRuns(row, above);
			above = first;
		}
		return collect();
	}

	/**
	 * Finds the runs of a row and joins them with those above.
	 *
	 * @param above the first run of the row above
	 */
	private void findRuns(int row, int above) {
		int first = count;
		int touching = above;
		int end = (row + 1) * width;
		for (int pixel = row * width; pixel < end; pixel++) {
			if (!(ink[pixel] > threshold)) {
				continue;
			}
			int start = pixel;
			while (pixel < end && ink[pixel] > threshold) {
				pixel++;
			}
			add(start, pixel);
			while (touching < first && ends[touching] + width < start) {
				touching++;
			}
			for (int other = touching; other < first && starts[other] + width <= pixel; other++) {
				join(count - 1, other);
			}
		}
	}

	private void add(int start, int end) {
		if (count == starts.length) {
			starts = Arrays.copyOf(starts, 2 * count);
			ends = Arrays.copyOf(ends, 2 * count);
			earlier = Arrays.copyOf(earlier, 2 * count);
		}
		starts[count] = start;
		ends[count] = end;
		earlier[count] = count;
		count++;
	}

	/** The earliest run of a component. */
	private int first(int run) {
		int at = run;
		while (earlier[at] != at) {
			earlier[at] = earlier[earlier[at]];
			at = earlier[at];
		}
		return at;
	}

	private void join(int run, int other) {
		int one = first(run);
		int two = first(other);
		earlier[Math.max(one, two)] = Math.min(one, two);
	}

	private List<Component> collect() {
		int[] sizes = new int[count];
		for (int run = 0; run < count; run++) {
			sizes[first(run)] += ends[run] - starts[run];
		}
		Part[] parts = new Part[count];
		List<Component> components = new ArrayList<>();
		for (int run = 0; run < count; run++) {
			int first = first(run);
			if (first == run) {
				parts[run] = new Part(sizes[run]);
			}
			parts[first].add(starts[run], ends[run]);
		}
		for (Part part : parts) {
			if (part != null) {
				components.add(part.component());
			}
		}
		return components;
	}

	/** A component, to which runs are added from the top to the bottom. */
	private final class Part {

		private final int[] pixels;
		private int size;
		private int left = width;
		private int right;
		private double mass;
		private float peak;

		Part(int size) {
			pixels = new int[size];
		}

		void add(int start, int end) {
			int row = start / width;
			left = Math.min(left, start - row * width);
			right = Math.max(right, end - row * width);
			for (int pixel = start; pixel < end; pixel++) {
				pixels[size++] = pixel;
				mass += ink[pixel];
				if (ink[pixel] > peak) {
					peak = ink[pixel];
				}
			}
		}

		Component component() {
			PixelBounds bounds = new PixelBounds(left, pixels[0] / width, right, pixels[size - 1] / width + 1);
			return new Component(pixels, bounds, mass, mass, peak);
		}
	}
}
