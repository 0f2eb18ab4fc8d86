package digitlab.ui.cluster;

/** Where the images are points. */
enum Space {

	PIXELS("pixels"), FEATURES("features");

	private final String words;

	Space(String words) {
		this.words = words;
	}

	@Override
	public String toString() {
		return words;
	}
}
