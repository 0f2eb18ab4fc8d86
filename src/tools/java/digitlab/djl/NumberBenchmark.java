package digitlab.djl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.models.StoredModel;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.NumberRecognizer;
import digitlab.recognition.RecognitionResult;
import digitlab.segmentation.ComposedNumbers;
import digitlab.segmentation.InkLayout;
import digitlab.segmentation.SyntheticSketches;
import digitlab.sketch.InkImage;

import static digitlab.Benchmark.report;

/**
 * How many whole numbers are read correctly: 1,000 composed of images that the model did not learn from, with paper between the
 * digits, the same with touching digits, and whether single digits stay whole. See {@link MnistParts} for model and part.
 */
public final class NumberBenchmark {

	private static final int NUMBERS = 1000;
	private static final int SHOWN = 12;

	private NumberBenchmark() {
	}

	public static void main(String[] arguments) throws IOException {
		EngineForTests.start();
		StoredModel model = MnistParts.model();
		DigitDataset digits = MnistParts.part(model);
		try (DigitClassifier classifier = model.open(DjlClassifier::open, 1)) {
			report("%s on numbers of %d images", model.name(), digits.size());
			report("apart, 2 to 10 pixels:  %s", numbers(classifier, digits, 2, 10));
			report("close, 1 to 2 pixels:   %s", numbers(classifier, digits, 1, 2));
			report("touching:               %s", numbers(classifier, digits, -2, 0));
			report("single images:          %s", single(classifier, digits));
			report("single sketches:        %s", sketches(classifier));
		}
	}

	private static String numbers(DigitClassifier classifier, DigitDataset digits, double from, double to) {
		SplittableRandom random = new SplittableRandom(7);
		int right = 0;
		int count = 0;
		int refused = 0;
		int alone = 0;
		List<String> wrong = new ArrayList<>();
		for (int i = 0; i < NUMBERS; i++) {
			ComposedNumbers.Picture picture = ComposedNumbers.compose(digits, from, to, random);
			RecognitionResult reading = NumberRecognizer.read(classifier, ComposedNumbers.segment(picture));
			boolean isRight = reading.number().equals(picture.number());
			boolean isCount = reading.digits().size() == picture.number().length();
			right += isRight ? 1 : 0;
			count += isCount ? 1 : 0;
			refused += reading.hasUnknown() ? 1 : 0;
			alone += reading.guess().equals(picture.number()) ? 1 : 0;
			if (!isRight && !isCount && wrong.size() < SHOWN) {
				wrong.add(picture.number() + "→" + reading.number());
			}
		}
		return "%.1f %% right (%.1f %% with the nearest digit in place of each ?, in %d numbers), %.1f %% with as many digits; %s"
				.formatted(100.0 * right / NUMBERS,
						100.0 * alone / NUMBERS, refused, 100.0 * count / NUMBERS, wrong);
	}

	private static String single(DigitClassifier classifier, DigitDataset digits) {
		int one = 0;
		int right = 0;
		int guessed = 0;
		for (int i = 0; i < digits.size(); i++) {
			float[] ink = new float[784];
			for (int p = 0; p < ink.length; p++) {
				ink[p] = digits.ink(i, p) / 255f;
			}
			RecognitionResult reading = NumberRecognizer.read(classifier, InkLayout.of(InkImage.ofInk(28, 28, ink)));
			one += reading.digits().size() == 1 ? 1 : 0;
			right += reading.number().equals(Integer.toString(digits.label(i))) ? 1 : 0;
			guessed += reading.guess().equals(Integer.toString(digits.label(i))) ? 1 : 0;
		}
		return "%.2f %% one digit, %.2f %% right, %.2f %% with the nearest digit in place of ?".formatted(
				100.0 * one / digits.size(), 100.0 * right / digits.size(), 100.0 * guessed / digits.size());
	}

	private static String sketches(DigitClassifier classifier) {
		int count = 2000;
		List<RecognitionResult> readings = IntStream.range(0, count)
				.mapToObj(i -> NumberRecognizer.read(classifier, InkLayout.of(SyntheticSketches.sketch(i % 10, i)))).toList();
		long one = readings.stream().filter(reading -> reading.digits().size() == 1).count();
		long right = IntStream.range(0, count).filter(i -> readings.get(i).number().equals(Integer.toString(i % 10))).count();
		return "%.2f %% one digit, %.2f %% right".formatted(100.0 * one / count, 100.0 * right / count);
	}
}
