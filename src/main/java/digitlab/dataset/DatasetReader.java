package digitlab.dataset;

import java.io.IOException;

import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/** Reads one data source, such as a folder of IDX files or a Kaggle CSV. */
public interface DatasetReader {

	/**
	 * Reads the whole split; blocks until done.
	 *
	 * @param split the split to read; a source without splits returns all its images for either
	 * @param progress counts bytes or images read so far
	 * @param cancellation checked while reading
	 * @throws DatasetFormatException if the data are malformed, with one sentence that tells where and what to do
	 * @throws IOException if the data cannot be reached
	 * @throws java.util.concurrent.CancellationException if {@code cancellation} was set before the end
	 */
	DigitDataset read(Split split, ProgressListener progress, CancellationToken cancellation) throws IOException;
}
