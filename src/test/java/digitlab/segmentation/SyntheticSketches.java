package digitlab.segmentation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import digitlab.sketch.Point;
import digitlab.sketch.SketchElement;
import digitlab.sketch.SketchPng;
import digitlab.sketch.Stroke;
import digitlab.synthetic.SyntheticDigits;

/** Sketches drawn by the stroke generator, for tests, benchmarks and the sample pictures. */
public final class SyntheticSketches {

	private static final double PEN = 0.06;

	private SyntheticSketches() {
	}

	/** A digit as the generator's points. */
	public static List<SketchElement> sketch(int digit, long seed) {
		return SyntheticDigits.strokes(digit, seed).stream()
				.map(s -> (SketchElement) new Stroke(s.points().stream().map(p -> new Point(p.x(), p.y())).toList(), PEN, false))
				.toList();
	}

	/** A digit as drawn with a pen: a point every 300th of the sheet. */
	public static List<SketchElement> dense(int digit, long seed) {
		return sketch(digit, seed).stream()
				.map(e -> (SketchElement) new Stroke(dense(((Stroke) e).points()), PEN, false)).toList();
	}

	private static List<Point> dense(List<Point> points) {
		List<Point> dense = new ArrayList<>(points.subList(0, 1));
		for (Point next : points) {
			Point last = dense.getLast();
			int steps = (int) (Math.hypot(next.x() - last.x(), next.y() - last.y()) * 300);
			for (int s = 1; s <= steps; s++) {
				double t = s / (double) steps;
				dense.add(new Point(last.x() + t * (next.x() - last.x()), last.y() + t * (next.y() - last.y())));
			}
		}
		return dense;
	}

	/** Writes one picture of each digit to a folder; data/samples was made this way. Arguments: the folder, a seed. */
	public static void main(String[] arguments) throws IOException {
		for (int digit = 0; digit < 10; digit++) {
			SketchPng.write(sketch(digit, Long.parseLong(arguments[1])), 140, Path.of(arguments[0], "digit-" + digit + ".png"));
		}
	}
}
