package digitlab.ui.canvas;

import java.util.Map;

import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/** The page to draw on: tools above, the sheet as large as fits, and what was read at its right. */
public final class CanvasView {

	private final BorderPane root = new BorderPane();
	private final SheetView sheet;
	private final Map<KeyCombination, Runnable> shortcuts;

	public CanvasView(CanvasViewModel model) {
		sheet = new SheetView(model);
		CanvasFiles files = new CanvasFiles(model, root);
		shortcuts = Shortcuts.of(model, files);
		root.getStyleClass().add("canvas-view");
		root.setTop(new CanvasToolBar(model, files));
		root.setCenter(new SheetAndReading(sheet, new ReadingView(model)));
		// What cleared the sheet is disabled now; the keyboard goes where the next digit is drawn.
		model.emptyProperty().subscribe(isEmpty -> {
			if (isEmpty) {
				sheet.requestFocus();
			}
		});
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

	/** Gives the sheet the largest square that leaves the reading its room, and shares what is left. */
	private static final class SheetAndReading extends Region {

		private static final double GAP = 20;

		private final SheetView sheet;
		private final ReadingView reading;

		SheetAndReading(SheetView sheet, ReadingView reading) {
			this.sheet = sheet;
			this.reading = reading;
			getStyleClass().add("sheet-and-reading");
			getChildren().addAll(sheet, reading);
		}

		@Override
		protected void layoutChildren() {
			double left = snappedLeftInset();
			double top = snappedTopInset();
			double width = getWidth() - left - snappedRightInset();
			double height = getHeight() - top - snappedBottomInset();
			double narrowest = reading.minWidth(-1); // from the style sheet: it grows with the text
			double side = Math.floor(Math.max(100, Math.min(height, width - GAP - narrowest)));
			double column = Math.clamp(width - side - GAP, narrowest, Math.max(narrowest, reading.maxWidth(-1)));
			double x = left + Math.max(0, Math.floor((width - side - GAP - column) / 2));
			double y = top + Math.max(0, Math.floor((height - side) / 2));
			sheet.resizeRelocate(x, y, side, side);
			double readingHeight = Math.max(side, Math.min(height, reading.minHeight(column)));
			reading.resizeRelocate(x + side + GAP, Math.min(y, top + height - readingHeight), column, readingHeight);
		}
	}
}
