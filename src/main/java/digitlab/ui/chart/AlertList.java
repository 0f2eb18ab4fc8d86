package digitlab.ui.chart;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import digitlab.statistics.Alert;
import digitlab.ui.chart.DataViewModel.Described;
import digitlab.ui.common.Icon;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** The alerts about a dataset, one sentence each, with the affected images below. */
final class AlertList extends VBox {

	private static final int MAX_IMAGES = 40;

	private final Consumer<ShownDigit> open;

	AlertList(Consumer<ShownDigit> open) {
		this.open = open;
		getStyleClass().add("alerts");
	}

	void show(Described described) {
		getChildren().setAll(described.statistics().alerts().stream().map(alert -> row(alert, described)).toList());
	}

	private Node row(Alert alert, Described described) {
		Icon icon = new Icon(alert.kind() == Alert.Kind.CONSTANT_PIXELS ? Feather.INFO : Feather.ALERT_TRIANGLE);
		Label sentence = new Label(alert.sentence());
		sentence.setWrapText(true);
		sentence.setMinHeight(Region.USE_PREF_SIZE);
		HBox.setHgrow(sentence, Priority.SOMETIMES);
		HBox line = new HBox(icon, sentence);
		line.setAlignment(Pos.CENTER_LEFT);
		line.getStyleClass().add("alert");
		if (alert.images().isEmpty()) {
			return line;
		}
		DigitGallery gallery = new DigitGallery(MAX_IMAGES, open);
		gallery.setManaged(false);
		gallery.setVisible(false);
		Hyperlink unfold = new Hyperlink(tr("Show"));
		unfold.setMinWidth(Region.USE_PREF_SIZE);
		unfold.setOnAction(_ -> {
			boolean shows = !gallery.isVisible();
			if (shows && gallery.getChildren().isEmpty()) {
				gallery.show(described.data(), alert.images(), _ -> "");
			}
			gallery.setVisible(shows);
			gallery.setManaged(shows);
			unfold.setText(shows ? tr("Hide") : tr("Show"));
			unfold.setVisited(false);
		});
		line.getChildren().add(unfold);
		return new VBox(line, gallery);
	}
}
