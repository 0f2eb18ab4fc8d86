package digitlab.dataset;

/** A data source that provides strokes as well as images. */
public interface StrokeSource {

	/** The number of drawings in a split. */
	int written(Split split);

	/**
	 * A drawing of a split.
	 *
	 * @param index from 0
	 */
	HandwrittenStrokes.Written written(Split split, int index);
}
