package digitlab.ui.common;

import java.util.List;

import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.Line;
import digitlab.recognition.RecognitionResult.Part;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.segmentation.Mark;

import static digitlab.language.Localization.tr;

/**
 * The position of a part within a reading, as people count: signs are not digits, so the 5 of 42.5 is the third digit, but
 * refused parts count both as parts and as digits.
 *
 * @param row from 1
 * @param rows the number of rows
 * @param part among all parts of its row, from 1
 * @param digit among the digits of its row, from 1
 * @param digits the number of digits in the row
 */
public record PartPosition(int row, int rows, int part, int digit, int digits) {

	/**
	 * @param part of the reading
	 * @throws IllegalArgumentException if it is not
	 */
	public static PartPosition of(RecognitionResult reading, Part part) {
		List<Line> lines = reading.lines();
		for (int row = 0; row < lines.size(); row++) {
			List<Part> parts = lines.get(row).parts();
			for (int i = 0; i < parts.size(); i++) {
				if (parts.get(i).equals(part)) {
					return new PartPosition(row + 1, lines.size(), i + 1, digits(parts.subList(0, i + 1)), digits(parts));
				}
			}
		}
		throw new IllegalArgumentException("This part is not of this reading.");
	}

	private static int digits(List<Part> parts) {
		return (int) parts.stream().filter(part -> part instanceof ReadDigit || isUnknown(part)).count();
	}

	/** Whether it is neither a digit nor certainly a sign. */
	public static boolean isUnknown(Part part) {
		return part.text().equals(Mark.UNKNOWN);
	}

	/** Such as "least sure of the third digit in the second row". Translations write numbers in place of ordinals. */
	String leastSure() {
		if (rows == 1) {
			return tr("least sure of the %1$s digit", ConfidenceText.ordinal(digit), digit);
		}
		return digits == 1
				? tr("least sure of the digit in the %1$s row", ConfidenceText.ordinal(row), row)
				: tr("least sure of the %1$s digit in the %2$s row", ConfidenceText.ordinal(digit), ConfidenceText.ordinal(row),
						digit, row);
	}

	/** Such as "the second part of the first row is not a digit, I think". */
	String notADigit() {
		return rows == 1
				? tr("the %1$s part is not a digit, I think", ConfidenceText.ordinal(part), part)
				: tr("the %1$s part of the %2$s row is not a digit, I think", ConfidenceText.ordinal(part),
						ConfidenceText.ordinal(row), part, row);
	}
}
