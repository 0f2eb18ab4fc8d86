package digitlab.formats;

import digitlab.dataset.DatasetFormatException;

/** A value that does not lie on the scale that the values before it had: they are read again on a wider one, if there is one. */
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
