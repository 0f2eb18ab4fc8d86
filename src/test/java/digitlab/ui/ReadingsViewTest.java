package digitlab.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import digitlab.dataset.DigitImage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The readings page in the real window; the network reads the digit stored in an image's first pixel. */
class ReadingsViewTest extends WindowTest {

	private static final int SIZE = 1000;
	/** Every image whose second pixel is inked. */
	private static final int DOUBTFUL = 100;

	ReadingsViewTest() {
		super(image -> FakeModels.sure(image.ink(0, 0) % 10, image.ink(0, 1) > 0 ? 0.5 + 0.004 * image.ink(0, 1) : 0.99));
	}

	@Test
	void aDroppedTestSetBecomesATableThatTheKeyboardGoesThrough() throws Exception {
		read(testSet());
		until(() -> text("#readings-summary").equals("1,000\u00a0images in test.csv, 10 doubtful; read with fake"));
		assertThat(window.scene().lookup("#save-readings").isDisabled()).isFalse();
		assertThat(text("#save-readings")).isEqualTo("Save submission.csv…");
		assertThat(window.scene().getRoot().lookupAll(".readings-table .table-row-cell").size())
				.as("only rows in view are made").isBetween(5, 60);

		assertThat(text("#row-title")).as("the first row is chosen").isEqualTo("Image 1");

		robot.interact(() -> ((ButtonBase) node("#filter-doubtful")).fire());
		assertThat(table().getItems().size()).isEqualTo(SIZE / DOUBTFUL);
		robot.interact(() -> {
			sortBySureness(table());
			table().requestFocus();
			table().getSelectionModel().select(0);
		});
		robot.type(KeyCode.DOWN);
		assertThat(text("#row-title")).as("the second least sure").isEqualTo("Image 101");
		assertThat(text("#row-verdict")).startsWith("hard to say: ");
		robot.type(KeyCode.ENTER);
		until(() -> window.scene().getRoot().lookup(".canvas-view") != null && !window.canvas().blankProperty().get());
		assertThat(window.status().messageProperty().get()).isEqualTo("Opened Image 101");
	}

	@Test
	void everyControlIsNamedAndReachedByKey() throws Exception {
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT4).release(KeyCode.DIGIT4, KeyCode.CONTROL);
		until(() -> window.scene().getFocusOwner() == node("#open-files"));
		assertThat(node("#readings-welcome").isVisible()).isTrue();
		read(testSet());
		until(() -> node("#readings-to-charts").isVisible());
		for (String id : List.of("#open-folder", "#filter-all", "#filter-doubtful", "#read-again", "#readings-to-charts",
				"#save-readings", "#readings-table", "#row-to-canvas")) {
			assertThat(node(id).isFocusTraversable()).as(id).isTrue();
			Node control = node(id);
			assertThat(control instanceof Labeled labeled && labeled.getText() != null
					? labeled.getText()
					: control.getAccessibleText())
					.as(id).isNotBlank();
		}
	}

	@Test
	void dataWithoutLabelsAreShownAsImagesInTheCharts() throws Exception {
		read(testSet());
		until(() -> node("#readings-to-charts").isVisible());
		robot.interact(() -> ((ButtonBase) node("#readings-to-charts")).fire());
		until(() -> window.scene().getRoot().lookupAll("#image-sheet .digit-button").size() == 60);
		assertThat(node("#image-sheet").isVisible()).isTrue();
		assertThat(node("#all-images").isVisible()).isTrue();
		assertThat(node("#ink").isVisible()).isTrue();
		for (String needsLabels : List.of("#class-distribution", "#mean-images", "#pixel-variance", "#variance-images",
				"#ink-by-digit", "#width-by-digit", "#writing-styles", "#outliers")) {
			assertThat(node(needsLabels).isVisible()).as(needsLabels).isFalse();
		}
	}

	private void read(Path file) {
		robot.interact(() -> window.readings().take(List.of(file)));
	}

	/** Image n, from 0, is an n mod 10; every hundredth is uncertain, later ones less so. */
	private Path testSet() throws IOException {
		String head = IntStream.range(0, DigitImage.PIXELS).mapToObj(i -> "pixel" + i).collect(Collectors.joining(","));
		String rest = ",0".repeat(DigitImage.PIXELS - 2) + "\n";
		String rows = IntStream.range(0, SIZE)
				.mapToObj(i -> 10 * (1 + i % 5) + i % 10 + "," + (i % DOUBTFUL == 0 ? 1 + i / DOUBTFUL : 0) + rest)
				.collect(Collectors.joining());
		return Files.writeString(folder.resolve("test.csv"), head + "\n" + rows);
	}

	private static <T> void sortBySureness(TableView<T> table) {
		table.getSortOrder().setAll(List.of(table.getVisibleLeafColumns().stream().filter(column -> "sure".equals(column.getId()))
				.findFirst().orElseThrow()));
		table.sort();
	}

	private TableView<?> table() {
		return (TableView<?>) node("#readings-table");
	}

	private Node node(String selector) {
		return window.scene().lookup(selector);
	}

	private String text(String selector) {
		return ((Labeled) node(selector)).getText();
	}
}
