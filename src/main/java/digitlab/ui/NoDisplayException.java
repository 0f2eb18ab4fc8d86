package digitlab.ui;

/** Thrown if no window can be opened. The message is one sentence for users. */
public class NoDisplayException extends Exception {

	private static final long serialVersionUID = 1;
	private static final String MESSAGE = "There is no display to open a window on. On the command line, Digit Lab reads "
			+ "pictures with: digitlab predict FILE";

	private static final String LIBRARY = "The window cannot be opened because a system library is missing: on Linux, "
			+ "install GTK 3 (Debian's package libgtk-3-0); JavaFX said: ";

	public NoDisplayException() {
		super(MESSAGE);
	}

	/**
	 * @param cause what JavaFX reported: that the display cannot be reached, or that a library is missing
	 */
	public NoDisplayException(Throwable cause) {
		super(String.valueOf(cause.getMessage()).contains("DISPLAY") ? MESSAGE : LIBRARY + cause.getMessage(), cause);
	}
}
