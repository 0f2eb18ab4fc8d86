package digitlab.djl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.training.Augmentation;
import digitlab.training.BatchResult;
import digitlab.training.Hyperparameter;
import digitlab.training.Hyperparameters;
import digitlab.training.Precision;
import digitlab.training.ShortTraining;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingTask;

import static digitlab.Benchmark.median;
import static digitlab.Benchmark.report;

/**
 * Training images per second beside PyTorch in Python, in turn: the same network, batch, threads and images. Ours does everything
 * it does for users (augmentation, moving average of the weights, batch accuracy); PyTorch's loop only learns. Both compute in
 * 32-bit floats, and in bfloat16 where that is faster.
 *
 * <p>Environment: DIGITLAB_MNIST is the folder of MNIST's files, DIGITLAB_PEER the script torch_alexnet28.py. Optional arguments:
 * threads (2), rounds (3), batch size (128).
 */
public final class TrainingBenchmark {

	private static final int IMAGES = 12_800;
	/** Images before the clock starts. */
	private static final int WARM_UP = 1_280;

	private TrainingBenchmark() {
	}

	public static void main(String[] arguments) throws Exception {
		int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
		int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
		int batch = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 128;
		EngineForTests.start();
		DigitDataset images = new FileDatasetReader(Path.of(System.getenv("DIGITLAB_MNIST")), LabelPolicy.REFUSE)
				.read(Split.TRAIN, ProgressListener.NONE, new CancellationToken())
				.subset(IntStream.range(0, IMAGES + 10).toArray());
		List<Precision> precisions = CpuFeatures.hasBfloat16()
				? List.of(Precision.FLOAT32, Precision.BFLOAT16)
				: List.of(Precision.FLOAT32);
		double[][] plain = new double[precisions.size()][rounds];
		double[][] elastic = new double[precisions.size()][rounds];
		double[][] peer = new double[precisions.size()][rounds];
		for (int round = 0; round < rounds; round++) {
			for (int p = 0; p < precisions.size(); p++) {
				Precision precision = precisions.get(p);
				plain[p][round] = ours(images, threads, batch, Augmentation.NONE, precision);
				peer[p][round] = peer(threads, batch, precision);
				elastic[p][round] = ours(images, threads, batch, Augmentation.ELASTIC, precision);
				report("round %d, %s: ours %.0f, with elastic augmentation %.0f, PyTorch %.0f images/s", round + 1,
						precision.label(), plain[p][round], elastic[p][round], peer[p][round]);
			}
		}
		for (int p = 0; p < precisions.size(); p++) {
			report("%s, batch %d, %d threads, medians of %d: ours %.0f, PyTorch %.0f: ratio %.2f; with elastic augmentation %.2f",
					precisions.get(p).label(), batch, threads, rounds, median(plain[p]), median(peer[p]),
					median(plain[p]) / median(peer[p]), median(elastic[p]) / median(peer[p]));
		}
	}

	private static double ours(DigitDataset images, int threads, int batch, Augmentation augmentation, Precision precision)
			throws IOException {
		Hyperparameters hyperparameters = ShortTraining
				.of(1, batch, 1e-3, 0, 1e-2, 0, 0.998, 0.5, augmentation, 10, 1, threads, "cpu")
				.with(Hyperparameter.PRECISION, precision);
		int warmUp = warmUp(batch);
		long[] clock = new long[2];
		new DjlTrainer(new DjlDevices(() -> DjlDevices.Cuda.NONE)).train(
				TrainingTask.holdOut(hyperparameters, images, null, false),
				new TrainingListener() {
					@Override
					public void batchFinished(BatchResult result) {
						clock[result.batch() <= warmUp ? 0 : 1] = System.nanoTime();
					}
				}, new CancellationToken());
		return (IMAGES / batch - warmUp) * batch / ((clock[1] - clock[0]) / 1e9);
	}

	/** Steps before the clock starts. */
	private static int warmUp(int batch) {
		return Math.max(1, WARM_UP / batch);
	}

	private static double peer(int threads, int batch, Precision precision) throws IOException, InterruptedException {
		String format = precision == Precision.BFLOAT16 ? "channels_last_bf16" : "channels_last";
		Path result = Files.createTempFile("peer", ".json");
		Process process = new ProcessBuilder("/usr/bin/python3", "-B", System.getenv("DIGITLAB_PEER"), "--threads",
				Integer.toString(threads), "--batch", Integer.toString(batch), "--steps",
				Integer.toString(IMAGES / batch - warmUp(batch)), "--warm", Integer.toString(warmUp(batch)), "--repeat", "1",
				"--formats", format, "--json", result.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		if (process.waitFor() != 0) {
			throw new IOException("The peer failed");
		}
		JsonNode json = JsonMapper.builder().build().readTree(result.toFile());
		Files.delete(result);
		return json.at("/" + format + "/train_images_s_median").asDouble();
	}
}
