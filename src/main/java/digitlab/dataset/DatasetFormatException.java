package digitlab.dataset;

import java.io.IOException;

/** Thrown for malformed data. The message is one sentence for the user: which file, where in it, and what to do. */
public class DatasetFormatException extends IOException {

	private static final long serialVersionUID = 1;

	public DatasetFormatException(String message) {
		super(message);
	}

	public DatasetFormatException(String message, Throwable cause) {
		super(message, cause);
	}
}
