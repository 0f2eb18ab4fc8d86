package digitlab.sketch;

/**
 * A map of what each pixel of a picture was classified as, so that users can see why it was recognised as it was. It covers the
 * same area as the extracted ink.
 *
 * @param width in pixels
 * @param height in pixels
 * @param tones width × height tones as unsigned bytes, row by row, 0 black to 255 white: of the straightened sheet
 * @param kinds width × height ordinals of {@link Kind}
 */
public record PaperMap(int width, int height, byte[] tones, byte[] kinds) {

	/** The classes of pixels. */
	public enum Kind {

		/** Blank paper. */
		PAPER,

		/** Ink that is recognised. */
		INK,

		/** A line of the paper, a frame, or a tick on one. */
		RULING,

		/** The surroundings of the sheet: a table, a finger, a dark corner, a scanner's strip. */
		SURROUNDINGS,

		/** A speck, a smudge, a punched hole, or ink cut off by the picture's edge. */
		SPECK
	}

	/** The class of a pixel. */
	public Kind kind(int x, int y) {
		return Kind.values()[kinds[y * width + x]];
	}

	/** Returns this map rotated clockwise by a quarter turn. */
	public PaperMap turned() {
		byte[] turnedTones = new byte[tones.length];
		byte[] turnedKinds = new byte[kinds.length];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				int to = x * height + height - 1 - y;
				turnedTones[to] = tones[y * width + x];
				turnedKinds[to] = kinds[y * width + x];
			}
		}
		return new PaperMap(height, width, turnedTones, turnedKinds);
	}
}
