package digitlab.segmentation;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A part of the ink, normalised as a digit.
 *
 * @param finer segments the same ink into finer parts
 * @param asWritten normalises the same ink with its original slant
 */
record InkPart(NormalizedDigit digit, Supplier<Segmentation> finer, Supplier<Optional<NormalizedDigit>> asWritten) {

	DigitCandidate candidate(int from, int to, double oddness) {
		return new DigitCandidate(from, to, digit, oddness, finer, asWritten);
	}
}
