package digitlab.imaging;

import java.io.IOException;

/** Thrown for a file that is not a readable picture. The message is one sentence for the user. */
public class ImageFormatException extends IOException {

	private static final long serialVersionUID = 1;

	public ImageFormatException(String message) {
		super(message);
	}

	public ImageFormatException(String message, Throwable cause) {
		super(message, cause);
	}
}
