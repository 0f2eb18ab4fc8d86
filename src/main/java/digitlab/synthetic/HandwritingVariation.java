package digitlab.synthetic;

/**
 * The distribution of handwriting styles. Deviations are standard deviations.
 *
 * @param pose of whole digits
 * @param unsteadiness of the hand
 * @param haste its effect on strokes
 * @param polygons strokes drawn with few corners
 */
record HandwritingVariation(Pose pose, Unsteadiness unsteadiness, Haste haste, Polygons polygons) {

	/** Careful writing. */
	static final HandwritingVariation CAREFUL = new HandwritingVariation(new Pose(0.12, 0.16, 5, 0.16),
			new Unsteadiness(2.2, 2.2, 0.7), new Haste(0, 0, 0), new Polygons(0, 2, 2));

	/**
	 * The distribution of whole digits' slant, rotation and width.
	 *
	 * @param meanSlant to the right going up, as a shear
	 * @param slant deviation of the slant
	 * @param turn deviation of the rotation, in degrees
	 * @param width deviation of the width, as the logarithm of a factor
	 */
	record Pose(double meanSlant, double slant, double turn, double width) {
	}

	/**
	 * The distribution of the strokes' errors, in hundredths of the height.
	 *
	 * @param jitter deviation of a stroke's control points
	 * @param bend deviation of the strokes' curvature
	 * @param tremor maximum amplitude of the hand's tremor
	 */
	record Unsteadiness(double jitter, double bend, double tremor) {
	}

	/**
	 * What a hasty hand simplifies.
	 *
	 * @param angular probability that a digit is drawn in straight lines between control points
	 * @param trim maximum fraction of a stroke that is omitted at its ends, which opens closed shapes
	 * @param joined probability that the pen is not lifted between strokes
	 */
	record Haste(double angular, double trim, double joined) {
	}

	/**
	 * Polygons of few, evenly spaced corners in place of strokes, as a fast mouse draws them. Both ends count as corners.
	 *
	 * @param probability that a digit is drawn like that
	 */
	record Polygons(double probability, int fewestCorners, int mostCorners) {
	}
}
