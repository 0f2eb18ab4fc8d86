package digitlab.dataset;

import static digitlab.language.Localization.marktr;

/** The part of a data source: images to train on, or images for the final evaluation. */
public enum Split {

	TRAIN(marktr("train")), TEST(marktr("test"));

	private final String label;

	Split(String label) {
		this.label = label;
	}

	/** The name on the command line and on screen. */
	public String label() {
		return label;
	}
}
