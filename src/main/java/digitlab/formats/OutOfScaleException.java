package digitlab.formats;

import digitlab.dataset.DatasetFormatException;

/** Thrown for a value outside the scale that was assumed so far; the data are read again with a wider scale if there is one. */
final class OutOfScaleException extends DatasetFormatException {

	private static final long serialVersionUID = 1;
	private final double value;

	OutOfScaleException(String message, double value) {
		super(message);
		this.value = value;
	}

	double value() {
		return value;
	}
}
