package digitlab.ui.cluster;

import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import digitlab.plot.ColorScale;
import digitlab.plot.HeatMap;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Placeholders;

/** A table whose cells are coloured by their values. */
final class HeatTable extends VBox {

	private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

	private final GridPane grid = new GridPane();
	private final HeatMap map;

	HeatTable(HeatMap map) {
		this.map = map;
		getStyleClass().add("heat-table");
		grid.getStyleClass().add("heat-grid");
		Label corner = Placeholders.note(map.rowTitle() + " ↓  " + map.columnTitle() + " →");
		corner.setWrapText(false);
		grid.add(corner, 0, 0, map.columns().size() + 1, 1);
		ColumnConstraints names = new ColumnConstraints();
		names.setMinWidth(USE_PREF_SIZE);
		grid.getColumnConstraints().add(names);
		for (int column = 0; column < map.columns().size(); column++) {
			ColumnConstraints width = new ColumnConstraints();
			width.setHgrow(Priority.ALWAYS);
			width.setFillWidth(true);
			width.setHalignment(HPos.CENTER);
			grid.getColumnConstraints().add(width);
			grid.add(Placeholders.note(map.columns().get(column)), column + 1, 1);
		}
		for (int row = 0; row < map.rows().size(); row++) {
			Label name = Placeholders.note(map.rows().get(row));
			name.setMinWidth(USE_PREF_SIZE);
			grid.add(name, 0, row + 2);
			for (int column = 0; column < map.columns().size(); column++) {
				grid.add(cell(row, column), column + 1, row + 2);
			}
		}
		getChildren().addAll(scrolling(grid), Placeholders.note(map.note()));
	}

	/** Sideways, beside enlarged settings; the grid has a margin below that the bar may cover. */
	private static ScrollPane scrolling(GridPane grid) {
		ScrollPane pane = new ScrollPane(grid);
		pane.setFitToWidth(true);
		pane.setVbarPolicy(ScrollBarPolicy.NEVER);
		pane.setMinHeight(USE_PREF_SIZE);
		pane.setFocusTraversable(false);
		pane.getStyleClass().addAll("edge-to-edge", "heat-scroll");
		return pane;
	}

	private Label cell(int row, int column) {
		HeatMap.Cell cell = map.cells().get(row).get(column);
		Label label = new Label(cell.text());
		label.getStyleClass().add("heat-cell");
		label.setMaxWidth(Double.MAX_VALUE);
		label.setMinWidth(USE_PREF_SIZE);
		label.pseudoClassStateChanged(MARKED, cell.marked());
		if (cell.hasColor()) {
			label.setStyle("-cell: #%06x; -fx-text-fill: %s;".formatted(cell.rgb(),
					ColorScale.isDark(cell.rgb()) ? "white" : "black"));
		}
		String words = map.rows().get(row) + ", " + map.columns().get(column) + ": " + cell.text();
		label.setAccessibleText(words);
		Icons.tooltip(label, words);
		return label;
	}
}
