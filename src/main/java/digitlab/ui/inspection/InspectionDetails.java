package digitlab.ui.inspection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.Preprocessing;
import digitlab.dataset.Preprocessing.Step;
import digitlab.dataset.Split;
import digitlab.inspection.ConventionCheck;
import digitlab.inspection.DatasetInspection;
import digitlab.plot.DatasetFigures;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Pixels;
import digitlab.ui.common.Placeholders;
import digitlab.ui.inspection.InspectionViewModel.Inspected;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** The details of an inspection: what was recognised and assumed, the preprocessing, and a contact sheet. */
final class InspectionDetails extends VBox {

	private static final int PER_ROW = 12;

	private final VBox words = new VBox();
	private final GridPane sheet = new GridPane();
	private final Map<Step, CheckBox> steps = new EnumMap<>(Step.class);
	private boolean filling;

	/**
	 * @param save saves the contact sheet
	 */
	InspectionDetails(String id, InspectionViewModel model, Runnable save) {
		getStyleClass().add("inspection-details");
		words.setId(id + "-words");
		words.getStyleClass().add("inspection-words");
		words.setMinWidth(0);
		HBox.setHgrow(words, Priority.ALWAYS);
		sheet.setId(id + "-sheet");
		sheet.getStyleClass().add("inspection-sheet");
		sheet.setMinWidth(USE_PREF_SIZE);
		Button saving = Icons.button(Feather.DOWNLOAD, tr("Save a contact sheet"), "", save);
		saving.setId(id + "-save-sheet");
		saving.getStyleClass().add(Styles.SMALL);
		HBox pictures = new HBox(sheet, saving);
		pictures.getStyleClass().add("inspection-pictures");
		pictures.setMinWidth(USE_PREF_SIZE);
		HBox both = new HBox(words, pictures);
		both.getStyleClass().add("inspection-both");
		getChildren().addAll(changes(id, model), both);
	}

	private FlowPane changes(String id, InspectionViewModel model) {
		FlowPane row = new FlowPane(new Label(tr("Applied to this data wherever it is used:")));
		row.getStyleClass().add("inspection-steps");
		row.setAlignment(Pos.CENTER_LEFT);
		for (Step step : Step.values()) {
			CheckBox box = new CheckBox(InspectionText.name(step));
			box.setId(id + "-take-" + step.label());
			Icons.tooltip(box, InspectionText.meaning(step));
			box.selectedProperty().subscribe((_, isTaken) -> {
				if (!filling) {
					model.take(step, isTaken);
				}
			});
			steps.put(step, box);
			row.getChildren().add(box);
		}
		return row;
	}

	void show(Inspected now) {
		DatasetInspection found = now.inspection();
		mark(now.choice().preprocessing(), found);
		List<Label> sentences = new ArrayList<>();
		found.first().description().sentences().forEach(sentence -> sentences.add(text(sentence)));
		found.parts().images().forEach((split, images) -> sentences.add(text(part(split, images))));
		sentences.add(text(inWords(found.result())));
		words.getChildren().setAll(sentences);
		draw(found.first());
	}

	private void mark(Preprocessing taken, DatasetInspection found) {
		filling = true;
		steps.forEach((step, box) -> {
			box.setSelected(taken.has(step));
			boolean isOffered = step != Step.KEEP_DIGITS || taken.has(step) || found.done().has(step);
			box.setVisible(isOffered);
			box.setManaged(isOffered);
		});
		filling = false;
	}

	private static Label text(String sentence) {
		Label label = new Label(sentence);
		label.setWrapText(true);
		label.setMinHeight(USE_PREF_SIZE);
		return label;
	}

	private static String part(Split split, DigitDataset images) {
		List<Integer> classes = DatasetInspection.classes(images);
		int labelled = classes.stream().mapToInt(Integer::intValue).sum();
		String sentence = split == Split.TRAIN
				? tr("Train: %s", counted(images.size(), labelled))
				: tr("Test: %s", counted(images.size(), labelled));
		return labelled == 0
				? sentence
				: String.join("  ", sentence, IntStream.range(0, classes.size())
						.mapToObj(digit -> digit + ":\u00a0" + Numbers.count(classes.get(digit)))
						.collect(Collectors.joining("   ")));
	}

	private static String counted(int images, int labelled) {
		if (labelled == 0) {
			return trn("%,d\u00a0image, none with a label.", "%,d\u00a0images, none with a label.", images);
		}
		return labelled == images
				? trn("%,d\u00a0image, all with a label.", "%,d\u00a0images, all with a label.", images)
				: trn("%,d\u00a0image, %,d with a label.", "%,d\u00a0images, %,d with a label.", images, labelled);
	}

	private static String inWords(ConventionCheck.@Nullable Result result) {
		if (result == null) {
			return tr("There is no model yet that could check the orientation of the images.");
		}
		String digits = Numbers.percent(result.takenForDigits());
		return Double.isNaN(result.readAsLabelled())
				? tr("The model in use reads %s of the images as digits.", digits)
				: tr("The model in use reads %s of the images as digits and reads %s as labelled.", digits,
						Numbers.percent(result.readAsLabelled()));
	}

	private void draw(DigitDataset data) {
		sheet.getChildren().clear();
		int row = 0;
		for (Map.Entry<String, DigitDataset> sampled : DatasetFigures.sampled(data, PER_ROW).entrySet()) {
			DigitDataset images = sampled.getValue();
			if (!sampled.getKey().isEmpty()) {
				sheet.add(Placeholders.note(sampled.getKey()), 0, row);
			}
			for (int i = 0; i < images.size(); i++) {
				sheet.add(new ImageView(Pixels.of(images.image(i), 1)), 1 + i % PER_ROW, row + i / PER_ROW);
			}
			row += 1 + (images.size() - 1) / PER_ROW;
		}
		sheet.setAccessibleText(tr("Some of the images"));
	}
}
