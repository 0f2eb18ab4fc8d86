package digitlab.sketch;

import java.util.function.Supplier;

/**
 * Some of the ink, as a digit.
 *
 * @param finer gives the same ink in finer parts
 */
record InkPart(NormalizedDigit digit, Supplier<Segmentation> finer) {

	DigitCandidate candidate(int from, int to, double oddness) {
		return new DigitCandidate(from, to, digit, oddness, finer);
	}
}
