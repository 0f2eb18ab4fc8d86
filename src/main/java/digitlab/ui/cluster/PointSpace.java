package digitlab.ui.cluster;

/** Where the images are points. */
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
