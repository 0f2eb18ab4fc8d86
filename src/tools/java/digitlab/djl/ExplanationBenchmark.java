package digitlab.djl;

import java.io.IOException;
import java.nio.file.Path;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelStore;
import digitlab.recognition.Occlusion;
import digitlab.synthetic.SyntheticDigits;

import static digitlab.Benchmark.median;
import static digitlab.Benchmark.quantile;
import static digitlab.Benchmark.report;

/** How long it takes to explain one reading of the shipped model: occlusion map and feature maps, one thread. */
public final class ExplanationBenchmark {

	private static final int WARM_UP = 5;
	private static final int RUNS = 40;

	private ExplanationBenchmark() {
	}

	public static void main(String[] arguments) throws IOException {
		EngineForTests.start();
		Path models = Path.of(System.getProperty("digitlab.models"));
		DigitDataset data = new SyntheticDigits(WARM_UP + RUNS, 1).read(Split.TRAIN, ProgressListener.NONE,
				new CancellationToken());
		double[] occlusion = new double[RUNS];
		double[] maps = new double[RUNS];
		try (DjlClassifier classifier = DjlClassifier.open(new ModelStore(models, models).selected(null).model().weights(), 1)) {
			for (int i = -WARM_UP; i < RUNS; i++) {
				DigitImage image = data.image(i + WARM_UP);
				long t0 = System.nanoTime();
				Occlusion.map(classifier, image);
				long t1 = System.nanoTime();
				classifier.featureMaps(image);
				long t2 = System.nanoTime();
				if (i >= 0) {
					occlusion[i] = (t1 - t0) / 1e6;
					maps[i] = (t2 - t1) / 1e6;
				}
			}
		}
		report("occlusion map median %.0f ms  95th percentile %.0f ms", median(occlusion), quantile(occlusion, 0.95));
		report("feature maps  median %.1f ms  95th percentile %.1f ms", median(maps), quantile(maps, 0.95));
	}
}
