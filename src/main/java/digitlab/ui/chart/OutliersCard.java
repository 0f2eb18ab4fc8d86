package digitlab.ui.chart;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

import digitlab.statistics.Outlier;
import digitlab.ui.chart.DataViewModel.Described;
import digitlab.ui.common.Card;
import digitlab.ui.common.FigureExport;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Placeholders;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** The outliers of a dataset: the images that are least like the others of their digit. */
final class OutliersCard {

	private static final int MAX_IMAGES = 40;

	private final DataViewModel model;
	private final DigitGallery gallery;
	private final VBox content = new VBox();
	private final Card card;

	OutliersCard(DataViewModel model, FigureExport export, Consumer<ShownDigit> open) {
		this.model = model;
		gallery = new DigitGallery(MAX_IMAGES, open);
		card = new Card("outliers", tr("Outliers"),
				tr("The images farthest from their five nearest neighbours with the same label: unusual handwriting, or wrong "
						+ "labels. The number is the label."),
				true, content).withExport(export, model::outliersFigure);
		Lifetime.keep(model.outliersProperty().subscribe(this::show));
	}

	Card card() {
		return card;
	}

	private void show(@Nullable List<Outlier> outliers) {
		Described described = model.describedProperty().get();
		if (outliers == null || described == null) {
			Hyperlink again = new Hyperlink(tr("Find outliers"));
			again.setOnAction(_ -> model.findOutliers());
			content.getChildren().setAll(Placeholders.note(tr("Comparing every image with all others of its digit takes a "
					+ "moment.")),
					again);
		} else if (outliers.isEmpty()) {
			content.getChildren().setAll(Placeholders.note(tr("No digit here has two images to compare.")));
		} else {
			Map<Integer, Outlier> byIndex = outliers.stream().collect(Collectors.toMap(Outlier::index, outlier -> outlier));
			gallery.show(described.data(), outliers.stream().map(Outlier::index).toList(),
					index -> Integer.toString(byIndex.get(index).digit()));
			content.getChildren().setAll(gallery);
		}
	}

}
