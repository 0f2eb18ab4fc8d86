package digitlab.formats;

import java.io.IOException;

import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.LabelPolicy;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/** One part of what was given that holds images, recognised and ready to be read. */
interface ImageSource {

	/**
	 * @param labels what becomes of labels that are no digits
	 * @param memory that Java may use, in bytes
	 */
	record ReadOptions(LabelPolicy labels, long memory) {
	}

	/** The file that stands for it in messages, and whose path says which split it belongs to. */
	Entry file();

	/** Whether its images have labels. */
	boolean isLabelled();

	/**
	 * Reads all images; blocks.
	 *
	 * @param source what the dataset is called
	 * @throws DatasetFormatException if the data are malformed, with one sentence
	 * @throws IOException if they cannot be read
	 * @throws java.util.concurrent.CancellationException if stopped
	 */
	DigitDataset read(String source, ReadOptions options, ProgressListener progress, CancellationToken cancellation)
			throws IOException;
}
