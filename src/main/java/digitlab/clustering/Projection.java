package digitlab.clustering;

import java.util.Locale;

/** The methods that project points to the two dimensions of a plot. */
public enum Projection {

	/** The first two principal components, of all points, at once. */
	PCA("PCA", Integer.MAX_VALUE),
	/**
	 * McInnes, Healy and Melville, "UMAP: Uniform Manifold Approximation and Projection for Dimension Reduction", 2018. 10,000
	 * points take some 6 to 11 seconds on two cores, and 15 if other work shares them.
	 */
	UMAP("UMAP", 10_000),
	/** Van der Maaten and Hinton, "Visualizing Data using t-SNE", 2008. Its time grows with the square of the points. */
	TSNE("t-SNE", 2_000);

	private final String words;
	private final int bearable;

	Projection(String words, int bearable) {
		this.words = words;
		this.bearable = bearable;
	}

	/** The usual name. */
	public String words() {
		return words;
	}

	/** The default size of the sample: the number of points that takes less than half a minute on two cores. */
	public int bearable() {
		return bearable;
	}

	/** The name on the command line. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}
}
