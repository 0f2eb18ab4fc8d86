package digitlab.imaging;

import java.io.IOException;

/** A file that is not a picture to be read. The message is one sentence for a person. */
public class ImageFormatException extends IOException {

	private static final long serialVersionUID = 1;

	public ImageFormatException(String message) {
		super(message);
	}

	public ImageFormatException(String message, Throwable cause) {
		super(message, cause);
	}
}
