package digitlab.ui.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Slider;

import digitlab.language.Language;
import digitlab.settings.Settings.Theme;
import digitlab.ui.common.ChoiceBoxes;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Section;

import static digitlab.language.Localization.tr;

/** The section for the appearance of the window and the pen. */
final class AppearanceView extends Section {

	private static final List<Integer> SIZES = List.of(75, 90, 100, 110, 125, 150, 175, 200);

	AppearanceView(AppearanceViewModel model) {
		super("section-appearance", tr("Appearance and pen"));
		Map<Theme, String> names = Map.of(Theme.SYSTEM, tr("Like the system"), Theme.LIGHT, tr("Light"), Theme.DARK, tr("Dark"));
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
				named(tr("Theme"), tr("The colours of the window."),
						ChoiceBoxes.of("theme-choice", model.themeProperty(), List.of(Theme.values()), names::get,
								model::choose)),
				named(tr("Text size"), tr("The size of all text."),
						ChoiceBoxes.of("text-size", model.textSizeProperty(), SIZES, size -> Numbers.wholePercent(size),
								model::chooseTextSize)),
				named(tr("Pen width"), tr("Relative to the sheet's width; the canvas starts with it."), pen)));
	}

	private static String nameOf(Optional<Language> language) {
		return language.map(Language::ownName).orElseGet(() -> tr("Like the system: %s", Language.ofSystem().ownName()));
	}
}
