package digitlab.paper;

/** A digit that someone wrote, which can be drawn at any size. */
interface Sample {

	/**
	 * @param height of the digit in pixels
	 * @param shear columns by which each row is shifted right relative to the one below it
	 * @param pen pen width relative to the height, for pen strokes; scans have their own
	 */
	Glyph draw(double height, double shear, double pen);
}
