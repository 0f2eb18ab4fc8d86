package digitlab.ui.images;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import digitlab.dataset.DigitDataset;
import digitlab.recognition.ScoredPrediction;
import digitlab.ui.common.ConfidenceText;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Pixels;
import digitlab.ui.common.ProbabilityBar;
import digitlab.ui.common.Section;
import digitlab.ui.common.TextScale;

import static digitlab.language.Localization.tr;

/** The image that the keyboard is at, enlarged, with its reading, beside the grid. */
final class ImageDetail extends ScrollPane {

	private static final double PANE_WIDTH = 252;
	private static final double SCROLL_BAR = 14;
	private static final int SCALE = 5;

	private final ImageList list;
	private final Label title = new Label();
	private final ImageView picture = new ImageView();
	private final Label words = new Label();
	private final List<ProbabilityBar> bars = IntStream.range(0, 10).mapToObj(ProbabilityBar::new).toList();
	private final VBox allBars = new VBox();
	private final VBox content = new VBox();

	/**
	 * @param commands for the image
	 */
	ImageDetail(ImageList list, Node... commands) {
		this.list = list;
		setId("image-detail");
		getStyleClass().addAll("row-detail", "edge-to-edge");
		setFitToWidth(true);
		setHbarPolicy(ScrollBarPolicy.NEVER);
		setFocusTraversable(false);
		title.setId("image-title");
		title.getStyleClass().add("subtitle");
		title.setWrapText(true);
		words.setId("image-words");
		words.setWrapText(true);
		allBars.getChildren().addAll(bars);
		allBars.getStyleClass().add("row-bars");
		content.getStyleClass().add("row-detail-content");
		content.getChildren().addAll(title, picture, words);
		content.getChildren().addAll(commands);
		content.getChildren().add(allBars);
		setContent(content);
		setMinWidth(USE_PREF_SIZE);
		setMaxWidth(USE_PREF_SIZE);
		Lifetime.keep(list.shownProperty().subscribe(this::refresh));
		Lifetime.keep(list.selection().focusProperty().subscribe(this::refresh));
	}

	/** Grows with the text, but less, as the picture does not, yet as far as its buttons need. */
	@Override
	protected double computePrefWidth(double height) {
		double larger = Math.max(0, title.getFont().getSize() - TextScale.USUAL_PIXELS);
		return Math.max(PANE_WIDTH + 3 * larger, snapSizeX(content.minWidth(-1)) + SCROLL_BAR);
	}

	private void refresh() {
		int index = list.focused();
		content.setVisible(index >= 0);
		if (index < 0) {
			return;
		}
		title.setText(list.title(index));
		picture.setImage(Pixels.of(list.data().image(index), SCALE));
		picture.setAccessibleText(list.title(index));
		ImageReadings readings = list.readings();
		boolean isRead = readings != null && readings.isRead(index);
		allBars.setVisible(isRead);
		if (!isRead) {
			words.setText(tr("Not read yet."));
			return;
		}
		ScoredPrediction answer = readings.at(index);
		int digit = answer.prediction().digit();
		String read = answer.isDigit()
				? tr("Read: %s (%s).", ConfidenceText.of(answer), Numbers.percent(answer.certainty()))
				: tr("Read: %s; the nearest guess is %d.", ConfidenceText.of(answer), digit);
		words.setText(list.isWrong(index) ? String.join(" ", read, labelled(list.data().label(index))) : read);
		for (int d = 0; d < bars.size(); d++) {
			bars.get(d).show(answer.prediction().probability(d), d == digit);
		}
	}

	private static String labelled(int label) {
		return label == DigitDataset.UNLABELLED
				? tr("It is labelled not a digit.")
				: tr("It is labelled %s.", ConfidenceText.withArticle(label));
	}

	/** The buttons that lead from the image to the canvas and to why it is read so. */
	static FlowPane open(ImageWays ways, ImageList list) {
		Button open = Section.button("image-to-canvas", tr("Open in Canvas"), () -> ways.toCanvas(list));
		Icons.tooltip(open, tr("Open in Canvas (Enter)"));
		Button why = Section.button("explain-image", tr("Explain this reading"), () -> ways.explain(list));
		return Section.row(open, why);
	}
}
