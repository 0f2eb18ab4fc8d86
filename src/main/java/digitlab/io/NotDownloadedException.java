package digitlab.io;

import java.io.IOException;

/** Thrown when something is needed that a {@link Download} has not brought yet. */
public final class NotDownloadedException extends IOException {

	private static final long serialVersionUID = 1;

	/**
	 * @param message one sentence for a user of the command line; the window offers the download instead
	 */
	public NotDownloadedException(String message) {
		super(message);
	}
}
