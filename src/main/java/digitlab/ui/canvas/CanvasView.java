package digitlab.ui.canvas;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import digitlab.ui.common.FigureExport;
import digitlab.ui.common.Lifetime;

/** The canvas page: toolbar at the top, the sheet as large as possible, and the result at its right. */
public final class CanvasView {

	private final BorderPane root = new BorderPane();
	private final SheetView sheet;
	private final Map<KeyCombination, Runnable> shortcuts;

	/**
	 * @param pasted takes files from the clipboard
	 * @param export hands on the answer
	 * @param hints of the first start
	 * @param presenting whether nothing but the sheet and the answer is shown
	 */
	public CanvasView(CanvasViewModel model, SecondModelViewModel second, Consumer<List<Path>> pasted, FigureExport export,
			Node hints, ObservableValue<Boolean> presenting) {
		sheet = new SheetView(model);
		CanvasFiles files = new CanvasFiles(model, root, pasted, export);
		shortcuts = Shortcuts.of(model, files);
		root.getStyleClass().add("canvas-view");
		VBox top = new VBox(CanvasToolBar.of(model, second, files), hints);
		AnswerView reading = new AnswerView(model, second);
		Lifetime.keep(presenting.subscribe(now -> {
			root.setTop(now ? null : top);
			reading.present(now);
		}));
		PictureLegend legend = new PictureLegend();
		legend.visibleProperty().bind(model.showsPictureProperty());
		legend.managedProperty().bind(legend.visibleProperty());
		root.setCenter(new SheetAndReading(sheet, legend, reading));
		// What cleared the sheet is disabled now; the keyboard goes where the next digit is drawn.
		Lifetime.keep(model.emptyProperty().subscribe(isEmpty -> {
			if (isEmpty) {
				sheet.requestFocus();
			}
		}));
	}

	/** The page. */
	public Region root() {
		return root;
	}

	/** What the keyboard is in at first. */
	public Node sheet() {
		return sheet;
	}

	/** The keys that work while the page is shown. */
	public Map<KeyCombination, Runnable> shortcuts() {
		return shortcuts;
	}

	/** Gives the sheet the largest square that leaves the reading, and the legend below, their room, and shares what is left. */
	private static final class SheetAndReading extends Region {

		private static final double GAP = 20;
		private static final double LEGEND_GAP = 8;
		private static final double MIN_SIDE = 100;

		private final SheetView sheet;
		private final Region legend;
		private final AnswerView reading;

		SheetAndReading(SheetView sheet, Region legend, AnswerView reading) {
			this.sheet = sheet;
			this.legend = legend;
			this.reading = reading;
			getStyleClass().add("sheet-and-reading");
			getChildren().addAll(sheet, legend, reading);
		}

		@Override
		protected double computeMinWidth(double height) {
			return snappedLeftInset() + MIN_SIDE + GAP + reading.minWidth(-1) + snappedRightInset();
		}

		@Override
		protected double computeMinHeight(double width) {
			return snappedTopInset() + Math.max(MIN_SIDE, reading.minHeight(reading.minWidth(-1))) + snappedBottomInset();
		}

		@Override
		protected void layoutChildren() {
			double left = snappedLeftInset();
			double top = snappedTopInset();
			double width = getWidth() - left - snappedRightInset();
			double height = getHeight() - top - snappedBottomInset();
			double narrowest = reading.minWidth(-1); // from the style sheet: it grows with the text
			double widest = width - GAP - narrowest;
			double side = side(Math.min(height, widest));
			side = side(Math.min(height - below(side), widest));
			// The narrower sheet may need a legend of one line more.
			side = side(Math.min(height - below(side), widest));
			double column = Math.clamp(width - side - GAP, narrowest, Math.max(narrowest, reading.maxWidth(-1)));
			double x = left + Math.max(0, Math.floor((width - side - GAP - column) / 2));
			double sheetHeight = side + below(side);
			sheet.resizeRelocate(x, top, side, side);
			legend.resizeRelocate(x, top + side + LEGEND_GAP, side, legend.prefHeight(side));
			double readingHeight = Math.max(sheetHeight, Math.min(height, reading.prefHeight(column)));
			reading.resizeRelocate(x + side + GAP, top, column, readingHeight);
		}

		private static double side(double most) {
			return Math.floor(Math.max(MIN_SIDE, most));
		}

		private double below(double side) {
			return legend.isManaged() ? Math.ceil(legend.prefHeight(side)) + LEGEND_GAP : 0;
		}
	}
}
