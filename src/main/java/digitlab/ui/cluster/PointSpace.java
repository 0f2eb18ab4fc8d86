package digitlab.ui.cluster;

/** What the points are: pixels or features. */
enum PointSpace {

	PIXELS("pixels"), FEATURES("features");

	private final String words;

	PointSpace(String words) {
		this.words = words;
	}

	@Override
	public String toString() {
		return words;
	}
}
