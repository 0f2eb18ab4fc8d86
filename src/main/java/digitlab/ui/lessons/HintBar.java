package digitlab.ui.lessons;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import digitlab.settings.Settings;
import digitlab.ui.common.Icon;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Section;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** Shows the hints of the first start above the sheet. */
public final class HintBar extends HBox {

	/** In a lower window the sheet and the answer need all the room. */
	private static final double MIN_HEIGHT = 660;

	private final FirstHints model;
	private final ObservableValue<Number> height;
	private final List<Node> parts;
	private final Label text = new Label(null, new Icon(Feather.INFO));

	public HintBar(FirstHints model) {
		this.model = model;
		setId("hints");
		getStyleClass().add("hint-bar");
		setAlignment(Pos.CENTER_LEFT);
		text.setId("hint-text");
		text.setWrapText(true);
		text.setMinHeight(Region.USE_PREF_SIZE);
		text.setMaxWidth(Double.MAX_VALUE);
		HBox.setHgrow(text, Priority.ALWAYS);
		Button next = Section.button("hint-next", tr("Next hint"), model::next);
		Button dismiss = Icons.button(Feather.X, tr("No more hints"), "", model::dismiss);
		dismiss.setId("hint-dismiss");
		parts = List.of(text, next, dismiss);
		height = sceneProperty().flatMap(Scene::heightProperty).orElse(0.0);
		Lifetime.keep(model.seenProperty().subscribe(_ -> show()));
		height.subscribe(_ -> show());
	}

	private void show() {
		int seen = model.seenProperty().get();
		boolean isShown = seen < Settings.HINTS && height.getValue().doubleValue() >= MIN_HEIGHT;
		setVisible(isShown);
		setManaged(isShown);
		getChildren().setAll(isShown ? parts : List.of());
		if (isShown) {
			text.setText(translated(FirstHints.TEXTS.get(seen)));
		}
	}
}
