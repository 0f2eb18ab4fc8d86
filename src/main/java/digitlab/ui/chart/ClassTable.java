package digitlab.ui.chart;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import atlantafx.base.theme.Styles;
import digitlab.evaluation.ConfusionMatrix;
import digitlab.evaluation.ConfusionMatrix.ClassMeasures;
import digitlab.ui.common.Numbers;

import static digitlab.language.Localization.tr;

/** A table of precision, recall, F1 and number of images, one row per digit. */
final class ClassTable extends TableView<ClassMeasures> {

	ClassTable() {
		setId("class-table");
		getStyleClass().addAll(Styles.DENSE, Styles.STRIPED, "class-table");
		setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
		getColumns().add(column(tr("digit"), 52, measures -> Integer.toString(measures.digit())));
		getColumns().add(column(tr("precision"), 84, measures -> Numbers.finePercent(measures.precision())));
		getColumns().add(column(tr("recall"), 74, measures -> Numbers.finePercent(measures.recall())));
		getColumns().add(column("F1", 74, measures -> Numbers.finePercent(measures.f1())));
		getColumns().add(column(tr("images"), 66, measures -> Numbers.count(measures.support())));
	}

	void show(ConfusionMatrix confusion) {
		getItems().setAll(confusion.perClass());
	}

	/**
	 * @param width needed by its longest number
	 */
	private static TableColumn<ClassMeasures, String> column(String name, double width, Function<ClassMeasures, String> value) {
		TableColumn<ClassMeasures, String> column = new TableColumn<>(name);
		column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
		column.setMinWidth(width);
		column.setSortable(false);
		column.setReorderable(false);
		column.getStyleClass().add("number-column");
		return column;
	}
}
