package digitlab.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;
import digitlab.ui.common.ConfidenceText;
import digitlab.ui.images.ImageGridProbe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The images of a dataset in the real window: forty generated digits, which the network reads as a 1. */
class ImagesViewTest extends WindowByIdTest {

	/** What stands for MNIST here. */
	private static final DigitDataset DIGITS = new SyntheticDigits(40, 1).read(Split.TRAIN, ProgressListener.NONE,
			new CancellationToken());

	private Node grid;

	ImagesViewTest() {
		super(_ -> FakeModels.sure(1, 0.9));
	}

	@BeforeEach
	void turn() throws Exception {
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT5).release(KeyCode.DIGIT5, KeyCode.CONTROL);
		until(() -> has("image-grid") && node("image-grid").isFocused());
		grid = node("image-grid");
	}

	private static String image(int index) {
		return "Image " + index + ", " + ConfidenceText.withArticle(DIGITS.label(index));
	}

	private static long count(int label) {
		return IntStream.range(0, DIGITS.size()).filter(i -> DIGITS.label(i) == label).count();
	}

	private String spoken() {
		return grid.getAccessibleText();
	}

	/** Found by its number, selected, read by the model and put on the canvas, with no mouse. */
	@Test
	void thePageIsUsedByKeyboardAlone() throws Exception {
		assertThat(spoken()).isEqualTo(image(0) + "; 1 of 40");
		robot.press(KeyCode.CONTROL).type(KeyCode.G).release(KeyCode.CONTROL);
		until(() -> node("go-to-image").isFocused());
		robot.type(KeyCode.DIGIT1, KeyCode.DIGIT7, KeyCode.ENTER);
		until(() -> grid.isFocused() && spoken().equals(image(17) + ", selected; 18 of 40"));
		robot.press(KeyCode.SHIFT).type(KeyCode.LEFT, KeyCode.LEFT).release(KeyCode.SHIFT);
		robot.press(KeyCode.CONTROL).type(KeyCode.RIGHT).release(KeyCode.CONTROL);
		robot.type(KeyCode.SPACE);
		assertThat(spoken()).as("Space takes it away").isEqualTo(image(16) + "; 17 of 40");
		robot.type(KeyCode.END);
		assertThat(spoken()).isEqualTo(image(39) + ", selected; 40 of 40");
		robot.type(KeyCode.HOME, KeyCode.DOWN, KeyCode.UP);
		assertThat(spoken()).startsWith("Image 0,");
		for (int i = 0; i < 30 && !node("read-images").isFocused(); i++) {
			robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
		}
		robot.type(KeyCode.SPACE);
		until(() -> text("images-summary").equals("40\u00a0images; " + (40 - count(1)) + " wrong, 0 refused"));
		robot.interact(() -> grid.requestFocus());
		until(() -> spoken().equals(image(0) + ", read as a 1, 85.5\u00a0% sure, wrong, selected; 1 of 40"));
		robot.type(KeyCode.ENTER);
		until(() -> window.scene().getRoot().lookup(".canvas-view") != null && !window.canvas().blankProperty().get());
		assertThat(window.status().messageProperty().get()).isEqualTo("Opened " + image(0));
	}

	@Test
	void theMouseSelectsOneSeveralAndARow() throws Exception {
		click(1);
		assertThat(spoken()).isEqualTo(image(1) + ", selected; 2 of 40");
		press(4, true, false);
		press(2, false, true);
		assertThat(spoken()).isEqualTo(image(2) + "; 3 of 40");
		robot.type(KeyCode.A);
		assertThat(spoken()).as("no letter selects").isEqualTo(image(2) + "; 3 of 40");
		robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
		assertThat(spoken()).endsWith("selected; 3 of 40");
		robot.type(KeyCode.ESCAPE);
		assertThat(spoken()).isEqualTo(image(2) + "; 3 of 40");
	}

	@Test
	void similarImagesAreShownAndLeftAgain() throws Exception {
		robot.type(KeyCode.RIGHT, KeyCode.RIGHT);
		fire("similar-pixels");
		until(() -> has("similar-to") && text("similar-to").equals("Most similar to image 2 in pixels"));
		assertThat(spoken()).isEqualTo(image(2) + ", selected; 1 of 40");
		robot.interact(() -> grid.requestFocus());
		robot.type(KeyCode.ESCAPE);
		until(() -> !has("similar-to"));
		assertThat(spoken()).isEqualTo(image(2) + ", selected; 3 of 40");
		fire("explain-image");
		until(() -> window.charts().partProperty().get().name().equals("READING"));
	}

	@Test
	void filtersNeedAReadingExceptTheLabel() throws Exception {
		assertThat(node("filter-read").isDisabled()).isTrue();
		assertThat(node("sure-from").isDisabled()).isTrue();
		robot.interact(() -> this.<ComboBox<Integer>>node("filter-label").setValue(7));
		assertThat(text("images-summary")).isEqualTo(count(7) + " of 40\u00a0images; not read by a model yet");
		fire("read-images");
		until(() -> !node("filter-read").isDisabled() && node("read-images").isDisabled());
		robot.interact(() -> this.<ComboBox<Integer>>node("filter-read").setValue(2));
		until(() -> has("no-such-images"));
		assertThat(spoken()).isEqualTo("No images");
	}

	/** The picture of the image is painted as the dataset has it, pixel by pixel. */
	@Test
	void whatIsPaintedIsTheImage() throws Exception {
		int[] painted = new int[28 * 28];
		robot.interact(() -> {
			PixelReader pixels = window.scene().snapshot(null).getPixelReader();
			Point2D corner = grid.localToScene(ImageGridProbe.corner(grid, 3));
			for (int i = 0; i < painted.length; i++) {
				painted[i] = pixels.getArgb((int) corner.getX() + i % 28 * 2, (int) corner.getY() + i / 28 * 2) & 0xff;
			}
		});
		assertThat(painted).isEqualTo(ImageGridProbe.pixels(grid, 3));
	}

	@Test
	void aDroppedFileBecomesTheDataOfThePage() throws Exception {
		Path file = Files.writeString(folder.resolve("few.csv"),
				"label" + ",p".repeat(784) + "\n" + "4" + ",0".repeat(700) + ",255".repeat(84) + "\n");
		robot.interact(() -> window.dropped(List.of(file)));
		until(() -> spoken().equals("Image 0, a 4; 1 of 1"));
		assertThat(this.<MenuButton>node("images-source").getText()).isEqualTo("few.csv");
	}

	private void click(int place) {
		Point2D corner = ImageGridProbe.corner(grid, place);
		robot.moveTo(grid.localToScreen(corner.getX() + 20, corner.getY() + 20)).clickOn(MouseButton.PRIMARY);
	}

	/** The Headless platform's mouse knows no keys. */
	private void press(int place, boolean isShift, boolean isControl) {
		Point2D scene = grid.localToScene(ImageGridProbe.corner(grid, place).add(5, 5));
		Point2D screen = grid.localToScreen(ImageGridProbe.corner(grid, place).add(5, 5));
		robot.interact(() -> Event.fireEvent(grid, new MouseEvent(MouseEvent.MOUSE_PRESSED, scene.getX(), scene.getY(),
				screen.getX(), screen.getY(), MouseButton.PRIMARY, 1, isShift, isControl, false, false, true, false, false, false,
				true, true, null)));
	}
}
