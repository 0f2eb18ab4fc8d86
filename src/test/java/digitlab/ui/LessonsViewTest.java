package digitlab.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Lessons, the first hints and the projector mode in the real window; the network reads everything as a 7. */
class LessonsViewTest extends WindowTest {

	private static final String TO_DO = "○ To do in the window";
	private static final String DONE = "✓ Done";

	LessonsViewTest() {
		super(_ -> FakeModels.sure(7, 0.995));
	}

	@Test
	void f2OpensTheListAndClosesIt() throws Exception {
		press(KeyCode.F2);
		until(() -> window.scene().getRoot().lookupAll(".lesson-entry").size() == 8);
		assertThat(text("lesson-title")).isEqualTo("Lessons");
		press(KeyCode.F2);
		until(() -> !has("lessons"));
	}

	@Test
	void aStepIsDoneByDrawingAndNotByWhatWasOnTheSheet() throws Exception {
		draw();
		until(() -> text("answer").equals("7"));
		take("1-seeing");
		assertThat(text("step-state")).isEqualTo(TO_DO);
		assertThat(text("lesson-next")).isEqualTo("Skip");
		draw();
		until(() -> text("step-state").equals(DONE));
		assertThat(text("lesson-next")).isEqualTo("Next");
		until(() -> text("step-1").equals("✓"));
	}

	@Test
	void aTaskIsRecognisedThatWasDoneWhileTheLessonsWereClosed() throws Exception {
		take("1-seeing");
		press(KeyCode.F2);
		until(() -> !has("lessons"));
		draw();
		until(() -> text("answer").equals("7"));
		press(KeyCode.F2);
		until(() -> text("step-state").equals(DONE));
	}

	@Test
	void aQuestionIsDoneByAnAnswer() throws Exception {
		take("1-seeing");
		fire("step-4");
		until(() -> text("lesson-next").equals("Skip"));
		write("Fewer cases");
		until(() -> text("lesson-next").equals("Next"));
		fire("lesson-next");
		until(() -> text("step-title").equals("Stretch it"));
		fire("lesson-back");
		until(() -> ((TextArea) node("step-answer")).getText().equals("Fewer cases"));
	}

	/** The first lesson has seven steps, the second six. */
	@Test
	void afterTheLastStepOfALongLessonAShorterOneOpens() throws Exception {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		robot.interact(() -> Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> failure.set(thrown)));
		take("1-seeing");
		fire("step-7");
		until(() -> text("step-title").equals("From pixels to an answer"));
		fire("lesson-list");
		until(() -> has("lesson-2-certainty"));
		fire("lesson-2-certainty");
		until(() -> text("step-title").equals("Almost certain"));
		robot.interact(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
		assertThat(failure.get()).isNull();
	}

	@Test
	void progressIsThereInTheNextWindow() throws Exception {
		take("1-seeing");
		draw();
		until(() -> text("step-state").equals(DONE));
		fire("lesson-next");
		until(() -> text("step-title").equals("What the network sees"));
		close();
		open();
		list();
		assertThat(node("lesson-1-seeing").getAccessibleText()).isEqualTo("How a computer sees a digit, 1 of 7 steps done");
		fire("lesson-1-seeing");
		until(() -> text("step-title").equals("What the network sees"));
	}

	@Test
	void theWorksheetHoldsThePictureAndTheAnswer() throws Exception {
		take("1-seeing");
		draw();
		until(() -> text("step-state").equals(DONE));
		fire("step-2");
		until(() -> text("step-title").equals("What the network sees"));
		write("Colour & order");
		until(() -> text("lesson-next").equals("Next"));
		Path file = folder.resolve("sheet.html");
		robot.interact(() -> window.lessons().saveWorksheet(file));
		until(() -> Files.exists(file));
		assertThat(Files.readString(file)).contains("<img alt=\"What was drawn\" src=\"data:image/png;base64,",
				"<p class=\"answer\">Colour &amp; order</p>", "<h1>How a computer sees a digit</h1>");
	}

	@Test
	void beginAnewForgetsWhatWasDone() throws Exception {
		take("1-seeing");
		draw();
		until(() -> text("step-state").equals(DONE));
		fire("lesson-list");
		until(() -> has("forget-lessons"));
		assertThat(node("lesson-1-seeing").getAccessibleText()).contains("1 of 7");
		fire("forget-lessons");
		assertThat(node("lesson-1-seeing").getAccessibleText()).as("after one press").contains("1 of 7");
		fire("forget-lessons");
		until(() -> node("lesson-1-seeing").getAccessibleText().contains("0 of 7"));
		until(() -> services.teaching().progress().read().isEmpty());
	}

	@Test
	void aBadLessonIsToldWithItsLine() throws Exception {
		Files.createDirectories(folder.resolve("lessons"));
		Files.writeString(folder.resolve("lessons").resolve("rows.md"),
				"# Rows\n\n## Write\n\nWrite.\n\nDone when: rows is many\n");
		list();
		assertThat(problem()).isEqualTo(
				"The lesson rows.md cannot be used: line 7: rows is a number, and \"many\" is none.");
	}

