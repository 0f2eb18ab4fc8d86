package digitlab.ui.lessons;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import digitlab.lessons.Lesson;
import digitlab.lessons.LessonProgress;
import digitlab.ui.common.Section;

import static digitlab.language.Localization.tr;

/** All lessons, with what was reached in each. */
final class LessonList extends VBox {

	private final LessonsViewModel model;

	LessonList(LessonsViewModel model) {
		this.model = model;
		getStyleClass().add("lesson-content");
		Label intro = wrapped(tr("Each lesson is a row of small tasks in this window, which notices when they are done."));
		intro.getStyleClass().add("note");
		getChildren().add(intro);
		model.lessonsProperty().get().forEach(lesson -> getChildren().add(entry(lesson)));
		model.problemsProperty().get().forEach(problem -> {
			Label label = wrapped(problem);
			label.getStyleClass().add("problem");
			getChildren().add(label);
		});
		Button forget = Section.twice("forget-lessons", tr("Begin anew…"),
				tr("Forget all answers and progress"), "", model::forget);
		getChildren().addAll(wrapping(forget), new ClassSection(model.ofClass()));
	}

	private Button entry(Lesson lesson) {
		LessonProgress progress = model.progressOf(lesson);
		boolean isComplete = progress.isComplete(lesson);
		int done = progress.doneOf(lesson);
		Label state = new Label(isComplete
				? tr("✓ done")
				: done > 0
						? tr("%d of %d", done, lesson.steps().size())
						: lesson.minutes() > 0 ? tr("%d\u00a0min", lesson.minutes()) : "");
		Button entry = entry("lesson-" + lesson.id(), lesson.title(), state, () -> model.take(lesson));
		entry.setAccessibleText(isComplete
				? tr("%s, done", lesson.title())
				: tr("%s, %d of %d steps done", lesson.title(), done, lesson.steps().size()));
		return entry;
	}

	/** A button as wide as the panel, with a note at its right. */
	static Button entry(String id, String text, Label note, Runnable action) {
		note.getStyleClass().add("note");
		note.setMinWidth(Region.USE_PREF_SIZE);
		Button entry = Section.button(id, text, action);
		entry.setGraphic(note);
		entry.setMnemonicParsing(false);
		entry.setWrapText(true);
		entry.setMinWidth(0);
		entry.setMinHeight(Region.USE_PREF_SIZE);
		entry.setContentDisplay(ContentDisplay.RIGHT);
		entry.setMaxWidth(Double.MAX_VALUE);
		entry.getStyleClass().add("lesson-entry");
		return entry;
	}

	/** A button that takes more than one line where its words need them. */
	static Button wrapping(Button button) {
		button.setWrapText(true);
		button.setMinWidth(0);
		button.setMinHeight(Region.USE_PREF_SIZE);
		return button;
	}

	static Label wrapped(String text) {
		Label label = new Label(text);
		label.setWrapText(true);
		label.setMinHeight(Region.USE_PREF_SIZE);
		label.setMaxWidth(Double.MAX_VALUE);
		return label;
	}
}
