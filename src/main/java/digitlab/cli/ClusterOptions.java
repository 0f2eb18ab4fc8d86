package digitlab.cli;

import java.util.Locale;

import digitlab.clustering.ClusterParameters;
import digitlab.clustering.Projection;
import picocli.CommandLine.Option;

/** Options for what is clustered and how, of the command and of the job on many machines. */
public final class ClusterOptions {

	private static final ClusterParameters STANDARD = ClusterParameters.standard();

	/** The space that is clustered. */
	private enum Space {
		PIXELS, FEATURES
	}

	@Option(names = "--space", paramLabel = "SPACE", description = "pixels, or features: the activations of the network's "
			+ "last hidden layer (default: ${DEFAULT-VALUE}).")
	private Space space = Space.PIXELS;

	@Option(names = "--projection", paramLabel = "P", description = "Projection for the plot: pca, umap or tsne (default: "
			+ "${DEFAULT-VALUE}).")
	private Projection projection = STANDARD.projection();

	@Option(names = "--components", paramLabel = "N", description = "Principal components to cluster by; 0 for the "
			+ "original space (default: ${DEFAULT-VALUE}).")
	private int components = STANDARD.components();

	@Option(names = "--k", paramLabel = "K", description = "Number of clusters (default: ${DEFAULT-VALUE}).")
	private int k = STANDARD.k();

	@Option(names = "--restarts", paramLabel = "N", description = "Number of times k-means starts; the best result is kept "
			+ "(default: ${DEFAULT-VALUE}).")
	private int restarts = STANDARD.restarts();

	@Option(names = "--seed", paramLabel = "N", description = "Random seed: the same seed finds the same clusters "
			+ "(default: ${DEFAULT-VALUE}).")
	private long seed = STANDARD.seed();

	/** Whether the pixels are clustered, for which no network is needed. */
	public boolean isPixels() {
		return space == Space.PIXELS;
	}

	/** The space as in results: "pixels" or "features". */
	public String spaceKey() {
		return space.name().toLowerCase(Locale.ROOT);
	}

	/** How the images are laid out in the plot. */
	public Projection projection() {
		return projection;
	}

	/**
	 * The parameters of the analysis.
	 *
	 * @param plotted number of images in the plot
	 * @param elbow whether other numbers of clusters are tried as well
	 * @throws IllegalArgumentException with one sentence, if an option is out of its range
	 */
	public ClusterParameters parameters(int plotted, boolean elbow) {
		return new ClusterParameters(components, k, restarts, seed, projection, plotted, STANDARD.silhouetteSample(), elbow);
	}
}
