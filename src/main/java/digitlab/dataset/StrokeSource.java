package digitlab.dataset;

/** Data that are known as strokes, not only as the pictures that they make. */
public interface StrokeSource {

	/** How many drawings a split has. */
	int written(Split split);

	/**
	 * One of them.
	 *
	 * @param index from 0
	 */
	HandwrittenStrokes.Written written(Split split, int index);
}
