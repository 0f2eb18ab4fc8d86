package digitlab.segmentation;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Adjacent parts of the ink that may be one digit.
 *
 * @param from index of the first part, counted from 0 on the left
 * @param to index after the last part
 * @param digit the normalised digit that the network sees, and its box
 * @param oddness a penalty for shapes unusual for one digit, 0 to 1: the widest gap between its components relative to the
 * writing's height, the height that it lacks compared with its neighbours, or 1 for ink too small to be a digit; for a slice also
 * the ink that was cut, relative to the height, and a small penalty for a stroke that touches others
 * @param finer segments the same ink into finer parts, in case it is several touching digits
 * @param asWritten normalises the same ink with its original slant, as a single digit is shown to the network; empty if {@code
 * digit} has it already
 */
public record DigitCandidate(int from, int to, NormalizedDigit digit, double oddness, Supplier<Segmentation> finer,
		Supplier<Optional<NormalizedDigit>> asWritten) {

	/** A candidate that is shown with its original slant. */
	public DigitCandidate(int from, int to, NormalizedDigit digit, double oddness, Supplier<Segmentation> finer) {
		this(from, to, digit, oddness, finer, Optional::empty);
	}
}
