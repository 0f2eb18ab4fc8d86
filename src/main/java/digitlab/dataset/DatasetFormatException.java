package digitlab.dataset;

import java.io.IOException;

/** A file that is not what it should be. The message is one sentence for a person: which file, where, what to do. */
public class DatasetFormatException extends IOException {

	private static final long serialVersionUID = 1;

	public DatasetFormatException(String message) {
		super(message);
	}

	public DatasetFormatException(String message, Throwable cause) {
		super(message, cause);
	}
}
