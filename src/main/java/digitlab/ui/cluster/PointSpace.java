package digitlab.ui.cluster;

import static digitlab.language.Localization.marktr;

/** What the points are: pixels or features. */
enum PointSpace {

	PIXELS(marktr("pixels")), FEATURES(marktr("features"));

	private final String words;

	PointSpace(String words) {
		this.words = words;
	}

	String words() {
		return words;
	}
}
