package digitlab.plot;

import java.util.BitSet;

/**
 * What a plot of clusters shows.
 *
 * @param x the component along the x axis, counted from 0; of no meaning for UMAP and t-SNE
 * @param y the same along the y axis
 * @param hidden groups of the colouring that are left out; the scale stays that of all points
 */
public record ShownPlot(Coloring coloring, int x, int y, BitSet hidden) {

	/** Copies the set. */
	public ShownPlot {
		hidden = (BitSet) hidden.clone();
	}

	/** Everything over the first two components. */
	public static ShownPlot of(Coloring coloring) {
		return new ShownPlot(coloring, 0, 1, new BitSet());
	}
}
