package digitlab.dataset;

import static digitlab.language.Localization.tr;

/** Thrown for well-formed data whose labels are not all digits 0 to 9. With {@link LabelPolicy#KEEP_DIGITS} they can be read. */
public final class NotDigitsException extends DatasetFormatException {

	private static final long serialVersionUID = 1;
	private final String fault;
	private final int digits;

	/**
	 * @param fault what is wrong, without a full stop
	 * @param advice what to do, without a full stop
	 * @param digits how many images have a digit as their label
	 */
	public NotDigitsException(String fault, String advice, int digits) {
		super(tr("%s; %s.", fault, advice));
		this.fault = fault + ".";
		this.digits = digits;
	}

	/** What is wrong, without the advice. */
	public String fault() {
		return fault;
	}

	/** How many images would be kept. */
	public int digits() {
		return digits;
	}
}
