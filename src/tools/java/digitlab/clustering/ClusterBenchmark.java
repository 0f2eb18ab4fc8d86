package digitlab.clustering;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import digitlab.Benchmark;
import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;

/**
 * How long components and clusters of 42,000 images take here, in scikit-learn and in R, in turn in one run, on the same points
 * and from the same starts: clustering_peer.py and clustering_peer.R beside this file are called through a pipe, and left out if
 * their program is missing. Prints medians and ratios, the inertia of the best of ten starts, and the largest heap of all of it
 * on 70,000 images. The images are MNIST's if DIGITLAB_MNIST names its folder, else generated digits.
 *
 * <p>Arguments, if any: the number of images, and how often each measurement is made beside scikit-learn.
 */
final class ClusterBenchmark {

	private static final int COMPONENTS = 50;
	private static final int K = 10;
	private static final int WARM_UPS = 5;
	private static final Path PYTHON = Path.of("/usr/bin/python3");
	private static final Path RSCRIPT = Path.of("/usr/bin/Rscript");
	/** Time for the previous one's threads to stop spinning. */
	private static final long PAUSE = 300_000_000;

	private final Path folder;
	private final FloatMatrix pixels;
	private final FloatMatrix components;
	private final float[][] pixelStart;
	private final float[][] componentStart;

	private ClusterBenchmark(Path folder, FloatMatrix pixels) throws IOException {
		this.folder = folder;
		this.pixels = pixels;
		components = components();
		pixelStart = new Seeding(pixels, new CentreDistances(pixels), new Random(1)).choose(K, new CancellationToken());
		componentStart = new Seeding(components, new CentreDistances(components), new Random(1)).choose(K,
				new CancellationToken());
		write("pixels", pixels);
		write("components", components);
		write("pixels-start", FloatMatrix.of(pixelStart));
		write("components-start", FloatMatrix.of(componentStart));
	}

	public static void main(String[] arguments) throws IOException {
		int images = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 42_000;
		int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
		Path folder = Files.createTempDirectory("cluster-benchmark");
		String mnist = System.getenv("DIGITLAB_MNIST");
		DatasetReader reader = mnist == null
				? new SyntheticDigits(60_000, 1)
				: new FileDatasetReader(Path.of(mnist), LabelPolicy.REFUSE);
		DigitDataset all = reader.read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		Benchmark.report("%s, the first %,d; load %s", all.source(), images, load());
		try {
			ClusterBenchmark benchmark = new ClusterBenchmark(folder,
					FloatMatrix.ofPixels(all.subset(IntStream.range(0, images).toArray())));
			benchmark.besideScikitLearn(runs);
			benchmark.besideR();
			heap(all);
			Benchmark.report("load %s", load());
		} finally {
			try (var files = Files.list(folder)) {
				for (Path file : files.toList()) {
					Files.delete(file);
				}
			}
			Files.delete(folder);
		}
		System.exit(0); // OpenBLAS's threads need no shutdown
	}

	private static String load() throws IOException {
		Path file = Path.of("/proc/loadavg");
		return Files.exists(file) ? Files.readString(file).strip() : "unknown";
	}

	private void besideScikitLearn(int runs) throws IOException {
		if (!ClusterPeer.isThere(PYTHON)) {
			Benchmark.report("left out: there is no %s", PYTHON);
			return;
		}
		try (ClusterPeer peer = ClusterPeer.start("scikit-learn", PYTHON, "clustering_peer.py", folder, pixels.rows())) {
			List<Measure> measures = List.of(
					new Measure("PCA to 50, projected", "pca", this::components, runs),
					new Measure("k-means, 50 components", "components", this::clusterComponents, runs),
					new Measure("k-means, 784 pixels", "pixels", this::clusterPixels, runs));
			for (int run = -WARM_UPS; run < runs; run++) {
				for (Measure measure : measures) {
					measure.take(peer, run);
				}
			}
			measures.forEach(measure -> measure.report(peer));
			best(peer);
		}
	}

	/** Some of these take R a minute, so only a few are made. Everything is warm by now, and R compiles nothing. */
	private void besideR() throws IOException {
		if (!ClusterPeer.isThere(RSCRIPT)) {
			Benchmark.report("left out: there is no %s (r-base-core)", RSCRIPT);
			return;
		}
		try (ClusterPeer peer = ClusterPeer.start("R", RSCRIPT, "clustering_peer.R", folder, pixels.rows())) {
			List<Measure> measures = List.of(
					new Measure("PCA to 50, projected", "pca", this::components, 3),
					new Measure("k-means, 50 components", "components", this::clusterComponents, 5),
					new Measure("the same by Lloyd", "lloyd components", this::clusterComponents, 3),
					new Measure("k-means, 784 pixels", "pixels", this::clusterPixels, 2),
					new Measure("the same by Lloyd", "lloyd pixels", this::clusterPixels, 1));
			for (Measure measure : measures) {
				for (int run = 0; run < measure.own.length; run++) {
					measure.take(peer, run);
				}
				measure.report(peer);
			}
			best(peer);
		}
	}

	/** A task that both sides perform. */
	private static final class Measure {

		private final String what;
		private final String question;
		private final Runnable work;
		private final double[] own;
		private final double[] other;

		Measure(String what, String question, Runnable work, int runs) {
			this.what = what;
			this.question = question;
			this.work = work;
			own = new double[runs];
			other = new double[runs];
		}

		/** A run below 0 is a warm-up. */
		void take(ClusterPeer peer, int run) throws IOException {
			LockSupport.parkNanos(PAUSE);
			long begin = System.nanoTime();
			work.run();
			double seconds = (System.nanoTime() - begin) / 1e9;
			LockSupport.parkNanos(PAUSE);
			double answer = peer.ask(question);
			if (run >= 0) {
				own[run] = seconds;
				other[run] = answer;
			}
		}

		void report(ClusterPeer peer) {
			Benchmark.report("%-24s %.3f s here, %.3f s in %s, ratio %.2f (median of %d)", what, Benchmark.median(own),
					Benchmark.median(other), peer.name(), Benchmark.median(own) / Benchmark.median(other), own.length);
		}
	}

	private void best(ClusterPeer peer) throws IOException {
		double theirs = peer.ask("best components");
		double mine = KMeans.fit(components, KMeansOptions.of(K, 10, 1), KMeansListener.NONE, new CancellationToken()).inertia();
		Benchmark.report("best of ten starts, 50 components: inertia %.1f here, %.1f in %s, ratio %.4f", mine, theirs,
				peer.name(),
				mine / theirs);
	}

	private FloatMatrix components() {
		return Pca.fit(pixels, COMPONENTS, ProgressListener.NONE, new CancellationToken()).project(pixels, ProgressListener.NONE,
				new CancellationToken());
	}

	private void clusterComponents() {
		cluster(components, componentStart);
	}

	private void clusterPixels() {
		cluster(pixels, pixelStart);
	}

	private static void cluster(FloatMatrix points, float[][] start) {
		KMeans.fit(points, FloatMatrix.of(start), KMeansOptions.of(K, 1, 1), KMeansListener.NONE, new CancellationToken());
	}

	private void write(String name, FloatMatrix points) throws IOException {
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
		ClusterAnalysis.run(FloatMatrix.ofPixels(many), ClusterAnalysis.labels(many), ClusterParameters.standard(),
				ClusterListener.NONE,
				new CancellationToken());
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
