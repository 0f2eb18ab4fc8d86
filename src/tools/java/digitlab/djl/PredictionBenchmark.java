package digitlab.djl;

import java.util.List;
import java.util.stream.IntStream;

import ai.djl.Device;
import digitlab.dataset.DigitImage;
import digitlab.recognition.Prediction;
import digitlab.segmentation.NormalizedDigit;
import digitlab.segmentation.SketchSegmenter;
import digitlab.segmentation.SyntheticSketches;
import digitlab.sketch.SketchElement;
import digitlab.sketch.Stroke;

import static digitlab.Benchmark.median;
import static digitlab.Benchmark.quantile;
import static digitlab.Benchmark.report;

/**
 * From finished strokes to probabilities, beside the forward pass alone: one picture, one thread, in turn. The strokes are dense,
 * as a pen draws them: a point every two pixels of a sheet of 600.
 */
public final class PredictionBenchmark {

	private static final int WARM_UP = 300;
	private static final int RUNS = 2000;

	private PredictionBenchmark() {
	}

	public static void main(String[] arguments) {
		EngineForTests.start();
		Torch.useThreads(1);
		try (Network network = new Network(Device.cpu())) {
			List<List<SketchElement>> sketches = sketches();
			List<DigitImage> bare = sketches.stream().map(s -> SketchSegmenter.normalize(s).orElseThrow().image()).toList();
			double[] forward = new double[RUNS];
			double[] whole = new double[RUNS];
			double probabilities = 0;
			for (int i = -WARM_UP; i < RUNS; i++) {
				int sketch = Math.floorMod(i, sketches.size());
				long t0 = System.nanoTime();
				probabilities += 0 * network.logits(List.of(bare.get(sketch)))[0][0];
				long t1 = System.nanoTime();
				NormalizedDigit digit = SketchSegmenter.normalize(sketches.get(sketch)).orElseThrow();
				probabilities += Prediction.ofLogits(network.logits(List.of(digit.image()))[0]).confidence();
				long t2 = System.nanoTime();
				if (i >= 0) {
					forward[i] = (t1 - t0) / 1e6;
					whole[i] = (t2 - t1) / 1e6;
				}
			}
			report("points a sketch: %.0f", sketches.stream().mapToInt(PredictionBenchmark::points).average().orElse(0));
			report("bare forward pass       median %.2f ms  95th percentile %.2f ms", median(forward), quantile(forward, 0.95));
			report("strokes to probabilities median %.2f ms  95th percentile %.2f ms", median(whole), quantile(whole, 0.95));
			report("ratio of medians %.2f  (mean confidence %.2f)", median(whole) / median(forward),
					probabilities / (RUNS + WARM_UP));
		}
	}

	private static int points(List<SketchElement> sketch) {
		return sketch.stream().mapToInt(e -> ((Stroke) e).points().size()).sum();
	}

	private static List<List<SketchElement>> sketches() {
		return IntStream.range(0, 50).mapToObj(i -> SyntheticSketches.dense(i % 10, i)).toList();
	}
}
