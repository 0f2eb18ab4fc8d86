package digitlab.dataset;

/** How to treat images whose labels are not digits 0 to 9, such as letters. */
public enum LabelPolicy {
	/** Refuses the data, with a message that gives their number. */
	REFUSE,
	/** Leaves them out and counts them. */
	KEEP_DIGITS,
	/** Keeps them without a label, for uses that need only the pixels. */
	IGNORE
}
