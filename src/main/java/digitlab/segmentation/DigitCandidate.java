package digitlab.segmentation;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Neighbouring parts of the ink that may be one digit.
 *
 * @param from the first part, counted from 0 on the left
 * @param to the part after the last
 * @param digit what the network is to see of it, and where it lies
 * @param oddness of its form for one digit, 0 to 1: the widest gap between its pieces in parts of the writing's height, what
 *     it lacks in height beside the others, or 1 for ink too small to be a digit beside them; of a slice also the ink that was
 *     cut, in parts of the height, and a little for a stroke that touches others
 * @param finer gives the same ink in finer parts, in case it is several digits that touch
 * @param asWritten gives the same ink with the slant that it has, as a digit alone is shown to the network; empty where it is
 *     shown so already
 */
public record DigitCandidate(int from, int to, NormalizedDigit digit, double oddness, Supplier<Segmentation> finer,
		Supplier<Optional<NormalizedDigit>> asWritten) {

	/** One that is shown as it is written. */
	public DigitCandidate(int from, int to, NormalizedDigit digit, double oddness, Supplier<Segmentation> finer) {
		this(from, to, digit, oddness, finer, Optional::empty);
	}
}
