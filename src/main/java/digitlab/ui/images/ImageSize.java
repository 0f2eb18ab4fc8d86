package digitlab.ui.images;

import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;

import digitlab.ui.common.Icon;
import digitlab.ui.common.Icons;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** Chooses how large the images of a grid are. */
final class ImageSize extends HBox {

	ImageSize(IntegerProperty zoom) {
		setAlignment(Pos.CENTER_LEFT);
		getStyleClass().add("image-size");
		Slider slider = new Slider(ImageGrid.MIN_ZOOM, ImageGrid.MAX_ZOOM, zoom.get());
		slider.setId("image-size");
		slider.setAccessibleText(tr("Size of the images"));
		slider.setMajorTickUnit(1);
		slider.setMinorTickCount(0);
		slider.setBlockIncrement(1);
		slider.setSnapToTicks(true);
		Icons.tooltip(slider, tr("Size of the images (+ and − in the grid)"));
		slider.valueProperty().subscribe(value -> zoom.set((int) Math.rint(value.doubleValue())));
		zoom.subscribe(now -> {
			if (Math.rint(slider.getValue()) != now.intValue()) {
				slider.setValue(now.intValue());
			}
		});
		getChildren().addAll(new Icon(Feather.IMAGE), slider);
	}
}
