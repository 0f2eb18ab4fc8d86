package digitlab.ui.chart;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import digitlab.evaluation.ConfusionMatrix;
import digitlab.plot.ColorScale;
import digitlab.ui.chart.EvaluationViewModel.Cell;
import digitlab.ui.common.ArrowKeys;
import digitlab.ui.common.ColorBar;
import digitlab.ui.common.ConfidenceText;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Placeholders;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/**
 * The confusion matrix as a heat map: rows are true digits, columns are predictions. Only mistakes are coloured, by their
 * share of the row: a good model's diagonal would otherwise hide all differences between them.
 */
final class ConfusionHeatMap extends VBox {

	private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
	private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");
	private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
	/** Above this, black is easier to read than white on the colour scale. */
	private static final double BRIGHT = 0.6;

	private final Button[][] cells = new Button[10][10];
	private final GridPane grid = new GridPane();
	private final ToggleButton shares = new ToggleButton(tr("Shares"));
	private final HBox unit;
	private final Label legend = Placeholders.note("");
	private @Nullable ConfusionMatrix shown;

	/**
	 * @param select receives the cell that was clicked
	 */
	ConfusionHeatMap(Consumer<Cell> select) {
		getStyleClass().add("confusion");
		ToggleButton counts = new ToggleButton(tr("Counts"));
		counts.setId("confusion-counts");
		shares.setId("confusion-shares");
		ToggleGroup group = new ToggleGroup();
		counts.setToggleGroup(group);
		shares.setToggleGroup(group);
		counts.setSelected(true);
		counts.getStyleClass().addAll(Styles.SMALL, Styles.LEFT_PILL);
		shares.getStyleClass().addAll(Styles.SMALL, Styles.RIGHT_PILL);
		group.selectedToggleProperty().subscribe((before, now) -> {
			if (now == null) {
				before.setSelected(true);
			} else {
				fill();
			}
		});
		counts.setMinWidth(USE_PREF_SIZE);
		shares.setMinWidth(USE_PREF_SIZE);
		unit = new HBox(counts, shares);
		unit.setAlignment(Pos.CENTER);
		layOut(select);
		ArrowKeys.within(grid);
		HBox scale = new HBox(new ColorBar(), legend);
		scale.setAlignment(Pos.CENTER_LEFT);
		scale.getStyleClass().add("color-legend");
		Label columns = Placeholders.note(tr("read as"));
		columns.setMaxWidth(Double.MAX_VALUE);
		columns.setAlignment(Pos.CENTER);
		getChildren().addAll(columns, grid, scale);
		setVgrow(grid, Priority.ALWAYS);
	}

	/** The choice between counts and shares. */
	HBox unit() {
		return unit;
	}

	/** The name of the figure that shows the same matrix. */
	String figure() {
		return shares.isSelected() ? "confusion-normalised" : "confusion";
	}

	void show(ConfusionMatrix confusion) {
		shown = confusion;
		fill();
	}

	/** Outlines a cell; null for none. */
	void mark(@Nullable Cell cell) {
		for (int digit = 0; digit < 10; digit++) {
			for (int read = 0; read < 10; read++) {
				cells[digit][read].pseudoClassStateChanged(MARKED, new Cell(digit, read).equals(cell));
			}
		}
	}

	private void layOut(Consumer<Cell> select) {
		grid.getStyleClass().add("confusion-grid");
		grid.getColumnConstraints().add(new ColumnConstraints(USE_PREF_SIZE, USE_COMPUTED_SIZE, USE_PREF_SIZE));
		grid.getRowConstraints().add(new RowConstraints(USE_PREF_SIZE, USE_COMPUTED_SIZE, USE_PREF_SIZE));
		Label shownLabel = Placeholders.note(tr("shown"));
		shownLabel.setMinWidth(USE_PREF_SIZE);
		grid.add(shownLabel, 0, 0);
		for (int digit = 0; digit < 10; digit++) {
			ColumnConstraints column = new ColumnConstraints(24, 34, Double.MAX_VALUE, Priority.ALWAYS, HPos.CENTER, true);
			RowConstraints row = new RowConstraints(24, 28, Double.MAX_VALUE);
			row.setVgrow(Priority.ALWAYS);
			grid.getColumnConstraints().add(column);
			grid.getRowConstraints().add(row);
			grid.add(Placeholders.note(Integer.toString(digit)), digit + 1, 0);
			grid.add(Placeholders.note(Integer.toString(digit)), 0, digit + 1);
			GridPane.setHalignment(grid.getChildren().getLast(), HPos.CENTER);
			for (int read = 0; read < 10; read++) {
				cells[digit][read] = cell(new Cell(digit, read), select);
				grid.add(cells[digit][read], read + 1, digit + 1);
			}
		}
	}

	private static Button cell(Cell cell, Consumer<Cell> select) {
		Button button = new Button();
		button.setId("cell-" + cell.digit() + "-" + cell.read());
		button.getStyleClass().add("confusion-cell");
		button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
		button.setMinSize(0, 0);
		button.pseudoClassStateChanged(RIGHT, cell.digit() == cell.read());
		Icons.tooltip(button, button.accessibleTextProperty());
		button.setOnAction(_ -> select.accept(cell));
		return button;
	}

	private void fill() {
		ConfusionMatrix confusion = shown;
		if (confusion == null) {
			return;
		}
		double worst = 0;
		for (int digit = 0; digit < 10; digit++) {
			for (int read = 0; read < 10; read++) {
				worst = Math.max(worst, digit == read ? 0 : share(confusion, digit, read));
			}
		}
		for (int digit = 0; digit < 10; digit++) {
			for (int read = 0; read < 10; read++) {
				fill(cells[digit][read], confusion, digit, read, worst);
			}
		}
		legend.setText(worst == 0 ? tr("no mistakes") : tr("mistakes, up to %s of a row", Numbers.finePercent(worst)));
	}

	private void fill(Button cell, ConfusionMatrix confusion, int digit, int read, double worst) {
		int count = confusion.count(digit, read);
		double share = share(confusion, digit, read);
		boolean mistake = digit != read && count > 0;
		cell.setText(count == 0 ? "" : shares.isSelected() ? Numbers.decimal(100 * share, 1) : Integer.toString(count));
		cell.pseudoClassStateChanged(NONE, count == 0);
		double place = mistake ? share / worst : 0;
		cell.setStyle(mistake
				? "-cell: #%06x; -fx-text-fill: %s;".formatted(ColorScale.rgb(place),
						place > BRIGHT ? "black" : "white")
				: "");
		cell.setAccessibleText(tr("%s (%s of the row)", inWords(count, digit, read), Numbers.finePercent(share)));
	}

	/** Such as "12 images of a 4 read as a 9". Translations may write the bare digits, the last two arguments. */
	static String inWords(int count, int digit, int read) {
		return trn("%1$,d\u00a0image of %2$s read as %3$s", "%1$,d\u00a0images of %2$s read as %3$s", count,
				ConfidenceText.withArticle(digit), ConfidenceText.withArticle(read), digit, read);
	}

	private static double share(ConfusionMatrix confusion, int digit, int read) {
		int support = confusion.perClass().get(digit).support();
		return support == 0 ? 0 : confusion.count(digit, read) / (double) support;
	}
}
