package digitlab.prediction;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import digitlab.prediction.Reading.ReadDigit;
import digitlab.sketch.NormalizedDigit;

/** Reads normalised sketches and pictures with a network. */
public final class DigitReader {

	private DigitReader() {
	}

	/** Reads one; an empty sheet gives {@link Reading#BLANK}. */
	public static Reading read(DigitClassifier classifier, Optional<NormalizedDigit> input) {
		return readAll(classifier, List.of(input)).getFirst();
	}

	/** Reads many in one batch, in their order. */
	public static List<Reading> readAll(DigitClassifier classifier, List<Optional<NormalizedDigit>> inputs) {
		List<NormalizedDigit> inked = inputs.stream().flatMap(Optional::stream).toList();
		Iterator<float[]> logits = List.of(classifier.logits(inked.stream().map(NormalizedDigit::image).toList())).iterator();
		List<Reading> readings = new ArrayList<>();
		for (Optional<NormalizedDigit> input : inputs) {
			readings.add(input.map(digit -> new Reading(List.of(new ReadDigit(digit, Prediction.ofLogits(logits.next())))))
					.orElse(Reading.BLANK));
		}
		return readings;
	}
}
