package digitlab.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How long parsing Kaggle's 42,000 rows takes against merely reading the file's bytes, once into a single buffer
 * used again and again and once into memory as a whole: prints the medians and the ratios. The rows are MNIST's where DIGITLAB_MNIST names its folder, else generated digits.
 */
final class CsvBenchmark {

	private static final int ROWS = 42_000;
	private static final int RUNS = 15;
	private static final int WARM_UP = 5;

	private CsvBenchmark() {
	}

	public static void main(String[] arguments) throws IOException {
		Path file = Files.createTempFile("digitlab-", ".csv");
		try {
			CsvFiles.write(images(), ROWS, file);
			double[] parse = new double[RUNS];
			double[] plain = new double[RUNS];
			double[] whole = new double[RUNS];
			for (int run = -WARM_UP; run < RUNS; run++) {
				double parsed = parse(file);
				double read = readBytes(file);
				double readWhole = readAllBytes(file);
				if (run >= 0) {
					parse[run] = parsed;
					plain[run] = read;
					whole[run] = readWhole;
				}
			}
			IO.println(String.format("%,d bytes: parse %.1f ms", Files.size(file), median(parse)));
			IO.println(String.format("read through one buffer %.1f ms, ratio %.2f", median(plain),
					median(parse) / median(plain)));
			IO.println(String.format("read into memory %.1f ms, ratio %.2f", median(whole),
					median(parse) / median(whole)));
		} finally {
			Files.delete(file);
		}
	}

	private static DigitDataset images() throws IOException {
		String folder = System.getenv("DIGITLAB_MNIST");
		DatasetReader reader = folder == null ? new SyntheticDigits(2000, 1) : new IdxReader(Path.of(folder));
		return reader.read(Split.TRAIN, ProgressListener.NONE, new StopSignal());
	}

	private static double parse(Path file) throws IOException {
		long start = System.nanoTime();
		DigitDataset read = new KaggleCsvReader(file).read(Split.TRAIN, ProgressListener.NONE, new StopSignal());
		double milliseconds = (System.nanoTime() - start) / 1e6;
		if (read.size() != ROWS) {
			throw new AssertionError("Rows are missing: " + read.size());
		}
		return milliseconds;
	}

	private static double readBytes(Path file) throws IOException {
		long start = System.nanoTime();
		byte[] buffer = new byte[1 << 18];
		long bytes = 0;
		try (InputStream stream = Files.newInputStream(file)) {
			for (int got = stream.read(buffer); got > 0; got = stream.read(buffer)) {
				bytes += got;
			}
		}
		double milliseconds = (System.nanoTime() - start) / 1e6;
		if (bytes != Files.size(file)) {
			throw new AssertionError("Bytes are missing: " + bytes);
		}
		return milliseconds;
	}

	private static double readAllBytes(Path file) throws IOException {
		long start = System.nanoTime();
		byte[] bytes = Files.readAllBytes(file);
		double milliseconds = (System.nanoTime() - start) / 1e6;
		if (bytes.length != Files.size(file)) {
			throw new AssertionError("Bytes are missing: " + bytes.length);
		}
		return milliseconds;
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}
}
