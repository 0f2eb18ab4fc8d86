package digitlab.ui;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** Scrolls a page that does not fit the window, with enlarged text or beside lessons. */
final class ScalingScrollPane {

	private static final int USUAL = 100;
	private ScalingScrollPane() {
	}

	/**
	 * The page, in a pane to scroll it where need be.
	 *
	 * @param percent of the usual size of text
	 * @param isShared whether there is something beside it
	 */
	static Region of(Region page, int percent, boolean isShared) {
		if (page instanceof ScrollPane || percent <= USUAL && !isShared) {
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
