package digitlab.ui;

import java.util.function.Consumer;

import digitlab.dataset.DigitImage;
import digitlab.ui.canvas.CanvasViewModel;
import digitlab.ui.chart.ChartViewModel;
import digitlab.ui.images.ImageWays;

/**
 * Opens other pages from the pages of images.
 *
 * @param turnTo shows the page with a name
 * @param improving shows where a model is improved
 */
record ImageLinks(CanvasViewModel canvas, ChartViewModel charts, Consumer<String> turnTo,
		Runnable improving) implements ImageWays {

	@Override
	public void toCanvas(DigitImage image, String name) {
		canvas.place(image, name);
		turnTo.accept(Pages.CANVAS);
	}

	@Override
	public void explain(DigitImage image, int label, String name) {
		turnTo.accept(Pages.CHARTS);
		charts.explain(image, label, name);
	}

	@Override
	public void toCanvas() {
		turnTo.accept(Pages.CANVAS);
	}

	@Override
	public void toImproving() {
		improving.run();
	}
}
