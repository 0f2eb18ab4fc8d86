package digitlab.dataset;

/** What becomes of images whose labels are no digits 0 to 9, such as letters. */
public enum LabelPolicy {
	/** The data are refused, with a sentence that says how many there are. */
	REFUSE,
	/** They are left out, and counted. */
	KEEP_DIGITS,
	/** They stay, without a label: only their pixels are asked for. */
	IGNORE
}
