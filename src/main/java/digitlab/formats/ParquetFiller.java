package digitlab.formats;

import java.io.IOException;

import dev.hardwood.reader.RowReader;
import digitlab.dataset.DatasetDescription;
import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitImage;

import static digitlab.language.Localization.tr;

/** Converts the rows of a Parquet file to images. */
interface ParquetFiller {

	/**
	 * Fills in the image of a row.
	 *
	 * @param row row number for messages, from 1
	 * @param room receives 784 bytes at {@code offset}, where it must be zero
	 * @param labels assigns codes to labels
	 * @return the label's code
	 */
	int fill(RowReader rows, int row, byte[] room, int offset, LabelCodes labels) throws IOException;

	/** Describes what was found, after all rows. */
	void describe(DatasetDescription.Builder found);

	/** Scales values to pixels and stores them; images other than 28×28 are resized first. */
	static void put(double[] values, PixelScale scale, SquareScaler scaler, int side, String place, byte[] room,
			int offset)
			throws DatasetFormatException {
		float[] ink = new float[side == DigitImage.SIDE ? 0 : values.length];
		for (int i = 0; i < values.length; i++) {
			if (!scale.holds(values[i])) {
				throw new DatasetFormatException(
						tr("%s, pixel %d: %s is wrong, expected a number from %s.", place, i, values[i], scale.inWords()));
			}
			if (ink.length == 0) {
				room[offset + i] = scale.ink(values[i]);
			} else {
				ink[i] = scale.fraction(values[i]);
			}
		}
		if (ink.length > 0) {
			scaler.scale(ink, room, offset);
		}
	}
}
