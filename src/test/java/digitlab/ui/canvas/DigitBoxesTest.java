package digitlab.ui.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;

import digitlab.dataset.DigitImage;
import digitlab.recognition.Prediction;
import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.Line;
import digitlab.recognition.RecognitionResult.Part;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.recognition.RecognitionResult.ReadMark;
import digitlab.recognition.ScoredPrediction;
import digitlab.segmentation.Mark;
import digitlab.segmentation.NormalizedDigit;
import digitlab.sketch.Box;
import digitlab.ui.FakeModels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

import static org.assertj.core.api.Assertions.assertThat;

class DigitBoxesTest {

	private static final double SIDE = 400;

	private final List<Node> shown = new ArrayList<>();

	@BeforeAll
	static void startToolkit() throws TimeoutException {
		FxToolkit.registerPrimaryStage();
	}

	@Test
	void digitsHaveAPercentageSignsAndRefusedPartsHaveNone() {
		show(row(digit(4, 0.1, 0.1, 0.9), sign("-", 0.4, 0.2), digit(7, 0.7, 0.1, 0.2)));
		assertThat(texts()).containsExactly("4  95.0\u00a0%", "-", "?");
		assertThat(shown).extracting(node -> node.getStyleClass().getLast()).containsExactly("digit-box", "sign-digit-box",
				"unknown-digit-box", "digit-box-label", "sign-digit-box-label", "unknown-digit-box-label");
	}

	@Test
	void aDigitAloneNeedsNoBoxButWithASignOrASecondRowItDoes() {
		show(row(digit(4, 0.1, 0.1, 0.9)));
		assertThat(shown).isEmpty();
		show(row(sign("-", 0.1, 0.2), digit(4, 0.4, 0.1, 0.9)));
		assertThat(texts()).hasSize(2);
		show(row(digit(4, 0.1, 0.1, 0.9)), row(digit(5, 0.1, 0.6, 0.9)));
		assertThat(texts()).hasSize(2);
	}

	@Test
	void whatLooksLikeNoNumberHasNoBoxes() {
		show(row(digit(4, 0.1, 0.1, 0.1), digit(5, 0.4, 0.1, 0.2)));
		assertThat(shown).isEmpty();
		show();
		assertThat(shown).isEmpty();
	}

	@Test
	void whereThereIsLittleRoomThePercentagesAreLeftOut() {
		Part[] digits = IntStream.range(0, 9).mapToObj(i -> digit(i, 0.03 + 0.1 * i, 0.1, 0.9)).toArray(Part[]::new);
		show(row(digits), row(digit(9, 0.1, 0.6, 0.9)));
		assertThat(texts()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
	}

	/** The second row's labels have no room above and go below. */
	@Test
	void noLabelHidesAnotherRow() {
		show(row(digit(1, 0.2, 0.2, 0.9), digit(2, 0.6, 0.2, 0.9)), row(digit(3, 0.2, 0.43, 0.9), digit(4, 0.6, 0.43, 0.9)));
		List<Bounds> frames = shown.stream().filter(node -> !(node instanceof Label)).map(Node::getBoundsInParent).toList();
		assertThat(shown).filteredOn(Label.class::isInstance).hasSize(4).allSatisfy(
				label -> assertThat(frames).noneMatch(frame -> frame.intersects(label.getBoundsInParent())));
	}

	private void show(Line... lines) {
		new FxRobot().interact(() -> {
			DigitBoxes boxes = new DigitBoxes();
			new Scene(boxes, SIDE, SIDE);
			boxes.resize(SIDE, SIDE);
			boxes.show(new RecognitionResult(List.of(lines)));
			boxes.applyCss();
			boxes.layout();
			shown.clear();
			shown.addAll(boxes.getChildrenUnmodifiable().filtered(Node::isVisible));
		});
	}

	private List<String> texts() {
		return shown.stream().filter(Label.class::isInstance).map(label -> ((Label) label).getText()).toList();
	}

	private static Line row(Part... parts) {
		return new Line(List.of(parts));
	}

	private static ReadDigit digit(int digit, double x, double y, double score) {
		NormalizedDigit seen = new NormalizedDigit(DigitImage.of(new byte[DigitImage.PIXELS]), new Box(x, y, 0.05, 0.2));
		return new ReadDigit(seen, new ScoredPrediction(Prediction.ofLogits(FakeModels.sure(digit, 0.95)), score));
	}

	private static ReadMark sign(String text, double x, double y) {
		return new ReadMark(new Mark(text, new Box(x, y, 0.05, 0.02)));
	}
}
