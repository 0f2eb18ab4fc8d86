package digitlab.ui.common;

import javafx.scene.image.ImageView;

import digitlab.plot.ColorScale;

/** A bar with the colours of a scale, from its lowest to its highest value. */
public final class ColorBar extends ImageView {

	private static final int STEPS = 48;
	private static final int HEIGHT = 5;

	public ColorBar() {
		super(Pixels.of(HEIGHT, STEPS, (_, step) -> ColorScale.rgb(step / (STEPS - 1.0)), 2));
	}
}
