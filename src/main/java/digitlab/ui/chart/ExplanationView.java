package digitlab.ui.chart;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import digitlab.dataset.DigitImage;
import digitlab.language.Localization;
import digitlab.models.NetworkPlan;
import digitlab.plot.ColorScale;
import digitlab.plot.ExplanationFigures;
import digitlab.plot.NetworkFigure;
import digitlab.recognition.Prediction;
import digitlab.ui.common.Card;
import digitlab.ui.common.CardGrid;
import digitlab.ui.common.ColorBar;
import digitlab.ui.common.ConfidenceText;
import digitlab.ui.common.FigureExport;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Pixels;
import digitlab.ui.common.Placeholders;
import digitlab.ui.common.PredictionExplainer.Explanation;
import digitlab.ui.common.ProbabilityBar;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** Explains one reading: the probabilities, the ink that matters, and the feature maps of each convolution. */
final class ExplanationView extends BorderPane {

	private static final double NARROWEST_CARD = 370;
	private static final int SCALE = 6;
	private static final int LAYERS = 5;
	private static final double NOTHING = 0.005;

	private final ExplanationViewModel model;
	private final Label title = new Label();
	private final ImageView picture = new ImageView();
	private final Label confidenceText = new Label();
	private final List<ProbabilityBar> bars = IntStream.range(0, 10).mapToObj(ProbabilityBar::new).toList();
	private final ImageView occlusion = new ImageView();
	private final Label occlusionNote = new Label();
	private final Label occlusionScale = Placeholders.note("");
	private final List<FeatureMosaic> layers = IntStream.rangeClosed(1, LAYERS)
			.mapToObj(layer -> new FeatureMosaic("conv" + layer)).toList();
	private final NetworkPicture network = new NetworkPicture();
	private final ScrollPane scroll;

	ExplanationView(ExplanationViewModel model, FigureExport export) {
		this.model = model;
		setId("reading-view");
		CardGrid grid = new CardGrid(NARROWEST_CARD,
				answer().withExport(export, () -> ExplanationFigures.probabilities(explanation().prediction())),
				occlusion().withExport(export,
						() -> ExplanationFigures.occlusion(model.shownProperty().get().image(), explanation().occlusion())));
		grid.add(network().withExport(export, () -> drawing().figure(Localization.inEnglish(this::drawing))));
		for (int layer = 0; layer < LAYERS; layer++) {
			grid.add(layer(layer, export));
		}
		scroll = CardGrid.scrolling(grid);
		setTop(tools());
		setCenter(new StackPane(scroll, Placeholders.centred("reading-message", model.messageProperty())));
		Lifetime.keep(model.explanationProperty().subscribe(this::show));
	}

	private Explanation explanation() {
		return Objects.requireNonNull(model.explanationProperty().get());
	}

	private HBox tools() {
		title.getStyleClass().add("subtitle");
		title.setId("reading-title");
		Button sketch = new Button(tr("Explain my sketch"));
		sketch.setId("explain-sketch");
		sketch.setOnAction(_ -> model.explainSketch());
		Lifetime.keep(model.shownProperty().subscribe(digit -> {
			title.setText(digit == null ? "" : digit.inWords());
			sketch.setVisible(digit != null && digit.index() >= 0);
		}));
		HBox tools = new HBox(title, sketch);
		tools.setAlignment(Pos.CENTER_LEFT);
		tools.getStyleClass().add("chart-tools");
		return tools;
	}

	private Card answer() {
		confidenceText.setWrapText(true);
		confidenceText.getStyleClass().add("subtitle");
		confidenceText.setId("reading-verdict");
		VBox probabilities = new VBox();
		probabilities.getChildren().addAll(bars);
		probabilities.getStyleClass().add("reading-bars");
		HBox.setHgrow(probabilities, Priority.ALWAYS);
		HBox side = new HBox(picture, probabilities);
		side.getStyleClass().add("reading-answer");
		return new Card("probabilities", tr("Prediction"), tr("The network's input, and the probability of each digit."),
				false,
				confidenceText, side);
	}

