package digitlab.improvement;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import digitlab.dataset.OwnSamples;
import digitlab.segmentation.SketchSegmenter;
import digitlab.sketch.Point;
import digitlab.sketch.SketchElement;
import digitlab.sketch.Stroke;

/**
 * Sketches in a hand that MNIST hardly contains: angular, with a slashed zero, a one almost like a roof, an open four, a six like
 * a b and a nine like a g. Each point is slightly displaced, and the hand slants far to the right on rotated paper. They are
 * normalised like drawings on the canvas. Arguments: the folder for the samples, the number of each digit, a seed.
 */
public final class UnusualHand {

	/** The strokes of each digit, as alternating x and y. */
	private static final double[][][] DIGITS = {{{.5, .1, .25, .2, .2, .5, .25, .8, .5, .9, .75, .8, .8, .5, .75, .2, .5, .1},
			{.8, .08, .2, .92}}, {{.1, .9, .5, .1, .6, .92}},
			{{.2, .15, .8, .15, .2, .9, .85, .9}}, {{.2, .1, .8, .1, .42, .45, .8, .62, .5, .95, .18, .85}},
			{{.25, .1, .22, .5, .75, .5}, {.75, .1, .72, .95}},
			{{.85, .1, .3, .1, .25, .45, .7, .5, .72, .85, .2, .9}},
			{{.3, .05, .28, .9, .7, .9, .75, .62, .3, .62}},
			{{.15, .28, .18, .12, .82, .12, .45, .95}, {.28, .5, .78, .5}},
			{{.5, .48, .25, .3, .5, .08, .75, .3, .5, .48, .2, .72, .5, .95, .8, .72, .5, .48}},
			{{.72, .12, .3, .12, .28, .45, .72, .45, .72, .12, .72, .9, .4, .96, .2, .82}}};
	private static final double PEN = 0.055;
	private static final int POINTS_A_LINE = 20;

	private UnusualHand() {
	}

	public static void main(String[] arguments) throws IOException {
		OwnSamples samples = new OwnSamples(Path.of(arguments[0]));
		SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[2]));
		for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
			for (int digit = 0; digit < 10; digit++) {
				samples.add(SketchSegmenter.normalize(sketch(digit, random)).orElseThrow().image(), digit);
			}
		}
	}

	private static List<SketchElement> sketch(int digit, SplittableRandom random) {
		double slant = random.nextDouble(0.3, 0.8);
		double width = random.nextDouble(0.7, 1);
		double turn = Math.toRadians(random.nextDouble(5, 25));
		List<SketchElement> strokes = new ArrayList<>();
		for (double[] stroke : DIGITS[digit]) {
			List<Point> corners = new ArrayList<>();
			for (int i = 0; i < stroke.length; i += 2) {
				double x = stroke[i] + random.nextDouble(-0.035, 0.035);
				double y = stroke[i + 1] + random.nextDouble(-0.035, 0.035);
				double leaning = width * (x - 0.5) + slant * (0.5 - y);
				double cos = 0.6 * Math.cos(turn);
				double sin = 0.6 * Math.sin(turn);
				corners.add(new Point(0.5 + cos * leaning - sin * (y - 0.5), 0.5 + sin * leaning + cos * (y - 0.5)));
			}
			strokes.add(new Stroke(dense(corners), PEN, false));
		}
		return strokes;
	}

	private static List<Point> dense(List<Point> corners) {
		List<Point> dense = new ArrayList<>(corners.subList(0, 1));
		for (int i = 1; i < corners.size(); i++) {
			Point from = corners.get(i - 1);
			Point to = corners.get(i);
			for (int s = 1; s <= POINTS_A_LINE; s++) {
				double t = s / (double) POINTS_A_LINE;
				dense.add(new Point(from.x() + t * (to.x() - from.x()), from.y() + t * (to.y() - from.y())));
			}
		}
		return dense;
	}
}
