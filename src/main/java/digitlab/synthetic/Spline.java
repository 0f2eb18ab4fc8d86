package digitlab.synthetic;

/**
 * A smooth curve through given points: cubic Hermite segments like Catmull-Rom's, but with tangents as long as the segment, so
 * that unevenly spaced points cause no loops. At corners and ends, a segment leaves straight towards its other end.
 */
final class Spline {

	private final double[] xs;
	private final double[] ys;
	private final boolean[] corners;

	private Spline(DigitShapes.Path path) {
		xs = path.xs();
		ys = path.ys();
		corners = path.corners();
	}

	/** The curve, with {@code steps} points per segment. */
	static Handwriting.Line through(DigitShapes.Path path, int steps) {
		return new Spline(path).line(steps);
	}

	private Handwriting.Line line(int steps) {
		int pieces = xs.length - 1;
		double[] lineXs = new double[pieces * steps + 1];
		double[] lineYs = new double[pieces * steps + 1];
		for (int piece = 0; piece < pieces; piece++) {
			for (int step = 0; step < steps; step++) {
				place(piece, (double) step / steps, lineXs, lineYs, piece * steps + step);
			}
		}
		lineXs[pieces * steps] = xs[pieces];
		lineYs[pieces * steps] = ys[pieces];
		return new Handwriting.Line(lineXs, lineYs);
	}

	private void place(int piece, double t, double[] lineXs, double[] lineYs, int index) {
		double dx = xs[piece + 1] - xs[piece];
		double dy = ys[piece + 1] - ys[piece];
		double length = Math.sqrt(dx * dx + dy * dy);
		double outScale = scale(piece, length);
		double inScale = scale(piece + 1, length);
		double outX = outScale == 0 ? dx : outScale * (xs[piece + 1] - xs[piece - 1]);
		double outY = outScale == 0 ? dy : outScale * (ys[piece + 1] - ys[piece - 1]);
		double inX = inScale == 0 ? dx : inScale * (xs[piece + 2] - xs[piece]);
		double inY = inScale == 0 ? dy : inScale * (ys[piece + 2] - ys[piece]);
		lineXs[index] = hermite(t, xs[piece], outX, xs[piece + 1], inX);
		lineYs[index] = hermite(t, ys[piece], outY, ys[piece + 1], inY);
	}

	/** Scales the difference of a point's neighbours to the length of the segment; 0 where the tangent is the segment itself. */
	private double scale(int place, double length) {
		if (place == 0 || place == xs.length - 1 || corners[place]) {
			return 0;
		}
		double dx = xs[place + 1] - xs[place - 1];
		double dy = ys[place + 1] - ys[place - 1];
		return length / Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
	}

	private static double hermite(double t, double from, double fromTangent, double to, double toTangent) {
		double u = 1 - t;
		return u * u * ((1 + 2 * t) * from + t * fromTangent) + t * t * ((3 - 2 * t) * to - u * toTangent);
	}
}
