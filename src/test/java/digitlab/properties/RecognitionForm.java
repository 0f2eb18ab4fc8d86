package digitlab.properties;

import java.util.stream.Collectors;

import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.Line;
import digitlab.recognition.RecognitionResult.Part;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.sketch.Box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The form that every answer is promised to have. */
final class RecognitionForm {

	private RecognitionForm() {
	}

	static void check(RecognitionResult result) {
		for (Line line : result.lines()) {
			assertThat(line.parts()).isNotEmpty();
			assertThat(line.text()).doesNotContainPattern("\\p{Cntrl}").isNotBlank();
			for (Part part : line.parts()) {
				checkBox(part.box());
				if (part instanceof ReadDigit digit) {
					checkDigit(digit);
				}
			}
		}
	}

	private static void checkBox(Box box) {
		for (double value : new double[]{box.x(), box.y(), box.width(), box.height()}) {
			assertThat(value).isFinite();
		}
		assertThat(Math.min(box.width(), box.height())).isNotNegative();
	}

	private static void checkDigit(ReadDigit digit) {
		double sum = 0;
		for (int d = 0; d < 10; d++) {
			double probability = digit.prediction().probability(d);
			assertThat(probability).isBetween(0.0, 1.0);
			sum += probability;
		}
		assertThat(sum).isCloseTo(1, within(1e-4));
		assertThat(digit.prediction().digit()).isBetween(0, 9);
		assertThat(digit.text()).matches("[0-9?]");
	}

	static String text(RecognitionResult result) {
		return result.lines().stream().map(Line::text).collect(Collectors.joining("\n"));
	}
}
