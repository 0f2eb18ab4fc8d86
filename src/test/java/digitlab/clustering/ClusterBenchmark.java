package digitlab.clustering;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import digitlab.Benchmark;
import digitlab.data.DatasetReader;
import digitlab.data.DigitDataset;
import digitlab.data.IdxReader;
import digitlab.data.ProgressListener;
import digitlab.data.Split;
import digitlab.data.StopSignal;
import digitlab.data.SyntheticDigits;

/**
 * How long components and clusters of 42,000 images take here and in scikit-learn, in turn in one run, on the same points and
 * from the same starts: clustering_peer.py beside this is asked over a pipe. Prints medians and ratios, the inertia of the
 * best of ten starts, and the largest heap of all of it on 70,000 images. The images are MNIST's where DIGITLAB_MNIST names
 * its folder, else generated digits.
 */
final class ClusterBenchmark {

	private static final int IMAGES = 42_000;
	private static final int COMPONENTS = 50;
	private static final int K = 10;
	private static final int RUNS = 15;
	/** Until the threads of the one before have given up waiting busily for more work. */
	private static final long PAUSE = 300_000_000;

	private final Path folder;
	private final Points pixels;
	private final Map<String, double[]> own = new TreeMap<>();
	private final Map<String, double[]> peer = new TreeMap<>();

	private ClusterBenchmark(Path folder, Points pixels) {
		this.folder = folder;
		this.pixels = pixels;
	}

	public static void main(String[] arguments) throws IOException {
		Path folder = Files.createTempDirectory("cluster-benchmark");
		String mnist = System.getenv("DIGITLAB_MNIST");
		DatasetReader reader = mnist == null ? new SyntheticDigits(60_000, 1) : new IdxReader(Path.of(mnist));
		DigitDataset images = reader.read(Split.TRAIN, ProgressListener.NONE, new StopSignal());
		Benchmark.report("%s; load %s", images.source(), load());
		try {
			new ClusterBenchmark(folder, Points.ofPixels(images.subset(IntStream.range(0, IMAGES).toArray()))).compare();
			heap(images);
			Benchmark.report("load %s", load());
		} finally {
			try (var files = Files.list(folder)) {
				for (Path file : files.toList()) {
					Files.delete(file);
				}
			}
			Files.delete(folder);
		}
		System.exit(0); // OpenBLAS's threads need no farewell
	}

	private static String load() throws IOException {
		Path file = Path.of("/proc/loadavg");
		return Files.exists(file) ? Files.readString(file).strip() : "unknown";
	}

	private void compare() throws IOException {
		write("pixels", pixels);
		Points components = components();
		write("components", components);
		float[][] start = new Seeding(pixels, new CentreDistances(pixels), new Random(1)).choose(K);
		float[][] componentStart = new Seeding(components, new CentreDistances(components), new Random(1)).choose(K);
		write("pixels-start", Points.of(start));
		write("components-start", Points.of(componentStart));
		Process process = new ProcessBuilder("/usr/bin/python3", "src/test/java/digitlab/clustering/clustering_peer.py",
				folder.toString(), Integer.toString(IMAGES)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		try (BufferedReader answers = process.inputReader(StandardCharsets.US_ASCII)) {
			var questions = process.outputWriter(StandardCharsets.US_ASCII);
			for (int run = -5; run < RUNS; run++) {
				measure(run, "PCA to 50, projected", this::components, questions, answers, "pca");
				measure(run, "k-means, 50 components", () -> cluster(components, componentStart), questions, answers,
						"components");
				measure(run, "k-means, 784 pixels", () -> cluster(pixels, start), questions, answers, "pixels");
			}
			questions.write("best components\n");
			questions.flush();
			double best = Double.parseDouble(answers.readLine());
			double mine = KMeans.fit(components, KMeansOptions.of(K, 10, 1), KMeansListener.NONE, new StopSignal()).inertia();
			own.forEach((what, seconds) -> Benchmark.report("%-24s %.3f s here, %.3f s in scikit-learn, ratio %.2f", what,
					Benchmark.median(seconds), Benchmark.median(peer.get(what)),
					Benchmark.median(seconds) / Benchmark.median(peer.get(what))));
			Benchmark.report("best of ten starts, 50 components: inertia %.1f here, %.1f in scikit-learn, ratio %.4f", mine, best,
					mine / best);
		} finally {
			process.destroy();
		}
	}

	private Points components() {
		return Pca.fit(pixels, COMPONENTS, ProgressListener.NONE, new StopSignal()).project(pixels, ProgressListener.NONE,
				new StopSignal());
	}

	private static void cluster(Points points, float[][] start) {
		KMeans.fit(points, Points.of(start), KMeansOptions.of(K, 1, 1), KMeansListener.NONE, new StopSignal());
	}

	private void measure(int run, String what, Runnable work, Writer questions, BufferedReader answers, String question)
			throws IOException {
		LockSupport.parkNanos(PAUSE);
		long begin = System.nanoTime();
		work.run();
		double seconds = (System.nanoTime() - begin) / 1e9;
		LockSupport.parkNanos(PAUSE);
		questions.write(question + "\n");
		questions.flush();
		double other = Double.parseDouble(answers.readLine());
		if (run >= 0) {
			own.computeIfAbsent(what, _ -> new double[RUNS])[run] = seconds;
			peer.computeIfAbsent(what, _ -> new double[RUNS])[run] = other;
		}
	}

	private void write(String name, Points points) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(points.rows() * points.columns() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < points.rows(); i++) {
			for (float value : points.row(i)) {
				bytes.putFloat(value);
			}
		}
		Files.write(folder.resolve(name + ".f32"), bytes.array());
	}

	/** The largest heap seen while 70,000 images are analysed, garbage included. */
	private static void heap(DigitDataset images) {
		DigitDataset many = images.subset(IntStream.range(0, 70_000).map(i -> i % images.size()).toArray());
		AtomicBoolean done = new AtomicBoolean();
		CompletableFuture<Long> peak = CompletableFuture.supplyAsync(() -> watch(done));
		long begin = System.nanoTime();
		ClusterAnalysis.run(Points.ofPixels(many), ClusterAnalysis.labels(many), ClusterPlan.standard(), ClusterListener.NONE,
				new StopSignal());
		done.set(true);
		Benchmark.report("70,000 images: %.1f s, peak heap %s", (System.nanoTime() - begin) / 1e9,
				String.format(Locale.ROOT, "%.0f MiB", peak.join() / 1048576.0));
	}

	private static long watch(AtomicBoolean done) {
		long peak = 0;
		while (!done.get()) {
			peak = Math.max(peak, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
			LockSupport.parkNanos(5_000_000);
		}
		return peak;
	}
}
