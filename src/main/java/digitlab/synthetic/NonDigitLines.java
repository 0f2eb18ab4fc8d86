package digitlab.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Curves and textures given by formulas. */
final class NonDigitLines {

	private static final int POINTS = 160;

	private NonDigitLines() {
	}

	/** A spiral, a Lissajous figure, a rose or a damped wave. */
	static List<Handwriting.Line> curve(SplittableRandom random) {
		double turns = random.nextDouble(2.2, 4.5);
		double phase = random.nextDouble(2 * Math.PI);
		int a = random.nextInt(2, 5);
		int b = a + 1;
		double end = 2 * Math.PI;
		return switch (random.nextInt(4)) {
			case 0 -> List.of(line(t -> (8 + 42 * t) * Math.cos(turns * end * t + phase),
					t -> (8 + 42 * t) * Math.sin(turns * end * t + phase)));
			case 1 -> List.of(line(t -> 50 * Math.sin(a * end * t + phase), t -> 50 * Math.sin(b * end * t)));
			case 2 -> List.of(line(t -> 50 * Math.cos((a + 1) * end * t) * Math.cos(end * t + phase),
					t -> 50 * Math.cos((a + 1) * end * t) * Math.sin(end * t + phase)));
			default -> List.of(line(t -> 100 * t, t -> 30 * Math.sin(turns * end * t + phase)));
		};
	}

	/** Hatching in one or two directions, rows of dots, or concentric squares. */
	static List<Handwriting.Line> texture(SplittableRandom random) {
		List<Handwriting.Line> lines = new ArrayList<>();
		int count = random.nextInt(4, 7);
		double angle = random.nextDouble(Math.PI);
		switch (random.nextInt(4)) {
			case 0 -> hatch(lines, count, angle);
			case 1 -> {
				hatch(lines, count, angle);
				hatch(lines, count, angle + Math.PI / 2);
			}
			case 2 -> {
				for (int i = 0; i < count * count; i++) {
					double x = 100.0 * (i % count) / (count - 1) + 3 * random.nextGaussian();
					double y = 100.0 * (i / count) / (count - 1) + 3 * random.nextGaussian();
					lines.add(line(t -> x + t, t -> y + t));
				}
			}
			default -> {
				for (int i = 1; i <= 3; i++) {
					double r = 17.0 * i;
					lines.add(line(t -> r * square(t), t -> r * square(t + 0.25)));
				}
			}
		}
		return lines;
	}

	/** A square wave with slopes: two of them, a quarter apart, go around a square. */
	private static double square(double t) {
		return Math.clamp(4 * Math.abs(2 * (t - Math.floor(t + 0.5))) - 2, -1, 1);
	}

	private static void hatch(List<Handwriting.Line> lines, int count, double angle) {
		for (int i = 0; i < count; i++) {
			double across = 100.0 * i / (count - 1) - 50;
			lines.add(line(t -> (100 * t - 50) * Math.cos(angle) - across * Math.sin(angle),
					t -> (100 * t - 50) * Math.sin(angle) + across * Math.cos(angle)));
		}
	}

	private static Handwriting.Line line(DoubleUnaryOperator x, DoubleUnaryOperator y) {
		double[] xs = new double[POINTS + 1];
		double[] ys = new double[POINTS + 1];
		for (int i = 0; i <= POINTS; i++) {
			xs[i] = x.applyAsDouble(i / (double) POINTS);
			ys[i] = y.applyAsDouble(i / (double) POINTS);
		}
		return new Handwriting.Line(xs, ys);
	}
}
