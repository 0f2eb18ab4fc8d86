package digitlab.dataset;

import digitlab.io.ProgressListener;
import digitlab.io.CancellationToken;
import java.io.IOException;

/** Reads one data source, such as a folder of IDX files or a Kaggle CSV. */
public interface DatasetReader {

	/**
	 * Reads the whole split; blocks until done.
	 *
	 * @param split the part to read; a source without parts gives all it has for either
	 * @param progress told about bytes or images read so far
	 * @param stop checked while reading
	 * @throws DatasetFormatException if the data are malformed, with one sentence that says where and what to do
	 * @throws IOException if the data cannot be reached
	 * @throws java.util.concurrent.CancellationException if {@code stop} was set before the end
	 */
	DigitDataset read(Split split, ProgressListener progress, CancellationToken stop) throws IOException;
}
