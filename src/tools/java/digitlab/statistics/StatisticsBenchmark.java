package digitlab.statistics;

import java.io.IOException;
import java.nio.file.Path;

import digitlab.Benchmark;
import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;

/**
 * How long the statistics of 60,000 images take compared with merely summing their bytes, in turn in one run. Prints the medians
 * and their ratio. The images are MNIST's if DIGITLAB_MNIST names its folder, else generated digits.
 */
final class StatisticsBenchmark {

	private static final int RUNS = 41;
	private static final int WARM_UP = 20;

	private StatisticsBenchmark() {
	}

	public static void main(String[] arguments) throws IOException {
		DigitDataset data = images();
		byte[] bytes = new byte[data.size() * DigitImage.PIXELS];
		for (int i = 0; i < data.size(); i++) {
			data.copyPixels(i, bytes, i * DigitImage.PIXELS);
		}
		double[] statistics = new double[RUNS];
		double[] sum = new double[RUNS];
		for (int run = -WARM_UP; run < RUNS; run++) {
			double described = describe(data);
			double summed = sum(bytes);
			if (run >= 0) {
				statistics[run] = described;
				sum[run] = summed;
			}
		}
		double ratio = Benchmark.median(statistics) / Benchmark.median(sum);
		Benchmark.report("%s: %,d images, %,d bytes, one thread", data.source(), data.size(), bytes.length);
		Benchmark.report("statistics %.1f ms, sum of all bytes %.1f ms, ratio %.2f", Benchmark.median(statistics),
				Benchmark.median(sum), ratio);
	}

	private static DigitDataset images() throws IOException {
		String folder = System.getenv("DIGITLAB_MNIST");
		DatasetReader reader = folder == null
				? new SyntheticDigits(60_000, 1)
				: new FileDatasetReader(Path.of(folder), LabelPolicy.REFUSE);
		return reader.read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
	}

	private static double describe(DigitDataset data) {
		long start = System.nanoTime();
		DatasetStatistics found = DatasetStatistics.of(data, ProgressListener.NONE, new CancellationToken());
		double milliseconds = (System.nanoTime() - start) / 1e6;
		if (found.samples() != data.size()) {
			throw new AssertionError("Images are missing: " + found.samples());
		}
		return milliseconds;
	}

	private static double sum(byte[] bytes) {
		long start = System.nanoTime();
		long sum = 0;
		for (byte b : bytes) {
			sum += b & 0xff;
		}
		double milliseconds = (System.nanoTime() - start) / 1e6;
		if (sum == 0) {
			throw new AssertionError("There is no ink");
		}
		return milliseconds;
	}
}
