package digitlab.plot;

import java.util.BitSet;
import java.util.Optional;

/**
 * The content of a cluster plot.
 *
 * @param x the component along the x axis, counted from 0; ignored for UMAP and t-SNE
 * @param y the same along the y axis
 * @param hidden groups of the colouring that are hidden; the scale remains that of all points
 * @param rotation the side from which the first three components are seen, instead of two of them; empty for UMAP and t-SNE
 */
public record ShownPlot(Coloring coloring, int x, int y, BitSet hidden, Optional<Rotation> rotation) {

	/** Copies the set. */
	public ShownPlot {
		hidden = (BitSet) hidden.clone();
	}

	/** All groups over the first two components. */
	public static ShownPlot of(Coloring coloring) {
		return new ShownPlot(coloring, 0, 1, new BitSet(), Optional.empty());
	}
}
