package digitlab.ui;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.language.Language;
import digitlab.language.Localization;
import digitlab.synthetic.SyntheticDigits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The user's sketches in the real window; the network reads everything as a 1. */
class MySketchesViewTest extends WindowByIdTest {

	private final DigitDataset digits = new SyntheticDigits(20, 1).read(Split.TRAIN, ProgressListener.NONE,
			new CancellationToken());

	MySketchesViewTest() {
		super(_ -> FakeModels.sure(1, 0.9));
	}

	private void keep(int count) throws IOException {
		for (int i = 0; i < count; i++) {
			own().add(digits.image(i), i % 10);
		}
	}

	private OwnSamples own() {
		return services.stored().ownSamples();
	}

	private List<Integer> labels() throws IOException {
		DigitDataset all = own().read();
		return IntStream.range(0, all.size()).mapToObj(all::label).toList();
	}

	private void turn() {
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT6).release(KeyCode.DIGIT6, KeyCode.CONTROL);
	}

	@Test
	void anEmptyPageSaysWhatToDo() throws Exception {
		turn();
		until(() -> has("sketches-welcome") && node("sketches-to-canvas").isFocused());
		assertThat(has("to-improving")).isFalse();
		fire("sketches-to-canvas");
		until(() -> window.scene().getRoot().lookup(".canvas-view") != null);
	}

	/** Label, delete, undo and on to the improvement, with no mouse. */
	@Test
	void thePageIsUsedByKeyboardAlone() throws Exception {
		keep(12);
		turn();
		Node grid = node("image-grid");
		until(() -> grid.isFocused()
				&& grid.getAccessibleText().equals("Sketch 12, a 1, read as a 1, 85.5\u00a0% sure; 1 of 12"));
		robot.type(KeyCode.RIGHT);
		until(() -> grid.getAccessibleText().startsWith("Sketch 11, a 0,"));
		assertThat(grid.getAccessibleText()).endsWith(", wrong, selected; 2 of 12");
		assertThat(text("image-title")).isEqualTo("Sketch 11, a 0");
		robot.type(KeyCode.DIGIT6);
		until(() -> labels().equals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 6, 1)));
		until(() -> text("image-title").equals("Sketch 11, a 6"));
		robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
		until(() -> text("selected-sketches").equals("2 sketches selected. They show"));
		robot.type(KeyCode.DELETE);
		until(() -> labels().equals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 1)));
		robot.type(KeyCode.N);
		until(() -> labels().getLast() == DigitDataset.UNLABELLED);
		for (int i = 0; i < 3; i++) {
			robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
		}
		until(() -> labels().equals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1)));
		until(() -> node("undo-sketches").isDisabled());
		robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
		until(() -> text("selected-sketches").equals("12 sketches selected. They show"));
		robot.type(KeyCode.ESCAPE);
		until(() -> text("selected-sketches").equals("It shows"));
		for (int i = 0; i < 20 && !node("to-improving").isFocused(); i++) {
			robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
		}
		robot.type(KeyCode.SPACE);
		until(() -> has("improve") && window.scene().getFocusOwner() == node("improve-data"));
		assertThat(node("improve").localToScene(node("improve").getLayoutBounds()).getMaxY())
				.isLessThan(window.scene().getHeight());
	}

	@Test
	void theMouseSelectsAndTheFiltersCount() throws Exception {
		keep(12);
		turn();
		Node grid = node("image-grid");
		until(() -> !node("filter-outcome").isDisabled());
		robot.interact(() -> this.<ComboBox<Integer>>node("filter-label").setValue(1));
		until(() -> grid.getAccessibleText().endsWith("1 of 2"));
		assertThat(shown("filter-label")).isEqualTo("1 (2)");
		robot.moveTo(grid.localToScreen(100, 30)).clickOn(MouseButton.PRIMARY);
		until(() -> grid.getAccessibleText().equals("Sketch 2, a 1, read as a 1, 85.5\u00a0% sure, selected; 2 of 2"));
		fire("label-4");
		until(() -> labels().equals(List.of(0, 4, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1)));
		until(() -> grid.getAccessibleText().endsWith("1 of 1"));
		robot.interact(() -> this.<ComboBox<Integer>>node("filter-label").setValue(8));
		robot.interact(() -> this.<ComboBox<Object>>node("filter-outcome").getSelectionModel().select(1));
		until(() -> has("no-such-sketches"));
		assertThat(text("no-such-sketches")).isEqualTo("None of your sketches is like that: choose other filters above.");
	}

	@Test
	void aSketchIsExplainedAndOpenedAgain() throws Exception {
		keep(2);
		turn();
		until(() -> has("explain-image"));
		fire("explain-image");
		until(() -> window.scene().lookup("#reading-view") != null
				|| window.charts().partProperty().get().name().equals("READING"));
		turn();
		robot.type(KeyCode.ENTER);
		until(() -> window.scene().getRoot().lookup(".canvas-view") != null && !window.canvas().blankProperty().get());
		assertThat(window.status().messageProperty().get()).isEqualTo("Opened Sketch 2, a 1");
	}

	/** What was deleted here is not taken from the other sketches when the canvas undoes its keeping. */
	@Test
	void theCanvasTakesBackOnlyWhatItKept() throws Exception {
		keep(3);
		robot.interact(() -> {
			window.canvas().begin(0.5, 0.2);
			window.canvas().extend(0.5, 0.8);
			window.canvas().end();
		});
		until(() -> window.canvas().answerProperty().get().equals("1"));
		robot.interact(() -> window.canvas().itWasA(7));
		until(() -> labels().equals(List.of(0, 1, 2, 7)));
		turn();
		until(() -> has("image-title") && text("image-title").equals("Sketch 4, a 7"));
		robot.type(KeyCode.DELETE);
		until(() -> labels().equals(List.of(0, 1, 2)));
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
		robot.interact(window.canvas()::undo);
		until(() -> window.status().messageProperty().get().equals("Not kept (3 sketches)"));
		assertThat(labels()).containsExactly(0, 1, 2);
	}

	/** The page is built anew, but what it shows is not forgotten. */
	@Test
	void deletingIsUndoneAfterAnotherLanguageWasChosen() throws Exception {
		keep(3);
		turn();
		until(() -> node("image-grid").isFocused());
		robot.type(KeyCode.DELETE);
		until(() -> labels().equals(List.of(0, 1)));
		fire("page-settings");
		robot.interact(() -> this.<ComboBox<Optional<Language>>>node("language").setValue(Optional.of(Language.GERMAN)));
		turn();
		until(() -> !node("undo-sketches").isDisabled());
		fire("undo-sketches");
		until(() -> labels().equals(List.of(0, 1, 2)));
	}

	@AfterEach
	void speakEnglish() {
		Localization.speak(Language.ENGLISH);
	}

	private String shown(String box) {
		return this.<ComboBox<?>>node(box).getButtonCell().getText();
	}
}
