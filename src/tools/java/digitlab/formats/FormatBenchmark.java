package digitlab.formats;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import digitlab.Benchmark;
import digitlab.dataset.CsvFiles;
import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;

import static digitlab.Benchmark.report;

/**
 * How long the formats take compared with each other, in turn in one run: tables of Kaggle's 42,000 rows with and without a
 * header, with semicolons and as decimals, and 70,000 images as IDX files and NumPy arrays, plain and compressed. Prints medians
 * and ratios. The images are MNIST's if DIGITLAB_MNIST names its folder, else generated digits.
 */
final class FormatBenchmark {

	private static final int ROWS = 42_000;
	private static final int IMAGES = 70_000;
	private static final int RUNS = 11;
	private static final int WARM_UP = 3;

	private FormatBenchmark() {
	}

	@FunctionalInterface
	private interface Timed {
		int images() throws Exception;
	}

	public static void main(String[] arguments) throws Exception {
		Path folder = Files.createTempDirectory("digitlab-formats");
		try {
			DigitDataset digits = images();
			Map<String, Timed> tables = tables(digits, folder);
			measure(tables, "kaggle.csv", ROWS);
			Map<String, Timed> arrays = arrays(digits, folder);
			measure(arrays, "IDX", IMAGES);
		} finally {
			try (var files = Files.walk(folder)) {
				for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
					Files.delete(file);
				}
			}
		}
	}

	private static void measure(Map<String, Timed> forms, String base, int images) throws Exception {
		Map<String, double[]> times = new LinkedHashMap<>();
		forms.keySet().forEach(name -> times.put(name, new double[RUNS]));
		for (int run = -WARM_UP; run < RUNS; run++) {
			List<Map.Entry<String, Timed>> order = new ArrayList<>(forms.entrySet());
			Collections.rotate(order, run); // so that no format always has to collect the garbage of the same other one
			for (Map.Entry<String, Timed> form : order) {
				long start = System.nanoTime();
				int read = form.getValue().images();
				double milliseconds = (System.nanoTime() - start) / 1e6;
				if (read != images) {
					throw new AssertionError(form.getKey() + " gave " + read + " images");
				}
				if (run >= 0) {
					times.get(form.getKey())[run] = milliseconds;
				}
			}
		}
		double unit = Benchmark.median(times.get(base));
		times.forEach((name, all) -> report("%-28s %7.1f ms (fastest %7.1f), %.2f of %s", name, Benchmark.median(all),
				Benchmark.quantile(all, 0), Benchmark.median(all) / unit, base));
	}

	private static Timed reading(Path file, Split split) {
		return () -> read(new FileDatasetReader(file, LabelPolicy.REFUSE), split);
	}

	private static int read(DatasetReader reader, Split split) throws IOException {
		return reader.read(split, ProgressListener.NONE, new CancellationToken()).size();
	}

	private static Map<String, Timed> tables(DigitDataset digits, Path folder) throws IOException {
		Map<String, Timed> forms = new LinkedHashMap<>();
		Path kaggle = folder.resolve("kaggle.csv");
		CsvFiles.write(digits, ROWS, kaggle);
		String text = Files.readString(kaggle, StandardCharsets.US_ASCII);
		String bare = text.substring(text.indexOf('\n') + 1);
		Path headerless = Files.writeString(folder.resolve("headerless.csv"), bare);
		Path semicolons = Files.writeString(folder.resolve("semicolons.csv"), text.replace(',', ';'));
		Path tabs = Files.writeString(folder.resolve("tabs.tsv"), bare.replace(',', '\t'));
		Path decimals = Files.writeString(folder.resolve("decimals.csv"),
				text.substring(0, text.indexOf('\n') + 1) + bare.replace(",", ".0,"));
		Path fractions = folder.resolve("fractions.csv");
		writeFractions(digits, fractions);
		for (Path file : List.of(kaggle, headerless, semicolons, tabs, decimals, fractions)) {
			forms.put(file.getFileName().toString(), reading(file, Split.TRAIN));
		}
		return forms;
	}

	/** 0 to 1, with as many digits as pandas writes. */
	private static void writeFractions(DigitDataset digits, Path file) throws IOException {
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			for (int row = 0; row < ROWS; row++) {
				StringBuilder line = new StringBuilder().append(digits.label(row % digits.size()));
				for (int pixel = 0; pixel < 784; pixel++) {
					line.append(',').append(digits.ink(row % digits.size(), pixel) / 255.0);
				}
				out.append(line.append('\n'));
			}
		}
	}

	private static Map<String, Timed> arrays(DigitDataset digits, Path folder) throws IOException {
		byte[] pixels = new byte[IMAGES * 784];
		byte[] labels = new byte[IMAGES];
		for (int i = 0; i < IMAGES; i++) {
			digits.copyPixels(i % digits.size(), pixels, i * 784);
			labels[i] = (byte) digits.label(i % digits.size());
		}
		Path plain = idx(Files.createDirectory(folder.resolve("plain")), false, pixels, labels);
		Path packed = idx(Files.createDirectory(folder.resolve("packed")), true, pixels, labels);
		Map<String, Timed> forms = new LinkedHashMap<>();
		forms.put("IDX", reading(plain, Split.TRAIN));
		forms.put("npz", reading(npz(folder.resolve("stored.npz"), false, pixels, labels), Split.TRAIN));
		forms.put("IDX, packed", reading(packed, Split.TRAIN));
		forms.put("npz, packed", reading(npz(folder.resolve("packed.npz"), true, pixels, labels), Split.TRAIN));
		return forms;
	}

	private static Path idx(Path folder, boolean packed, byte[] pixels, byte[] labels) throws IOException {
		write(folder, "train-images-idx3-ubyte", packed, FormatFiles.idx(pixels, IMAGES, 28, 28));
		write(folder, "train-labels-idx1-ubyte", packed, FormatFiles.idx(labels, IMAGES));
		return folder;
	}

	private static void write(Path folder, String name, boolean packed, byte[] bytes) throws IOException {
		try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name + (packed ? ".gz" : ""))));
				OutputStream out = packed ? new GZIPOutputStream(file) : file) {
			out.write(bytes);
		}
	}

	/** As numpy.savez and numpy.savez_compressed write it. */
	private static Path npz(Path file, boolean packed, byte[] pixels, byte[] labels) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
			zip.setLevel(Deflater.DEFAULT_COMPRESSION);
			put(zip, "x_train.npy", packed, FormatFiles.npy("|u1", IMAGES + ", 28, 28", false, pixels));
			put(zip, "y_train.npy", packed, FormatFiles.npy("|u1", IMAGES + ",", false, labels));
		}
		return file;
	}

	private static void put(ZipOutputStream zip, String name, boolean packed, byte[] bytes) throws IOException {
		ZipEntry entry = new ZipEntry(name);
		if (!packed) {
			CRC32 sum = new CRC32();
			sum.update(bytes);
			entry.setMethod(ZipEntry.STORED);
			entry.setSize(bytes.length);
			entry.setCrc(sum.getValue());
		}
		zip.putNextEntry(entry);
		zip.write(bytes);
		zip.closeEntry();
	}

	private static DigitDataset images() throws IOException {
		String folder = System.getenv("DIGITLAB_MNIST");
		DatasetReader reader = folder == null
				? new SyntheticDigits(2000, 1)
				: new FileDatasetReader(Path.of(folder), LabelPolicy.REFUSE);
		return reader.read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
	}
}
