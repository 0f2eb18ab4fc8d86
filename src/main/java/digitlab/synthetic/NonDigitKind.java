package digitlab.synthetic;

/** Kinds of things that people draw and that are no digits. */
public enum NonDigitKind {
	/** Letters of the system's fonts, distorted; without those that look like digits. */
	LETTERS(false),
	/** Wandering strokes. */
	SCRIBBLES(false),
	/** Triangles, squares, stars, crosses, arrows and the like. */
	SHAPES(false),
	/** Several digits at once, taken for one. */
	SEVERAL(false),
	/** Halves of digits. */
	PARTS(false),
	/** Filled shapes and noise. */
	BLOTS(false),
	/** Letters drawn in strokes by an imaginary hand. */
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

	/** Whether nothing is ever fitted to this kind: it only shows how well other kinds are told from digits. */
	public boolean isHeldOut() {
		return heldOut;
	}
}
