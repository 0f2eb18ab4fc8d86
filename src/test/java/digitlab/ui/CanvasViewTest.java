package digitlab.ui;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

import atlantafx.base.theme.PrimerDark;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.PenStroke;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.settings.Settings.Theme;
import digitlab.sketch.Picture;
import digitlab.sketch.Point;
import digitlab.sketch.SketchElement;
import digitlab.sketch.SketchPng;
import digitlab.sketch.Stroke;
import digitlab.synthetic.SyntheticDigits;
import digitlab.ui.canvas.CanvasViewModel;
import digitlab.ui.canvas.PenViewModel.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Drives the real window with pointer and keys; only the network is a fake: it reads wide ink as 0 and narrow as 1. */
class CanvasViewTest extends WindowTest {

	private CanvasViewModel canvas;

	CanvasViewTest() {
		super(CanvasViewTest::wideOrNarrow);
	}

	@BeforeEach
	void findCanvas() {
		canvas = window.canvas();
	}

	@Test
	void drawingIsReadAndClearedSheetsHaveNoGuess() throws Exception {
		assertThat(text("#answer")).isEmpty();
		draw(SyntheticDigits.strokes(0, 3));
		until(() -> text("#answer").equals("0"));
		assertThat(text("#verdict")).isEqualTo("almost certainly a 0");
		// what a screen reader tells of it
		assertThat(robot.lookup(".sheet").query().getAccessibleText()).isEqualTo("Sheet to draw on: almost certainly a 0");

		robot.clickOn("#clear");
		assertThat(text("#answer")).isEmpty();
		assertThat(text("#verdict")).isEqualTo("Nothing to read yet");
		assertThat(robot.lookup(".sheet").query().getAccessibleText()).isEqualTo("Sheet to draw on");

		line(0.5, 0.2, 0.5, 0.8);
		until(() -> text("#answer").equals("1"));
	}

	/** The places are those of AnswerFigure: the sheet of 760 pixels begins at 60, the bars are 44 apart. */
	@Test
	void theAnswerIsACardWithSketchAndBars() throws Exception {
		line(0.5, 0.2, 0.5, 0.8);
		until(() -> text("#answer").equals("1"));
		BufferedImage card = canvas.card().orElseThrow().draw();
		int firstBar = 60 + 760 - 10 * 44 + 17;
		assertThat(card.getRGB(60 + 380, 60 + 380)).as("the stroke").isEqualTo(0xff000000);
		assertThat(card.getRGB(60 + 760 + 60 + 60 + 5, firstBar + 44)).as("the bar of the 1").isEqualTo(0xff0072b2);
		assertThat(card.getRGB(60 + 760 + 60 + 60 + 5, firstBar)).as("no bar of the 0").isNotEqualTo(0xff0072b2);
		robot.interact(canvas::clear);
		assertThat(canvas.card()).isEmpty();
	}

	@Test
	void inkAppearsWhereThePenWentWhileItMoves() {
		robot.moveTo(place(0.3, 0.3)).press(MouseButton.PRIMARY).moveTo(place(0.7, 0.3)).moveTo(place(0.7, 0.6));
		assertThat(canvas.drawingProperty().get()).isTrue();
		assertThat(darkness(0.5, 0.3)).isGreaterThan(0.7);
		robot.release(MouseButton.PRIMARY);
		assertThat(canvas.drawingProperty().get()).isFalse();
		assertThat(darkness(0.7, 0.59)).isGreaterThan(0.7);
		assertThat(darkness(0.3, 0.6)).isLessThan(0.1);
	}

	/** A busy machine reports one move or none, but always where the pen was lifted. */
	@Test
	void aStrokeGoesToWhereThePenIsReleased() {
		pointer(MouseEvent.MOUSE_PRESSED, 0.3, 0.3);
		pointer(MouseEvent.MOUSE_DRAGGED, 0.7, 0.3);
		pointer(MouseEvent.MOUSE_RELEASED, 0.7, 0.8);
		pointer(MouseEvent.MOUSE_PRESSED, 0.2, 0.2);
		pointer(MouseEvent.MOUSE_RELEASED, 0.2, 0.8);
		assertThat(strokes()).containsExactly(List.of(at(0.3, 0.3), at(0.7, 0.3), at(0.7, 0.8)),
				List.of(at(0.2, 0.2), at(0.2, 0.8)));
		assertThat(darkness(0.7, 0.78)).as("the end of the first").isGreaterThan(0.7);
		assertThat(darkness(0.2, 0.5)).as("between press and release").isGreaterThan(0.7);
		assertThat(canvas.drawingProperty().get()).isFalse();
		robot.interact(canvas::undo);
		assertThat(strokes()).as("one step to undo").hasSize(1);
	}

