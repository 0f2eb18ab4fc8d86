package digitlab.ui;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import digitlab.language.Language;
import digitlab.language.Localization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Drives the help by the keyboard, as a person without a mouse would. */
class HelpViewTest extends WindowTest {

	HelpViewTest() {
		super(image -> FakeModels.sure(Math.floorMod(image.hashCode(), 10), 0.9));
	}

	@AfterEach
	void speakEnglish() {
		Localization.speak(Language.ENGLISH);
	}

	private static Stage help() {
		return Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast)
				.filter(stage -> stage.getScene().lookup("#help-contents") != null).findFirst().orElse(null);
	}

	@SuppressWarnings("unchecked")
	private static <N extends Node> N node(String id) {
		return (N) help().getScene().lookup(id);
	}

	/** The title in the list of pages that is selected. */
	private static String chosen() {
		return help().getScene().getRoot().lookupAll(".list-cell").stream().map(cell -> (ListCell<?>) cell)
				.filter(ListCell::isSelected).map(ListCell::getText).findFirst().orElse("");
	}

	@Test
	void f1ExplainsThePageShownAndLinksAreFollowedAndComeBack() throws Exception {
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT3).release(KeyCode.DIGIT3, KeyCode.CONTROL);
		robot.type(KeyCode.F1);
		until(() -> help() != null && HelpViewTest.<ScrollPane>node("#help-page").getVvalue() > 0);
		assertThat(chosen()).isEqualTo("User's guide");
		Hyperlink link = help().getScene().getRoot().lookupAll(".hyperlink").stream().map(Hyperlink.class::cast)
				.filter(each -> each.getText().equals("data formats")).findFirst().orElseThrow();
		robot.interact(link::fire);
		until(() -> chosen().equals("Data formats"));
		assertThat(HelpViewTest.<ScrollPane>node("#help-page").getVvalue()).isZero();
		robot.interact(() -> help().requestFocus());
		robot.press(KeyCode.ALT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.ALT);
		until(() -> chosen().equals("User's guide"));
		robot.type(KeyCode.ESCAPE);
		until(() -> help() == null);
	}

	@Test
	@SuppressWarnings("unchecked")
	void theHelpChangesItsLanguageWithTheWindowAndStaysWhereItIs() throws Exception {
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT7).release(KeyCode.DIGIT7, KeyCode.CONTROL);
		until(() -> window.scene().lookup("#language") != null);
		robot.type(KeyCode.F1);
		until(() -> help() != null && HelpViewTest.<ScrollPane>node("#help-page").getVvalue() > 0);
		assertThat(help().getTitle()).isEqualTo("Help of Digit Lab");
		Stage open = help();
		robot.interact(() -> ((ComboBox<Optional<Language>>) window.scene().lookup("#language"))
				.setValue(Optional.of(Language.GERMAN)));
		until(() -> chosen().equals("Benutzerhandbuch")
				&& HelpViewTest.<ScrollPane>node("#help-page").getVvalue() > 0.5);
		assertThat(help()).isSameAs(open).satisfies(stage -> assertThat(stage.getTitle()).isEqualTo("Hilfe zu Digit Lab"));
		assertThat(HelpViewTest.<Button>node("#help-back").isDisabled()).isFalse();
		robot.interact(() -> HelpViewTest.<Button>node("#help-back").fire());
		assertThat(chosen()).isEqualTo("Benutzerhandbuch");
		robot.interact(() -> help().close());
	}

	@Test
	void everyPageCanBeOpenedAndNothingIsCutSideways() throws Exception {
		robot.interact(() -> ((Button) window.scene().lookup("#help")).fire());
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

	private static ContextMenu terms() {
		return Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast)
				.filter(menu -> "terms".equals(menu.getId())).findFirst().orElse(null);
	}

	@Test
	void theTermsOfThePageAreListedByAKeyAndLeadToTheGlossary() throws Exception {
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT3).release(KeyCode.DIGIT3, KeyCode.CONTROL); // Clusters
		robot.press(KeyCode.SHIFT, KeyCode.F1).release(KeyCode.F1, KeyCode.SHIFT);
		until(() -> terms() != null);
		MenuItem first = terms().getItems().getFirst();
		assertThat(terms().getItems()).extracting(MenuItem::getText).contains("Cluster", "Elbow", "Principal component");
		robot.interact(first::fire);
		until(() -> help() != null && chosen().equals("Glossary"));
	}

	/** A right click on a text explains what it names; where no term is, nothing opens. */
	@Test
	void aRightClickExplainsATerm() throws Exception {
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT3).release(KeyCode.DIGIT3, KeyCode.CONTROL);
		until(() -> window.scene().lookup("#part-elbow") != null);
		robot.rightClickOn("#part-elbow");
		until(() -> terms() != null && terms().getItems().size() == 1);
		assertThat(terms().getItems().getFirst().getId()).isEqualTo("term-elbow");
		robot.type(KeyCode.DOWN, KeyCode.ENTER);
		until(() -> help() != null && chosen().equals("Glossary"));
	}
}
