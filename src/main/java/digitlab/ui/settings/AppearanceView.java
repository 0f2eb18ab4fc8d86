package digitlab.ui.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Slider;

import digitlab.language.Language;
import digitlab.settings.Settings.Theme;
import digitlab.ui.common.ChoiceBoxes;
import digitlab.ui.common.Section;

import static digitlab.language.Localization.tr;

/** The section for the appearance of the window and the pen. */
final class AppearanceView extends Section {

	private static final List<Integer> SIZES = List.of(75, 90, 100, 110, 125, 150, 175, 200);

	AppearanceView(AppearanceViewModel model) {
		super("section-appearance", "Appearance and pen");
		Map<Theme, String> names = Map.of(Theme.SYSTEM, "Like the system", Theme.LIGHT, "Light", Theme.DARK, "Dark");
		Slider pen = new Slider(0.01, 0.2, 0.06);
		pen.setId("pen-default");
		pen.setBlockIncrement(0.01);
		pen.valueProperty().bindBidirectional(model.penWidthProperty());
		pen.setOnMouseReleased(_ -> model.rememberPenWidth());
		pen.setOnKeyReleased(_ -> model.rememberPenWidth());
		List<Optional<Language>> languages = Stream.concat(Stream.of(Optional.<Language>empty()),
				Stream.of(Language.values()).map(Optional::of)).toList();
		getChildren().add(row(
				named(tr("Language"), tr("The language of the window. Files and the command line stay English."),
						ChoiceBoxes.of("language", model.languageProperty(), languages, AppearanceView::nameOf,
								model::chooseLanguage)),
				named("Theme", "The colours of the window.",
						ChoiceBoxes.of("theme-choice", model.themeProperty(), List.of(Theme.values()), names::get,
								model::choose)),
				named("Text size", "The size of all text.",
						ChoiceBoxes.of("text-size", model.textSizeProperty(), SIZES, size -> size + "\u00a0%",
								model::chooseTextSize)),
				named("Pen width", "Relative to the sheet's width; the canvas starts with it.", pen)));
	}

	private static String nameOf(Optional<Language> language) {
		return language.map(Language::ownName).orElseGet(() -> tr("Like the system: %s", Language.ofSystem().ownName()));
	}
}
