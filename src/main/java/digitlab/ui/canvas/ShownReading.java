package digitlab.ui.canvas;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;

import digitlab.data.DigitImage;
import digitlab.prediction.Prediction;
import digitlab.prediction.Reading;
import digitlab.sketch.Mark;
import digitlab.sketch.NormalizedDigit;
import digitlab.ui.common.Verdict;
import org.jspecify.annotations.Nullable;

/** The newest reading, and the words for it. */
final class ShownReading {

	private static final String NOTHING_YET = "Nothing to read yet";
	/** A guess at more than this helps nobody. */
	private static final int MAX_GUESSED_ROWS = 2;

	final ReadOnlyObjectWrapper<Reading> reading = new ReadOnlyObjectWrapper<>(Reading.BLANK);
	final ReadOnlyObjectWrapper<@Nullable Prediction> prediction = new ReadOnlyObjectWrapper<>();
	final ReadOnlyObjectWrapper<@Nullable DigitImage> seen = new ReadOnlyObjectWrapper<>();
	final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
	final ReadOnlyStringWrapper guess = new ReadOnlyStringWrapper("");
	final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper(NOTHING_YET);

	void show(LiveReader.Result result) {
		seen.set(result.seen().map(NormalizedDigit::image).orElse(null));
		prediction.set(result.prediction().orElse(null));
		reading.set(result.reading());
	}

	/**
	 * @param isBlank whether there is no ink on the sheet
	 * @param whyNot why ink is not read
	 */
	void describe(boolean isBlank, String whyNot) {
		Reading now = reading.get();
		boolean isRefused = !now.isBlank() && now.isRejected();
		answer.set(isRefused ? Mark.UNKNOWN : now.number());
		guess.set(isRefused ? guess(now) : "");
		verdict.set(!now.isBlank() ? Verdict.of(now) : isBlank ? NOTHING_YET : whyNot);
	}

	/** What was refused may be a digit all the same, or it is a sign that stands alone. */
	private static String guess(Reading refused) {
		if (refused.digits().isEmpty()) {
			return refused.hasUnknown() ? "" : "only signs: " + refused.number().replace("\n", " and ");
		}
		return refused.lines().size() > MAX_GUESSED_ROWS
				? "letters or drawings?"
				: "a letter or a drawing? Nearest guess: " + refused.guess().replace("\n", " and ");
	}
}
