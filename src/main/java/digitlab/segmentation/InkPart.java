package digitlab.segmentation;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Some of the ink, as a digit.
 *
 * @param finer gives the same ink in finer parts
 * @param asWritten gives the same ink with the slant that it has
 */
record InkPart(NormalizedDigit digit, Supplier<Segmentation> finer, Supplier<Optional<NormalizedDigit>> asWritten) {

	DigitCandidate candidate(int from, int to, double oddness) {
		return new DigitCandidate(from, to, digit, oddness, finer, asWritten);
	}
}
