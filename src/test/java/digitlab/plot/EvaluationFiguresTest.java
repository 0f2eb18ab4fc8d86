package digitlab.plot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.FloatImage;
import digitlab.evaluation.ConfusionMatrix;
import digitlab.evaluation.Evaluation;
import digitlab.evaluation.LabelledPredictions;
import digitlab.evaluation.ModelComparison;
import digitlab.evaluation.ReliabilityDiagram;
import digitlab.evaluation.RocCurve;
import digitlab.recognition.FeatureMaps;
import digitlab.recognition.Prediction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Four images by hand: one 3 and one 5 read correctly, a 3 read as 8 with high confidence, a 5 read as 3 with less. */
class EvaluationFiguresTest {

	private static final int[] LABELS = {3, 3, 5, 5};
	private static final DigitDataset DATA = new DigitDataset("four", new byte[4 * DigitImage.PIXELS], new byte[]{3, 3, 5, 5});

	private static Evaluation evaluation(int[] read, float... logits) {
		float[][] rows = new float[read.length][10];
		for (int i = 0; i < read.length; i++) {
			rows[i][read[i]] = logits[i];
		}
		LabelledPredictions predictions = LabelledPredictions.of(LABELS, rows);
		return new Evaluation(predictions, ConfusionMatrix.of(predictions), 1.25, ReliabilityDiagram.of(predictions), 0);
	}

	private static final Evaluation FIRST = evaluation(new int[]{3, 8, 3, 5}, 2, 5, 3, 4);

	private static List<List<Object>> rows(Figure figure) {
		return figure.table().orElseThrow().rows();
	}

	private static BufferedImage draw(Figure figure) {
		return figure.picture().orElseThrow().get();
	}

	/** Figures as in the tables below; a name that is markup stays a name. */
	@Test
	void aPageHoldsAllOfItAndNeedsNothingFromElsewhere(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("evaluation.HTML");
		assertThat(EvaluationPage.isPage(file)).isTrue();
		assertThat(EvaluationPage.isPage(folder)).isFalse();
		Evaluation second = evaluation(new int[]{3, 3, 3, 5}, 2, 5, 3, 4);
		Figure comparison = EvaluationFigures.comparison("<b>", FIRST, "other", second,
				ModelComparison.of(FIRST.predictions(), second.predictions()), DATA);
		new EvaluationPage("<b>", FIRST, DATA, Optional.of(comparison)).write(file);
		String page = Files.readString(file);
		assertThat(page).startsWith("<!DOCTYPE html>").endsWith("</body></html>\n")
				.contains("<h1>How &lt;b&gt; reads handwritten digits</h1>", "&lt;b&gt; reads 2 of 4 images right: four.",
						"<td>accuracy</td><td>50.00 %</td>", "<td>macro precision</td><td>75.00 %</td>",
						"<td>5</td><td>2</td><td>100.00 %</td><td>50.00 %</td><td>66.67 %</td>",
						"Compared with another model", "The most confident mistakes")
				.doesNotContain("<b>", "http", "<script", "Does it recognise non-digits?");
		assertThat(page.split("src=\"data:image/png;base64,", -1)).as("pictures").hasSize(1 + 3);
	}

