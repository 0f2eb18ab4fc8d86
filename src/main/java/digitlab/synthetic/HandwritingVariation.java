package digitlab.synthetic;

/**
 * How far the hands of many people differ.
 *
 * @param meanSlant to the right going up, as a shear
 * @param slant deviation of the slant
 * @param turn deviation of the whole digit's turn, in degrees
 * @param width deviation of the width, as the logarithm of a factor
 * @param jitter deviation of the places that a stroke passes, in hundredths of the height
 * @param bend deviation of how far strokes bend, likewise
 * @param tremor how far at most a hand trembles, likewise
 * @param angular the chance that a digit is drawn in straight lines from place to place
 * @param trim how much of a stroke's ends is left out at most, in parts of its length: closed forms open
 * @param joined the chance that the pen is dragged over the paper from one stroke to the next
 * @param polygonal the chance that a stroke is a polygon of few corners evenly apart, as a quick mouse leaves it
 * @param fewestCorners of such a polygon, both ends among them
 * @param mostCorners likewise
 */
record HandwritingVariation(double meanSlant, double slant, double turn, double width, double jitter, double bend, double tremor,
		double angular, double trim, double joined, double polygonal, int fewestCorners, int mostCorners) {

	/** Careful writing. */
	static final HandwritingVariation CAREFUL = new HandwritingVariation(0.12, 0.16, 5, 0.16, 2.2, 2.2, 0.7, 0, 0, 0, 0, 2, 2);
}