	@Test
	void aClickStaysADotAndAReleaseInPlaceAddsNothing() {
		pointer(MouseEvent.MOUSE_PRESSED, 0.5, 0.5);
		pointer(MouseEvent.MOUSE_RELEASED, 0.5, 0.5);
		pointer(MouseEvent.MOUSE_PRESSED, 0.2, 0.2);
		pointer(MouseEvent.MOUSE_DRAGGED, 0.2, 0.4);
		pointer(MouseEvent.MOUSE_RELEASED, 0.2, 0.4);
		assertThat(strokes()).containsExactly(List.of(at(0.5, 0.5)), List.of(at(0.2, 0.2), at(0.2, 0.4)));
	}

	@Test
	void aStrokeMayEndBesideTheSheet() {
		pointer(MouseEvent.MOUSE_PRESSED, 0.5, 0.5);
		pointer(MouseEvent.MOUSE_RELEASED, 1.2, 0.5);
		assertThat(strokes()).containsExactly(List.of(at(0.5, 0.5), at(1.2, 0.5)));
		assertThat(darkness(0.98, 0.5)).isGreaterThan(0.7);
	}

	/** Another window may have taken the release, or the focus while the button is down. */
	@Test
	void aStrokeWhoseReleaseWasMissedEndsAndOneThatLosesTheFocusGoesOn() {
		pointer(MouseEvent.MOUSE_PRESSED, 0.3, 0.3);
		pointer(MouseEvent.MOUSE_DRAGGED, 0.3, 0.6);
		robot.interact(() -> node("#undo").requestFocus());
		assertThat(canvas.drawingProperty().get()).isTrue();
		pointer(MouseEvent.MOUSE_MOVED, 0.9, 0.9);
		assertThat(canvas.drawingProperty().get()).isFalse();
		pointer(MouseEvent.MOUSE_RELEASED, 0.9, 0.1);
		assertThat(strokes()).containsExactly(List.of(at(0.3, 0.3), at(0.3, 0.6)));
	}

	@Test
	void keysLeaveNoPenDownBehind() {
		robot.type(KeyCode.SPACE, KeyCode.DOWN);
		assertThat(canvas.drawingProperty().get()).isTrue();
		robot.type(KeyCode.TAB);
		assertThat(canvas.drawingProperty().get()).isFalse();
	}

	@Test
	void undoRedoAndEraserChangeTheSheet() {
		line(0.3, 0.5, 0.7, 0.5);
		robot.clickOn("#undo");
		assertThat(darkness(0.5, 0.5)).isLessThan(0.1);
		robot.clickOn("#redo");
		assertThat(darkness(0.5, 0.5)).isGreaterThan(0.7);

		robot.clickOn("#eraser");
		line(0.5, 0.4, 0.5, 0.6);
		assertThat(darkness(0.5, 0.5)).isLessThan(0.1);
		assertThat(darkness(0.32, 0.5)).isGreaterThan(0.7);
		robot.clickOn("#pen");
		assertThat(canvas.pen().toolProperty().get()).isEqualTo(Tool.PEN);
	}

	@Test
	void itWasFilesTheSketchAndUndoTakesItBack() throws Exception {
		assertThat(node("#it-was-7").isDisabled()).isTrue();
		line(0.5, 0.2, 0.5, 0.8);
		robot.clickOn("#it-was-7");
		until(() -> text("#message").equals("Kept as a 7 (1 sketch so far)"));
		assertThat(services.stored().ownSamples().read().label(0)).isEqualTo(7);
		assertThat(canvas.emptyProperty().get()).isTrue();

		robot.clickOn("#message-action");
		until(() -> text("#message").equals("Not kept (0 sketches)"));
		assertThat(services.stored().ownSamples().size()).isZero();
		assertThat(canvas.emptyProperty().get()).isFalse();
	}

