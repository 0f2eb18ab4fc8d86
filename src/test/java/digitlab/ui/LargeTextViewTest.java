package digitlab.ui;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** What one presses most stays in the window however large the text and however low the screen. */
class LargeTextViewTest extends LayoutTest {

	LargeTextViewTest() {
		super(_ -> FakeModels.sure(1, 0.9));
	}

	/** 960×540 is a screen of 1920×1080 at twice the scale, here less a title bar. */
	@ParameterizedTest(name = "{0} % in {1}×{2}")
	@CsvSource({"100, 900, 480", "150, 900, 600", "200, 900, 600", "200, 960, 500", "150, 1280, 800", "200, 1280, 800"})
	void theButtonsOfEveryPageAndTheStatusBarAreInView(int text, double width, double height) throws Exception {
		resize(width, height, text);
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
	void settingsAndResultOfTheClustersShareAColumn(int text) throws Exception {
		resize(900, 600, text);
		turnTo("clusters");
		findClusters();
		assertThat(window.scene().lookup("#run-clusters")).isNull();
		fire("follow-steps");
		until(() -> text("step-words").startsWith("Step 0"));
		assertNotCutSideways();
		fire("close-steps");
		fire("show-settings");
		layOut();
		assertInView(Stream.of("#run-clusters"));
		assertThat(window.scene().lookup("#cluster-purity")).isNull();
		assertNotCutSideways();
	}

	/** While the result has the column of the settings, only the result knows how wide the column has become. */
	@Test
	void theColumnsOfTheClustersPartAgainWhenTheTextShrinks() throws Exception {
		resize(900, 600, 150);
		turnTo("clusters");
		findClusters();
		until(() -> !has("run-clusters"));
		resize(900, 600, 100);
		turnTo("clusters");
		until(() -> has("run-clusters") && has("cluster-purity"));
	}

	/** The style sheet widens the settings when they come back, while it is applied to them: nothing may move just then. */
	@Test
	void theColumnsOfTheClustersMeetWhenTheTextHasGrownMeanwhile() throws Exception {
		resize(1100, 700, 125);
		turnTo("clusters");
		findClusters();
		fire("lessons-button");
		until(() -> !has("run-clusters") && has("cluster-purity"));
		resize(1100, 700, 200);
		turnTo("clusters");
		fire("close-lessons");
		until(() -> !has("run-clusters") && has("cluster-purity"));
		WaitForAsyncUtils.waitForFxEvents();
		assertThat(window.scene().lookup("#run-clusters")).isNull();
	}

	private void findClusters() throws Exception {
		for (String number : List.of("cluster-components", "cluster-k")) {
			robot.interact(() -> this.<Spinner<Integer>>node(number).getValueFactory().setValue(4));
		}
		fire("run-clusters");
		until(() -> has("cluster-purity"));
	}

	@Test
	void aPageStaysScrolledWhileAnotherIsLookedAt() throws Exception {
		resize(900, 600, 200);
		turnTo("images");
		assertThat(scrolled()).isNotNull();
		robot.interact(() -> scrolled().setVvalue(0.5));
		turnTo("my-sketches");
		assertThat(scrolled().getVvalue()).isZero();
		turnTo("images");
		assertThat(scrolled().getVvalue()).isEqualTo(0.5);
		resize(900, 600, 100); // nothing is scrolled any more, and everything is still there
		turnTo("images");
		assertThat(scrolled()).isNull();
		assertInView(Stream.of("#read-images"));
		resize(900, 600, 200);
		turnTo("images");
		assertThat(scrolled()).isNotNull();
		assertInView(Stream.of("#read-images"));
	}

	/** What scrolls the page shown; null if nothing needs to. */
	private @Nullable ScrollPane scrolled() {
		BorderPane middle = (BorderPane) ((BorderPane) window.scene().getRoot()).getCenter();
		return middle.getCenter() instanceof ScrollPane pane ? pane : null;
	}

	private void assertNotCutSideways() throws Exception {
		until(() -> {
			Region page = (Region) window.scene().lookup(".cluster-view");
			ScrollPane pane = (ScrollPane) window.scene().lookup(".settings-view");
			return page.getWidth() <= pane.getViewportBounds().getWidth() + 1;
		});
	}
}
