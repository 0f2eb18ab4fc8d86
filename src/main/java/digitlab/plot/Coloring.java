package digitlab.plot;

import static digitlab.language.Localization.marktr;

/** The meaning of the colours in a cluster analysis. */
public enum Coloring {

	CLUSTER(marktr("cluster")), LABEL(marktr("label")), MATCH(marktr("right or wrong match"));

	private final String words;

	Coloring(String words) {
		this.words = words;
	}

	/** The name for the user. */
	@Override
	public String toString() {
		return words;
	}
}
