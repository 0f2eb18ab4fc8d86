package digitlab.ui.lessons;

import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import digitlab.ui.common.DataFileChooser;
import digitlab.ui.common.Section;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** A teacher's part of the lessons: the work of the class. */
final class ClassSection extends VBox {

	private final ClassViewModel model;

	ClassSection(ClassViewModel model) {
		this.model = model;
		setId("class-section");
		getStyleClass().add("lesson-class");
		Label title = new Label(tr("A class's work"));
		title.getStyleClass().add("subtitle");
		Label what = LessonList
				.wrapped(tr("Models and sketches from a folder in which each pupil has a folder with their name, or "
						+ "files called after them. A pupil's sketches become data of their own."));
		what.getStyleClass().add("note");
		Button collect = Section.button("collect-class", tr("Collect from a folder…"), this::choose);
		collect.disableProperty().bind(model.jobProperty().isNotNull());
		getChildren().addAll(title, what, LessonList.wrapping(collect));
		model.leftOutProperty().get().forEach(reason -> {
			Label label = LessonList.wrapped(reason);
			label.getStyleClass().add("problem");
			getChildren().add(label);
		});
		if (!model.pupilsProperty().get().isEmpty()) {
			showPupils();
		}
		DataFileChooser.takeDropped(this, model::collect);
	}

	private void showPupils() {
		int all = model.pupilsProperty().get().stream().mapToInt(ClassViewModel.Pupil::sketches).sum();
		getChildren().add(entry("class-everyone", tr("The class"), all, model.everyone()));
		model.pupilsProperty().get().forEach(
				pupil -> getChildren().add(entry("pupil-" + pupil.name(), pupil.name(), pupil.sketches(), pupil.data())));
		getChildren().add(LessonList.wrapping(Section.twice("clear-class", tr("Delete the class's sketches…"),
				tr("Really delete"), "", model::clear)));
	}

	private Button entry(String id, String name, int sketches, Path data) {
		String count = trn("%,d\u00a0sketch", "%,d\u00a0sketches", sketches);
		Button entry = LessonList.entry(id, name, new Label(count), () -> model.look(data));
		entry.setAccessibleText(tr("%s, %s: look at them", name, count));
		return entry;
	}

	private void choose() {
		DataFileChooser.chooseFolder(this, tr("Choose the folder of the class"), model::collect);
	}
}
