package digitlab.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** One person's handwriting on one day: slant, rotation, proportions, curvature and tremor. Writes shapes as dense polylines. */
final class Handwriting {

	/** A stroke as a polyline through many points, in no particular box. */
	record Line(double[] xs, double[] ys) {

		/** Resamples the line at {@code places} evenly spaced points, including both ends. */
		Line polygon(int places) {
			double[] lengths = new double[xs.length]; // arc length from the start
			for (int i = 1; i < xs.length; i++) {
				lengths[i] = lengths[i - 1] + Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
			}
			Line polygon = new Line(new double[places], new double[places]);
			int piece = 1;
			for (int place = 0; place < places; place++) {
				double length = lengths[xs.length - 1] * place / (places - 1);
				while (piece < xs.length - 1 && lengths[piece] < length) {
					piece++;
				}
				double share = (length - lengths[piece - 1]) / Math.max(1e-9, lengths[piece] - lengths[piece - 1]);
				polygon.xs[place] = xs[piece - 1] + share * (xs[piece] - xs[piece - 1]);
				polygon.ys[place] = ys[piece - 1] + share * (ys[piece] - ys[piece - 1]);
			}
			return polygon;
		}
	}

	private static final int STEPS = 8;

	private final RandomGenerator random;
	private final HandwritingVariation style;
	// x' = xx x + xy y, y' = yx x + yy y
	private final double xx;
	private final double xy;
	private final double yx;
	private final double yy;
	private final double bend;
	private final double bendPhase;
	private final double tremor;
	private final double tremorRate;

	/** Draws the style of a careful hand, and later the small errors of each stroke, from {@code random}. */
	Handwriting(RandomGenerator random) {
		this(random, HandwritingVariation.CAREFUL);
	}

	/** As {@link #Handwriting(RandomGenerator)}, with another distribution of styles. */
	Handwriting(RandomGenerator random, HandwritingVariation style) {
		this.random = random;
		this.style = style;
		HandwritingVariation.Pose pose = style.pose();
		double slant = pose.meanSlant() + pose.slant() * bell();
		double angle = Math.toRadians(pose.turn() * bell());
		double width = 0.88 * Math.exp(pose.width() * bell());
		double cos = Math.cos(angle);
		double sin = Math.sin(angle);
		// Applies first the width, then the slant (to the right going up), then the rotation.
		xx = width * cos;
		xy = -slant * cos - sin;
		yx = width * sin;
		yy = cos - slant * sin;
		bend = style.unsteadiness().bend() * bell();
		bendPhase = random.nextDouble(2 * Math.PI);
		tremor = random.nextDouble(style.unsteadiness().tremor());
		tremorRate = random.nextDouble(0.5, 0.9);
	}

	/** A truncated normal deviate, as the far tails would make illegible digits. */
	private double bell() {
		return Math.clamp(random.nextGaussian(), -2, 2);
	}

	/** Writes a digit 0..9 in one of its shapes. */
	List<Line> write(int digit) {
		List<DigitShapes.Shape> shapes = DigitShapes.of(digit);
		return write(shapes.get(random.nextInt(shapes.size())));
	}

	/** Writes any other shape. */
	List<Line> write(DigitShapes.Shape shape) {
		HandwritingVariation.Haste haste = style.haste();
		HandwritingVariation.Polygons polygons = style.polygons();
		List<Line> lines = new ArrayList<>();
		boolean isAngular = haste.angular() > 0 && random.nextDouble() < haste.angular();
		boolean isJoined = haste.joined() > 0 && shape.strokes().size() > 1 && random.nextDouble() < haste.joined();
		for (DigitShapes.Path path : isJoined ? List.of(shape.joined()) : shape.strokes()) {
			lines.add(warp(Spline.through(shaken(isAngular ? angular(path) : path), STEPS)));
		}
		if (haste.trim() > 0) {
			lines.replaceAll(this::trimmed);
		}
		if (polygons.probability() > 0 && random.nextDouble() < polygons.probability()) {
			lines.replaceAll(line -> line.polygon(random.nextInt(polygons.fewestCorners(), polygons.mostCorners() + 1)));
		}
		return lines;
	}

	private static DigitShapes.Path angular(DigitShapes.Path path) {
		boolean[] corners = new boolean[path.corners().length];
		Arrays.fill(corners, true);
		return new DigitShapes.Path(path.xs(), path.ys(), corners);
	}

	/** A hasty hand starts late and ends early. */
	private Line trimmed(Line line) {
		int points = line.xs().length;
		double trim = style.haste().trim();
		int from = (int) (points * random.nextDouble(trim));
		int to = points - (int) (points * random.nextDouble(trim));
		return new Line(Arrays.copyOfRange(line.xs(), from, to), Arrays.copyOfRange(line.ys(), from, to));
	}

	private DigitShapes.Path shaken(DigitShapes.Path path) {
		double[] xs = path.xs().clone();
		double[] ys = path.ys().clone();
		double jitter = style.unsteadiness().jitter();
		for (int i = 0; i < xs.length; i++) {
			xs[i] += jitter * bell();
			ys[i] += jitter * bell();
		}
		return new DigitShapes.Path(xs, ys, path.corners());
	}

	private Line warp(Line line) {
		double[] xs = line.xs();
		double[] ys = line.ys();
		double tremorPhase = random.nextDouble(2 * Math.PI);
		for (int i = 0; i < xs.length; i++) {
			double shake = tremor * Math.sin(tremorRate * i + tremorPhase);
			double x = xs[i] - 50 + bend * Math.sin(ys[i] / 18 + bendPhase) + shake;
			double y = ys[i] - 50 + bend * Math.sin(xs[i] / 22 + bendPhase) + shake;
			xs[i] = xx * x + xy * y;
			ys[i] = yx * x + yy * y;
		}
		return line;
	}
}
