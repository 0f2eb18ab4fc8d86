package digitlab.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import digitlab.clustering.ClusterAnalysis;
import digitlab.clustering.ClusterListener;
import digitlab.clustering.ClusterParameters;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.evaluation.ConfusionMatrix;
import digitlab.evaluation.Evaluation;
import digitlab.evaluation.LabelledPredictions;
import digitlab.evaluation.ReliabilityDiagram;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.language.Language;
import digitlab.language.Localization;
import digitlab.statistics.DatasetStatistics;
import digitlab.synthetic.SyntheticDigits;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameters;
import digitlab.training.RunHistory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Pictures and reports have the window's words, tables English ones. */
class FigureLanguageTest {

	/** Few of some digits and two equal images, so that there is something to warn of. */
	private static DigitDataset images() {
		DigitDataset all = new SyntheticDigits(60, 1).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		return all.and(all.subset(0));
	}

	private static Evaluation evaluation(DigitDataset data) {
		int[] labels = new int[data.size()];
		float[][] logits = new float[data.size()][10];
		for (int i = 0; i < data.size(); i++) {
			labels[i] = data.label(i);
			logits[i][i % 3 == 0 ? (labels[i] + 1) % 10 : labels[i]] = 2 + i % 4;
		}
		LabelledPredictions predictions = LabelledPredictions.of(labels, logits);
		return new Evaluation(predictions, ConfusionMatrix.of(predictions), 1.25, ReliabilityDiagram.of(predictions), 0);
	}

	private static List<Figure> figures() throws IOException {
		DigitDataset data = images();
		List<Figure> figures = new ArrayList<>(
				StatisticsFigures.of(DatasetStatistics.of(data, ProgressListener.NONE, new CancellationToken())));
		figures.addAll(EvaluationFigures.of(evaluation(data), data));
		figures.addAll(TrainingFigures.of(List.of(new RunHistory("one", data.source(), 512, 100, Hyperparameters.standard(1),
				List.of(new EpochResult(1, 0.8, 0.8, 0.5, 0.9, 1e-3, 1400, 2)), List.of(new float[]{4, 3, 2, 1})))));
		ClusterFigures clusters = clusters(data);
		figures.addAll(clusters.all());
		figures.add(clusters.scatter().figure("plot", 1280, 960, 1));
		return figures;
	}

	private static ClusterFigures clusters(DigitDataset data) {
		return new ClusterFigures(ClusterAnalysis.run(FloatMatrix.ofPixels(data), ClusterAnalysis.labels(data),
				new ClusterParameters(3, 4, 2, 1, Projection.PCA, 25, 100, true), ClusterListener.NONE, new CancellationToken()),
				data);
	}

	private static List<Table> tables() throws IOException {
		return figures().stream().flatMap(figure -> figure.table().stream()).toList();
	}

	@AfterEach
	void speakEnglish() {
		Localization.speak(Language.ENGLISH);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
	void tablesAreTheSameInEveryLanguage(Language language) throws IOException {
		List<Table> english = tables();
		Localization.speak(language);
		assertThat(tables()).usingRecursiveComparison().isEqualTo(english);
	}

	@Test
	void reportsHaveTheWordsOfTheWindow(@TempDir Path folder) throws IOException {
		DigitDataset data = images();
		Localization.speak(Language.GERMAN);
		new EvaluationPage("seven", evaluation(data), data, Optional.empty()).write(folder.resolve("evaluation.html"));
		assertThat(Files.readString(folder.resolve("evaluation.html"))).contains("<html lang=\"de\">", "<td>Genauigkeit</td>",
				"Konfusionsmatrix", "60 erzeugte Ziffern").doesNotContain("accuracy", "true digit");
		assertThat(clusters(data).report("Raum")).contains("<html lang=\"de\">", "<td>Trägheit</td>", "Cluster 1, meist ")
				.doesNotContain("inertia", "labelled digit");
		assertThat(clusters(data).scatter().toSvg()).contains("Komponente 1 (");
	}
}
