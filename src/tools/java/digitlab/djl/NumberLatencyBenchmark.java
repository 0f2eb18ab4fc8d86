package digitlab.djl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import digitlab.recognition.DigitClassifier;
import digitlab.recognition.NumberRecognizer;
import digitlab.recognition.RecognitionResult;
import digitlab.segmentation.InkLayout;
import digitlab.segmentation.SyntheticSketches;
import digitlab.sketch.Point;
import digitlab.sketch.SketchElement;
import digitlab.sketch.Stroke;

import static digitlab.Benchmark.median;
import static digitlab.Benchmark.quantile;
import static digitlab.Benchmark.report;

/**
 * From a move of the pointer to the answer, with one thread: numbers of one to six digits are drawn point by point, and every
 * eighth move is read as the window reads it, with half-drawn strokes; so is the sheet when the pen is lifted, where touching ink
 * is examined in finer parts. Reported for the last digit, when all others are there.
 */
public final class NumberLatencyBenchmark {

	private static final int NUMBERS = 40;
	private static final int EVERY = 8;

	private NumberLatencyBenchmark() {
	}

	public static void main(String[] arguments) throws IOException {
		EngineForTests.start();
		try (DigitClassifier classifier = MnistParts.model().open(DjlClassifier::open, 1)) {
			measure(classifier, 1, NUMBERS / 4); // warms up
			measure(classifier, 6, NUMBERS / 4);
			for (int digits : new int[]{1, 2, 4, 6}) {
				Times times = measure(classifier, digits, NUMBERS);
				report("%d digits: %s; pen lifted: %s", digits, told(times.moves), told(times.lifts));
			}
		}
	}

	/** In milliseconds. */
	private record Times(List<Double> moves, List<Double> lifts) {
	}

	private static String told(List<Double> times) {
		double[] all = times.stream().mapToDouble(Double::doubleValue).toArray();
		return "median %.1f ms, 95th percentile %.1f ms, 99th %.1f ms of %d".formatted(median(all), quantile(all, 0.95),
				quantile(all, 0.99), all.length);
	}

	private static Times measure(DigitClassifier classifier, int digits, int numbers) {
		Times times = new Times(new ArrayList<>(), new ArrayList<>());
		int read = 0;
		for (int n = 0; n < numbers; n++) {
			List<SketchElement> sheet = new ArrayList<>();
			for (int i = 0; i < digits - 1; i++) {
				sheet.addAll(placed((n + i) % 10, 100L * n + i, i, digits));
			}
			for (Stroke stroke : placed((n + digits) % 10, 100L * n + digits, digits - 1, digits)) {
				for (int points = 1; points <= stroke.points().size(); points += EVERY) {
					List<SketchElement> now = new ArrayList<>(sheet);
					now.add(new Stroke(stroke.points().subList(0, points), stroke.width(), false));
					read += read(classifier, now, true, times.moves);
				}
				sheet.add(stroke);
				read += read(classifier, sheet, false, times.lifts);
			}
		}
		if (read == 0) {
			throw new IllegalStateException("Nothing was read.");
		}
		return times;
	}

	/** Returns how many digits were read. */
	private static int read(DigitClassifier classifier, List<SketchElement> sheet, boolean isDrawing, List<Double> times) {
		long started = System.nanoTime();
		RecognitionResult reading = NumberRecognizer.read(classifier, InkLayout.of(sheet, isDrawing));
		times.add((System.nanoTime() - started) / 1e6);
		return reading.digits().size();
	}

	/** A digit in its place on the sheet, drawn with a pen of a tenth of its height. */
	private static List<Stroke> placed(int digit, long seed, int place, int digits) {
		double side = Math.min(0.9, 0.95 / digits);
		double left = 0.02 + place * side;
		double top = 0.5 - side / 2;
		return SyntheticSketches.dense(digit, seed).stream().map(element -> {
			Stroke stroke = (Stroke) element;
			return new Stroke(stroke.points().stream().map(p -> new Point(left + side * p.x(), top + side * p.y())).toList(),
					0.1 * side, false);
		}).toList();
	}
}
