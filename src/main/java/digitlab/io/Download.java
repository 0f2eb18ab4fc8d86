package digitlab.io;

import java.io.IOException;

/** Something that is fetched over the network once, when a person asks for it. */
public interface Download {

	/** True once it is on disk. */
	boolean isDownloaded();

	/**
	 * How much would be fetched; blocks.
	 *
	 * @return bytes; a negative number when nobody says
	 * @throws IOException with one sentence, if that cannot be asked
	 * @throws java.util.concurrent.CancellationException if stopped
	 */
	long bytes(CancellationToken cancellation) throws IOException;

	/**
	 * Fetches it unless it is there; blocks.
	 *
	 * @param progress told about bytes
	 * @throws IOException with one sentence, if the network or a file fails
	 * @throws java.util.concurrent.CancellationException if stopped
	 */
	void download(ProgressListener progress, CancellationToken cancellation) throws IOException;
}
