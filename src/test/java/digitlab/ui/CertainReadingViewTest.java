package digitlab.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Drives the real window with a network that is always certain. */
class CertainReadingViewTest extends WindowTest {

	CertainReadingViewTest() {
		super(_ -> FakeModels.sure(7, 0.99999));
	}

	/** DejaVu Sans is about 15 % wider than most fonts; if it is not installed, larger text stands in for it. */
	@Test
	void aWholeHundredPercentIsNotCutInAWideFont() throws Exception {
		robot.interact(() -> window.scene().getRoot().setStyle("-fx-font-family: 'DejaVu Sans'; -fx-font-size: 16px;"));
		Node sheet = robot.lookup(".sheet").query();
		robot.moveTo(sheet).press(MouseButton.PRIMARY).moveBy(0, 90).release(MouseButton.PRIMARY);
		until(() -> winner() != null);
		assertThat(winner().getText()).isEqualTo("100.0\u00a0%");
		assertThat(((Text) winner().lookup(".text")).getText()).as("shown").isEqualTo("100.0\u00a0%");
		List<Double> lengths = robot.lookup(".probability .track").queryAll().stream()
				.map(track -> track.getLayoutBounds().getWidth()).toList();
		assertThat(lengths).as("bars of one length").hasSize(10).containsOnly(lengths.getFirst());
	}

	private Labeled winner() {
		return (Labeled) window.scene().lookup(".probability:winner .percent");
	}
}
