package digitlab.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the CSV format of Kaggle's Digit Recognizer: a header, then the label and 784 pixels per row, or 784 pixels alone for
 * unlabelled images. Lines end with LF, as Kaggle's do. Rows are written directly from bytes: as a table, 70,000 rows would be 55
 * million objects.
 */
final class CsvExport extends DatasetExport.StreamParts {

	private static final byte[][] NUMBERS = new byte[256][];

	static {
		for (int i = 0; i < NUMBERS.length; i++) {
			NUMBERS[i] = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
		}
	}

	private DigitDataset images = new DigitDataset("none", new byte[0], new byte[0]);
	private boolean labelled;

	CsvExport(OutputStream out) {
		super(out);
	}

	@Override
	public void begin(Split split, DigitDataset all) throws IOException {
		images = all;
		labelled = all.isLabelled();
		StringBuilder header = new StringBuilder();
		for (int column = labelled ? -1 : 0; column < DigitImage.PIXELS; column++) {
			header.append(header.isEmpty() ? "" : ",").append(column < 0 ? "label" : "pixel" + column);
		}
		out.write(header.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
	}

	@Override
	public void image(int index, byte[] pixels) throws IOException {
		if (labelled) {
			out.write(NUMBERS[images.label(index)]);
			out.write(',');
		}
		for (int i = 0; i < pixels.length; i++) {
			if (i > 0) {
				out.write(',');
			}
			out.write(NUMBERS[pixels[i] & 0xff]);
		}
		out.write('\n');
	}

	@Override
	public void end() {
		// Nothing follows the last row.
	}
}
