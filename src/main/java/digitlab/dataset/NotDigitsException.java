package digitlab.dataset;

/** Data that are well formed and hold labels other than the digits 0 to 9. Read with {@link LabelPolicy#KEEP_DIGITS} they will do. */
public final class NotDigitsException extends DatasetFormatException {

	private static final long serialVersionUID = 1;
	private final int digits;

	/**
	 * @param digits how many images have a digit for a label
	 */
	public NotDigitsException(String message, int digits) {
		super(message);
		this.digits = digits;
	}

	/** How many images would be kept. */
	public int digits() {
		return digits;
	}
}
