package digitlab.ui;

import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;
import digitlab.ui.common.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of settings stays where it is, and what is read there stays, while models are used, renamed, and kept or not. */
class SettingsStayViewTest extends WindowByIdTest {

	private static final String BOTH_ALIKE = "0\u00a0images only model 1 reads right, 0 only fake. The difference may well be chance "
			+ "(McNemar's exact test, p = 1.000).";

	SettingsStayViewTest() {
		super(image -> FakeModels.sure(Math.floorMod(image.hashCode(), 10), 0.9));
	}

	@BeforeEach
	void openSettings() throws Exception {
		FakeLab.in(folder);
		turnToSettings();
		until(() -> this.<TextField>node("model-name").getText().equals("model 1"));
	}

	@Test
	void usingTheNewModelLeavesItsComparisonInPlace() throws Exception {
		trainAndScrollTo("compared-verdict");
		double before = top("compared-verdict");
		robot.clickOn("#message-action");
		until(() -> window.status().modelProperty().get().startsWith("model 1"));
		until(() -> !has("message-action"));
		assertThat(text("compared-verdict")).isEqualTo(BOTH_ALIKE);
		assertThat(has("use-new")).isFalse();
		assertThat(top("compared-verdict")).isEqualTo(before);
	}

	@Test
	void theButtonOfTheComparisonLeavesItInPlaceToo() throws Exception {
		trainAndScrollTo("use-new");
		double before = top("compared-verdict");
		robot.clickOn("#use-new");
		until(() -> window.status().modelProperty().get().startsWith("model 1"));
		until(() -> !has("use-new"));
		assertThat(top("compared-verdict")).isEqualTo(before);
		assertThat(window.scene().getFocusOwner().getId()).as("the control before the button that went").isEqualTo("see-curves");
	}

	@Test
	void aRenamedModelCanBeUsedFromItsComparison() throws Exception {
		trainAndScrollTo("compared-verdict");
		double before = top("compared-verdict");
		robot.interact(() -> node("more-model 1").requestFocus());
		robot.interact(() -> this.<MenuButton>node("more-model 1").getItems().stream()
				.filter(item -> item.getText().equals("Rename…")).forEach(MenuItem::fire));
		until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
		robot.interact(() -> robot.lookup(".dialog-pane .text-field").queryAs(TextField.class).setText("mine"));
		robot.type(KeyCode.ENTER);
		until(() -> has("more-mine") && this.<Labeled>node("use-new").getText().equals("Use mine"));
		assertThat(text("compared-verdict")).isEqualTo(BOTH_ALIKE);
		assertThat(top("compared-verdict")).isEqualTo(before);
		assertThat(window.scene().getFocusOwner().getId()).as("the keyboard is in the same row").isEqualTo("use-mine");
		robot.interact(() -> this.<ButtonBase>node("use-new").fire());
		until(() -> window.status().modelProperty().get().startsWith("mine"));
	}

	@Test
	void aDeletedModelCannotBeUsedFromItsComparisonUntilItIsBack() throws Exception {
		trainAndScrollTo("compared-verdict");
		robot.interact(() -> this.<MenuButton>node("more-model 1").getItems().stream()
				.filter(item -> item.getText().equals("Delete")).forEach(MenuItem::fire));
		until(() -> !has("use-new"));
		assertThat(text("compared-verdict")).isEqualTo(BOTH_ALIKE);
		robot.interact(() -> this.<ButtonBase>node("undo-delete").fire());
		until(() -> has("use-new"));
	}

	@Test
	void aDiscardedImprovementLeavesItsFigures() throws Exception {
		DigitDataset sketches = new SyntheticDigits(20, 9).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		for (int i = 0; i < sketches.size(); i++) {
			services.stored().ownSamples().add(sketches.image(i), sketches.label(i));
		}
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
		turnToSettings();
		until(() -> !node("improve").isDisabled());
		robot.interact(() -> {
			ComboBox<DataSource> data = node("improve-data");
			data.setValue(data.getItems().get(1)); // generated digits, of which there are enough
			this.<ButtonBase>node("improve").fire();
		});
		until(() -> has("discard-improvement"));
		String figures = text("improvement");
		scrollTo("discard-improvement");
		double before = top("improvement");
		robot.clickOn("#discard-improvement");
		until(() -> !has("discard-improvement"));
		assertThat(text("improvement")).isEqualTo(figures + " It was discarded; the model is unchanged.");
		assertThat(top("improvement")).isEqualTo(before);
		assertThat(window.scene().getFocusOwner().getId()).isEqualTo("improve");
	}

	private void turnToSettings() {
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT7).release(KeyCode.DIGIT7, KeyCode.CONTROL);
	}

	private void trainAndScrollTo(String id) throws Exception {
		robot.interact(() -> this.<ButtonBase>node("train").fire());
		until(() -> has("use-new") && has("more-model 1") && has("message-action"));
		scrollTo(id);
	}

	/** To the middle of the page, as one would to read it. */
	private void scrollTo(String id) {
		robot.interact(() -> {
			ScrollPane page = node("settings-scroll");
			page.layout();
			Node content = page.getContent();
			Bounds place = content.sceneToLocal(node(id).localToScene(node(id).getLayoutBounds()));
			double room = page.getViewportBounds().getHeight();
			page.setVvalue((place.getCenterY() - room / 2) / (content.getLayoutBounds().getHeight() - room));
			page.layout();
		});
	}

	private double top(String id) {
		double[] y = new double[1];
		// Twice: the frame after the one that lays out is the one in which JavaFX moves the keyboard.
		IntStream.range(0, 2).forEach(_ -> robot.interact(() -> {
			window.scene().getRoot().layout();
			y[0] = node(id).localToScene(node(id).getLayoutBounds()).getMinY();
		}));
		return Math.rint(y[0]);
	}
}