	@Test
	void undoingASheetThatWasKeptTakesTheSketchOutAgain() throws Exception {
		line(0.5, 0.2, 0.5, 0.8);
		robot.clickOn("#it-was-7");
		until(() -> text("#message").equals("Kept as a 7 (1 sketch so far)"));
		line(0.2, 0.2, 0.8, 0.2);
		control(KeyCode.Z);
		assertThat(canvas.emptyProperty().get()).isTrue();
		assertThat(services.stored().ownSamples().size()).as("only the line was undone").isEqualTo(1);

		control(KeyCode.Z);
		until(() -> text("#message").equals("Not kept (0 sketches)"));
		assertThat(canvas.elementsProperty().get()).hasSize(1);
		robot.clickOn("#it-was-1");
		until(() -> text("#message").equals("Kept as a 1 (1 sketch so far)"));
		assertThat(services.stored().ownSamples().read().label(0)).isEqualTo(1);

		robot.clickOn("#message-action");
		until(() -> text("#message").equals("Not kept (0 sketches)"));
		assertThat(canvas.elementsProperty().get()).hasSize(1);
		control(KeyCode.Z);
		assertThat(canvas.emptyProperty().get()).as("a stroke's undo takes nothing out").isTrue();
	}

	@Test
	void notADigitIsFiledByPointerAndByKey() throws Exception {
		assertThat(node("#it-was-none").isDisabled()).isTrue();
		line(0.2, 0.2, 0.8, 0.8);
		robot.clickOn("#it-was-none");
		until(() -> text("#message").equals("Kept as not a digit (1 sketch so far)"));
		assertThat(services.stored().ownSamples().read().label(0)).isEqualTo(DigitDataset.UNLABELLED);
		robot.clickOn("#message-action");
		until(() -> text("#message").equals("Not kept (0 sketches)"));

		robot.press(KeyCode.ALT).type(KeyCode.N).release(KeyCode.ALT);
		until(() -> text("#message").equals("Kept as not a digit (1 sketch so far)"));
	}

	@Test
	void ofANumberItIsSaidWhichDigitIsKept() throws Exception {
		line(0.3, 0.2, 0.3, 0.8);
		assertThat(text("#it-was")).isEqualTo("It was a");
		line(0.7, 0.2, 0.7, 0.8);
		until(() -> text("#it-was").equals("The first was a"));
	}

	@Test
	void aDigitIsDrawnAndFiledByKeyboardAlone() throws Exception {
		robot.type(KeyCode.SPACE);
		robot.press(KeyCode.SHIFT).type(KeyCode.DOWN, 5).release(KeyCode.SHIFT);
		robot.type(KeyCode.SPACE);
		assertThat(canvas.drawingProperty().get()).isFalse();
		until(() -> text("#answer").equals("1"));
		robot.type(KeyCode.LEFT, 5); // The pen is up: nothing is drawn.
		assertThat(canvas.elementsProperty().get()).hasSize(1);

		robot.press(KeyCode.ALT).type(KeyCode.DIGIT1).release(KeyCode.ALT);
		until(() -> text("#message").equals("Kept as a 1 (1 sketch so far)"));
	}

	@Test
	void keysChooseToolsAndGoThroughTheHistory() {
		line(0.5, 0.2, 0.5, 0.8);
		robot.type(KeyCode.E);
		assertThat(canvas.pen().toolProperty().get()).isEqualTo(Tool.ERASER);
		robot.type(KeyCode.P);
		assertThat(canvas.pen().toolProperty().get()).isEqualTo(Tool.PEN);
		double width = canvas.pen().widthProperty().get();
		robot.type(KeyCode.CLOSE_BRACKET, 2).type(KeyCode.OPEN_BRACKET);
		assertThat(canvas.pen().widthProperty().get()).isGreaterThan(width);
		control(KeyCode.Z);
		assertThat(canvas.emptyProperty().get()).isTrue();
		control(KeyCode.Y);
		assertThat(canvas.emptyProperty().get()).isFalse();
		robot.type(KeyCode.DELETE);
		assertThat(canvas.emptyProperty().get()).isTrue();
	}

