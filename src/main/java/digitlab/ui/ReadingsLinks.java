package digitlab.ui;

import java.nio.file.Path;
import java.util.function.Consumer;

import digitlab.dataset.DigitImage;
import digitlab.ui.canvas.CanvasViewModel;
import digitlab.ui.chart.ChartViewModel;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DataSourceSelection;
import digitlab.ui.readings.ReadingsViewModel;

/**
 * Opens other pages from the readings page.
 *
 * @param turnTo shows the page with a name
 */
record ReadingsLinks(CanvasViewModel canvas, ChartViewModel charts, DataSourceSelection selection,
		Consumer<String> turnTo) implements ReadingsViewModel.Ways {

	@Override
	public void toCanvas(Path picture) {
		canvas.open(picture);
		turnTo.accept(Pages.CANVAS);
	}

	@Override
	public void toCanvas(DigitImage image, String name) {
		canvas.place(image, name);
		turnTo.accept(Pages.CANVAS);
	}

	@Override
	public void toCharts(Path dataset) {
		selection.choose(DataSource.place(dataset));
		turnTo.accept(Pages.CHARTS);
		charts.show(ChartViewModel.Part.DATA);
	}

	@Override
	public DataSource data(Path dataset) {
		return selection.known(DataSource.place(dataset));
	}

	@Override
	public void toReadings() {
		turnTo.accept(Pages.READINGS);
	}
}
