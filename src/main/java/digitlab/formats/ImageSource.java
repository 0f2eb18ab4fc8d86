package digitlab.formats;

import java.io.IOException;

import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.LabelPolicy;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/** A recognised source of images that is ready to be read. */
interface ImageSource {

	/**
	 * @param labels how to treat labels that are not digits
	 * @param memory the memory that Java may use, in bytes
	 */
	record ReadOptions(LabelPolicy labels, long memory) {
	}

	/** The file that represents it in messages and whose path tells its split. */
	Entry file();

	/** Whether its images have labels. */
	boolean isLabelled();

	/**
	 * Reads all images; blocks.
	 *
	 * @param source the name of the dataset
	 * @throws DatasetFormatException if the data are malformed, with one sentence
	 * @throws IOException if they cannot be read
	 * @throws java.util.concurrent.CancellationException if stopped
	 */
	DigitDataset read(String source, ReadOptions options, ProgressListener progress, CancellationToken cancellation)
			throws IOException;
}
