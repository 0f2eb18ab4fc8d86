package digitlab.ui;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/** Scrolls a page that does not fit the window, with enlarged text or beside lessons, and remembers how far. */
final class ScalingScrollPane {

	private static final int USUAL = 100;

	private @Nullable ScrollPane pane;

	/**
	 * The page, in a pane to scroll it where need be.
	 *
	 * @param page always the same
	 * @param percent of the usual size of text
	 * @param isShared whether there is something beside it
	 */
	Region around(Region page, int percent, boolean isShared) {
		if (page instanceof ScrollPane || percent <= USUAL && !isShared) {
			if (pane != null) {
				pane.setContent(null);
			}
			return page;
		}
		ScrollPane around = pane == null ? pane() : pane;
		around.setContent(page);
		pane = around;
		return around;
	}

	private static ScrollPane pane() {
		ScrollPane pane = new ScrollPane();
		pane.setFitToWidth(true);
		pane.setFitToHeight(true);
		pane.setFocusTraversable(false);
		pane.getStyleClass().addAll("edge-to-edge", "settings-view");
		return pane;
	}
}
