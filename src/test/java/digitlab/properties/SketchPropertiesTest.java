package digitlab.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import digitlab.dataset.DigitImage;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.NumberRecognizer;
import digitlab.recognition.RecognitionResult;
import digitlab.segmentation.InkLayout;
import digitlab.segmentation.SyntheticSketches;
import digitlab.sketch.Point;
import digitlab.sketch.Sketch;
import digitlab.sketch.SketchElement;
import digitlab.sketch.Stroke;
import digitlab.ui.FakeModels;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for any sketch. */
class SketchPropertiesTest {

	/** Sees where the ink is, so that other ink gets another answer. */
	private static final DigitClassifier NETWORK = FakeModels.classifier(SketchPropertiesTest::logits);

	private static float[] logits(DigitImage image) {
		float[] logits = new float[10];
		for (int i = 0; i < DigitImage.PIXELS; i++) {
			logits[i % 28 / 6 + i / 28 / 14 * 5] += image.ink(i / 28, i % 28) / 20f;
		}
		return logits;
	}

	/** Any strokes: dots, scribbles, erasures, beyond the sheet and not even numbers. */
	@Provide
	static Arbitrary<List<SketchElement>> sketches() {
		Arbitrary<Double> coordinate = Arbitraries.oneOf(Arbitraries.doubles().between(0, 1), Arbitraries.doubles().between(0, 1),
				Arbitraries.of(0.0, 0.5, 1.0, -0.3, 1.7, Double.NaN, Double.POSITIVE_INFINITY));
		Arbitrary<List<Double>> places = coordinate.list().ofMinSize(2).ofMaxSize(24);
		Arbitrary<Double> widths = Arbitraries.of(0.001, 0.02, 0.06, 0.06, 0.06, 0.3);
		Arbitrary<Boolean> erasers = Arbitraries.of(false, false, false, true);
		return Combinators.combine(places.list().ofMaxSize(12), widths.list().ofSize(12), erasers.list().ofSize(12))
				.as(SketchPropertiesTest::drawn);
	}

	private static List<SketchElement> drawn(List<List<Double>> strokes, List<Double> widths, List<Boolean> erasers) {
		Sketch sketch = new Sketch();
		for (int s = 0; s < strokes.size(); s++) {
			List<Double> places = strokes.get(s);
			sketch.begin(places.get(0), places.get(1), widths.get(s), erasers.get(s));
			for (int i = 2; i + 1 < places.size(); i += 2) {
				sketch.extend(places.get(i), places.get(i + 1));
			}
			sketch.end();
		}
		return sketch.elements();
	}

	@Property(tries = 120, seed = "27")
	void anySketchIsAnsweredInThePromisedForm(@ForAll("sketches") List<SketchElement> elements) {
		RecognitionForm.check(NumberRecognizer.read(NETWORK, InkLayout.of(elements)));
		RecognitionForm.check(NumberRecognizer.read(NETWORK, InkLayout.of(elements, true)));
	}

	/** Everything is moved by parts of two, which changes no digit of the computation. */
	@Property(tries = 25, seed = "27")
	void theSameInkElsewhereIsReadAlike(@ForAll @IntRange(max = 9) int digit, @ForAll @IntRange(min = 1, max = 999) int seed,
			@ForAll @IntRange(max = 32) int right, @ForAll @IntRange(max = 32) int down) {
		List<SketchElement> half = number(digit, seed, 0.5);
		assertThat(text(moved(half, right / 64.0, down / 64.0))).isEqualTo(text(half));
	}

	@Property(tries = 25, seed = "27")
	void theSameInkTwiceAsLargeIsReadAlike(@ForAll @IntRange(max = 9) int digit, @ForAll @IntRange(min = 1, max = 999) int seed) {
		assertThat(text(number(digit, seed, 1))).isEqualTo(text(number(digit, seed, 0.5)));
	}

	/** Two digits beside each other, the sheet's left upper part of this size. */
	private static List<SketchElement> number(int digit, int seed, double size) {
		List<SketchElement> number = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			double left = i * 0.5 * size;
			SyntheticSketches.dense((digit + 3 * i) % 10, seed + i).stream().map(Stroke.class::cast)
					.map(s -> changed(s, size / 2, left, 0)).forEach(number::add);
		}
		return number;
	}

	private static List<SketchElement> moved(List<SketchElement> elements, double right, double down) {
		return elements.stream().map(Stroke.class::cast).map(s -> (SketchElement) changed(s, 1, right, down)).toList();
	}

	private static Stroke changed(Stroke stroke, double scale, double right, double down) {
		return new Stroke(IntStream.range(0, stroke.points().size()).mapToObj(stroke.points()::get)
				.map(p -> new Point(rounded(p.x()) * scale + right, rounded(p.y()) * scale + down)).toList(),
				rounded(stroke.width()) * scale, stroke.eraser());
	}

	/** To parts of two that stay exact when they are halved and moved. */
	private static double rounded(double value) {
		return Math.rint(value * (1 << 20)) / (1 << 20);
	}

	private static String text(List<SketchElement> elements) {
		RecognitionResult result = NumberRecognizer.read(NETWORK, InkLayout.of(elements));
		RecognitionForm.check(result);
		return RecognitionForm.text(result);
	}
}
