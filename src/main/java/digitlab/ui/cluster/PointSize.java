package digitlab.ui.cluster;

/** How large the points of a plot are drawn. */
enum PointSize {
	SMALL("Small points", 2), MEDIUM("Medium points", 4), LARGE("Large points", 7);

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
