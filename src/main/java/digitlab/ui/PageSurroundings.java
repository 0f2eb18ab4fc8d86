package digitlab.ui;

import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import digitlab.ui.lessons.LessonPane;
import digitlab.ui.lessons.LessonsViewModel;
import org.jspecify.annotations.Nullable;

/** What stands around the page: the list of pages, the status bar, and the lessons; on a projector, little of it. */
final class PageSurroundings {

	/** From this width on, lessons stand beside a page. */
	private static final double WIDE = 1100;

	private final Stage stage;
	private final BorderPane root;
	private final BorderPane middle;
	private final Pages pages;
	private final LessonsViewModel lessons;
	private @Nullable LessonPane lessonPane;

	/**
	 * @param root the window's
	 * @param middle the page, and the lessons beside or below it
	 */
	PageSurroundings(Stage stage, BorderPane root, BorderPane middle, Pages pages, LessonsViewModel lessons) {
		this.stage = stage;
		this.root = root;
		this.middle = middle;
		this.pages = pages;
		this.lessons = lessons;
	}

	/** Begins to follow the window's size and the page shown; needs the stage's scene. */
	void begin() {
		root.widthProperty().map(width -> width.doubleValue() >= WIDE).subscribe((_, _) -> placeLessons());
		pages.presentingProperty().subscribe(this::clear);
		pages.shownProperty().subscribe(this::clear);
		root.getScene().windowProperty().flatMap(window -> ((Stage) window).fullScreenProperty()).subscribe((_, isFull) -> {
			if (isFull != null && !isFull) { // the system's own way out
				pages.present(false);
			}
		});
	}

	/** Places them, or others in their place; the lessons are built anew. */
	void fill(Region left, Region bottom) {
		root.setLeft(left);
		root.setBottom(bottom);
		if (lessonPane != null) {
			lessonPane.end();
			lessonPane = null;
		}
		placeLessons();
	}

	/** For a projector: as large as the screen, with large text, and of the canvas only the sheet and the answer. */
	void present() {
		boolean now = !pages.presentingProperty().get();
		stage.setFullScreenExitHint("");
		stage.setFullScreen(now);
		pages.present(now);
	}

	/** Nothing stands around the canvas while it is presented. */
	private void clear() {
		boolean isPlain = pages.presentingProperty().get() && pages.shownName().equals(Pages.CANVAS);
		Stream.of(root.getLeft(), root.getBottom(), middle.getBottom(), middle.getRight()).filter(Objects::nonNull)
				.forEach(edge -> {
					edge.setVisible(!isPlain);
					edge.setManaged(!isPlain);
				});
	}

	/** Shows the lessons, or hides them. */
	void toggleLessons() {
		lessons.toggle();
		placeLessons();
		if (lessonPane != null && lessons.openProperty().get()) {
			lessonPane.focus();
		} else {
			pages.focus();
		}
	}

	/** Beside the page or, in a narrow window, below it. */
	private void placeLessons() {
		boolean isOpen = lessons.openProperty().get();
		boolean isBeside = root.getWidth() >= WIDE;
		middle.setBottom(null);
		middle.setRight(null);
		if (isOpen) {
			LessonPane pane = lessonPane == null ? new LessonPane(lessons, this::toggleLessons) : lessonPane;
			lessonPane = pane;
			pane.setBeside(isBeside);
			if (isBeside) {
				middle.setRight(pane);
			} else {
				middle.setBottom(pane);
			}
		}
		pages.share(isOpen);
		clear();
	}
}
