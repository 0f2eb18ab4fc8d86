package digitlab.dataset;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Creates Kaggle CSV files for tests and benchmarks. */
public final class CsvFiles {

	public static final String PIXEL_NAMES = IntStream.range(0, 784).mapToObj(i -> "pixel" + i)
			.collect(Collectors.joining(","));
	public static final String HEADER = "label," + PIXEL_NAMES;

	private CsvFiles() {
	}

	/** One row with a label: pixel p is (start + p) mod 256. */
	public static String row(int label, int start) {
		return label + "," + pixels(start);
	}

	public static String pixels(int start) {
		return IntStream.range(0, 784).mapToObj(p -> String.valueOf((start + p) % 256))
				.collect(Collectors.joining(","));
	}

	/** Writes the first {@code rows} images, repeating them if there are fewer. */
	public static void write(DigitDataset images, int rows, Path file) throws IOException {
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
			out.write((HEADER + "\n").getBytes(StandardCharsets.US_ASCII));
			StringBuilder line = new StringBuilder();
			for (int row = 0; row < rows; row++) {
				int image = row % images.size();
				line.setLength(0);
				line.append(images.label(image));
				for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
					line.append(',').append(images.ink(image, pixel));
				}
				out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
			}
		}
	}
}
