package digitlab.ui.lessons;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

import digitlab.lessons.Lesson;
import digitlab.lessons.LessonProgress;
import digitlab.lessons.Step;
import digitlab.ui.common.SaveDialog;
import digitlab.ui.common.Section;
import digitlab.ui.help.Markdown;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** A step of a lesson: its text, whether it is done, its question, and the ways on. */
final class StepView extends VBox {

	private static final int ANSWER_ROWS = 3;
	private static final Duration TYPING = Duration.millis(400);

	private final LessonsViewModel model;
	private final Lesson lesson;
	private final Step step;
	private final Label state = LessonList.wrapped("");
	private final List<Button> marks = new ArrayList<>();
	private final Button next;
	private final Subscription following;

	StepView(LessonsViewModel model, Lesson lesson) {
		this.model = model;
		this.lesson = lesson;
		int number = model.numberProperty().get();
		step = lesson.steps().get(number);
		getStyleClass().add("lesson-content");
		if (number == 0 && !lesson.summary().isEmpty()) {
			getChildren().add(Markdown.view(lesson.summary(), _ -> Optional.empty()));
		}
		getChildren().addAll(steps(), heading(), Markdown.view(step.text(), _ -> Optional.empty()), ways());
		state.setId("step-state");
		state.getStyleClass().add("step-state");
		if (step.hasTask()) {
			getChildren().add(state);
		}
		if (step.hasQuestion()) {
			question();
		}
		if (!step.hint().isEmpty()) {
			getChildren().add(hint());
		}
		Button back = Section.button("lesson-back", tr("Back"), model::back);
		back.setDisable(number == 0);
		next = Section.button("lesson-next", "", model::next);
		FlowPane ways = new FlowPane(back, next);
		ways.getStyleClass().add("settings-row");
		getChildren().add(ways);
		if (number == lesson.steps().size() - 1) {
			getChildren()
					.add(LessonList.wrapping(Section.button("save-worksheet", tr("Save the worksheet…"), this::saveWorksheet)));
		}
		following = model.doneProperty().subscribe(this::tell).and(model.taskDoneProperty().subscribe(this::tell));
		tell();
	}

	/** Stops following the model; another step is shown. */
	void end() {
		following.unsubscribe();
	}

	void focus() {
		next.requestFocus();
	}

	/** One mark for each step: done, this one, still to come. */
	private HBox steps() {
		HBox row = new HBox();
		row.getStyleClass().add("step-marks");
		for (int i = 0; i < lesson.steps().size(); i++) {
			int target = i;
			Button mark = new Button();
			mark.setId("step-" + (i + 1));
			mark.getStyleClass().add("step-mark");
			if (i == model.numberProperty().get()) {
				mark.getStyleClass().add("step-mark-shown");
			}
			mark.setOnAction(_ -> model.show(target));
			marks.add(mark);
		}
		row.getChildren().addAll(marks);
		return row;
	}

	private void mark() {
		LessonProgress progress = model.progressOf(lesson);
		for (int i = 0; i < marks.size(); i++) {
			boolean isDone = progress.done().contains(i);
			marks.get(i).setText(isDone ? "✓" : String.valueOf(i + 1));
			marks.get(i).setAccessibleText(isDone
					? tr("Step %d, done: %s", i + 1, lesson.steps().get(i).title())
					: tr("Step %d: %s", i + 1, lesson.steps().get(i).title()));
		}
	}

	private Label heading() {
		Label heading = LessonList.wrapped(step.title());
		heading.setId("step-title");
		heading.getStyleClass().add("step-title");
		return heading;
	}

	private VBox ways() {
		VBox ways = new VBox();
		ways.getStyleClass().add("settings-row");
		if (step.place() != null) {
			String place = step.place().tab().isEmpty() ? step.place().page() : step.place().tab();
			ways.getChildren()
					.add(LessonList.wrapping(Section.button("step-go", tr("Go to %s", translated(place)), model::goTo)));
		}
		if (!step.data().isEmpty()) {
			ways.getChildren().add(LessonList.wrapping(
					Section.button("step-data", tr("Use these data: %s", step.data()), model::useData)));
		}
		ways.setVisible(!ways.getChildren().isEmpty());
		ways.setManaged(ways.isVisible());
		return ways;
	}

	private void question() {
		Label question = LessonList.wrapped(step.question());
		question.getStyleClass().add("step-question");
		TextArea answer = new TextArea(model.answer());
		answer.setId("step-answer");
		answer.setWrapText(true);
		answer.setPrefRowCount(ANSWER_ROWS);
		answer.setPromptText(tr("Your answer"));
		answer.setAccessibleText(step.question());
		question.setLabelFor(answer);
		PauseTransition pause = new PauseTransition(TYPING); // so that not every letter is written to the disk
		pause.setOnFinished(_ -> model.answer(answer.getText()));
		answer.textProperty().subscribe((_, _) -> pause.playFromStart());
		answer.focusedProperty().subscribe((_, isFocused) -> {
			if (!isFocused) {
				pause.stop();
				model.answer(answer.getText());
			}
		});
		getChildren().addAll(question, answer);
	}

	private TitledPane hint() {
		TitledPane hint = new TitledPane(tr("Hint"), LessonList.wrapped(step.hint()));
		hint.setId("step-hint");
		hint.setExpanded(false);
		hint.setAnimated(false);
		return hint;
	}

	private void tell() {
		mark();
		boolean isTaskDone = model.taskDoneProperty().get();
		state.setText(isTaskDone ? tr("✓ Done") : tr("○ To do in the window"));
		state.getStyleClass().removeAll("step-done");
		if (isTaskDone) {
			state.getStyleClass().add("step-done");
		}
		state.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
		boolean isLast = model.numberProperty().get() == lesson.steps().size() - 1;
		boolean isOnlyRead = !step.hasTask() && !step.hasQuestion();
		next.setText(isLast ? tr("Finish") : model.doneProperty().get() || isOnlyRead ? tr("Next") : tr("Skip"));
		next.getStyleClass().remove("accent");
		if (model.doneProperty().get()) {
			next.getStyleClass().add("accent");
		}
	}

	private void saveWorksheet() {
		Path file = SaveDialog.ask(getScene().getWindow(), tr("Save the worksheet"), lesson.id() + ".html", "HTML");
		if (file != null) {
			model.saveWorksheet(file);
		}
	}
}
