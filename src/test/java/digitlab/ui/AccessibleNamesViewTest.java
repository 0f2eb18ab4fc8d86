package digitlab.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks every control of the real window for the name that a screen reader announces. */
class AccessibleNamesViewTest extends WindowTest {

	private static final List<Class<? extends Control>> KINDS = List.of(ButtonBase.class, TextInputControl.class,
			ComboBoxBase.class, Spinner.class, Slider.class);

	AccessibleNamesViewTest() {
		super(_ -> FakeModels.sure(1, 0.9));
	}

	/** The number keeps a query that finds nothing from passing. */
	@ParameterizedTest
	@CsvSource({"1, ButtonBase, 20", "2, ButtonBase, 7", "3, Spinner, 4", "4, ButtonBase, 7", "5, Spinner, 2", "6, ButtonBase, 2",
			"7, TextInputControl, 15"})
	void everyControlHasAName(int page, String kind, int atLeast) throws Exception {
		KeyCode key = KeyCode.valueOf("DIGIT" + page);
		robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
		until(() -> controls().stream().filter(control -> isA(kind, control)).count() >= atLeast);
		Set<Label> labels = robot.lookup(node -> node instanceof Label).queryAllAs(Label.class);
		List<String> nameless = new ArrayList<>();
		for (Node control : controls()) {
			if (name(control, labels).isBlank()) {
				nameless.add(control.toString());
			}
		}
		assertThat(nameless).isEmpty();
	}

	/** Tooltips are made when the pointer first comes, and must not be missing because of that. */
	@Test
	void whoStaysOnAButtonIsToldWhatItDoes() throws Exception {
		robot.moveTo("#help").moveBy(1, 1);
		until(() -> Window.getWindows().stream()
				.anyMatch(window -> window instanceof Tooltip tooltip && tooltip.getText().equals("Help for this page (F1)")));
	}

	private static boolean isA(String kind, Node control) {
		return KINDS.stream().anyMatch(type -> type.getSimpleName().equals(kind) && type.isInstance(control));
	}

	/** The visible controls, without those that are parts of a control. */
	private List<Node> controls() {
		return robot.lookup(node -> KINDS.stream().anyMatch(kind -> kind.isInstance(node)) && isShown(node) && !isPart(node))
				.queryAll().stream().toList();
	}

	private static String name(Node control, Set<Label> labels) {
		Stream<String> names = Stream.concat(Stream.of(control.getAccessibleText()),
				labels.stream().filter(label -> label.getLabelFor() == control).map(Label::getText));
		Stream<String> own = control instanceof ButtonBase button ? Stream.of(button.getText()) : Stream.empty();
		return Stream.concat(names, own).filter(Objects::nonNull).findFirst().orElse("");
	}

	private static boolean isShown(Node node) {
		for (Node at = node; at != null; at = at.getParent()) {
			if (!at.isVisible()) {
				return false;
			}
		}
		return true;
	}

	private static boolean isPart(Node node) {
		for (Node at = node.getParent(); at != null; at = at.getParent()) {
			if (at instanceof Spinner || at instanceof ComboBoxBase) {
				return true;
			}
		}
		return false;
	}
}
