package digitlab.ui.chart;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

import digitlab.dataset.DigitImage;
import digitlab.plot.ColorScale;
import digitlab.recognition.FeatureMaps;
import digitlab.ui.common.ArrowKeys;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Pixels;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** The maps of one layer, side by side in as many rows as the card's width requires; a pressed one is enlarged below. */
final class FeatureMosaic extends VBox {

	private static final int TARGET = 56;
	private static final int LARGEST = 6;
	/** Side of an enlarged map in pixels, or a little less. */
	private static final int ENLARGED = 280;

	private final String layer;
	/** Tiles of one size: a flow pane asks its hundreds of buttons for theirs again and again. */
	private final TilePane maps = new TilePane();
	private final ToggleGroup group = new ToggleGroup();
	private final ImageView input = new ImageView();
	private final ImageView enlarged = new ImageView();
	private final Label caption = new Label();
	private final VBox detail = new VBox(caption);
	private List<ImageView> pictures = List.of();
	private @Nullable FeatureMaps shown;

	/**
	 * @param layer begins the ids of its maps
	 */
	FeatureMosaic(String layer) {
		this.layer = layer;
		maps.getStyleClass().add("feature-mosaic");
		ArrowKeys.within(maps);
		caption.setWrapText(true);
		caption.setId(layer + "-map");
		HBox both = new HBox(input, enlarged);
		both.getStyleClass().add("reading-answer");
		detail.getStyleClass().add("feature-maps");
		detail.managedProperty().bind(detail.visibleProperty());
		detail.getChildren().add(both);
		getStyleClass().add("feature-maps");
		getChildren().addAll(maps, detail); // below, so that the pressed map stays where it is
		group.selectedToggleProperty().subscribe(() -> enlarge(chosen()));
		enlarge(chosen());
	}

	/** The map that is pressed; -1 for none. */
	private int chosen() {
		return group.getSelectedToggle() == null ? -1 : (int) group.getSelectedToggle().getUserData();
	}

	/**
	 * Shows other maps of the layer; the map that is enlarged stays so.
	 *
	 * @param image that the maps were computed from
	 */
	void show(FeatureMaps found, DigitImage image) {
		shown = found;
		input.setImage(Pixels.of(image, ENLARGED / DigitImage.SIDE));
		input.setAccessibleText(tr("The network's input"));
		int scale = Math.clamp(TARGET / found.width(), 1, LARGEST);
		if (pictures.size() != found.channels()) {
			pictures = Stream.generate(ImageView::new).limit(found.channels()).toList();
			group.getToggles().clear();
			maps.getChildren().setAll(IntStream.range(0, found.channels()).mapToObj(map -> button(found, map)).toList());
		}
		float top = found.max();
		for (int map = 0; map < found.channels(); map++) {
			pictures.get(map).setImage(picture(found, map, top, scale));
		}
		enlarge(chosen());
	}

	private ToggleButton button(FeatureMaps found, int map) {
		ToggleButton button = new ToggleButton(null, pictures.get(map));
		button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
		button.setId(layer + "-map-" + (map + 1));
		button.getStyleClass().add("map-button");
		button.setAccessibleText(name(found, map));
		Icons.tooltip(button, name(found, map));
		button.setUserData(map);
		button.setToggleGroup(group);
		return button;
	}

	private static String name(FeatureMaps found, int map) {
		return tr("Map %d of %d", map + 1, found.channels());
	}

	/**
	 * @param top the layer's strongest response
	 */
	private static Image picture(FeatureMaps found, int map, float top, int scale) {
		return Pixels.of(found.height(), found.width(),
				(row, column) -> ColorScale.rgb(top <= 0 ? 0 : found.at(map, row, column) / top), scale);
	}

	/** Beside the input, so that both can be compared; -1 for none. */
	private void enlarge(int map) {
		FeatureMaps found = shown;
		detail.setVisible(map >= 0);
		if (map >= 0 && found != null) {
			float top = found.max();
			enlarged.setImage(picture(found, map, top, Math.max(1, ENLARGED / found.width())));
			enlarged.setAccessibleText(name(found, map));
			double strongest = IntStream.range(0, found.height() * found.width())
					.mapToDouble(i -> found.at(map, i / found.width(), i % found.width())).max().orElse(0);
			caption.setText(tr("%s, %d × %d, beside the input. Its strongest response is %s of the layer's.", name(found, map),
					found.width(), found.height(),
					top <= 0 ? Numbers.wholePercent(0) : Numbers.percent(strongest / top)));
		}
	}
}
