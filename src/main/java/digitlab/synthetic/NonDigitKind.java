package digitlab.synthetic;

/** Kinds of drawings that are not digits. */
public enum NonDigitKind {
	/** Distorted letters of the system's fonts, without those that look like digits. */
	LETTERS(false),
	/** Random strokes. */
	SCRIBBLES(false),
	/** Triangles, squares, stars, crosses, arrows and the like. */
	SHAPES(false),
	/** Several digits in one image. */
	SEVERAL(false),
	/** Halves of digits. */
	PARTS(false),
	/** Filled shapes and noise. */
	BLOTS(false),
	/** Letters drawn in the strokes of a generated handwriting. */
	HANDWRITTEN(true),
	/** Punctuation and letters of other scripts, from the system's fonts. */
	SYMBOLS(true),
	/** A house, a face, a tree, a fish and the like. */
	DRAWINGS(true),
	/** Spirals, loops and waves. */
	CURVES(true),
	/** Hatching, grids and dots. */
	TEXTURES(true);

	private final boolean heldOut;

	NonDigitKind(boolean heldOut) {
		this.heldOut = heldOut;
	}

	/** Whether this kind is only used for evaluation and never for fitting. */
	public boolean isHeldOut() {
		return heldOut;
	}
}
