package digitlab.djl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import digitlab.training.Hyperparameters;
import digitlab.training.ShortTraining;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingTask;

import static digitlab.Benchmark.median;
import static digitlab.Benchmark.report;

/**
 * Training images per second beside PyTorch in Python, in turn: the same batch of 128, threads and images, and a network with as
 * many parameters; PyTorch's has padding and more pooling, which is less work. Ours does everything it does for users
 * (augmentation, moving average of the weights, batch accuracy); PyTorch's loop only learns.
 *
 * <p>Environment: DIGITLAB_MNIST is the folder of MNIST's files, DIGITLAB_PEER the script torch_alexnet28.py. Optional arguments:
 * threads (2), rounds (3).
 */
public final class TrainingBenchmark {

	private static final int IMAGES = 12_800;
	private static final int WARM_UP = 10;

	private TrainingBenchmark() {
	}

	public static void main(String[] arguments) throws Exception {
		int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
		int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
		EngineForTests.start();
		DigitDataset images = new FileDatasetReader(Path.of(System.getenv("DIGITLAB_MNIST")), LabelPolicy.REFUSE)
				.read(Split.TRAIN, ProgressListener.NONE,
						new CancellationToken())
				.subset(IntStream.range(0, IMAGES + 10).toArray());
		double[] plain = new double[rounds];
		double[] elastic = new double[rounds];
		double[] peer = new double[rounds];
		for (int round = 0; round < rounds; round++) {
			plain[round] = ours(images, threads, Augmentation.NONE);
			peer[round] = peer(threads);
			elastic[round] = ours(images, threads, Augmentation.ELASTIC);
			report("round %d: ours %.0f, with elastic augmentation %.0f, PyTorch channels_last %.0f images/s", round + 1,
					plain[round],
					elastic[round], peer[round]);
		}
		report("%d threads, medians of %d: ours %.0f, PyTorch %.0f: ratio %.2f; with elastic augmentation %.2f", threads, rounds,
				median(plain), median(peer), median(plain) / median(peer), median(elastic) / median(peer));
	}

	private static double ours(DigitDataset images, int threads, Augmentation augmentation) throws IOException {
		Hyperparameters hyperparameters = ShortTraining.of(1, 128, 1e-3, 0, 1e-2, 0, 0.998, 0.5, augmentation, 10, 1, threads,
				"cpu");
		long[] clock = new long[2];
		new DjlTrainer(new DjlDevices(() -> DjlDevices.Cuda.NONE)).train(
				TrainingTask.holdOut(hyperparameters, images, null, false),
				new TrainingListener() {
					@Override
					public void batchFinished(BatchResult result) {
						clock[result.batch() <= WARM_UP ? 0 : 1] = System.nanoTime();
					}
				}, new CancellationToken());
		return (IMAGES / 128 - WARM_UP) * 128 / ((clock[1] - clock[0]) / 1e9);
	}

	private static double peer(int threads) throws IOException, InterruptedException {
		Path result = Files.createTempFile("peer", ".json");
		Process process = new ProcessBuilder("/usr/bin/python3", "-B", System.getenv("DIGITLAB_PEER"), "--threads",
				Integer.toString(threads), "--steps", Integer.toString(IMAGES / 128 - WARM_UP), "--warm",
				Integer.toString(WARM_UP), "--repeat",
				"1", "--formats", "channels_last", "--json", result.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		if (process.waitFor() != 0) {
			throw new IOException("The peer failed");
		}
		JsonNode json = JsonMapper.builder().build().readTree(result.toFile());
		Files.delete(result);
		return json.at("/channels_last/train_images_s_median").asDouble();
	}
}
