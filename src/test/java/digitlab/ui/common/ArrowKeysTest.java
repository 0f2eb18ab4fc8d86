package digitlab.ui.common;

import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

import static org.assertj.core.api.Assertions.assertThat;

/** Six buttons in two rows, 0 to 2 above 3 to 5, between two others. */
class ArrowKeysTest {

	private final FxRobot robot = new FxRobot();
	private final Button before = new Button("before");
	private final Button after = new Button("after");
	private final GridPane pane = new GridPane();
	private Stage stage;

	@BeforeAll
	static void startToolkit() throws Exception {
		FxToolkit.registerPrimaryStage();
	}

	@BeforeEach
	void show() {
		robot.interact(() -> {
			ArrowKeys.within(pane);
			fill("");
			stage = new Stage();
			stage.setScene(new Scene(new VBox(before, pane, after), 400, 300));
			stage.show();
			before.requestFocus();
		});
	}

	@AfterEach
	void close() {
		robot.interact(stage::close);
	}

	private void fill(String name) {
		pane.getChildren().clear();
		IntStream.range(0, 6).forEach(i -> pane.add(new Button(name + i), i % 3, i / 3));
	}

	private String focused() {
		return ((Button) stage.getScene().getFocusOwner()).getText();
	}

	private String after(KeyCode... keys) {
		robot.type(keys);
		return focused();
	}

	@Test
	void tabGoesInOnceAndOnBehindTheButtons() {
		assertThat(after(KeyCode.TAB)).isEqualTo("0");
		assertThat(after(KeyCode.TAB)).isEqualTo("after");
	}

	@Test
	void theArrowsMoveAmongTheButtonsAndStayAtTheirEdges() {
		robot.type(KeyCode.TAB);
		assertThat(after(KeyCode.LEFT)).isEqualTo("0");
		assertThat(after(KeyCode.UP)).isEqualTo("0");
		assertThat(after(KeyCode.RIGHT)).isEqualTo("1");
		assertThat(after(KeyCode.DOWN)).isEqualTo("4");
		assertThat(after(KeyCode.DOWN)).isEqualTo("4");
		assertThat(after(KeyCode.HOME)).isEqualTo("0");
		assertThat(after(KeyCode.END)).isEqualTo("5");
		assertThat(after(KeyCode.UP)).isEqualTo("2");
	}

	@Test
	void theKeyboardComesBackToTheButtonThatItLeft() {
		robot.type(KeyCode.TAB, KeyCode.DOWN, KeyCode.TAB);
		robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
		assertThat(focused()).isEqualTo("3");
	}

	@Test
	void newButtonsAreOneStopToo() {
		robot.interact(() -> fill("new "));
		assertThat(after(KeyCode.TAB)).isEqualTo("new 0");
		assertThat(after(KeyCode.TAB)).isEqualTo("after");
	}
}
