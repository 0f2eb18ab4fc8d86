package digitlab.ui;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.Region;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What one presses most stays in the window however large the text and however low the screen. */
class LargeTextViewTest extends WindowTest {

	LargeTextViewTest() {
		super(_ -> FakeModels.sure(1, 0.9));
	}

	/** 960×540 is a screen of 1920×1080 at twice the scale, here less a title bar. */
	@ParameterizedTest(name = "{0} % in {1}×{2}")
	@CsvSource({"100, 900, 480", "150, 900, 600", "200, 900, 600", "200, 960, 500", "150, 1280, 800", "200, 1280, 800"})
	@SuppressWarnings("unchecked")
	void theButtonsOfEveryPageAndTheStatusBarAreInView(int text, double width, double height) throws Exception {
		turnTo("settings");
		ComboBox<Integer> size = (ComboBox<Integer>) window.scene().lookup("#text-size");
		robot.interact(() -> {
			window.scene().getWindow().setWidth(width);
			window.scene().getWindow().setHeight(height);
			size.setValue(text);
		});
		turnTo("canvas");
		assertInView(Stream.of("#pen", "#eraser", "#undo", "#open", "#save", "#it-was-0", "#it-was-9"));
		turnTo("clusters");
		assertInView(Stream.of("#run-clusters"));
		turnTo("readings");
		assertInView(Stream.of("#open-files"));
		turnTo("images");
		assertInView(Stream.of("#read-images", "#save-images"));
		turnTo("my-sketches");
		assertInView(Stream.of("#undo-sketches", "#import-sketches", "#save-sketches"));
	}

	@ParameterizedTest(name = "{0} % in 900×600")
	@CsvSource({"150", "200"})
	@SuppressWarnings("unchecked")
	void settingsAndResultOfTheClustersShareAColumn(int text) throws Exception {
		turnTo("settings");
		ComboBox<Integer> size = (ComboBox<Integer>) window.scene().lookup("#text-size");
		robot.interact(() -> size.setValue(text));
		turnTo("clusters");
		for (String number : List.of("#cluster-components", "#cluster-k")) {
			robot.interact(() -> ((Spinner<Integer>) window.scene().lookup(number)).getValueFactory().setValue(4));
		}
		robot.interact(() -> ((ButtonBase) window.scene().lookup("#run-clusters")).fire());
		until(() -> window.scene().lookup("#cluster-purity") != null);
		assertThat(window.scene().lookup("#run-clusters")).isNull();
		robot.interact(() -> ((ButtonBase) window.scene().lookup("#follow-steps")).fire());
		until(() -> ((Labeled) window.scene().lookup("#step-words")).getText().startsWith("Step 0"));
		assertNotCutSideways();
		robot.interact(() -> {
			((ButtonBase) window.scene().lookup("#close-steps")).fire();
			((ButtonBase) window.scene().lookup("#show-settings")).fire();
			window.scene().getRoot().layout();
		});
		assertInView(Stream.of("#run-clusters"));
		assertThat(window.scene().lookup("#cluster-purity")).isNull();
		assertNotCutSideways();
	}

	private void assertNotCutSideways() throws Exception {
		until(() -> {
			Region page = (Region) window.scene().lookup(".cluster-view");
			ScrollPane pane = (ScrollPane) window.scene().lookup(".settings-view");
			return page.getWidth() <= pane.getViewportBounds().getWidth() + 1;
		});
	}

	private void turnTo(String page) {
		robot.interact(() -> ((ButtonBase) window.scene().lookup("#page-" + page)).fire());
		robot.interact(() -> {
			window.scene().getRoot().applyCss();
			window.scene().getRoot().layout();
		});
	}

	private void assertInView(Stream<String> controls) {
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
}