	@Test
	void closingGivesTheKeyboardBackToThePage() throws Exception {
		Node before = window.scene().getFocusOwner();
		take("1-seeing");
		until(() -> window.scene().getFocusOwner() != before);
		press(KeyCode.ESCAPE);
		until(() -> !has("lessons"));
		assertThat(window.scene().getFocusOwner()).isSameAs(before);
		press(KeyCode.F2);
		until(() -> window.scene().getFocusOwner() == node("lesson-next"));
		fire("close-lessons");
		until(() -> window.scene().getFocusOwner() == before);
	}

	@Test
	void f11ShowsOnlySheetAndAnswerAndEverythingAgainAfterwards() throws Exception {
		draw();
		press(KeyCode.F2);
		until(() -> isShown("lessons"));
		press(KeyCode.F11);
		until(() -> !isShown("page-canvas") && !isShown("clear") && !isShown("lessons") && !isShown("it-was-7"));
		assertThat(isShown("answer")).isTrue();
		assertThat(window.scene().lookup(".sheet").isVisible()).isTrue();
		assertThat(isShown("hints")).isFalse();
		press(KeyCode.F11);
		until(() -> isShown("page-canvas") && isShown("clear") && isShown("answer") && isShown("lessons") && isShown("it-was-7"));
	}

	@Test
	void theHintsGoOneByOneAndStayAway() throws Exception {
		heighten();
		until(() -> text("hint-text").startsWith("Draw a digit"));
		draw();
		until(() -> text("hint-text").startsWith("Was it wrong?"));
		robot.press(KeyCode.ALT, KeyCode.DIGIT7).release(KeyCode.DIGIT7, KeyCode.ALT);
		until(() -> text("hint-text").startsWith("See why"));
		draw();
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
		until(() -> has("tab-reading"));
		fire("tab-reading");
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
		until(() -> !isShown("hints"));
		close();
		open();
		heighten();
		assertThat(isShown("hints")).isFalse();
	}

	/** Lower windows show no hints. */
	@Test
	void theWorkOfAClassIsCollectedAndLookedAt() throws Exception {
		Path shared = folder.resolve("shared");
		SyntheticDigits digits = new SyntheticDigits(3, 1);
		DigitDataset three = digits.read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		new OwnSamples(Files.createDirectories(shared.resolve("Anna"))).add(three.image(0), three.label(0));
		OwnSamples ofBen = new OwnSamples(Files.createDirectories(shared.resolve("Ben")));
		ofBen.add(three.image(1), three.label(1));
		ofBen.add(three.image(2), three.label(2));
		Files.writeString(shared.resolve("Carl.txt"), "My summer holidays");
		press(KeyCode.F2);
		until(() -> has("class-section"));
		assertThat(Dropping.drop(robot, node("class-section"), shared)).isTrue();
		until(() -> has("pupil-Ben"));
		assertThat(node("class-everyone").getAccessibleText()).isEqualTo("The class, 3\u00a0sketches: look at them");
		assertThat(node("class-section").lookupAll(".problem")).singleElement()
				.satisfies(reason -> assertThat(((Labeled) reason).getText()).startsWith("Left out of Carl: "));
		fire("pupil-Ben");
		until(() -> text("images-source").equals("Ben") && window.scene().getRoot().lookup(".image-grid") != null);
	}

	private void heighten() {
		robot.interact(() -> window.scene().getWindow().setHeight(760));
	}

	private void list() throws Exception {
		press(KeyCode.F2);
		until(() -> has("lesson-8-your-hand"));
	}

	private void take(String lesson) throws Exception {
		list();
		fire("lesson-" + lesson);
		until(() -> has("step-title"));
	}

	private void write(String answer) {
		robot.interact(() -> node("step-answer").requestFocus());
		robot.write(answer, 0);
	}

	private void draw() {
		List<Point2D> seven = List.of(place(0.3, 0.25), place(0.7, 0.25), place(0.45, 0.8));
		robot.moveTo(seven.getFirst()).press(MouseButton.PRIMARY);
		seven.forEach(robot::moveTo);
		robot.release(MouseButton.PRIMARY);
	}

	private Point2D place(double x, double y) {
		Canvas sheet = (Canvas) window.scene().lookup(".sheet").lookup("Canvas");
		return sheet.localToScreen(x * sheet.getWidth(), y * sheet.getHeight());
	}

	private void press(KeyCode key) {
		robot.press(key).release(key);
	}

	private void fire(String id) {
		robot.interact(() -> ((ButtonBase) node(id)).fire());
	}

	private String problem() {
		return ((Labeled) window.scene().lookup("#lessons .problem")).getText();
	}

	private String text(String id) {
		return ((Labeled) node(id)).getText();
	}

	private boolean has(String id) {
		return node(id) != null;
	}

	private boolean isShown(String id) {
		for (Node each = node(id); each != null; each = each.getParent()) {
			if (!each.isVisible()) {
				return false;
			}
		}
		return has(id);
	}

	private Node node(String id) {
		return window.scene().getRoot().lookup("#" + id);
	}
}