	@Test
	void anOpenedPictureLiesOnTheSheetAndCanBeDrawnOver() throws Exception {
		Path file = folder.resolve("one.png");
		List<SketchElement> one = List.of(new Stroke(List.of(new Point(0.5, 0.1), new Point(0.5, 0.9)), 0.1, false));
		SketchPng.write(one, 120, file);
		robot.interact(() -> canvas.open(file));
		until(() -> text("#answer").equals("1"));
		assertThat(canvas.elementsProperty().get()).first().isInstanceOf(Picture.class);
		assertThat(darkness(0.5, 0.5)).isGreaterThan(0.7);

		line(0.2, 0.15, 0.8, 0.15); // across the middle it would be a plus sign
		assertThat(darkness(0.25, 0.15)).isGreaterThan(0.7);
		until(() -> text("#answer").equals("0"));
	}

	@Test
	void aFileThatIsNoPictureIsExplainedInADialog() throws Exception {
		Path file = Files.writeString(folder.resolve("notes.txt"), "no picture");
		robot.interact(() -> canvas.open(file));
		until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
		assertThat(robot.lookup(".dialog-pane .content").queryAs(Labeled.class).getText()).contains("notes.txt")
				.doesNotContain("Exception");
		robot.clickOn("Copy details");
		assertThat(robot.lookup(".dialog-pane").tryQuery()).isPresent();
		robot.clickOn("Close");
		until(() -> robot.lookup(".dialog-pane").tryQuery().isEmpty());
	}

	@Test
	void theThemeGoesFromSystemToLightToDarkAndIsRemembered() throws Exception {
		line(0.3, 0.5, 0.7, 0.5);
		robot.clickOn("#theme").clickOn("#theme");
		until(() -> services.stored().settings().load().theme() == Theme.DARK);
		assertThat(Application.getUserAgentStylesheet()).isEqualTo(new PrimerDark().getUserAgentStylesheet());
		assertThat(darkness(0.3, 0.2)).as("paper").isGreaterThan(0.7);
		assertThat(darkness(0.5, 0.5)).as("ink").isLessThan(0.4);
		robot.clickOn("#theme");
		until(() -> services.stored().settings().load().theme() == Theme.SYSTEM);
	}

	@Test
	void allTenProbabilitiesOfANumberAreInViewInTheSmallestWindow() throws Exception {
		line(0.2, 0.3, 0.2, 0.7);
		line(0.5, 0.3, 0.5, 0.7);
		line(0.8, 0.3, 0.8, 0.7);
		until(() -> canvas.readingProperty().get().digits().size() == 3);
		ScrollPane pane = robot.lookup(".reading > .scroll-pane").query();
		robot.interact(pane::layout);
		assertThat(((Region) pane.getContent()).getHeight()).isLessThanOrEqualTo(pane.getViewportBounds().getHeight());
	}

	@Test
	void nothingIsCutOffInTheSmallestWindow() {
		line(0.5, 0.2, 0.5, 0.8);
		Bounds all = window.scene().getRoot().getLayoutBounds();
		for (Node node : robot.lookup(node -> node instanceof Labeled && node.isVisible()).queryAll()) {
			Bounds bounds = node.localToScene(node.getLayoutBounds());
			assertThat(all.contains(bounds)).as(node + " " + bounds).isTrue();
			for (Node part : node.lookupAll(".text")) {
				if (part instanceof Text text) {
					assertThat(text.getText()).as("shown of " + node).isEqualTo(((Labeled) node).getText());
				}
			}
		}
	}

	private void draw(List<PenStroke> strokes) {
		for (PenStroke stroke : strokes) {
			List<Point2D> places = stroke.points().stream().map(p -> place(0.2 + 0.6 * p.x(), 0.2 + 0.6 * p.y())).toList();
			robot.moveTo(places.getFirst()).press(MouseButton.PRIMARY);
			places.forEach(place -> robot.moveTo(place));
			robot.release(MouseButton.PRIMARY);
		}
	}

