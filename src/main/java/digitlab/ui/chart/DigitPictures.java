package digitlab.ui.chart;

import java.util.List;
import java.util.function.DoubleToIntFunction;
import javafx.geometry.Pos;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import digitlab.dataset.DigitImage;
import digitlab.dataset.FloatImage;
import digitlab.ui.common.Pixels;
import digitlab.ui.common.Placeholders;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** One picture for each of the ten digits, with a common colour scale, five in a row and as large as the card allows. */
final class DigitPictures extends GridPane {

	private static final int IN_A_ROW = 5;
	private static final int SMALLEST = 2;
	private static final int LARGEST = 4;
	private static final double GAP = 10;

	private List<@Nullable FloatImage> maps = List.of();
	private double top;
	private DoubleToIntFunction color = _ -> 0;
	private int scale = SMALLEST;

	DigitPictures() {
		setAlignment(Pos.CENTER);
		setMaxHeight(Double.MAX_VALUE);
		VBox.setVgrow(this, Priority.ALWAYS);
		setHgap(GAP);
		setVgap(GAP);
		getStyleClass().add("digit-pictures");
		widthProperty().subscribe(width -> {
			int fits = (int) ((width.doubleValue() - (IN_A_ROW - 1) * GAP) / IN_A_ROW / DigitImage.SIDE);
			int now = Math.clamp(fits, SMALLEST, LARGEST);
			if (now != scale) {
				scale = now;
				draw();
			}
		});
	}

	/**
	 * @param tenMaps of the ten digits; null for a digit that does not occur
	 * @param brightest the value shown in the last colour
	 * @param colors of a share of {@code brightest}, as 0xRRGGBB
	 */
	void show(List<@Nullable FloatImage> tenMaps, double brightest, DoubleToIntFunction colors) {
		maps = tenMaps;
		top = brightest;
		color = colors;
		draw();
	}

	private void draw() {
		getChildren().clear();
		for (int digit = 0; digit < maps.size(); digit++) {
			add(picture(digit), digit % IN_A_ROW, digit / IN_A_ROW);
		}
	}

	private VBox picture(int digit) {
		FloatImage map = maps.get(digit);
		if (map == null) {
			return absent(digit);
		}
		ImageView view = new ImageView(Pixels.of(DigitImage.SIDE, DigitImage.SIDE,
				(row, column) -> color.applyAsInt(top <= 0 ? 0 : map.at(row, column) / top), scale));
		String name = Integer.toString(digit);
		view.setAccessibleText(name);
		VBox box = new VBox(view, Placeholders.note(name));
		box.setAlignment(Pos.CENTER);
		box.getStyleClass().add("digit-picture");
		return box;
	}

	private VBox absent(int digit) {
		Region none = new Region();
		none.getStyleClass().add("no-picture");
		none.setMinSize(scale * DigitImage.SIDE, scale * DigitImage.SIDE);
		none.setMaxSize(scale * DigitImage.SIDE, scale * DigitImage.SIDE);
		VBox box = new VBox(none, Placeholders.note(tr("%d: none", digit)));
		box.setAlignment(Pos.CENTER);
		box.getStyleClass().add("digit-picture");
		return box;
	}
}
