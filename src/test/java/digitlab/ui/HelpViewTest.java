package digitlab.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Drives the help by the keyboard, as a person without a mouse would. */
class HelpViewTest extends WindowTest {

	HelpViewTest() {
		super(image -> FakeModels.sure(Math.floorMod(image.hashCode(), 10), 0.9));
	}

	private static Stage help() {
		return Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast)
				.filter(stage -> "Help of Digit Lab".equals(stage.getTitle())).findFirst().orElse(null);
	}

	@SuppressWarnings("unchecked")
	private static <N extends Node> N node(String id) {
		return (N) help().getScene().lookup(id);
	}

	private static String chosen() {
		return HelpViewTest.<ListView<Object>>node("#help-contents").getSelectionModel().getSelectedItem().toString();
	}

	@Test
	void f1ExplainsThePageShownAndLinksAreFollowedAndComeBack() throws Exception {
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT3).release(KeyCode.DIGIT3, KeyCode.CONTROL);
		robot.type(KeyCode.F1);
		until(() -> help() != null && HelpViewTest.<ScrollPane>node("#help-page").getVvalue() > 0);
		assertThat(chosen()).contains("title=User's guide");
		Hyperlink link = help().getScene().getRoot().lookupAll(".hyperlink").stream().map(Hyperlink.class::cast)
				.filter(each -> each.getText().equals("data formats")).findFirst().orElseThrow();
		robot.interact(link::fire);
		until(() -> chosen().contains("name=data-formats.md"));
		assertThat(HelpViewTest.<ScrollPane>node("#help-page").getVvalue()).isZero();
		robot.interact(() -> help().requestFocus());
		robot.press(KeyCode.ALT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.ALT);
		until(() -> chosen().contains("name=guide.md"));
		robot.type(KeyCode.ESCAPE);
		until(() -> help() == null);
	}

	@Test
	void everyPageCanBeOpenedAndNothingIsCutSideways() throws Exception {
		robot.interact(() -> ((javafx.scene.control.Button) window.scene().lookup("#help")).fire());
		until(() -> help() != null);
		ListView<Object> contents = node("#help-contents");
		for (Object page : List.copyOf(contents.getItems())) {
			robot.interact(() -> contents.getSelectionModel().select(page));
			ScrollPane pane = node("#help-page");
			until(() -> pane.getContent() != null
					&& pane.getContent().getLayoutBounds().getWidth() <= pane.getViewportBounds().getWidth() + 1);
		}
		robot.interact(() -> help().close());
	}
}
