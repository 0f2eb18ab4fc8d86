package digitlab.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import digitlab.ui.chart.ChartViewModel;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DataSourceSelection;
import digitlab.ui.readings.ReadingsViewModel;

/** Handles files dropped on the window that no part of the page accepts. */
record FileDrops(Pages pages, ReadingsViewModel readings, ChartViewModel charts, DataSourceSelection selection) {

	/** Accepts files dropped on a node. */
	void on(Node node) {
		node.setOnDragOver(event -> {
			if (event.getDragboard().hasFiles()) {
				event.acceptTransferModes(TransferMode.COPY);
				event.consume();
			}
		});
		node.setOnDragDropped(this::drop);
	}

	private void drop(DragEvent event) {
		if (event.getDragboard().hasFiles()) {
			take(event.getDragboard().getFiles().stream().map(File::toPath).toList());
			event.setDropCompleted(true);
			event.consume();
		}
	}

	/** Opens files dropped on a page of data there; reads any others. */
	void take(List<Path> files) {
		boolean looksAtData = List.of(Pages.CHARTS, Pages.CLUSTERS, Pages.IMAGES).contains(pages.shownName());
		readings.take(files, looksAtData ? this::lookAt : null);
	}

	private void lookAt(Path data) {
		selection.choose(DataSource.place(data));
		if (pages.shownName().equals(Pages.CHARTS) && charts.partProperty().get() != ChartViewModel.Part.EVALUATION) {
			charts.show(ChartViewModel.Part.DATA);
		}
	}
}
