package digitlab.synthetic;

/**
 * The distribution of handwriting styles. Deviations are standard deviations.
 *
 * @param meanSlant to the right going up, as a shear
 * @param slant deviation of the slant
 * @param turn deviation of the whole digit's rotation, in degrees
 * @param width deviation of the width, as the logarithm of a factor
 * @param jitter deviation of a stroke's control points, in hundredths of the height
 * @param bend deviation of the strokes' curvature, likewise
 * @param tremor maximum amplitude of the hand's tremor, likewise
 * @param angular probability that a digit is drawn in straight lines between control points
 * @param trim maximum fraction of a stroke that is omitted at its ends, which opens closed shapes
 * @param joined probability that the pen is not lifted between strokes
 * @param polygonal probability that a stroke is a polygon of few, evenly spaced corners, as a fast mouse draws it
 * @param fewestCorners minimum number of corners of such a polygon, including both ends
 * @param mostCorners maximum number, likewise
 */
record HandwritingVariation(double meanSlant, double slant, double turn, double width, double jitter, double bend, double tremor,
		double angular, double trim, double joined, double polygonal, int fewestCorners, int mostCorners) {

	/** Careful writing. */
	static final HandwritingVariation CAREFUL = new HandwritingVariation(0.12, 0.16, 5, 0.16, 2.2, 2.2, 0.7, 0, 0, 0, 0, 2, 2);
}
