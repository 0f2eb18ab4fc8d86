package digitlab.ui.chart;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.image.ImageView;

import digitlab.ui.common.Icons;
import digitlab.ui.common.Pixels;

/** A digit that can be clicked to enlarge it. */
final class DigitButton extends Button {

	private static final int SCALE = 2;

	/**
	 * @param caption below the picture; may be empty
	 * @param open receives the digit when clicked
	 */
	DigitButton(ShownDigit digit, String caption, Consumer<ShownDigit> open) {
		super(caption, new ImageView(Pixels.of(digit.image(), SCALE)));
		getStyleClass().add("digit-button");
		setContentDisplay(caption.isEmpty() ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TOP);
		setAlignment(Pos.TOP_CENTER);
		setUserData(digit);
		setAccessibleText(digit.inWords() + (caption.isEmpty() ? "" : ": " + caption));
		Icons.tooltip(this, digit.inWords());
		setOnAction(_ -> open.accept(digit));
	}

	ShownDigit digit() {
		return (ShownDigit) getUserData();
	}
}
