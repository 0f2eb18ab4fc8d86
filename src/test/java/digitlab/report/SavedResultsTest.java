package digitlab.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import digitlab.clustering.ClusterAnalysis;
import digitlab.clustering.ClusterListener;
import digitlab.clustering.ClusterParameters;
import digitlab.clustering.ClusterResult;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.evaluation.Evaluation;
import digitlab.evaluation.EvaluationSums;
import digitlab.evaluation.LabelledPredictions;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.recognition.Prediction;
import digitlab.synthetic.SyntheticDigits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SavedResultsTest {

	@TempDir
	private Path folder;

	private static DigitDataset digits(int count) throws IOException {
		return new SyntheticDigits(count, 1).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
	}

	private static ClusterResult clusters(DigitDataset images, int components) {
		return ClusterAnalysis.run(FloatMatrix.ofPixels(images), ClusterAnalysis.labels(images),
				new ClusterParameters(components, 3, 2, 1, Projection.PCA, 100, 50, false), ClusterListener.NONE,
				new CancellationToken());
	}

	@Test
	void clustersComeBackAsTheyWere() throws IOException {
		for (int components : new int[]{4, 1, 0}) {
			DigitDataset images = digits(60);
			ClusterResult result = clusters(images, components);
			Files.write(folder.resolve(SavedClusters.FILE),
					SavedClusters.of("sixty", "pixels", null, 900, result, images).toBytes());
			SavedClusters saved = SavedClusters.read(folder);
			assertThat(saved.samples()).isEqualTo(900);
			assertThat(saved.data().hasSameImages(images)).isTrue();
			// All that the page shows and exports is in the report.
			assertThat(ClusterReport.of("sixty", "pixels", 0, saved.result()).document()).usingRecursiveComparison()
					.isEqualTo(ClusterReport.of("sixty", "pixels", 0, result).document());
			float[] point = FloatMatrix.ofPixels(images).row(5);
			assertThat(saved.result().place(point)).usingRecursiveComparison().isEqualTo(result.place(point));
			assertThat(saved.result().space().row(7)).containsExactly(result.space().row(7));
			assertThat(saved.result().embedding().coordinates().row(7))
					.containsExactly(result.embedding().coordinates().row(7));
		}
	}

	@Test
	void evaluationsComeBackWithTheMeasuresOfAllAndTheImagesThatWereKept() throws IOException {
		float[][] logits = {new float[10], new float[10]};
		logits[0][3] = 5;
		logits[1][8] = 2;
		EvaluationSums sums = new EvaluationSums();
		sums.add(3, Prediction.ofLogits(logits[0]));
		sums.add(7, Prediction.ofLogits(logits[1]));
		byte[] pixels = new byte[DigitImage.PIXELS];
		pixels[100] = 50;
		int[] kept = {7};
		float[][] keptLogits = {logits[1]};
		Evaluation evaluation = sums.result(LabelledPredictions.of(kept, keptLogits), 1.5);
		Files.write(folder.resolve(SavedEvaluation.FILE),
				SavedEvaluation.of("m", "two", evaluation, kept, keptLogits, pixels).toBytes());
		SavedEvaluation saved = SavedEvaluation.read(folder);
		assertThat(saved.evaluation()).usingRecursiveComparison().isEqualTo(evaluation);
		assertThat(saved.evaluation().confusion().total()).isEqualTo(2);
		assertThat(saved.data().size()).isEqualTo(1);
		assertThat(saved.data().label(0)).isEqualTo(7);
		assertThat(saved.data().ink(0, 100)).isEqualTo(50);
	}

	@Test
	void whatIsMissingOrDamagedIsASentence() throws IOException {
		assertThatThrownBy(() -> SavedClusters.read(folder)).isInstanceOf(IOException.class)
				.hasMessageStartingWith("There are no clusters in " + folder);
		assertThatThrownBy(() -> SavedEvaluation.read(folder)).isInstanceOf(IOException.class)
				.hasMessageStartingWith("There is no evaluation in " + folder);
		for (String content : new String[]{"", "{}", "{\"labels\":[1]", "[]", "null"}) {
			Files.writeString(folder.resolve(SavedClusters.FILE), content);
			Files.writeString(folder.resolve(SavedEvaluation.FILE), content);
			assertThatThrownBy(() -> SavedClusters.read(folder)).isInstanceOf(IOException.class)
					.hasMessageContaining("is not a complete result");
			assertThatThrownBy(() -> SavedEvaluation.read(folder)).isInstanceOf(IOException.class)
					.hasMessageContaining("is not a complete evaluation");
		}
	}

	@Test
	void clustersWithoutSomeOfTheirPixelsAreIncomplete() throws IOException {
		DigitDataset images = digits(60);
		SavedClusters whole = SavedClusters.of("sixty", "pixels", null, 900, clusters(images, 4), images);
		SavedClusters.Sample sample = whole.sample();
		byte[] cut = Arrays.copyOf(sample.pixels(), sample.pixels().length - 3);
		SavedClusters damaged = new SavedClusters(whole.source(), whole.space(), null, whole.samples(), whole.parameters(),
				whole.components(), whole.clusters(), whole.measures(), whole.seconds(),
				new SavedClusters.Sample(sample.labels(), sample.assignment(), cut, sample.coordinates(), sample.embedded(),
						sample.plot()));
		Files.write(folder.resolve(SavedClusters.FILE), damaged.toBytes());
		assertThatThrownBy(() -> SavedClusters.read(folder)).isInstanceOf(IOException.class)
				.hasMessageContaining("is not a complete result");
	}
}
