package digitlab.ui.readings;

import digitlab.dataset.DigitDataset;
import digitlab.io.ErrorMessages;
import digitlab.recognition.BatchPredictor.FileResult;
import digitlab.recognition.Prediction;
import digitlab.recognition.RecognitionResult;
import digitlab.recognition.ScoredPrediction;
import digitlab.ui.common.ConfidenceText;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * An image and its reading.
 *
 * @param place in the order of the input, from 0
 * @param name of a file; the number of an image in its dataset
 * @param reading what was read
 * @param label what it shows according to the data, or {@link DigitDataset#UNLABELLED}
 * @param prediction for an image of one digit; null for others
 */
record ReadRow(int place, String name, ReadImage image, Reading reading, int label, @Nullable Prediction prediction) {

	/**
	 * What was read from an image.
	 *
	 * @param number digits and signs, with rows separated by a line break and {@code ?} for parts that are neither; empty if
	 * there is none
	 * @param guess the same with the nearest digit in place of each {@code ?}
	 * @param certainty how likely the reading is right, 0 to 1; 0 for none
	 * @param words the same for users, or why there is no reading
	 * @param isDoubtful whether the user should check it
	 * @param isRefused whether it does not look like a digit, or cannot be read at all
	 */
	record Reading(String number, String guess, double certainty, String words, boolean isDoubtful, boolean isRefused) {
	}

	/**
	 * An image of a dataset.
	 *
	 * @param first the number of the first image
	 */
	static ReadRow of(DigitDataset data, int index, int first, ScoredPrediction answer) {
		String digit = Integer.toString(answer.prediction().digit());
		boolean isDigit = answer.isDigit();
		Reading reading = new Reading(isDigit ? digit : "", digit, isDigit ? answer.certainty() : 0, ConfidenceText.of(answer),
				!isDigit || !ConfidenceText.isAlmostCertain(answer.certainty()), !isDigit);
		return new ReadRow(index, Integer.toString(index + first), new ReadImage.OfData(data, index), reading, data.label(index),
				answer.prediction());
	}

	static ReadRow of(int place, FileResult result) {
		RecognitionResult read = result.reading().reading();
		boolean isRefused = read.isRejected();
		double certainty = isRefused ? 0 : read.confidence();
		Reading reading = new Reading(isRefused ? "" : read.number(), read.guess(), certainty, words(result),
				isRefused || read.hasUnknown() || !ConfidenceText.isAlmostCertain(certainty), isRefused);
		return new ReadRow(place, String.valueOf(result.file().getFileName()),
				new ReadImage.OfFile(result.file(), result.reading().quarterTurns(), ReadImage.Thumbnail.of(result.reading())),
				reading, DigitDataset.UNLABELLED, read.digits().size() == 1 ? read.digits().getFirst().prediction() : null);
	}

	private static String words(FileResult result) {
		if (result.failure() != null) {
			return ErrorMessages.of(result.failure());
		}
		if (result.reading().reading().isBlank()) {
			return result.isUniform()
					? tr("not a digit: the picture shows nothing")
					: tr("not a digit: ink and paper could not be told apart");
		}
		return ConfidenceText.of(result.reading().reading());
	}

	/** Whether its label differs from what was read; for a refused image, the nearest digit counts. */
	boolean isWrong() {
		return label != DigitDataset.UNLABELLED && !reading.guess().equals(Integer.toString(label));
	}

	/**
	 * The number on one line, with rows side by side; if it is refused, the nearest guess with a question mark; a dash for none.
	 */
	String oneLine() {
		String line = reading.isRefused() && !reading.guess().isEmpty() ? reading.guess() + "?" : reading.number();
		return line.isEmpty() ? "–" : line.replace("\n", " / ");
	}

	/** Such as "Image 17" or a file's name. */
	String title() {
		return image instanceof ReadImage.OfData ? tr("Image %s", name) : name;
	}
}
