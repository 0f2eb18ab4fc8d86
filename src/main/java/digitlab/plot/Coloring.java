package digitlab.plot;

/** What the colours of an analysis of clusters mean. */
public enum Coloring {

	CLUSTER("cluster"), LABEL("label"), MATCH("right or wrong match");

	private final String words;

	Coloring(String words) {
		this.words = words;
	}

	/** For people. */
	@Override
	public String toString() {
		return words;
	}
}
