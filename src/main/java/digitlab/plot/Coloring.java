package digitlab.plot;

/** The meaning of the colours in a cluster analysis. */
public enum Coloring {

	CLUSTER("cluster"), LABEL("label"), MATCH("right or wrong match");

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
