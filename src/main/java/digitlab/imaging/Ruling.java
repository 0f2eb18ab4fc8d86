package digitlab.imaging;

import java.util.Arrays;

/**
 * A long thin line of even thickness, nearly horizontal or, if upright, nearly vertical. x runs along it from {@code from} to
 * {@code to()}, y across it; for an upright line x runs down the picture and y to the right.
 *
 * @param isUpright whether it runs from top to bottom
 * @param from the first pixel along the line
 * @param places y of its centre for each x, in pixels
 * @param thickness in pixels, as if its ink were full
 * @param level the ink at its centre, 0..1
 * @param roughness the root mean square distance of its centre from a smooth curve, in pixels
 * @param share fraction of its length without strokes and gaps
 * @param inked fraction of its length with ink, its own or a stroke's
 */
record Ruling(boolean isUpright, int from, double[] places, double thickness, double level, double roughness,
		double share, double inked) {

	/** The last pixel along the line. */
	int to() {
		return from + places.length - 1;
	}

	int length() {
		return places.length;
	}

	/** y of its centre, extrapolated straight beyond its ends. */
	double at(double x) {
		int last = places.length - 1;
		double i = x - from;
		if (i >= 0 && i <= last) {
			return places[(int) Math.round(i)];
		}
		int reach = Math.min(last, 40);
		double slope = reach == 0
				? 0
				: i < 0 ? (places[reach] - places[0]) / reach : (places[last] - places[last - reach]) / reach;
		return i < 0 ? places[0] + i * slope : places[last] + (i - last) * slope;
	}

	/** The mean slope between its ends. */
	double slope() {
		return places.length < 2 ? 0 : (places[places.length - 1] - places[0]) / (places.length - 1);
	}

	double middle() {
		return Arrays.stream(places).average().orElse(0);
	}
}
