package digitlab.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import digitlab.clustering.ClusterAnalysis;
import digitlab.clustering.ClusterListener;
import digitlab.clustering.ClusterParameters;
import digitlab.clustering.ClusterResult;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.evaluation.EvaluationSums;
import digitlab.evaluation.LabelledPredictions;
import digitlab.io.CancellationToken;
import digitlab.plot.ClusterFigures;
import digitlab.plot.Dendrogram;
import digitlab.plot.EvaluationFigures;
import digitlab.recognition.Prediction;
import digitlab.report.ClusterReport;
import digitlab.report.EvaluationReport;
import digitlab.report.SavedClusters;
import digitlab.report.SavedEvaluation;

/** Results of jobs on other computers, with all that the window shows of them. */
final class ResultTargets {

	private ResultTargets() {
	}

	/** Replaces parts of a text, pairwise; each must be there. */
	private static byte[] with(byte[] json, String... oldAndNew) {
		String text = new String(json, StandardCharsets.UTF_8);
		for (int i = 0; i < oldAndNew.length; i += 2) {
			String changed = text.replaceFirst(oldAndNew[i], oldAndNew[i + 1]);
			if (changed.equals(text)) {
				throw new IllegalStateException(oldAndNew[i] + " is not in " + text);
			}
			text = changed;
		}
		return ModelTargets.bytes(text);
	}

	/** Clusters. */
	record Clusters() implements FuzzTarget {

		/** Six images in two groups, of two digits. */
		private static DigitDataset images() {
			byte[] pixels = new byte[6 * DigitImage.PIXELS];
			for (int i = 0; i < 6; i++) {
				Arrays.fill(pixels, i * DigitImage.PIXELS + i % 2 * 300, i * DigitImage.PIXELS + i % 2 * 300 + 9 + i, (byte) 200);
			}
			return new DigitDataset("six", pixels, new byte[]{3, 4, 3, 4, 3, 4});
		}

		@Override
		public List<byte[]> seeds() throws IOException {
			DigitDataset images = images();
			ClusterResult result = ClusterAnalysis.run(FloatMatrix.ofPixels(images), ClusterAnalysis.labels(images),
					new ClusterParameters(2, 2, 1, 1, Projection.PCA, 100, 50, false), ClusterListener.NONE,
					new CancellationToken());
			byte[] valid = with(SavedClusters.of("six", "pixels", null, 900, result, images).toBytes(),
					// The same each time.
					"\"seconds\":\\{.*?\\}", "\"seconds\":{\"pca\":1,\"kmeans\":2,\"measures\":3,\"projection\":4}");
			return List.of(valid,
					with(valid, "\"distances\":\\{.*?\\]\\]", "\"distances\":{\"digits\":[3,17],\"distances\":[[0]]"),
					with(valid, "\"merges\":\\[", "\"merges\":[null,"), with(valid, "\"seconds\":\\{.*?\\}", "\"seconds\":null"),
					with(valid, "\"contingency\":\\[", "\"contingency\":[[1],"),
					with(valid, "\"contingency\":\\[\\[", "\"contingency\":[[-1,"),
					with(valid, "\"variances\":\\[", "\"variances\":[1.0,2.0,"),
					with(valid, "\"mean\":\\[", "\"mean\":[0.5,"), with(valid, "\"inertia\":", "\"inertia\":\"NaN\",\"x\":"),
					with(valid, "\"centres\":\\[\\[.*?\\]\\]", "\"centres\":[[],[]]"),
					with(valid, "\"measures\":", "\"measures\":null,\"x\":"), ModelTargets.bytes("{}"));
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			Files.write(folder.resolve(SavedClusters.FILE), input);
			SavedClusters saved = SavedClusters.read(folder);
			ClusterResult result = saved.result();
			DigitDataset images = saved.data();
			ClusterReport report = ClusterReport.of(saved.source(), saved.space(), 0, result);
			report.document();
			report.lines();
			result.place(new float[DigitImage.PIXELS]);
			result.components().pca().restore(result.components().coordinates().row(0));
			ClusterFigures figures = new ClusterFigures(result, images);
			figures.all();
			figures.points();
			figures.scatter();
			Dendrogram.of(result.measures().distances());
			IntStream.range(0, result.clusters().k()).forEach(figures::name);
		}

		@Override
		public long mostHeap(int size) {
			return (48L << 20) + 400L * size;
		}
	}

	/** An evaluation. */
	record Evaluations() implements FuzzTarget {

		@Override
		public List<byte[]> seeds() throws IOException {
			float[][] logits = {new float[10]};
			logits[0][8] = 2;
			EvaluationSums sums = new EvaluationSums();
			sums.add(7, Prediction.ofLogits(logits[0]));
			byte[] valid = SavedEvaluation.of("m", "one", sums.result(LabelledPredictions.of(new int[]{7}, logits), 1.5),
					new int[]{7}, logits, new byte[DigitImage.PIXELS]).toBytes();
			return List.of(valid, with(valid, "\"confusion\":\\[\\[0", "\"confusion\":[[null"),
					with(valid, "\"confusion\":\\[\\[0", "\"confusion\":[[-5"),
					with(valid, "\"confusion\":\\[\\[0,0", "\"confusion\":[[2147483647,2147483647"),
					with(valid, "\"reliability\":\\[\\{.*?\\}", "\"reliability\":[null"),
					with(valid, "\"labels\":\\[7\\]", "\"labels\":[263]"), with(valid, "\"source\":\"one\"", "\"source\":null"),
					with(valid, "\"model\":\"m\"", "\"model\":null"), with(valid, "\"loss\":", "\"loss\":\"NaN\",\"x\":"),
					with(valid, "\"logits\":\\[\\[0.0", "\"logits\":[[1e38"), ModelTargets.bytes("{}"),
					ModelTargets.LIKE_UTF_32);
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			Files.write(folder.resolve(SavedEvaluation.FILE), input);
			SavedEvaluation saved = SavedEvaluation.read(folder);
			EvaluationReport report = new EvaluationReport(saved.model(), saved.source(), saved.evaluation(), null);
			report.lines();
			EvaluationFigures.of(saved.evaluation(), saved.data());
			EvaluationReport.Summary summary = report.summary();
			boolean isSound = summary.samples() >= 0 && summary.accuracy() >= 0 && summary.accuracy() <= 1
					&& summary.macroF1() <= 1 && summary.ece() >= 0 && summary.loss() >= 0 && Double.isFinite(summary.loss());
			if (!isSound) {
				throw new AssertionError("no evaluation: " + summary);
			}
		}
	}
}
