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
 * @param slash the probability that it is a slash rather than a digit, 0 to 1, by its height and slant compared with its
 * neighbours; only for a straight line between digits
 * @param finer segments the same ink into finer parts, in case it is several touching digits
 * @param asWritten normalises the same ink with its original slant, as a single digit is shown to the network; empty if {@code
 * digit} has it already
 */
public record DigitCandidate(int from, int to, NormalizedDigit digit, double oddness, double slash,
		Supplier<Segmentation> finer, Supplier<Optional<NormalizedDigit>> asWritten) {

	/** A candidate that is shown with its original slant. */
	public DigitCandidate(int from, int to, NormalizedDigit digit, double oddness, Supplier<Segmentation> finer) {
		this(from, to, digit, oddness, finer, Optional::empty);
	}

	/** A candidate that is no slash. */
	public DigitCandidate(int from, int to, NormalizedDigit digit, double oddness, Supplier<Segmentation> finer,
			Supplier<Optional<NormalizedDigit>> asWritten) {
		this(from, to, digit, oddness, 0, finer, asWritten);
	}

	/** Returns a copy that may be a slash. */
	DigitCandidate withSlash(double probability) {
		return new DigitCandidate(from, to, digit, oddness, probability, finer, asWritten);
	}
}
