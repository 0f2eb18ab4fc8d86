package digitlab.ui.chart;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import atlantafx.base.theme.Styles;
import digitlab.training.RunHistory;
import digitlab.ui.chart.RunRows.Row;

/** A table that compares runs, one column per run: how they ended, their data, and the settings in which they differ. */
final class RunTable extends TableView<Row> {

	private static final double ROW_HEIGHT = 30;
	private static final double COLUMN = 200;

	RunTable() {
		setId("run-table");
		getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
		setFixedCellSize(ROW_HEIGHT);
		setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
	}

	void show(List<RunHistory> runs) {
		List<Row> rows = RunRows.of(runs);
		getColumns().clear();
		getColumns().add(column("", Row::name));
		for (int run = 0; run < runs.size(); run++) {
			int place = run;
			getColumns().add(column(runs.get(run).name(), row -> row.values().get(place)));
		}
		getItems().setAll(rows);
		setPrefHeight((rows.size() + 1) * ROW_HEIGHT + 6);
	}

	private static TableColumn<Row, String> column(String name, Function<Row, String> value) {
		TableColumn<Row, String> column = new TableColumn<>(name);
		column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
		column.setPrefWidth(COLUMN);
		column.setSortable(false);
		column.setReorderable(false);
		return column;
	}
}
