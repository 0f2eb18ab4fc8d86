package digitlab.djl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import digitlab.Resources;
import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;

import static digitlab.Benchmark.report;

/**
 * A long day in one process: 100,000 predictions one by one, 1,000 changes of the model, 100 loads of a dataset (MNIST's training
 * images if DIGITLAB_MNIST names their folder, else 60,000 generated ones). Memory, native arrays, threads and open files must
 * stay flat. Optional argument: a divisor for all these numbers.
 */
public final class LoadSoak {

	private static final int TOLD = 10;

	private LoadSoak() {
	}

	/** An action that is repeated. */
	private interface Step {
		void run(int number) throws IOException;
	}

	public static void main(String[] arguments) throws IOException {
		int divisor = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
		EngineForTests.start();
		Path weights = Path.of("models/alexnet28/weights.safetensors");
		DigitDataset digits = EngineForTests.digits(1000);
		try (DjlClassifier classifier = DjlClassifier.open(weights, 1)) {
			repeat("predictions", 100_000 / divisor, i -> classifier.logits(List.of(digits.image(i % digits.size()))));
		}
		repeat("changes of the model", 1000 / divisor, i -> {
			try (DjlClassifier classifier = DjlClassifier.open(weights, 1)) {
				classifier.logits(List.of(digits.image(i % digits.size())));
			}
		});
		String mnist = System.getenv("DIGITLAB_MNIST");
		DatasetReader reader = mnist == null
				? new SyntheticDigits(60_000, 1)
				: new FileDatasetReader(Path.of(mnist), LabelPolicy.REFUSE);
		repeat("loads of a dataset", 100 / divisor,
				_ -> reader.read(Split.TRAIN, ProgressListener.NONE, new CancellationToken()));
	}

	private static void repeat(String what, int times, Step step) throws IOException {
		long started = System.nanoTime();
		for (int i = 0; i < times; i++) {
			step.run(i);
			if (i == 0 || (i + 1) % Math.max(1, times / TOLD) == 0) {
				report("%6d %s: %s, %d native arrays, %.0f s", i + 1, what, Resources.now(), NativeArrays.count(),
						(System.nanoTime() - started) / 1e9);
			}
		}
	}
}
