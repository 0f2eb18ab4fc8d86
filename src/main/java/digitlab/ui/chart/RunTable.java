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
	/** In em, as are the widths of columns. */
	private static final double HEAD = 2.4;
	private static final double LINE = 1.6;
	private static final double NAME = 19;
	private static final double VALUE = 13;
	/** The border, and the bar below where the columns are wider than the table. */
	private static final double BORDER = 4;
	private static final double ROOM_BELOW = 6;
	private static final double SCROLL_BAR = 14;

	private double em = 14;

	RunTable() {
		setId("run-table");
		getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
		setFixedCellSize(ROW_HEIGHT);
		widthProperty().subscribe(_ -> fit());
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
		fit();
	}

	/**
	 * Makes rows and columns grow with the text.
	 *
	 * @param em the text size in pixels
	 */
	void setTextSize(double em) {
		this.em = em;
		setFixedCellSize(Math.max(ROW_HEIGHT, LINE * em));
		fit();
	}

	/** All columns share the width; where that is too little, the table scrolls. */
	private void fit() {
		int runs = getColumns().size() - 1;
		if (runs < 1) {
			return;
		}
		double width = getWidth() - BORDER;
		double name = Math.max(NAME * em, Math.floor(width / (runs + 1)));
		double value = Math.max(VALUE * em, Math.floor((width - name) / runs));
		getColumns().getFirst().setPrefWidth(name);
		getColumns().subList(1, runs + 1).forEach(column -> column.setPrefWidth(value));
		boolean scrolls = name + runs * value > width;
		setPrefHeight(HEAD * em + getItems().size() * getFixedCellSize() + ROOM_BELOW + (scrolls ? SCROLL_BAR : 0));
	}

	private static TableColumn<Row, String> column(String name, Function<Row, String> value) {
		TableColumn<Row, String> column = new TableColumn<>(name);
		column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
		column.setSortable(false);
		column.setReorderable(false);
		return column;
	}
}
