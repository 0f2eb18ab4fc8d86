package digitlab.ui.canvas;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;

import digitlab.dataset.DigitImage;
import digitlab.recognition.Prediction;
import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.segmentation.Mark;
import digitlab.segmentation.NormalizedDigit;
import digitlab.ui.common.ConfidenceText;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.listed;
import static digitlab.language.Localization.tr;

/** The latest reading and its description in words. */
final class ShownAnswer {

	/** A guess at more than this helps nobody. */
	private static final int MAX_GUESSED_ROWS = 2;

	final ReadOnlyObjectWrapper<RecognitionResult> reading = new ReadOnlyObjectWrapper<>(RecognitionResult.BLANK);
	final ReadOnlyObjectWrapper<@Nullable Prediction> prediction = new ReadOnlyObjectWrapper<>();
	final ReadOnlyObjectWrapper<@Nullable DigitImage> seen = new ReadOnlyObjectWrapper<>();
	/** The digit that prediction and picture are of; null if there is none. */
	final ReadOnlyObjectWrapper<@Nullable ReadDigit> digit = new ReadOnlyObjectWrapper<>();
	final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
	final ReadOnlyStringWrapper guess = new ReadOnlyStringWrapper("");
	final ReadOnlyStringWrapper confidenceText = new ReadOnlyStringWrapper(nothingYet());

	void show(LiveRecognizer.Result result) {
		seen.set(result.seen().map(NormalizedDigit::image).orElse(null));
		prediction.set(result.prediction().orElse(null));
		digit.set(result.reading().leastSure().orElse(null)); // before the reading, whose listeners ask for it
		reading.set(result.reading());
	}

	/** Shows another digit of the reading. */
	void choose(ReadDigit chosen) {
		seen.set(chosen.input().image());
		prediction.set(chosen.prediction());
		digit.set(chosen);
	}

	/**
	 * @param isBlank whether there is no ink on the sheet
	 * @param whyNot why ink is not read
	 */
	void describe(boolean isBlank, String whyNot) {
		RecognitionResult now = reading.get();
		boolean isRefused = !now.isBlank() && now.isRejected();
		answer.set(isRefused ? Mark.UNKNOWN : now.number());
		guess.set(isRefused ? guess(now) : "");
		confidenceText.set(!now.isBlank() ? ConfidenceText.of(now) : isBlank ? nothingYet() : whyNot);
	}

	private static String nothingYet() {
		return tr("Nothing to read yet");
	}

	private static String rows(String lines) {
		return listed(lines.lines().toList());
	}

	/** What was refused may be a digit all the same, or it is a sign that stands alone. */
	private static String guess(RecognitionResult refused) {
		if (refused.digits().isEmpty()) {
			return refused.hasUnknown() ? "" : tr("only signs: %s", rows(refused.number()));
		}
		return refused.lines().size() > MAX_GUESSED_ROWS
				? tr("letters or drawings?")
				: tr("a letter or a drawing? Nearest guess: %s", rows(refused.guess()));
	}
}
