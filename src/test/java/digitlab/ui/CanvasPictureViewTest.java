package digitlab.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** A photographed page on the canvas of the real window; only the network is a fake, which knows nothing but a 7. */
class CanvasPictureViewTest extends WindowTest {

	/** Positions relative to the sheet: the table on the page's right, a ruled line, paper. */
	private static final Point2D TABLE = new Point2D(0.995, 0.5);
	private static final Point2D PAPER = new Point2D(0.8, 0.25);

	CanvasPictureViewTest() {
		super(_ -> FakeModels.sure(7, 0.95));
	}

	@Test
	void rowsAreAnsweredAsRowsAndAllOfThemFit() throws Exception {
		open("71", "-4.2", "8");
		assertThat(text("#answer")).isEqualTo("77\n-7.7\n7");
		assertThat(text("#verdict")).isEqualTo("almost certainly 77, -7.7 and 7");
		assertThat(text("#it-was")).isEqualTo("The first in row 1 was a");
		nothingIsCutOff();
	}

	@Test
	void thePictureIsShownWithItsPatternsAndPutAwayAgain() throws Exception {
		assertThat(node("#show-picture").isDisabled()).isTrue();
		assertThat(node("#picture-legend").isVisible()).isFalse();
		open("71", "42");
		assertThat(color(TABLE)).isEqualTo(color(PAPER));
		robot.clickOn("#show-picture");
		assertThat(node("#picture-legend").isVisible()).isTrue();
		assertThat(color(PAPER).getSaturation()).isLessThan(0.05);
		assertThat(color(TABLE).getHue()).as("green").isBetween(130.0, 190.0);
		assertThat(robot.lookup(".row-number").queryAllAs(Labeled.class)).extracting(Labeled::getText).containsOnly("1", "2");
		nothingIsCutOff();

		robot.type(KeyCode.V);
		assertThat(node("#picture-legend").isVisible()).isFalse();
		assertThat(color(TABLE)).isEqualTo(color(PAPER));
	}

	@Test
	void strokesOverAShownPictureAreReadAndShownAsInk() throws Exception {
		open("71", "42");
		robot.clickOn("#show-picture");
		Color paper = color(PAPER);
		robot.moveTo(place(PAPER)).press(MouseButton.PRIMARY).moveTo(place(PAPER.add(0, 0.15))).release(MouseButton.PRIMARY);
		assertThat(color(PAPER).getHue()).as("blue").isBetween(190.0, 230.0);
		until(() -> text("#answer").startsWith("777"));
		robot.type(KeyCode.E);
		robot.moveTo(place(PAPER)).press(MouseButton.PRIMARY).moveTo(place(PAPER.add(0, 0.15))).release(MouseButton.PRIMARY);
		assertThat(color(PAPER)).as("rubbed out").isEqualTo(paper);
		until(() -> text("#answer").equals("77\n77"));
		robot.clickOn("#clear");
		assertThat(node("#show-picture").isDisabled()).isTrue();
		assertThat(node("#picture-legend").isVisible()).isFalse();
	}

	private void open(String... rows) throws Exception {
		Path page = write(List.of(rows));
		robot.interact(() -> window.canvas().open(page));
		until(() -> text("#answer").contains("\n"));
	}

	private Path write(List<String> rows) throws IOException {
		return RuledPage.write(folder.resolve("page.png"), rows, 0);
	}

	private void nothingIsCutOff() {
		Bounds all = window.scene().getRoot().getLayoutBounds();
		for (Node node : robot.lookup(node -> node instanceof Labeled && node.isVisible()).queryAll()) {
			Bounds bounds = node.localToScene(node.getLayoutBounds());
			assertThat(all.contains(bounds)).as(node + " " + bounds).isTrue();
			for (Node part : node.lookupAll(".text")) {
				if (part instanceof Text text && part.getParent() == node) {
					assertThat(text.getText().replaceAll("\\s", "")).as("shown of " + node)
							.isEqualTo(((Labeled) node).getText().replaceAll("\\s", ""));
				}
			}
		}
	}

	private Canvas sheet() {
		return robot.lookup(node -> node instanceof Canvas).queryAs(Canvas.class);
	}

	private Point2D place(Point2D inSheet) {
		return sheet().localToScreen(inSheet.getX() * sheet().getWidth(), inSheet.getY() * sheet().getHeight());
	}

	private Color color(Point2D inSheet) {
		WaitForAsyncUtils.waitForFxEvents();
		Color[] color = new Color[1];
		robot.interact(() -> {
			WritableImage image = sheet().snapshot(null, null);
			color[0] = image.getPixelReader().getColor((int) (inSheet.getX() * image.getWidth()),
					(int) (inSheet.getY() * image.getHeight()));
		});
		return color[0];
	}

	private Node node(String selector) {
		return robot.lookup(selector).query();
	}

	private String text(String selector) {
		return robot.lookup(selector).queryAs(Labeled.class).getText();
	}
}
