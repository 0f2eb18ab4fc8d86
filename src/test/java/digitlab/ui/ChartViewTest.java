package digitlab.ui;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;

import digitlab.dataset.DatasetFormat;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.evaluation.Evaluation;
import digitlab.evaluation.Evaluator;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.statistics.ClassStatistics;
import digitlab.statistics.DatasetStatistics;
import digitlab.statistics.Outliers;
import digitlab.synthetic.SyntheticDigits;
import digitlab.training.BatchResult;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameters;
import digitlab.training.RunLog;
import digitlab.training.TrainingTask;
import digitlab.ui.common.Numbers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Drives the charts page in the real window on generated digits; the network is a fake that is right now and then. */
class ChartViewTest extends WindowTest {

	/** What the window calls MNIST here; see FakeModels. */
	private static final DigitDataset DATA = digits(Split.TRAIN);

	ChartViewTest() {
		super(ChartViewTest::guess);
	}

	@BeforeEach
	void openCharts() {
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
	}

	private static DigitDataset digits(Split split) {
		return new SyntheticDigits(40, 1).read(split, ProgressListener.NONE, new CancellationToken());
	}

	/** Any fixed answer will do; this one differs from picture to picture. */
	private static float[] guess(DigitImage image) {
		int digit = Math.floorMod(image.hashCode(), 10);
		return FakeModels.sure(digit, 0.5 + 0.04 * digit);
	}

	@Test
	void theDataAreShownAsTheyAre() throws Exception {
		until(() -> isShown("#class-distribution"));
		DatasetStatistics expected = DatasetStatistics.of(DATA, ProgressListener.NONE, new CancellationToken());
		assertThat(values("#class-distribution"))
				.containsExactlyElementsOf(expected.classes().stream().map(c -> (double) c.count()).toList());
		assertThat(values("#pixel-variance"))
				.containsExactlyElementsOf(expected.classes().stream().map(ClassStatistics::pixelVariance).toList());
		assertThat(all("#mean-images .digit-picture")).hasSize(10);
		assertThat(all("#alerts .alert")).hasSize(expected.alerts().size());
		until(() -> !all("#outliers .digit-button").isEmpty());
		assertThat(captions("#outliers .digit-button")).containsExactlyElementsOf(
				Outliers.find(DATA, 40, ProgressListener.NONE, new CancellationToken()).stream().map(o -> "" + o.digit())
						.toList());
		click("#data-test");
		List<Double> test = DatasetStatistics.of(digits(Split.TEST), ProgressListener.NONE, new CancellationToken()).classes()
				.stream()
				.map(c -> (double) c.count()).toList();
		until(() -> values("#class-distribution").equals(test));
	}

	@Test
	void theDataCanBeSavedInEveryForm() throws Exception {
		until(() -> isShown("#class-distribution"));
		MenuButton save = (MenuButton) all("#save-data").getFirst();
		assertThat(save.getItems()).hasSameSizeAs(DatasetFormat.values());
		assertThat(save.getAccessibleText()).isEqualTo("Save these data as…");
		click("#tab-evaluation");
		until(() -> !isShown("#save-data"));
	}

	@Test
	void stylesOfAnotherDigitCanBeAskedFor() throws Exception {
		until(() -> !all("#writing-styles .style-row").isEmpty());
		int threes = (int) IntStream.range(0, DATA.size()).filter(i -> DATA.label(i) == 3).count();
		robot.interact(() -> this.<ComboBox<Integer>>node("#style-digit").setValue(3));
		until(() -> captions("#writing-styles .style-size .note").stream()
				.mapToInt(text -> Integer.parseInt(text.split("\u00a0")[0]))
				.sum() == threes);
	}

	@Test
	void aPressedDigitIsShownLargeWithItsReadingAndGoesToTheCanvas() throws Exception {
		until(() -> !all("#outliers .digit-button").isEmpty());
		int index = Outliers.find(DATA, 1, ProgressListener.NONE, new CancellationToken()).getFirst().index();
		fire(all("#outliers .digit-button").getFirst());
		assertThat(text("#detail-title")).startsWith("Image " + index + ", a");
		until(() -> text("#detail-verdict").startsWith("Read: "));
		assertThat(text("#detail-verdict")).contains(Integer.toString(Math.floorMod(DATA.image(index).hashCode(), 10)));
		click("#open-in-canvas");
		until(() -> !window.canvas().blankProperty().get());
		assertThat(window.scene().getRoot().lookup(".canvas-view")).isNotNull();
		assertThat(window.status().messageProperty().get()).startsWith("Opened Image " + index);
	}

