package digitlab.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import digitlab.dataset.DigitImage;
import digitlab.settings.Settings;
import digitlab.ui.common.DataSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The inspection of data in the real window. The images are light, with a dark spot whose column is twice the digit; the network
 * reads the row with the most ink, so they are read correctly once inverted and transposed.
 */
class InspectionViewTest extends WindowTest {

	private static final CountDownLatch OPEN = new CountDownLatch(0);
	private static volatile CountDownLatch gate = OPEN;

	InspectionViewTest() {
		super(image -> {
			waitAtGate();
			return FakeModels.sure(IntStream.range(0, DigitImage.PIXELS).boxed()
					.max((a, b) -> Integer.compare(ink(image, a), ink(image, b))).orElseThrow() / DigitImage.SIDE / 2 % 10, 0.99);
		});
	}

	private static int ink(DigitImage image, int pixel) {
		return image.ink(pixel / DigitImage.SIDE, pixel % DigitImage.SIDE);
	}

	private static void waitAtGate() {
		try {
			gate.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** Four images of each digit, and two with the letter A. */
	private Path letters() throws IOException {
		StringBuilder table = new StringBuilder();
		for (int i = 0; i < 42; i++) {
			table.append(i < 40 ? Integer.toString(i % 10) : "A");
			for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
				boolean isSpot = pixel / DigitImage.SIDE == 13 + i / 10 % 2 && pixel % DigitImage.SIDE == 2 * (i % 10);
				table.append(isSpot ? ",0" : ",250");
			}
			table.append('\n');
		}
		return Files.writeString(folder.resolve("letters.csv"), table);
	}

	private void chartLetters() throws Exception {
		turnTo(KeyCode.DIGIT2, "#data-view");
		Dropping.drop(robot, node("#data-view"), letters());
		until(() -> node("#inspect-labels") != null);
	}

	@Test
	void whatIsOddIsToldAndSetRightForAllPages() throws Exception {
		chartLetters();
		assertThat(text("#inspect-summary")).isEqualTo("Table of numbers (CSV), 40\u00a0images: 4\u00a0warnings");
		assertThat(text("#inspect-labels")).isEqualTo("Keep only the digits 0…9 (40)");
		assertThat(words("#inspect-findings")).contains("the label \"A\" is not a digit from 0 to 9")
				.contains("The images have dark ink")
				.contains("The images are transposed: unchanged, 10.0 % are read as labelled, otherwise 100.0 %.")
				.doesNotContain("--keep-digits");
		assertThat(words("#inspect-words")).contains("Fields are separated by commas; there is no header.", "Labels: column 1.",
				"28 × 28", "Train: 40\u00a0images, all with a label.");
		assertThat(images("#inspect-sheet")).as("four of each digit").isEqualTo(40);
		assertThat(words("#data-message")).contains(
				"the 40 images whose label is 0 to 9 can be used by themselves: \"Keep only the digits\" in the window");

		press("#inspect-all");
		until(() -> text("#inspect-summary").endsWith(": 1\u00a0warning"));
		assertThat(words("#inspect-findings")).contains("not centred").doesNotContain("transposed");
		assertThat(words("#inspect-words")).contains("reads 100.0\u00a0% as labelled",
				"The images were changed: invert, transpose.");
		until(() -> node("#class-distribution").getParent().isVisible());

		assertThat(services.stored().settings().load().preprocessing())
				.isEqualTo(Map.of(folder.resolve("letters.csv").toString(), List.of("keep-digits", "invert", "transpose")));
		turnTo(KeyCode.DIGIT3, "#run-clusters");
		until(() -> text("#cluster-warnings").equals("1\u00a0warning"));
		robot.interact(() -> ((ButtonBase) node("#cluster-warnings")).fire());
		assertThat(this.<CheckBox>box("#cluster-inspect-take-transpose").isSelected()).isTrue();
	}

	@Test
	void theTrainingPlanHasWhatWasSetRight() throws Exception {
		chartLetters();
		turnTo(KeyCode.DIGIT7, "#plan-data");
		robot.interact(() -> {
			@SuppressWarnings("unchecked")
			ComboBox<DataSource> box = (ComboBox<DataSource>) node("#plan-data");
			box.setValue(box.getItems().getLast());
		});
		until(() -> node("#plan-inspect-orientation") != null);
		press("#plan-inspect-orientation");
		until(() -> command().contains(" --transpose "));
		until(() -> node("#plan-inspect-inverted") != null && node("#plan-inspect-orientation") == null);
		press("#plan-inspect-inverted");
		until(() -> command().contains(" --invert --transpose "));
		until(() -> node("#plan-inspect-labels") != null && node("#plan-inspect-inverted") == null);
		press("#plan-inspect-labels");
		until(() -> command().contains(" --keep-digits --invert --transpose "));
		until(() -> node("#plan-inspect-labels") == null && node("#plan-inspect-take-invert") instanceof CheckBox taken
				&& taken.isSelected() && taken.isVisible());
		press("#plan-inspect-take-invert");
		until(() -> command().contains(" --keep-digits --transpose "));
		until(() -> {
			Map<String, Object> kept = services.stored().settings().load().request();
			return kept != null && List.of("keep-digits", "transpose").equals(kept.get("preprocessing"));
		});
	}

	@Test
	void whatWasSetRightIsThereAfterTheNextStart() throws Exception {
		chartLetters();
		press("#inspect-labels");
		until(() -> node("#inspect-labels") == null && node("#inspect-inverted") != null);
		until(() -> !services.stored().settings().load().preprocessing().isEmpty());
		close();
		robot.interact(() -> {
			Settings settings = services.stored().settings().load();
			Stage stage = new Stage();
			window = new MainWindow(stage, services, settings);
			window.show(settings);
		});
		until(() -> window.status().engineProperty().get().isEmpty());
		turnTo(KeyCode.DIGIT2, "#data-view");
		until(() -> node("#inspect-inverted") != null);
		assertThat(node("#inspect-labels")).isNull();
		assertThat(this.<CheckBox>box("#inspect-take-keep-digits").isSelected()).isTrue();
	}

	@Test
	void dataOfTheProgramAreInspectedOnlyWhenAskedAndThatCanBeStopped() throws Exception {
		turnTo(KeyCode.DIGIT2, "#data-view");
		until(() -> node("#class-distribution").getParent().isVisible());
		assertThat(node("#inspect").isVisible()).isTrue();
		assertThat(node("#inspect-findings").isVisible()).isFalse();
		gate = new CountDownLatch(1);
		try {
			press("#inspect");
			until(() -> node("#inspect-stop").isVisible());
			assertThat(node("#inspect").isVisible()).isFalse();
			press("#inspect-stop");
		} finally {
			gate.countDown();
			gate = OPEN;
		}
		until(() -> text("#inspect-message").equals("Stopped before everything was inspected."));
		press("#inspect");
		until(() -> text("#inspect-summary").contains("images: "));
		assertThat(node("#inspect-message").isVisible()).isFalse();
		assertThat(words("#inspect-words")).contains("Test: 40\u00a0images");
	}

	private void press(String selector) {
		robot.interact(() -> ((ButtonBase) node(selector)).fire());
	}

	private void turnTo(KeyCode digit, String shown) throws Exception {
		robot.press(KeyCode.CONTROL, digit).release(digit, KeyCode.CONTROL);
		until(() -> window.scene().lookup(shown) != null);
	}

	private String command() {
		return ((TextField) node("#command-line")).getText();
	}

	private Node node(String selector) {
		return window.scene().lookup(selector);
	}

	@SuppressWarnings("unchecked")
	private <N> N box(String selector) {
		return (N) node(selector);
	}

	private String text(String selector) {
		return ((Labeled) node(selector)).getText();
	}

	private long images(String selector) {
		return node(selector).lookupAll(".image-view").size();
	}

	/** All text in a node. */
	private String words(String selector) {
		return node(selector) instanceof Labeled one
				? one.getText()
				: String.join("\n",
						node(selector).lookupAll(".label").stream().map(label -> ((Labeled) label).getText()).toList());
	}
}
