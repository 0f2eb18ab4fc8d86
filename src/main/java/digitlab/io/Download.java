package digitlab.io;

import java.io.IOException;

/** A one-time download that runs only when the user asks for it. */
public interface Download {

	/** Whether it is on disk already. */
	boolean isDownloaded();

	/**
	 * The size of the download; blocks.
	 *
	 * @return bytes, or a negative number when the server does not tell
	 * @throws IOException with one sentence, if the server cannot be reached
	 * @throws java.util.concurrent.CancellationException if stopped
	 */
	long bytes(CancellationToken cancellation) throws IOException;

	/**
	 * Downloads it unless it is on disk already; blocks.
	 *
	 * @param progress counts bytes
	 * @throws IOException with one sentence, if the network or a file fails
	 * @throws java.util.concurrent.CancellationException if stopped
	 */
	void download(ProgressListener progress, CancellationToken cancellation) throws IOException;
}
