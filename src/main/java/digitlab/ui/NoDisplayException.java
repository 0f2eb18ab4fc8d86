package digitlab.ui;

/** There is no screen to open a window on. The message is one sentence for a person. */
public class NoDisplayException extends Exception {

	private static final long serialVersionUID = 1;
	private static final String MESSAGE = "There is no display to open the window on; on the command line Digit Lab reads "
			+ "pictures with: digitlab predict FILE";

	public NoDisplayException() {
		super(MESSAGE);
	}

	public NoDisplayException(Throwable cause) {
		super(MESSAGE, cause);
	}
}
