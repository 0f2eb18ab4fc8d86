package digitlab.ui.lessons;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;

import digitlab.lessons.Lesson;
import digitlab.ui.common.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** The lessons, at the right of the page: a list of all, or the one being taken. */
public final class LessonPane extends BorderPane {

	private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");
	private static final double WIDTH = 300;
	private static final double HEIGHT = 205;
	/** The title's font at the usual size of text. */
	private static final double TITLE_PIXELS = 17;

	private final LessonsViewModel model;
	private final ScrollPane content = new ScrollPane();
	private final Label title = new Label();
	private final Button list;
	private final Subscription following;
	private boolean isBeside = true;

	/** @param close hides the lessons */
	public LessonPane(LessonsViewModel model, Runnable close) {
		this.model = model;
		setId("lessons");
		getStyleClass().add("lessons");
		title.setId("lesson-title");
		title.getStyleClass().add("section-title");
		title.setWrapText(true);
		title.setMaxWidth(Double.MAX_VALUE);
		HBox.setHgrow(title, Priority.ALWAYS);
		list = Icons.button(Feather.ARROW_LEFT, tr("All lessons"), "", model::leave);
		list.setId("lesson-list");
		Button closing = Icons.button(Feather.X, tr("Close the lessons"), "F2", close);
		closing.setId("close-lessons");
		HBox head = new HBox(list, title, closing);
		head.setAlignment(Pos.CENTER_LEFT);
		head.getStyleClass().add("lesson-head");
		setTop(head);
		content.setFitToWidth(true);
		content.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
		content.getStyleClass().add("edge-to-edge");
		content.setFocusTraversable(false);
		setCenter(content);
		addEventHandler(KeyEvent.KEY_PRESSED, event -> {
			if (event.getCode() == KeyCode.ESCAPE) {
				event.consume();
				close.run();
			}
		});
		title.fontProperty().subscribe((_, _) -> size());
		size();
		following = Subscription.combine(model.lessonProperty().subscribe((_, _) -> show()),
				model.lessonsProperty().subscribe((_, _) -> show()), model.problemsProperty().subscribe((_, _) -> show()),
				model.numberProperty().subscribe((_, _) -> show()),
				model.ofClass().pupilsProperty().subscribe((_, _) -> showList()),
				model.ofClass().leftOutProperty().subscribe((_, _) -> showList()));
		show();
	}

	/** Stops following the model; another one takes its place. */
	public void end() {
		following.unsubscribe();
		if (content.getContent() instanceof StepView step) {
			step.end();
		}
	}

	private void showList() {
		if (model.lessonProperty().get() == null) {
			double place = content.getVvalue();
			show();
			content.layout();
			content.setVvalue(place);
		}
	}

	private void show() {
		Lesson lesson = model.lessonProperty().get();
		boolean hadFocus = getScene() != null && isInside(getScene().getFocusOwner());
		if (content.getContent() instanceof StepView before) {
			before.end();
		}
		list.setVisible(lesson != null);
		list.setManaged(lesson != null);
		title.setText(lesson == null ? tr("Lessons") : lesson.title());
		Node shown = lesson == null ? new LessonList(model) : new StepView(model, lesson);
		content.setContent(shown);
		content.setVvalue(0);
		if (hadFocus && shown instanceof StepView step) {
			step.focus();
		}
	}

	/** Whether it stands beside the page, or, where that is too narrow, below it. */
	public void setBeside(boolean now) {
		isBeside = now;
		pseudoClassStateChanged(BELOW, !now);
		size();
	}

	/** Grows with the text. */
	private void size() {
		double larger = Math.max(0, title.getFont().getSize() - TITLE_PIXELS);
		double width = isBeside ? WIDTH + 12 * larger : USE_COMPUTED_SIZE;
		setMinWidth(width);
		setPrefWidth(width);
		setMaxWidth(isBeside ? width : Double.MAX_VALUE);
		double height = isBeside ? USE_COMPUTED_SIZE : HEIGHT + 5 * larger;
		setPrefHeight(height);
		setMaxHeight(isBeside ? Double.MAX_VALUE : height);
	}

	private boolean isInside(@Nullable Node node) {
		for (Node each = node; each != null; each = each.getParent()) {
			if (each == this) {
				return true;
			}
		}
		return false;
	}

	/** Moves the keyboard into the lessons. */
	public void focus() {
		applyCss(); // until then, the content belongs to no scene
		layout();
		if (content.getContent() instanceof StepView step) {
			step.focus();
		} else {
			content.requestFocus();
		}
	}
}
