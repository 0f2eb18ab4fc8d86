package digitlab.ui;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** Scrolls a page whose enlarged text does not fit the window. */
final class ScalingScrollPane {

	/** What every page fits into at the usual size of text: the smallest window without rail and status bar. */
	private static final double WIDTH = 827;
	private static final double HEIGHT = 566;
	/** Pictures and gaps stay as they are, so a page need not grow as much as its text. */
	private static final double WIDER = 0.5;
	private static final double HIGHER = 0.75;
	private static final int USUAL = 100;
	/** The style class of a page that needs no more room for enlarged text. */
	private static final String ROOMY = "roomy";

	private ScalingScrollPane() {
	}

	/**
	 * The page, in a pane to scroll it where need be.
	 *
	 * @param percent of the usual size of text
	 */
	static Region of(Region page, int percent) {
		if (page instanceof ScrollPane || page.getStyleClass().contains(ROOMY)) {
			return page;
		}
		if (percent <= USUAL) {
			page.setMinSize(Region.USE_COMPUTED_SIZE, Region.USE_COMPUTED_SIZE);
			return page;
		}
		double larger = (percent - USUAL) / (double) USUAL;
		page.setMinSize(WIDTH * (1 + WIDER * larger), HEIGHT * (1 + HIGHER * larger));
		ScrollPane pane = new ScrollPane(page);
		pane.setFitToWidth(true);
		pane.setFitToHeight(true);
		pane.setFocusTraversable(false);
		pane.getStyleClass().addAll("edge-to-edge", "settings-view");
		return pane;
	}
}
