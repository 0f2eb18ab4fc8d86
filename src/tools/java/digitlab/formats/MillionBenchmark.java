package digitlab.formats;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

import digitlab.dataset.CsvFiles;
import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.IdxFiles;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;

import static digitlab.Benchmark.report;

/**
 * A million images as IDX files and as a CSV: how much memory reading them takes, or the sentence that refuses them. Run it with
 * several values of -Xmx. Optional arguments: images (1,000,000), a folder that keeps the files between runs.
 */
public final class MillionBenchmark {

	private static final int DISTINCT = 1000;

	private MillionBenchmark() {
	}

	public static void main(String[] arguments) throws IOException {
		int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
		Path folder = arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("million");
		Path csv = folder.resolve("train.csv");
		if (Files.notExists(csv)) {
			DigitDataset digits = new SyntheticDigits(DISTINCT, 1).read(Split.TRAIN, ProgressListener.NONE,
					new CancellationToken());
			writeIdx(digits, count, Files.createDirectories(folder));
			CsvFiles.write(digits, count, csv);
		}
		report("Java may use %d MB", Runtime.getRuntime().maxMemory() >> 20);
		read("IDX", new FileDatasetReader(folder, LabelPolicy.REFUSE));
		read("CSV", new FileDatasetReader(csv, LabelPolicy.REFUSE));
	}

	private static void writeIdx(DigitDataset digits, int count, Path folder) throws IOException {
		try (OutputStream images = new BufferedOutputStream(
				Files.newOutputStream(folder.resolve(IdxFiles.TRAIN_IMAGES)), 1 << 20);
				OutputStream labels = new BufferedOutputStream(
						Files.newOutputStream(folder.resolve(IdxFiles.TRAIN_LABELS)), 1 << 20)) {
			images.write(ByteBuffer.allocate(16).putInt(0x803).putInt(count).putInt(28).putInt(28).array());
			labels.write(ByteBuffer.allocate(8).putInt(0x801).putInt(count).array());
			for (int i = 0; i < count; i++) {
				images.write(digits.image(i % DISTINCT).toBytes());
				labels.write(digits.label(i % DISTINCT));
			}
		}
	}

	private static void read(String what, DatasetReader reader) throws IOException {
		long started = System.nanoTime();
		try {
			DigitDataset data = reader.read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
			report("%s: %,d images in %.1f s, most resident so far %d MB", what, data.size(), (System.nanoTime() - started) / 1e9,
					peakMegabytes());
		} catch (DatasetFormatException refused) {
			report("%s: refused after %.1f s: %s", what, (System.nanoTime() - started) / 1e9, refused.getMessage());
		}
	}

	/** On Linux. */
	private static long peakMegabytes() throws IOException {
		String line = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmHWM")).findFirst()
				.orElse("0");
		return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
	}
}
