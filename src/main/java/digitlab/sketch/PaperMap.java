package digitlab.sketch;

/**
 * What a picture shows and what each of its pixels was taken for, so that a person can see why it was read as it was. It covers
 * the same area as the ink that was found.
 *
 * @param width in pixels
 * @param height in pixels
 * @param tones width × height tones as unsigned bytes, row by row, 0 black to 255 white: the sheet as it was set straight
 * @param kinds width × height ordinals of {@link Kind}
 */
public record PaperMap(int width, int height, byte[] tones, byte[] kinds) {

	/** What a pixel may be taken for. */
	public enum Kind {

		/** Nothing is written there. */
		PAPER,

		/** Read. */
		INK,

		/** A line of the paper, a frame, or a tick on one. */
		RULING,

		/** A table, a finger, a dark corner, a scanner's strip. */
		SURROUNDINGS,

		/** A speck, a smudge, a punched hole, or what the picture's edge cut off. */
		SPECK
	}

	/** What a pixel was taken for. */
	public Kind kind(int x, int y) {
		return Kind.values()[kinds[y * width + x]];
	}

	/** The same turned clockwise by a quarter. */
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
