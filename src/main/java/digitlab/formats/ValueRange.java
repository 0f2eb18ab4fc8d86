package digitlab.formats;

import digitlab.dataset.DatasetFormatException;

import static digitlab.language.Localization.tr;

/** The range of the values seen so far. */
final class ValueRange {

	private double min = Double.POSITIVE_INFINITY;
	private double max = Double.NEGATIVE_INFINITY;
	private boolean whole = true;

	/** Adds a value; NaN is ignored. */
	void add(double value) {
		if (!Double.isNaN(value)) {
			min = Math.min(min, value);
			max = Math.max(max, value);
			whole &= value == Math.rint(value);
		}
	}

	/** The scale of a table's first rows. If they fit none, the error is left to a later row that can be named. */
	PixelScale scaleOfRows() {
		PixelScale scale = min > max ? PixelScale.BYTES : PixelScale.of(min, max, whole);
		return scale == null ? PixelScale.BYTES : scale;
	}

	/** @throws DatasetFormatException if no scale of images has such values */
	PixelScale scale(String file) throws DatasetFormatException {
		PixelScale scale = min > max ? PixelScale.BYTES : PixelScale.of(min, max, whole);
		if (scale == null) {
			throw new DatasetFormatException(
					tr("%s has values from %.4g to %.4g, and it is unclear which of them mean paper and ink; expected 0 "
							+ "to 255, 0 to 1, 0 to 16 or -1 to 1.", file, min, max));
		}
		return scale;
	}
}
