package digitlab.ui.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputDialog;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import digitlab.dataset.DigitImage;
import digitlab.language.Localization;
import digitlab.training.Hyperparameter;
import digitlab.training.TrainingPreset;
import digitlab.ui.common.ChoiceBoxes;
import digitlab.ui.common.DataFileChooser;
import digitlab.ui.common.DialogButtons;
import digitlab.ui.common.FigureExport;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.MnistOffer;
import digitlab.ui.common.Pixels;
import digitlab.ui.common.Section;
import digitlab.ui.inspection.InspectionView;
import digitlab.ui.inspection.InspectionViewModel;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** The section that plans a training: data, hyperparameters, and a preview of the augmentation. */
public final class PlanView extends Section {

	/** More explicit than the command line's values. */
	private static final Map<String, String> CHOICES = Map.of("cosine", marktr("Along a cosine"), "linear",
			marktr("In a straight line"), "none",
			marktr("None"), "auto", marktr("Automatic"), "affine", marktr("Affine: turned, shifted"), "elastic",
			marktr("Elastic: bent as well"));

	private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
	private static final int PREVIEW_SCALE = 2;
	/** Eight images of 56 pixels per row, and the gaps between them. */
	private static final double PREVIEW_WIDTH = 494;

	private final PlanViewModel model;
	private final MenuButton kept = new MenuButton(tr("Saved plans"));
	private final FlowPane preview = row();

	/**
	 * @param inspection of the data that the training is planned on
	 */
	public PlanView(PlanViewModel model, InspectionViewModel inspection, FigureExport export) {
		super("section-plan", tr("Training plan"));
		this.model = model;
		preview.setId("preview");
		preview.getStyleClass().add("preview");
		preview.setMaxWidth(PREVIEW_WIDTH);
		kept.setId("kept-plans");
		kept.setAccessibleText(tr("Saved plans"));
		Icons.tooltip(preview, tr("Sixteen training images, augmented as the network will see them."));
		Label keptNote = new Label(tr("A saved plan has no device and no threads: the choices above are used."));
		keptNote.setId("kept-note");
		keptNote.setWrapText(true);
		keptNote.getStyleClass().add("note");
		showWhen(keptNote, model.keptProperty().map(names -> !names.isEmpty()));
		getChildren().addAll(presets(), keptNote,
				fields(named(tr("Data"), tr("The images to learn from."),
						ChoiceBoxes.data("plan-data", model.dataProperty(), model.selection(), _ -> true)),
						field(PlanField.VALIDATION), field(PlanField.of(Hyperparameter.EPOCHS)), field(PlanField.HANDS)),
				row(note(model.dataNoteProperty().map(Localization::translated)), otherData()),
				new MnistOffer("plan", model.mnist(), model.dataNoteProperty(), model::chooseData),
				new InspectionView("plan-inspect", inspection, export),
				fields(PlanField.allBut(Hyperparameter.EPOCHS).stream().map(this::field).toArray(Node[]::new)),
				preview, command());
		DataFileChooser.takeDropped(this, model::chooseData);
		sceneProperty().subscribe(scene -> inspection.setInView(scene != null));
		Lifetime.keep(model.keptProperty().subscribe(this::listKept));
		Lifetime.keep(model.previewProperty().subscribe(this::show));
	}

	private FlowPane presets() {
		FlowPane presets = row(Stream.of(TrainingPreset.values()).map(
				preset -> button("preset-" + preset.name().toLowerCase(Locale.ROOT), translated(preset.title()),
						() -> model.choose(preset)))
				.toArray(Node[]::new));
		presets.getChildren().add(kept);
		return presets;
	}

	private void listKept(List<String> names) {
		MenuItem keep = new MenuItem(tr("Save this plan…"));
		keep.setOnAction(_ -> askForName());
		kept.getItems().setAll(keep);
		if (!names.isEmpty()) {
			kept.getItems().add(new SeparatorMenuItem());
		}
		for (String name : names) {
			MenuItem choose = new MenuItem(name);
			choose.setMnemonicParsing(false);
			choose.setOnAction(_ -> model.chooseKept(name));
			kept.getItems().add(choose);
		}
		for (String name : names) {
			MenuItem forget = new MenuItem(tr("Forget %s", name));
			forget.setMnemonicParsing(false);
			forget.setOnAction(_ -> model.forget(name));
			kept.getItems().add(forget);
		}
	}

	private void askForName() {
		TextInputDialog dialog = new TextInputDialog();
		dialog.initOwner(getScene().getWindow());
		dialog.setTitle(tr("Save this plan"));
		dialog.setHeaderText(tr("A name for this plan"));
		dialog.setGraphic(null);
		dialog.getDialogPane().getStylesheets().addAll(getScene().getStylesheets());
		DialogButtons.okAndCancel(dialog.getDialogPane());
		dialog.setOnHidden(_ -> {
			if (dialog.getResult() != null) {
				model.keep(dialog.getResult());
			}
		});
		dialog.show();
	}

	/** For data that are not in the list yet. */
	private MenuButton otherData() {
		MenuItem hands = new MenuItem(tr("Other people's handwriting…"));
		hands.setOnAction(_ -> DataFileChooser.chooseFolder(this, tr("Choose a folder of handwriting"),
				place -> model.text(PlanField.HANDS).set(place.toString())));
		MenuButton other = new MenuButton(tr("Other data"));
		other.getItems().addAll(DataFileChooser.items(this, model::chooseData));
		other.getItems().add(hands);
		other.setId("other-data");
		other.setAccessibleText(tr("Other data"));
		other.getStyleClass().add(Styles.FLAT);
		return other;
	}

	private VBox field(PlanField field) {
		if (!field.choices().isEmpty()) {
			return named(field.title(), field.help(), ChoiceBoxes.of(field.id(), model.text(field), field.choices(),
					choice -> translated(CHOICES.getOrDefault(choice, choice))));
		}
		TextField text = new TextField();
		text.setId(field.id());
		text.textProperty().bindBidirectional(model.text(field));
		text.setPromptText(field.prompt());
		Lifetime.keep(model.problem(field).subscribe(problem -> text.pseudoClassStateChanged(ERROR, !problem.isEmpty())));
		VBox named = named(field.title(), field.help(), text);
		named.getChildren().add(problem(model.problem(field)));
		return named;
	}

	private void show(List<DigitImage> images) {
		preview.getChildren().setAll(images.stream().map(image -> new ImageView(Pixels.of(image, PREVIEW_SCALE))).toList());
		preview.setVisible(!images.isEmpty());
		preview.setManaged(!images.isEmpty());
	}

	private VBox command() {
		TextField line = new TextField();
		line.setId("command-line");
		line.setEditable(false);
		line.getStyleClass().add("command-line");
		Lifetime.keep(model.commandLineProperty().subscribe(line::setText)); // a bound text field would be held for ever
		line.setAccessibleText(tr("The same on the command line"));
		Button copy = Icons.button(Feather.COPY, tr("Copy the command"), "", () -> Clipboard.getSystemClipboard()
				.setContent(Map.of(DataFormat.PLAIN_TEXT, model.commandLineProperty().get())));
		copy.setId("copy-command");
		HBox.setHgrow(line, Priority.ALWAYS);
		HBox both = new HBox(line, copy);
		both.getStyleClass().add("settings-row");
		Label name = new Label(tr("The same on the command line"));
		name.getStyleClass().add("field-name");
		VBox named = new VBox(name, both);
		return named;
	}
}