	@Test
	void aModelIsEvaluatedAndComparedAndItsMistakesAreSeen() throws Exception {
		ModelStore store = services.stored().models();
		store.save(FakeModels.named("other"), new byte[]{2}, false);
		click("#tab-evaluation");
		assertThat(text("#evaluation-message")).startsWith("Press Evaluate");
		click("#evaluate");
		until(() -> isShown("#confusion"));
		Evaluation expected = Evaluator.evaluate(FakeModels.classifier(ChartViewTest::guess), digits(Split.TEST),
				ProgressListener.NONE, new CancellationToken());
		assertThat(text("#measure-accuracy")).isEqualTo(Numbers.finePercent(expected.confusion().accuracy()));
		assertThat(text("#measure-loss")).isEqualTo(Numbers.decimal(expected.loss(), 4));
		assertThat(text("#measure-ece")).isEqualTo(Numbers.finePercent(expected.calibrationError()));
		assertThat(this.<TableView<?>>node("#class-table").getItems()).hasSize(10);
		int[] cell = firstMistake(expected);
		Button pressed = node("#cell-" + cell[0] + "-" + cell[1]);
		assertThat(pressed.getText()).isEqualTo(Integer.toString(expected.confusion().count(cell[0], cell[1])));
		fire(pressed);
		assertThat(all("#cell .digit-button")).hasSize(expected.confusion().count(cell[0], cell[1]));
		assertThat(all("#mistakes .digit-button")).hasSize(expected.predictions().mistakes().size());

		until(() -> this.<ComboBox<StoredModel>>node("#rival-model").getItems().size() == 3);
		robot.interact(() -> this.<ComboBox<StoredModel>>node("#rival-model").getSelectionModel().selectLast());
		click("#evaluate");
		until(() -> isShown("#comparison"));
		// The same network twice: they never differ.
		assertThat(text("#comparison-verdict")).contains("p = 1.000", "may well be chance");
	}

	@Test
	void aTrainingIsFollowedWhileItRuns() throws Exception {
		click("#tab-training");
		until(() -> services.stored().runs().list().size() == 1 && !all(".run-choice").isEmpty());
		TrainingTask task = new TrainingTask(Hyperparameters.standard(1), DATA, DATA, null, false);
		try (RunLog log = services.stored().runs().log("live", task)) {
			for (int epoch = 1; epoch <= 3; epoch++) {
				log.batchFinished(new BatchResult(epoch, 1, 1, 14, 3.0 / epoch));
				log.epochFinished(new EpochResult(epoch, 1.0 / epoch, 0.5, 0.9 / epoch, 0.6 + 0.1 * epoch, 0.001, 100, 60), true);
			}
			until(() -> all("#accuracy .curve").size() >= 2
					&& tableRow("best epoch, held out").contains("90.00\u00a0% in epoch 3"));
			assertThat(isShown("#batch-loss")).isTrue();
			assertThat(all(".run-choice CheckBox")).extracting(box -> ((CheckBox) box).getText()).contains("fake",
					"live (not finished)");
		}
	}

	@Test
	void aReadingIsExplained() throws Exception {
		click("#tab-reading");
		assertThat(text("#reading-message")).startsWith("Draw a digit on the canvas");
		robot.interact(() -> {
			window.canvas().begin(0.5, 0.2);
			window.canvas().extend(0.5, 0.8);
			window.canvas().end();
		});
		until(() -> isShown("#occlusion"));
		assertThat(text("#reading-title")).isEqualTo("Your sketch");
		assertThat(text("#occlusion-note")).isNotEmpty();
		assertThat(all("#conv1 .feature-mosaic ImageView")).isNotEmpty();
		assertThat(captions("#network .network-stage .subtitle")).startsWith("The digit", "First filters", "Convolution 1")
				.endsWith("Linear 2", "Output");
	}

	/** The fake network's first map is half as strong as its second. */
	@Test
	void aFeatureMapIsEnlargedUntilItIsPressedAgain() throws Exception {
		click("#tab-reading");
		robot.interact(() -> {
			window.canvas().begin(0.5, 0.2);
			window.canvas().extend(0.5, 0.8);
			window.canvas().end();
		});
		until(() -> isShown("#occlusion") && !isShown("#conv1-map"));
		robot.interact(() -> this.<ButtonBase>node("#conv1-map-1").fire());
		until(() -> isShown("#conv1-map"));
		assertThat(text("#conv1-map")).isEqualTo(
				"Map 1 of 2, 28 × 28, beside the input. Its strongest response is 50.0\u00a0% of the layer's.");
		robot.interact(() -> this.<ButtonBase>node("#conv1-map-2").fire());
		assertThat(text("#conv1-map")).startsWith("Map 2 of 2,").endsWith("100.0\u00a0% of the layer's.");
		Labeled pressed = node("#conv1-map-2");
		Image before = ((ImageView) pressed.getGraphic()).getImage();
		robot.interact(() -> {
			window.canvas().begin(0.5, 0.8);
			window.canvas().extend(0.8, 0.8);
			window.canvas().end();
		});
		until(() -> ((ImageView) pressed.getGraphic()).getImage() != before);
		assertThat(this.<Labeled>node("#conv1-map-2")).as("the same filter stays enlarged").isSameAs(pressed);
		assertThat(text("#conv1-map")).startsWith("Map 2 of 2,");
		robot.interact(() -> this.<ButtonBase>node("#conv1-map-2").fire());
		assertThat(isShown("#conv1-map")).isFalse();
	}

