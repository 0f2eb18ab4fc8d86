package digitlab.ui.cluster;

import static digitlab.language.Localization.marktr;

/** How large the points of a plot are drawn. */
enum PointSize {
	SMALL(marktr("Small points"), 2), MEDIUM(marktr("Medium points"), 4), LARGE(marktr("Large points"), 7);

	private final String words;
	private final int side;

	PointSize(String words, int side) {
		this.words = words;
		this.side = side;
	}

	/** For a menu. */
	String words() {
		return words;
	}

	/** Of the square that a point is, in pixels, when there are many. */
	int side() {
		return side;
	}
}
