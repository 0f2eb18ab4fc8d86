package digitlab.ui.readings;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import digitlab.recognition.Prediction;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Placeholders;
import digitlab.ui.common.ProbabilityBar;
import digitlab.ui.common.TextScale;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** The image of the chosen row, enlarged, with its reading. */
final class RowDetail extends ScrollPane {

	private static final double PANE_WIDTH = 264;
	private static final int SIDE = 140;
	private static final int WIDTH = 224;

	private final ReadingsViewModel model;
	private final Label title = new Label();
	private final ImageView picture = new ImageView();
	private final Label confidenceText = new Label();
	private final List<ProbabilityBar> bars = IntStream.range(0, 10).mapToObj(ProbabilityBar::new).toList();
	private final VBox allBars = new VBox();
	private final Button canvas;
	private final Label hint = Placeholders.note(tr("Choose a row to see its image enlarged."));
	private final VBox content = new VBox();
	private @Nullable ReadRow shown;

	RowDetail(ReadingsViewModel model) {
		this.model = model;
		setId("row-detail");
		getStyleClass().addAll("row-detail", "edge-to-edge");
		setFitToWidth(true);
		setHbarPolicy(ScrollBarPolicy.NEVER);
		setFocusTraversable(false);
		title.getStyleClass().add("subtitle");
		title.setId("row-title");
		title.setWrapText(true);
		confidenceText.setId("row-verdict");
		confidenceText.setWrapText(true);
		allBars.getChildren().addAll(bars);
		allBars.getStyleClass().add("row-bars");
		picture.setPreserveRatio(true);
		StackPane frame = new StackPane(picture);
		frame.setAlignment(Pos.CENTER_LEFT);
		canvas = Icons.button(Feather.EDIT_3, tr("Open in Canvas"), KeyCode.ENTER.getName(), () -> {
			if (shown instanceof ReadRow row) {
				model.toCanvas(row);
			}
		});
		canvas.setId("row-to-canvas");
		canvas.setMinWidth(USE_PREF_SIZE);
		title.setMaxWidth(Double.MAX_VALUE);
		HBox.setHgrow(title, Priority.ALWAYS);
		HBox head = new HBox(title, canvas);
		head.setAlignment(Pos.CENTER_LEFT);
		content.getStyleClass().add("row-detail-content");
		content.getChildren().addAll(hint, head, frame, confidenceText, allBars);
		setContent(content);
		show(null);
	}

	/**
	 * Grows with the text, but less: the picture does not.
	 *
	 * @param em the text size in pixels
	 */
	void setTextSize(double em) {
		double width = PANE_WIDTH + 3 * Math.max(0, em - TextScale.USUAL_PIXELS);
		setMinWidth(width);
		setPrefWidth(width);
		setMaxWidth(width);
	}

	void show(@Nullable ReadRow row) {
		shown = row;
		content.getChildren().forEach(node -> {
			boolean there = (row == null) == (node == hint);
			node.setVisible(there);
			node.setManaged(there);
		});
		if (row == null) {
			return;
		}
		title.setText(row.title());
		confidenceText.setText(words(row));
		picture.setAccessibleText(row.title());
		picture(row);
		Prediction prediction = row.prediction();
		allBars.setVisible(prediction != null);
		allBars.setManaged(prediction != null);
		for (int digit = 0; prediction != null && digit < bars.size(); digit++) {
			bars.get(digit).show(prediction.probability(digit), prediction.digit() == digit);
		}
		setVvalue(0);
	}

	private static String words(ReadRow row) {
		String guess = row.reading().guess().replace("\n", " / ");
		String words = row.reading().isRefused() && !guess.isEmpty()
				? tr("%s; the nearest guess is %s", row.reading().words(), guess)
				: row.reading().words();
		return row.isWrong() ? tr("%s. Its label says %d.", words, row.label()) : words;
	}

	private void picture(ReadRow row) {
		draw(InkPictures.small(row.image(), SIDE));
		if (row.image() instanceof ReadImage.OfFile file) {
			model.load(file, ink -> {
				if (shown == row && !ink.isBlank()) {
					draw(InkPictures.large(ReadImage.written(ink), SIDE));
				}
			});
		}
	}

	private void draw(Image image) {
		boolean fits = image.getWidth() <= WIDTH && image.getHeight() <= SIDE;
		picture.setFitWidth(fits ? 0 : WIDTH);
		picture.setFitHeight(fits ? 0 : SIDE);
		picture.setImage(image);
	}
}
