package digitlab.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

import digitlab.dataset.DigitImage;

import static org.assertj.core.api.Assertions.assertThat;

/** For tests that look for what is out of view, cut or lies over something else. */
abstract class LayoutTest extends WindowByIdTest {

	/** Half a pixel is lost where places are rounded. */
	private static final double TOLERANCE = 1;
	/** Messages and names of models may be longer than any window, and have tooltips; a command line scrolls. */
	private static final Set<String> MAY_BE_CUT = Set.of("message", "model", "command-line");

	LayoutTest(Function<DigitImage, float[]> network) {
		super(network);
	}

	void turnTo(String page) {
		fire("page-" + page);
		layOut();
	}

	void layOut() {
		robot.interact(() -> {
			window.scene().getRoot().applyCss();
			window.scene().getRoot().layout();
		});
	}

	/** Makes the window this large, and its text that many percent of its usual size. */
	void resize(double width, double height, int text) {
		turnTo("settings");
		robot.interact(() -> {
			window.scene().getWindow().setWidth(width);
			window.scene().getWindow().setHeight(height);
			this.<ComboBox<Integer>>node("text-size").setValue(text);
		});
	}

	void assertInView(Stream<String> controls) {
		Stream.concat(controls, Stream.of(".status-bar", "#theme")).forEach(control -> {
			Node node = window.scene().lookup(control);
			assertThat(node).as(control).isNotNull();
			Bounds place = node.localToScene(node.getLayoutBounds());
			assertThat(place.getMinX()).as(control).isNotNegative();
			assertThat(place.getMinY()).as(control).isNotNegative();
			assertThat(place.getMaxX()).as(control).isLessThanOrEqualTo(window.scene().getWidth());
			assertThat(place.getMaxY()).as(control).isLessThanOrEqualTo(window.scene().getHeight());
		});
	}

	/** Whatever is cut, lies outside of its parent or over its neighbour, in words. */
	List<String> faults() {
		List<String> faults = new ArrayList<>();
		layOut();
		robot.interact(() -> addFaults(window.scene().getRoot(), faults));
		return faults;
	}

	private static void addFaults(Node node, List<String> faults) {
		if (!node.isVisible() || MAY_BE_CUT.contains(String.valueOf(node.getId()))) {
			return;
		}
		if (node instanceof Labeled labeled && isCut(labeled)) {
			faults.add("cut: " + words(node));
		}
		if (node instanceof TextField field && isCut(field)) {
			faults.add("cut: " + words(node));
		}
		if (node instanceof ScrollPane pane && isCut(pane)) {
			faults.add("too narrow: " + words(node));
		}
		if (node instanceof Control && node.getParent() instanceof Pane pane && isOutside(node, pane)) {
			faults.add("outside: " + words(node));
		}
		if (node instanceof HBox || node instanceof VBox) {
			addOverlaps((Pane) node, faults);
		}
		if (node instanceof Parent parent && !(node instanceof Spinner)) {
			parent.getChildrenUnmodifiable().forEach(child -> addFaults(child, faults));
		}
	}

	/** What a label shows differs from its text where it has dots for the rest. */
	private static boolean isCut(Labeled labeled) {
		String text = labeled.getText();
		if (text == null || text.isBlank() || labeled.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY
				|| labeled instanceof IndexedCell<?> cell && cell.isEmpty()) {
			return false;
		}
		return labeled.getChildrenUnmodifiable().stream()
				.filter(child -> child instanceof Text && child.getStyleClass().contains("text")).map(Text.class::cast)
				.anyMatch(shown -> shown.isVisible() && !shown.getText().equals(text));
	}

	private static boolean isCut(TextField field) {
		String text = field.getText().isEmpty() ? field.getPromptText() : field.getText();
		Text line = new Text(text);
		line.setFont(field.getFont());
		double room = field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight();
		return line.getLayoutBounds().getWidth() > room + TOLERANCE;
	}

	/** Where nothing scrolls sideways, the content is as wide as the pane. */
	private static boolean isCut(ScrollPane pane) {
		return pane.getHbarPolicy() == ScrollBarPolicy.NEVER
				&& pane.getContent().getLayoutBounds().getWidth() > pane.getViewportBounds().getWidth() + TOLERANCE;
	}

	private static boolean isOutside(Node node, Pane parent) {
		Bounds place = node.getBoundsInParent();
		return node.isManaged() && (place.getMinX() < -TOLERANCE || place.getMaxX() > parent.getWidth() + TOLERANCE
				|| place.getMinY() < -TOLERANCE || place.getMaxY() > parent.getHeight() + TOLERANCE);
	}

	private static void addOverlaps(Pane box, List<String> faults) {
		List<Node> inside = box.getChildren().stream().filter(child -> child.isManaged() && child.isVisible()).toList();
		for (int i = 1; i < inside.size(); i++) {
			Bounds before = bounds(inside.get(i - 1));
			Bounds after = bounds(inside.get(i));
			if (before.getMaxX() > after.getMinX() + TOLERANCE && before.getMaxY() > after.getMinY() + TOLERANCE) {
				faults.add("overlap: " + words(inside.get(i - 1)) + " and " + words(inside.get(i)));
			}
		}
	}

	private static Bounds bounds(Node node) {
		return node.localToParent(node.getLayoutBounds());
	}

	private static String words(Node node) {
		String text = node instanceof Labeled labeled
				? labeled.getText()
				: node instanceof TextField field ? field.getText() + " (" + field.getPromptText() + ")" : "";
		return node.getClass().getSimpleName() + " " + node.getId() + " " + node.getStyleClass() + " “" + text + "” in "
				+ (node.getParent() == null ? "" : node.getParent().getStyleClass() + " " + node.getParent().getId());
	}
}