	@Test
	void theTablesHoldTheEvaluation() {
		Map<String, Figure> figures = EvaluationFigures.of(FIRST, DATA).stream()
				.collect(Collectors.toMap(Figure::name, Function.identity()));
		assertThat(figures).containsOnlyKeys("measures", "confusion", "confusion-normalised", "per-class", "reliability",
				"mistakes");
		assertThat(figures.get("measures").table().orElseThrow().columns()).containsExactly("samples", "accuracy",
				"macroPrecision", "macroRecall", "macroF1", "loss", "ece");
		// 3: precision and recall 1/2, 5: precision 1, recall 1/2, F1 2/3.
		assertThat(rows(figures.get("measures"))).containsExactly(List.of(4, 0.5, 0.75, 0.5, (0.5 + 2 / 3.0) / 2, 1.25,
				FIRST.calibrationError()));
		assertThat(rows(figures.get("confusion")).get(3)).containsExactly(3, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
		assertThat(rows(figures.get("confusion-normalised")).get(5)).containsExactly(5, 0.0, 0.0, 0.0, 0.5, 0.0, 0.5, 0.0, 0.0,
				0.0, 0.0);
		assertThat(rows(figures.get("confusion-normalised")).get(0)).containsOnly(0, 0.0);
		assertThat(rows(figures.get("per-class")).get(3)).containsExactly(3, 0.5, 0.5, 0.5, 2);
		assertThat(rows(figures.get("reliability"))).hasSize(15);
		assertThat(rows(figures.get("mistakes"))).containsExactly(List.of(1, 3, 8, FIRST.predictions().confidence(1)),
				List.of(2, 5, 3, FIRST.predictions().confidence(2)));
	}

	@Test
	void refusalsAreAFigureWhereTheyWereLookedAt() {
		RocCurve rocCurve = RocCurve.of(new double[]{0.6, 0.9}, new double[]{0.2, 0.7});
		Figure figure = EvaluationFigures.of(FIRST.with(rocCurve), DATA).getLast();
		assertThat(figure.name()).isEqualTo("refusals");
		// Below 0.6 are no digits and one of two others, below 0.9 one of two digits and both others.
		assertThat(rows(figure)).containsExactly(List.of(0.0, 0.0), List.of(0.0, 0.5), List.of(0.5, 1.0), List.of(1.0, 1.0));
		assertThat(draw(figure).getWidth()).isGreaterThan(300);
	}

	@Test
	void thePicturesAreDrawn() {
		for (Figure figure : EvaluationFigures.of(FIRST, DATA)) {
			figure.picture().ifPresent(picture -> assertThat(picture.get().getWidth()).as(figure.name()).isGreaterThan(200));
		}
		Figure confusion = EvaluationFigures.of(FIRST, DATA).get(1);
		// A corner of the cells (3, 3), with the largest count, and (0, 0), with none.
		assertThat(draw(confusion).getRGB(150 + 3 * 82 + 2, 150 + 3 * 82 + 2) & 0xffffff).isEqualTo(0xFDE725);
		assertThat(draw(confusion).getRGB(152, 152) & 0xffffff).isEqualTo(0xF6F8FA);
	}

	@Test
	void aTableIsAsWideAsItsWordsAndNoWider() {
		BufferedImage narrow = new TablePicture("T", List.of("a", "b"), List.of(List.of("1", "2")), List.of()).draw();
		BufferedImage wide = new TablePicture("T", List.of("a", "b"), List.of(List.of("1", "x".repeat(39))), List.of()).draw();
		BufferedImage cut = new TablePicture("T", List.of("a", "b"), List.of(List.of("1", "x".repeat(5000))), List.of()).draw();
		assertThat(wide.getWidth()).isGreaterThan(narrow.getWidth() + 300);
		assertThat(cut.getWidth()).isBetween(wide.getWidth(), wide.getWidth() + 30);
		assertThat(new TablePicture("T", List.of("a"), List.of(), List.of("a note", "another")).draw().getHeight())
				.isGreaterThan(new TablePicture("T", List.of("a"), List.of(), List.of()).draw().getHeight());
	}

	@Test
	void aComparisonListsWhatOnlyOneReadsRight() {
		Evaluation second = evaluation(new int[]{8, 3, 3, 5}, 2, 2, 2, 2);
		Figure figure = EvaluationFigures.comparison("one", FIRST, "a model with a very long name", second,
				ModelComparison.of(FIRST.predictions(), second.predictions()), DATA);
		assertThat(rows(figure)).containsExactly(List.of(0, 3, 3, 8, "one"),
				List.of(1, 3, 8, 3, "a model with a very long name"));
		assertThat(draw(figure).getWidth()).isGreaterThan(400);
		Figure same = EvaluationFigures.comparison("one", FIRST, "two", FIRST,
				ModelComparison.of(FIRST.predictions(), FIRST.predictions()),
				DATA);
		assertThat(rows(same)).isEmpty();
		assertThat(draw(same).getHeight()).isGreaterThan(60);
	}

	@Test
	void theMapsOfALayerFillTheirSheet() {
		assertThat(List.of(1, 2, 32, 64, 128, 127, 0)).extracting(ExplanationFigures::columns).containsExactly(2, 2, 8, 11, 16,
				15,
				1);
	}

	@Test
	void aReadingIsShown() {
		Figure probabilities = ExplanationFigures.probabilities(Prediction.ofLogits(new float[]{0, 0, 0, 9, 0, 0, 0, 0, 0, 0}));
		assertThat(rows(probabilities)).hasSize(10);
		assertThat(draw(probabilities).getWidth()).isEqualTo(1600);
		double[] drop = new double[DigitImage.PIXELS];
		drop[30] = 0.5;
		drop[31] = -0.1;
		Figure occlusion = ExplanationFigures.occlusion(DATA.image(0), FloatImage.of(drop));
		assertThat(rows(occlusion)).hasSize(784).contains(List.of(1, 2, 0, 0.5));
		assertThat(draw(occlusion).getWidth()).isGreaterThan(800);
		Figure maps = ExplanationFigures.featureMaps(new FeatureMaps("conv9", 2, 1, 2, new float[]{0, 1, 2, 4}));
		assertThat(maps.name()).isEqualTo("features-conv9");
		assertThat(rows(maps)).contains(List.of(1, 0, 1, 4f));
		// The second map's second position, 56 pixels wide, has the maximum.
		assertThat(draw(maps).getRGB(40 + 120 + 60, 102) & 0xffffff).isEqualTo(0xFDE725);
		assertThat(
				draw(ExplanationFigures.featureMaps(new FeatureMaps("none", 1, 1, 1, new float[1]))).getRGB(41, 101) & 0xffffff)
				.isEqualTo(0x440154);
	}
}
