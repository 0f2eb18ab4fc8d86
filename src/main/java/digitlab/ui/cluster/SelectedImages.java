package digitlab.ui.cluster;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

import atlantafx.base.theme.Styles;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** The images selected in the plot, any number of them, to view and save. */
final class SelectedImages extends VBox {

	private static final int IN_A_ROW = 5;
	private static final double ROW = 36;
	private static final int MAX_ROWS = 5;

	private final ClusterViewModel model;
	private final Label count = new Label();
	private final ListView<List<Integer>> rows = new ListView<>();

	SelectedImages(ClusterViewModel model) {
		this.model = model;
		count.setId("selected-digits");
		rows.setId("selected-images");
		rows.setAccessibleText(tr("Selected images"));
		rows.setFixedCellSize(ROW);
		rows.setCellFactory(_ -> new Row());
		rows.getStyleClass().addAll("selected-images", "edge-to-edge");
		Button save = new Button(tr("Save as dataset…"));
		save.setId("save-selection");
		save.setMaxWidth(Double.MAX_VALUE);
		save.setOnAction(_ -> save());
		getStyleClass().add("pointed-column");
		Button clear = new Button(tr("Clear"));
		clear.setId("clear-selection");
		clear.setMinWidth(USE_PREF_SIZE);
		clear.getStyleClass().add(Styles.SMALL);
		clear.setAccessibleText(tr("Select nothing"));
		Icons.tooltip(clear, tr("Select nothing (Esc)"));
		clear.setOnAction(_ -> model.plot().select(List.of()));
		Region gap = new Region();
		HBox.setHgrow(gap, Priority.ALWAYS);
		HBox head = new HBox(count, gap, clear);
		head.setAlignment(Pos.CENTER_LEFT);
		getChildren().addAll(head, rows, save);
		Lifetime.keep(model.plot().selectedProperty().subscribe(this::show));
	}

	private void show(List<Integer> images) {
		setVisible(!images.isEmpty());
		setManaged(!images.isEmpty());
		count.setText(trn("%,d\u00a0image selected", "%,d\u00a0images selected", images.size()));
		List<List<Integer>> parts = new ArrayList<>();
		for (int from = 0; from < images.size(); from += IN_A_ROW) {
			parts.add(images.subList(from, Math.min(images.size(), from + IN_A_ROW)));
		}
		rows.getItems().setAll(parts);
		rows.setMinHeight(ROW * Math.min(MAX_ROWS, parts.size()) + 2);
		rows.setPrefHeight(rows.getMinHeight());
	}

	private void save() {
		DirectoryChooser chooser = new DirectoryChooser();
		chooser.setTitle(tr("Choose a folder for the selected images"));
		File chosen = chooser.showDialog(getScene().getWindow());
		if (chosen != null) {
			model.saveSelected(chosen.toPath());
		}
	}

	private final class Row extends ListCell<List<Integer>> {
		@Override
		protected void updateItem(@Nullable List<Integer> images, boolean empty) {
			super.updateItem(images, empty);
			AnalysedImages found = model.plot().foundProperty().get();
			if (empty || images == null || found == null) {
				setGraphic(null);
				return;
			}
			HBox row = new HBox();
			row.getStyleClass().add("neighbours");
			images.forEach(image -> row.getChildren().add(ImageButtons.of(found, image, () -> model.plot().pin(image))));
			setGraphic(row);
		}
	}
}
