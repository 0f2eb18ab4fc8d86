package digitlab.ui.images;

import digitlab.dataset.DigitImage;

/** Where images can go from their pages. */
public interface ImageWays {

	/** Puts an image on the canvas, with a name for it. */
	void toCanvas(DigitImage image, String name);

	/**
	 * Shows why an image is read as it is.
	 *
	 * @param label what it shows, or {@link digitlab.dataset.DigitDataset#UNLABELLED}
	 * @param name of the image, such as "Image 17, a 4"
	 */
	void explain(DigitImage image, int label, String name);

	/** Shows the canvas. */
	void toCanvas();

	/** Shows where a model is improved with the user's sketches. */
	void toImproving();

	/** Puts the image in focus on the canvas. */
	default void toCanvas(ImageList list) {
		int index = list.focused();
		if (index >= 0) {
			toCanvas(list.data().image(index), list.title(index));
		}
	}

	/** Explains how the image in focus is read. */
	default void explain(ImageList list) {
		int index = list.focused();
		if (index >= 0) {
			explain(list.data().image(index), list.data().label(index), list.title(index));
		}
	}
}