	@Test
	void aPressOnADigitOfANumberChoosesItAndAStrokeThereDraws() throws Exception {
		line(0.3, 0.3, 0.3, 0.7);
		line(0.7, 0.3, 0.7, 0.7);
		until(() -> canvas.readingProperty().get().digits().size() == 2);
		List<SketchElement> sheet = canvas.elementsProperty().get();
		for (int place : new int[]{1, 0}) {
			ReadDigit digit = canvas.readingProperty().get().digits().get(place);
			robot.clickOn(place(place == 0 ? 0.3 : 0.7, 0.5));
			assertThat(canvas.digitProperty().get()).isEqualTo(digit);
		}
		assertThat(canvas.elementsProperty().get()).as("no dot was drawn").isEqualTo(sheet);
		robot.clickOn("#digit-after");
		assertThat(canvas.digitProperty().get()).isEqualTo(canvas.readingProperty().get().digits().get(1));
		line(0.7, 0.5, 0.8, 0.5);
		assertThat(canvas.elementsProperty().get()).hasSize(sheet.size() + 1);
	}

	private void line(double x0, double y0, double x1, double y1) {
		robot.moveTo(place(x0, y0)).press(MouseButton.PRIMARY).moveTo(place(x1, y1)).release(MouseButton.PRIMARY);
	}

	/** Sends a single pointer event to the sheet, like the toolkit. */
	private void pointer(EventType<MouseEvent> type, double x, double y) {
		robot.interact(() -> {
			Canvas sheet = robot.lookup(node -> node instanceof Canvas).queryAs(Canvas.class);
			Point2D place = sheet.localToScene(x * sheet.getWidth(), y * sheet.getHeight());
			boolean isDown = type != MouseEvent.MOUSE_RELEASED && type != MouseEvent.MOUSE_MOVED;
			MouseButton button = type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY;
			Event.fireEvent(sheet.getParent(),
					new MouseEvent(type, place.getX(), place.getY(), place.getX(), place.getY(), button,
							1, false, false, false, false, isDown, false, false, false, false, true, null));
		});
	}

	/** The strokes' points, to a thousandth of the sheet. */
	private List<List<Point>> strokes() {
		return canvas.elementsProperty().get().stream()
				.map(element -> ((Stroke) element).points().stream().map(p -> at(p.x(), p.y())).toList()).toList();
	}

	private static Point at(double x, double y) {
		return new Point(Math.round(1000 * x) / 1000.0, Math.round(1000 * y) / 1000.0);
	}

	/** The screen position of a point of the sheet. */
	private Point2D place(double x, double y) {
		Canvas sheet = robot.lookup(node -> node instanceof Canvas).queryAs(Canvas.class);
		return sheet.localToScreen(x * sheet.getWidth(), y * sheet.getHeight());
	}

	/** How dark the sheet is at a position, 0 white to 1 black. */
	private double darkness(double x, double y) {
		WaitForAsyncUtils.waitForFxEvents();
		double[] darkness = new double[1];
		robot.interact(() -> {
			Canvas sheet = robot.lookup(node -> node instanceof Canvas).queryAs(Canvas.class);
			WritableImage image = sheet.snapshot(null, null);
			Color color = image.getPixelReader().getColor((int) (x * image.getWidth()), (int) (y * image.getHeight()));
			darkness[0] = 1 - color.getBrightness();
		});
		return darkness[0];
	}

	private void control(KeyCode key) {
		robot.press(KeyCode.SHORTCUT).type(key).release(KeyCode.SHORTCUT);
	}

	private Node node(String selector) {
		return robot.lookup(selector).query();
	}

	private String text(String selector) {
		return robot.lookup(selector).queryAs(Labeled.class).getText();
	}

	private static float[] wideOrNarrow(DigitImage image) {
		int columns = 0;
		for (int column = 0; column < DigitImage.SIDE; column++) {
			int ink = 0;
			for (int row = 0; row < DigitImage.SIDE; row++) {
				ink = Math.max(ink, image.ink(row, column));
			}
			columns += ink > 60 ? 1 : 0;
		}
		return FakeModels.sure(columns > 7 ? 0 : 1, 0.97);
	}
}
