package digitlab.ui;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

import digitlab.models.StoredModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares two models on the canvas of the real window; the first reads everything as a 7, the second one as a 1. */
class SecondModelViewTest extends WindowTest {

	SecondModelViewTest() {
		super(_ -> Thread.currentThread().getName().equals("second reader")
				? FakeModels.sure(1, 0.8)
				: FakeModels.sure(7, 0.95));
	}

	@Test
	void aSecondModelIsChosenByKeyboardAndAnswersBesideTheFirstUntilItIsDeleted() throws Exception {
		StoredModel other = services.stored().models().save(FakeModels.named("other"), new byte[]{2}, false);
		drawByKeys();
		until(() -> text("#answer").equals("7"));
		assertThat(node("#second-answer").isVisible() && node(".second-answer").isVisible()).isFalse();

		for (int tab = 0; tab < 20 && !node("#second-model").isFocused(); tab++) {
			robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
		}
		robot.type(KeyCode.SPACE);
		MenuButton menu = robot.lookup("#second-model").query();
		until(() -> menu.isShowing() && menu.getItems().size() == 3);
		assertThat(menu.getItems()).extracting(item -> item.getText()).containsExactly("No comparison", "fake (in use)", "other");
		robot.type(KeyCode.UP).type(KeyCode.ENTER); // the last one
		until(() -> text("#second-answer").equals("other differs (probably a 1)"));
		assertThat(text("#answer")).isEqualTo("7");
		assertThat(text("#first-model")).isEqualTo("fake");
		assertThat(node(".probability").getAccessibleText()).startsWith("0: ").contains("; other: 2.2\u00a0%");
		assertThat(robot.lookup(".other-percent").queryAll().stream().map(label -> ((Labeled) label).getText()))
				.contains("80.0\u00a0%")
				.hasSize(10);
		allBarsAreInView();

		services.stored().models().removed().remove(other);
		robot.interact(menu::show); // lists the models again
		until(() -> text("#second-note").startsWith("other is no longer among the models"));
		assertThat(node("#second-answer").getParent().isVisible()).isFalse();
		assertThat(text("#answer")).isEqualTo("7");
	}

	private void drawByKeys() {
		robot.type(KeyCode.SPACE);
		robot.press(KeyCode.SHIFT).type(KeyCode.DOWN, 5).release(KeyCode.SHIFT);
		robot.type(KeyCode.SPACE);
	}

	private void allBarsAreInView() {
		ScrollPane pane = robot.lookup(".reading > .scroll-pane").query();
		robot.interact(pane::layout);
		Bounds content = ((Region) pane.getContent()).getLayoutBounds();
		assertThat(content.getHeight()).isLessThanOrEqualTo(pane.getViewportBounds().getHeight());
	}

	private Node node(String selector) {
		return robot.lookup(selector).query();
	}

	private String text(String selector) {
		return robot.lookup(selector).queryAs(Labeled.class).getText();
	}
}
