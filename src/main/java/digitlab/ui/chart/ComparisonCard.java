package digitlab.ui.chart;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import digitlab.evaluation.LabelledPredictions;
import digitlab.evaluation.ModelComparison;
import digitlab.ui.chart.EvaluationViewModel.Result;
import digitlab.ui.chart.EvaluationViewModel.Rival;
import digitlab.ui.common.Card;
import digitlab.ui.common.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Compares two models on the same images: which images only one of them reads correctly, and whether that could be chance.
 */
final class ComparisonCard {

	/** The usual bound below which a difference is not attributed to chance. */
	private static final double SIGNIFICANT = 0.05;

	private final Label conclusion = new Label();
	private final Label firstTitle = new Label();
	private final Label secondTitle = new Label();
	private final DigitGallery first;
	private final DigitGallery second;
	private final Card card;

	ComparisonCard(int most, Consumer<ShownDigit> open) {
		first = new DigitGallery(most, open);
		second = new DigitGallery(most, open);
		conclusion.setId("comparison-verdict");
		conclusion.setWrapText(true);
		firstTitle.getStyleClass().add("subtitle");
		secondTitle.getStyleClass().add("subtitle");
		card = new Card("comparison", "Two models compared",
				"Only images on which the models disagree show which is better. McNemar's exact test gives the probability "
						+ "of such a difference, or a larger one, if both were equally good.",
				true, conclusion, new VBox(firstTitle, first), new VBox(secondTitle, second));
	}

	Card card() {
		return card;
	}

	void show(Result result) {
		Rival rival = result.rival();
		card.setVisible(rival != null);
		card.setManaged(rival != null);
		if (rival == null) {
			return;
		}
		ModelComparison comparison = rival.comparison();
		String one = result.model().name();
		String other = rival.model().name();
		conclusion.setText(inWords(one, other, result, rival));
		fill(first, firstTitle, "Only " + one + " reads right", result, comparison.onlyFirst(), rival.evaluation().predictions());
		fill(second, secondTitle, "Only " + other + " reads right", result, comparison.onlySecond(),
				result.evaluation().predictions());
	}

	private static String inWords(String one, String other, Result result, Rival rival) {
		ModelComparison comparison = rival.comparison();
		return one + " reads " + Numbers.finePercent(result.evaluation().confusion().accuracy()) + " right, " + other + " "
				+ Numbers.finePercent(rival.evaluation().confusion().accuracy()) + ". Both are right on "
				+ Numbers.count(comparison.bothRight(), "image") + ", both wrong on " + Numbers.count(comparison.bothWrong())
				+ "; "
				+ Numbers.count(comparison.onlyFirst().size()) + " only " + one + " reads right, "
				+ Numbers.count(comparison.onlySecond().size()) + " only " + other + ". McNemar's exact test: p "
				+ (comparison.pValue() < 0.001 ? "" : "= ") + Numbers.pValue(comparison.pValue()) + ", "
				+ (comparison.pValue() < SIGNIFICANT ? "hardly chance." : "that may well be chance.");
	}

	private static void fill(DigitGallery gallery, Label title, String words, Result result, List<Integer> images,
			@Nullable LabelledPredictions wrong) {
		title.setText(words + (images.isEmpty() ? ": none" : ": " + Numbers.count(images.size(), "image")));
		gallery.show(result.data(), images,
				index -> wrong == null ? "" : result.evaluation().predictions().label(index) + " → " + wrong.read(index));
	}
}
