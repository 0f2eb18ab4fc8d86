package digitlab.ui;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** Scrolls a page whose enlarged text does not fit the window. */
final class ScalingScrollPane {

	private static final int USUAL = 100;
	private ScalingScrollPane() {
	}

	/**
	 * The page, in a pane to scroll it where need be.
	 *
	 * @param percent of the usual size of text
	 */
	static Region of(Region page, int percent) {
		if (page instanceof ScrollPane || percent <= USUAL) {
			return page;
		}
		ScrollPane pane = new ScrollPane(page);
		pane.setFitToWidth(true);
		pane.setFitToHeight(true);
		pane.setFocusTraversable(false);
		pane.getStyleClass().addAll("edge-to-edge", "settings-view");
		return pane;
	}
}
