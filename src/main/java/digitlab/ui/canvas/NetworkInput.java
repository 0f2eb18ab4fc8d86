package digitlab.ui.canvas;

import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;

import digitlab.data.DigitImage;
import org.jspecify.annotations.Nullable;

/** The 28×28 picture that the network sees, enlarged without smoothing. */
final class NetworkInput extends StackPane {

	private final WritableImage pixels = new WritableImage(DigitImage.SIDE, DigitImage.SIDE);
	private final ImageView view = new ImageView(pixels);

	NetworkInput() {
		getStyleClass().add("network-input");
		view.setSmooth(false);
		setAccessibleRole(AccessibleRole.IMAGE_VIEW);
		getChildren().add(view);
		setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
		setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
		setScale(4);
		show(null);
	}

	/** How many screen pixels one of the picture has; a whole number keeps them all alike. */
	void setScale(int scale) {
		view.setFitWidth(scale * DigitImage.SIDE);
		view.setFitHeight(scale * DigitImage.SIDE);
	}

	/** Shows a picture, or that there is none. */
	void show(@Nullable DigitImage image) {
		setAccessibleText(image == null ? "The network sees nothing yet" : "What the network sees: 28 by 28 pixels");
		view.setVisible(image != null);
		if (image != null) {
			int[] argb = new int[DigitImage.PIXELS];
			for (int i = 0; i < argb.length; i++) {
				argb[i] = 0xff000000 | 0x010101 * image.ink(i / DigitImage.SIDE, i % DigitImage.SIDE);
			}
			pixels.getPixelWriter().setPixels(0, 0, DigitImage.SIDE, DigitImage.SIDE, PixelFormat.getIntArgbInstance(), argb, 0,
					DigitImage.SIDE);
		}
	}
}