	@Test
	void everythingIsReachedByTheKeyboardAndHasAName() throws Exception {
		until(() -> !all("#outliers .digit-button").isEmpty());
		for (int tab = 1; tab <= 4; tab++) {
			KeyCode key = KeyCode.valueOf("DIGIT" + tab);
			robot.press(KeyCode.ALT, key).release(key, KeyCode.ALT);
			assertThat(all(".tab-button").stream().map(Labeled.class::cast).toList()).hasSize(4);
			int expected = tab - 1;
			until(() -> all(".tab-button").stream().map(javafx.scene.control.ToggleButton.class::cast).toList().get(expected)
					.isSelected());
			for (Node node : all(".button")) {
				String name = node.getAccessibleText() == null ? ((Labeled) node).getText() : node.getAccessibleText();
				if (node.getStyleClass().contains("digit-button")
						|| node instanceof ButtonBase button && button.getParent() != null
								&& !button.getStyleClass().contains("increment-arrow-button")) {
					assertThat(name).as("%s", node).isNotNull();
				}
			}
		}
		assertThat(this.<MenuButton>node("#data-source").getAccessibleText()).isEqualTo("Data: MNIST");
	}

	@Test
	void nothingIsCutOffInTheSmallestWindow() throws Exception {
		until(() -> !all("#outliers .digit-button").isEmpty());
		robot.interact(() -> window.canvas().place(DATA.image(0), "a digit"));
		until(() -> !window.canvas().blankProperty().get());
		for (String tab : List.of("#tab-evaluation", "#tab-reading", "#tab-training", "#tab-data")) {
			click(tab);
			if (tab.equals("#tab-evaluation")) {
				click("#evaluate");
				until(() -> isShown("#confusion"));
			}
			until(() -> all(".card").stream().anyMatch(Node::isVisible));
			WaitForAsyncUtils.waitForFxEvents();
			int seen = 0;
			for (Node node : all("*")) {
				if (node instanceof Labeled labeled && labeled.getText() != null && labeled.lookup(".text") instanceof Text text
						&& isShown(labeled)) {
					assertThat(text.getText()).as(tab + ": " + labeled).isEqualTo(labeled.getText());
					seen++;
				}
			}
			assertThat(seen).as(tab).isGreaterThan(20);
		}
	}

	@Test
	void theKeyboardStaysInTheDetailAndComesBack() throws Exception {
		until(() -> !all("#outliers .digit-button").isEmpty());
		Node digit = all("#outliers .digit-button").getLast();
		robot.interact(digit::requestFocus);
		until(() -> {
			Bounds place = digit.localToScene(digit.getLayoutBounds());
			return place.getMinY() > 50 && place.getMaxY() < 570;
		});
		robot.type(KeyCode.SPACE);
		until(() -> isShown("#detail-title"));
		robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
		assertThat(window.scene().getFocusOwner().getId()).isEqualTo("close-detail");
		robot.type(KeyCode.TAB);
		assertThat(window.scene().getFocusOwner().getId()).isEqualTo("open-in-canvas");
		robot.type(KeyCode.ESCAPE);
		until(() -> window.scene().getFocusOwner() == digit);
	}

	private static int[] firstMistake(Evaluation evaluation) {
		int index = evaluation.predictions().mistakes().getFirst();
		return new int[]{evaluation.predictions().label(index), evaluation.predictions().read(index)};
	}

	private String tableRow(String name) {
		return this.<TableView<?>>node("#run-table").getItems().stream().map(String::valueOf).filter(row -> row.contains(name))
				.findFirst().orElse("");
	}

	private <N> N node(String query) {
		@SuppressWarnings("unchecked")
		N node = (N) window.scene().lookup(query);
		assertThat(node).as(query).isNotNull();
		return node;
	}

	private List<Node> all(String query) {
		return List.copyOf(window.scene().getRoot().lookupAll(query));
	}

	private List<String> captions(String query) {
		return all(query).stream().map(node -> ((Labeled) node).getText()).toList();
	}

	private String text(String query) {
		return this.<Labeled>node(query).getText();
	}

	/** Whether a node is in the window with no hidden parent. */
	private boolean isShown(String query) {
		return isShown(window.scene().lookup(query));
	}

	private static boolean isShown(@Nullable Node node) {
		for (Node parent = node; parent != null; parent = parent.getParent()) {
			if (!parent.isVisible()) {
				return false;
			}
		}
		return node != null;
	}

	/** The bars of a card's chart. */
	private List<Double> values(String card) {
		XYChart<?, ?> chart = (XYChart<?, ?>) window.scene().lookup(card + " .chart");
		return chart.getData().isEmpty()
				? List.of()
				: chart.getData().getFirst().getData().stream().map(data -> ((Number) data.getYValue()).doubleValue()).toList();
	}

	private void click(String query) {
		robot.clickOn(query);
	}

	/** Presses a button that may be scrolled out of view. */
	private void fire(Node button) {
		robot.interact(() -> ((ButtonBase) button).fire());
	}
}