	private Card occlusion() {
		HBox scale = new HBox(new ColorBar(), occlusionScale);
		scale.setAlignment(Pos.CENTER_LEFT);
		scale.getStyleClass().add("color-legend");
		occlusionNote.setId("occlusion-note");
		VBox words = new VBox(occlusionNote, scale);
		words.getStyleClass().add("occlusion-words");
		HBox.setHgrow(words, Priority.ALWAYS);
		HBox both = new HBox(occlusion, words);
		both.getStyleClass().add("reading-answer");
		return new Card("occlusion", tr("The ink that matters"),
				tr("A patch of 5 × 5 pixels is erased at every position in turn. Yellow marks where erasing lowers the "
						+ "answer's probability most."),
				false, both);
	}

	private Card network() {
		return new Card("network", tr("The network, layer by layer"),
				tr("What each layer makes of the digit, violet for nothing and yellow for much, each layer on a scale of its own. "
						+ "The first filters are what convolution 1 looks for: green for weights of 0. Convolutions are shown "
						+ "after normalisation and ReLU."),
				true, network);
	}

	private NetworkFigure drawing() {
		return NetworkStages.of(NetworkPlan.alexnet28(0), Objects.requireNonNull(model.shownProperty().get()).image(),
				explanation());
	}

	private Card layer(int layer, FigureExport export) {
		String title = tr("Convolution %d", layer + 1);
		String meaning = tr("What each filter of this layer finds in the picture: yellow where it responds strongly, after "
				+ "normalisation and ReLU. All maps of a layer share one scale. Press one to enlarge it.");
		return new Card("conv" + (layer + 1), title, meaning, true, layers.get(layer)).withExport(export,
				() -> ExplanationFigures.featureMaps(explanation().layers().get(layer)));
	}

	private void show(@Nullable Explanation found) {
		scroll.setVisible(found != null);
		ShownDigit digit = model.shownProperty().get();
		if (found == null || digit == null) {
			return;
		}
		picture.setImage(Pixels.of(digit.image(), SCALE));
		Prediction prediction = found.prediction();
		confidenceText.setText(ConfidenceText.of(prediction));
		for (ProbabilityBar bar : bars) {
			int d = bars.indexOf(bar);
			bar.show(prediction.probability(d), prediction.digit() == d);
		}
		showOcclusion(digit.image(), found);
		network.show(drawing());
		for (int layer = 0; layer < LAYERS; layer++) {
			boolean known = layer < found.layers().size();
			layers.get(layer).getParent().setVisible(known);
			layers.get(layer).getParent().setManaged(known);
		}
		showMaps(found, digit.image(), 0);
	}

	/** One layer after the other, so that the window answers in between: together they have hundreds of maps. */
	private void showMaps(Explanation found, DigitImage image, int layer) {
		if (layer < layers.size() && layer < found.layers().size() && found.equals(model.explanationProperty().get())) {
			layers.get(layer).show(found.layers().get(layer), image);
			Platform.runLater(() -> showMaps(found, image, layer + 1));
		}
	}

	private void showOcclusion(DigitImage image, Explanation found) {
		double worst = Math.max(found.occlusion().max(), 0);
		occlusionNote.setWrapText(true);
		occlusion.setImage(Pixels.of(DigitImage.SIDE, DigitImage.SIDE, (row, column) -> {
			double share = worst == 0 ? 0 : Math.max(0, found.occlusion().at(row, column)) / worst;
			return over(ColorScale.rgb(share), image.ink(row, column) / 255.0);
		}, SCALE));
		occlusion.setAccessibleText(tr("Occlusion map of the picture"));
		occlusionScale.setText(tr("0 to %s", Numbers.percent(worst)));
		int digit = found.prediction().digit();
		occlusionNote.setText(worst < NOTHING
				? tr("No small patch matters much: the rest of the ink is enough.")
				: tr("Without the ink around the brightest spot, the probability of %1$s falls by %2$s percentage points, from "
						+ "%3$s.", ConfidenceText.withArticle(digit), Numbers.decimal(100 * worst, 1),
						Numbers.percent(found.prediction().confidence()), digit)); // the bare digit for translations
	}

	/** Lets the ink show through, lighter than the paper around it. */
	private static int over(int color, double ink) {
		double light = 0.45 + 0.55 * ink;
		return channel(color >> 16, light) << 16 | channel(color >> 8, light) << 8 | channel(color, light);
	}

	private static int channel(int value, double light) {
		return (int) Math.round((value & 0xff) * light);
	}
}
