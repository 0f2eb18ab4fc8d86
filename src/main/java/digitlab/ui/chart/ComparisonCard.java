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
import digitlab.ui.common.ChanceText;
import digitlab.ui.common.Numbers;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/**
 * Compares two models on the same images: which images only one of them reads correctly, and whether that could be chance.
 */
final class ComparisonCard {

	/** The usual bound below which a difference is not attributed to chance. */

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
		card = new Card("comparison", tr("Two models compared"),
				tr("Only images on which the models disagree show which is better. McNemar's exact test gives the probability "
						+ "of such a difference, or a larger one, if both were equally good."),
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
		fill(first, firstTitle, one, result, comparison.onlyFirst(), rival.evaluation().predictions());
		fill(second, secondTitle, other, result, comparison.onlySecond(), result.evaluation().predictions());
	}

	private static String inWords(String one, String other, Result result, Rival rival) {
		ModelComparison comparison = rival.comparison();
		String accuracies = tr("%s reads %s right, %s %s.", one,
				Numbers.finePercent(result.evaluation().confusion().accuracy()), other,
				Numbers.finePercent(rival.evaluation().confusion().accuracy()));
		String counts = trn("Both are right on %,d\u00a0image, both wrong on %,d; %,d only %s reads right, %,d only %s.",
				"Both are right on %,d\u00a0images, both wrong on %,d; %,d only %s reads right, %,d only %s.",
				comparison.bothRight(), comparison.bothWrong(), comparison.onlyFirst().size(), one,
				comparison.onlySecond().size(), other);
		return String.join(" ", accuracies, counts, ChanceText.of(comparison.pValue()));
	}

	private static void fill(DigitGallery gallery, Label title, String model, Result result, List<Integer> images,
			@Nullable LabelledPredictions wrong) {
		title.setText(images.isEmpty()
				? tr("Only %s reads right: none", model)
				: trn("Only %2$s reads right: %1$,d\u00a0image", "Only %2$s reads right: %1$,d\u00a0images", images.size(),
						model));
		gallery.show(result.data(), images,
				index -> wrong == null ? "" : result.evaluation().predictions().label(index) + " → " + wrong.read(index));
	}
}
