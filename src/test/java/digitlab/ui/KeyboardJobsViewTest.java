package digitlab.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import digitlab.dataset.DigitImage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Does each page's main job in the real window by keyboard alone; the network takes everything for a 1. */
class KeyboardJobsViewTest extends WindowTest {

	/** More than any page has stops before the one looked for. */
	private static final int MAX_TABS = 90;

	KeyboardJobsViewTest() {
		super(_ -> FakeModels.sure(1, 0.9));
	}

	@Test
	void aDigitIsDrawnReadAndKept() throws Exception {
		robot.type(KeyCode.SPACE);
		robot.press(KeyCode.SHIFT).type(KeyCode.DOWN, 5).release(KeyCode.SHIFT);
		robot.type(KeyCode.SPACE);
		until(() -> text("answer").equals("1"));
		press(KeyCode.ALT, KeyCode.DIGIT7);
		until(() -> text("message").equals("Kept as a 7 (1 sketch so far)"));
		assertThat(services.stored().ownSamples().read().label(0)).isEqualTo(7);
	}

	@Test
	void aModelIsEvaluatedAndItsMistakesAreSeen() throws Exception {
		press(KeyCode.CONTROL, KeyCode.DIGIT2);
		press(KeyCode.ALT, KeyCode.DIGIT3);
		tabTo("evaluate");
		robot.type(KeyCode.SPACE);
		until(() -> node("confusion") != null && node("confusion").isVisible());
		tabTo("cell-0-0");
		robot.type(KeyCode.RIGHT); // zeros read as 1
		int images = Integer.parseInt(text("cell-0-1"));
		robot.type(KeyCode.SPACE);
		until(() -> window.scene().getRoot().lookupAll("#cell .digit-button").size() == images);
	}

	@Test
	void clustersAreFoundAndPointsSelected() throws Exception {
		press(KeyCode.CONTROL, KeyCode.DIGIT3);
		tabTo("cluster-components");
		press(KeyCode.CONTROL, KeyCode.A);
		robot.type(KeyCode.DIGIT5).type(KeyCode.ENTER);
		tabTo("run-clusters");
		robot.type(KeyCode.SPACE);
		until(() -> node("cluster-purity") != null);
		tabTo("scatter");
		press(KeyCode.CONTROL, KeyCode.A);
		until(() -> isShown("clear-selection"));
		robot.type(KeyCode.ESCAPE);
		until(() -> !isShown("clear-selection"));
	}

	/** Choosing files is the system's; they are handed over here. */
	@Test
	void whatWasReadIsWalkedThroughAndOpened() throws Exception {
		Path file = testSet();
		robot.interact(() -> window.dropped(List.of(file)));
		until(() -> node("readings-table") instanceof TableView<?> table && table.getItems().size() == 3);
		tabTo("readings-table");
		robot.type(KeyCode.HOME).type(KeyCode.DOWN);
		assertThat(text("row-title")).isEqualTo("Image 2");
		robot.type(KeyCode.ENTER);
		until(() -> text("message").equals("Opened Image 2") && !window.canvas().blankProperty().get());
	}

	@Test
	void aModelIsTrained() throws Exception {
		press(KeyCode.CONTROL, KeyCode.DIGIT7);
		tabTo("preset-quick");
		robot.type(KeyCode.SPACE);
		tabTo("train");
		robot.type(KeyCode.SPACE);
		until(() -> services.stored().models().list().stream().anyMatch(model -> model.name().equals("model 1")));
		assertThat(FakeLab.in(folder).trained.getFirst().hyperparameters().optimiser().epochs()).isEqualTo(2);
	}

	private Path testSet() throws IOException {
		String rows = ("9" + ",200".repeat(99) + ",0".repeat(DigitImage.PIXELS - 100) + "\n").repeat(3);
		return Files.writeString(folder.resolve("test.csv"), "pixel" + String.join(",pixel", numbers()) + "\n" + rows);
	}

	private static List<String> numbers() {
		return IntStream.range(0, DigitImage.PIXELS).mapToObj(Integer::toString).toList();
	}

	private void press(KeyCode modifier, KeyCode key) {
		robot.press(modifier).type(key).release(modifier);
	}

	/** Moves the keyboard on until it is in a control, or in a part of it. */
	private void tabTo(String id) throws Exception {
		until(() -> node(id) != null);
		for (int tabs = 0; tabs < MAX_TABS && !isFocused(id); tabs++) {
			robot.type(KeyCode.TAB);
		}
		assertThat(isFocused(id)).as(id + " is reached; the keyboard is in " + window.scene().getFocusOwner()).isTrue();
	}

	private boolean isFocused(String id) {
		for (Node node = window.scene().getFocusOwner(); node != null; node = node.getParent()) {
			if (Objects.equals(node.getId(), id)) {
				return true;
			}
		}
		return false;
	}

	private boolean isShown(String id) {
		for (Node node = node(id); node != null; node = node.getParent()) {
			if (!node.isVisible()) {
				return false;
			}
		}
		return node(id) != null;
	}

	private Node node(String id) {
		return window.scene().lookup("#" + id);
	}

	private String text(String id) {
		return ((Labeled) node(id)).getText();
	}
}
