package digitlab.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Files and folders dropped on the pages of the real window. */
class DropTest extends WindowTest {

	private static final DigitDataset DIGITS = new SyntheticDigits(20, 3).read(Split.TRAIN, ProgressListener.NONE,
			new CancellationToken());

	DropTest() {
		super(_ -> FakeModels.sure(3, 0.99));
	}

	@Test
	void aFileBecomesTheDataOfTheCharts() throws Exception {
		turnTo(KeyCode.DIGIT2, "#data-view");
		until(() -> node("#class-distribution") != null && shows("#data-view .card-grid"));
		assertThat(Dropping.drop(robot, node("#data-view"), table("mine.csv"))).isTrue();
		until(() -> menu("#data-source").getText().equals("mine.csv"));
		until(() -> text("#inspect-summary").startsWith("Table of numbers (CSV), 20\u00a0images"));
		assertThat(window.scene().lookup("#readings-table")).as("it is not read").isNull();
	}

	@Test
	void aFolderOfPicturesByDigitBecomesTheDataOfTheCharts() throws Exception {
		turnTo(KeyCode.DIGIT2, "#data-view");
		Path pictures = folder.resolve("by-digit");
		for (int digit : List.of(0, 1)) {
			picture(Files.createDirectories(pictures.resolve(Integer.toString(digit))).resolve("a.png"));
		}
		assertThat(Dropping.drop(robot, node("#data-view"), pictures)).isTrue();
		until(() -> menu("#data-source").getText().equals("by-digit"));
		until(() -> text("#inspect-summary").contains("2\u00a0images"));
	}

	@Test
	void aFileBecomesTheDataOfTheClustersAndOfThePlan() throws Exception {
		turnTo(KeyCode.DIGIT3, "#scatter");
		assertThat(Dropping.drop(robot, node("#scatter"), table("clustered.csv"))).isTrue();
		until(() -> menu("#cluster-data").getText().equals("clustered.csv"));
		turnTo(KeyCode.DIGIT7, "#section-plan");
		assertThat(Dropping.drop(robot, node("#section-plan"), table("planned.csv"))).isTrue();
		until(() -> window.settingsPage().plannedDataProperty().getValue().name().equals("planned.csv"));
	}

	@Test
	void aFileIsReadOnThePageOfReadingsAndOnTheCanvas() throws Exception {
		turnTo(KeyCode.DIGIT4, "#readings-welcome");
		assertThat(Dropping.drop(robot, node("#readings-welcome"), table("read.csv"))).isTrue();
		until(() -> text("#readings-summary").startsWith("20\u00a0images in read.csv"));
		turnTo(KeyCode.DIGIT1, ".canvas-view");
		assertThat(Dropping.drop(robot, node(".canvas-view"), table("again.csv"))).isTrue();
		until(() -> window.scene().lookup("#readings-summary") instanceof Labeled words
				&& words.getText().startsWith("20\u00a0images in again.csv"));
	}

	@Test
	void aPictureGoesToTheCanvasFromAnyPage() throws Exception {
		turnTo(KeyCode.DIGIT2, "#data-view");
		assertThat(Dropping.drop(robot, node("#data-view"), picture(folder.resolve("seven.png")))).isTrue();
		until(() -> window.scene().lookup(".canvas-view") != null && !window.canvas().blankProperty().get());
		assertThat(window.status().messageProperty().get()).contains("seven.png");
	}

	private void turnTo(KeyCode digit, String shown) throws Exception {
		robot.press(KeyCode.CONTROL, digit).release(digit, KeyCode.CONTROL);
		until(() -> window.scene().lookup(shown) != null);
	}

	/** Twenty generated digits with their labels. */
	private Path table(String name) throws IOException {
		StringBuilder table = new StringBuilder();
		for (int i = 0; i < DIGITS.size(); i++) {
			table.append(DIGITS.label(i));
			for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
				table.append(',').append(DIGITS.ink(i, pixel));
			}
			table.append('\n');
		}
		return Files.writeString(folder.resolve(name), table);
	}

	private static Path picture(Path file) throws IOException {
		BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
		for (int y = 6; y < 22; y++) {
			image.setRGB(14, y, 0xffffff);
			image.setRGB(15, y, 0xffffff);
		}
		ImageIO.write(image, "png", file.toFile());
		return file;
	}

	private boolean shows(String selector) {
		return window.scene().getRoot().lookupAll(selector).stream().allMatch(Node::isVisible);
	}

	private Node node(String selector) {
		return window.scene().lookup(selector);
	}

	private MenuButton menu(String selector) {
		return (MenuButton) node(selector);
	}

	private String text(String selector) {
		return ((Labeled) node(selector)).getText();
	}
}
