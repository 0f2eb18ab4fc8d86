package digitlab.paper;

/** One digit as somebody wrote it, to be written at any size. */
interface Sample {

	/**
	 * @param height of the digit in pixels
	 * @param shear columns that each row above the foot leans to the right
	 * @param pen of samples that are pen paths, its width in parts of the height; scans have their own
	 */
	Glyph draw(double height, double shear, double pen);
}
