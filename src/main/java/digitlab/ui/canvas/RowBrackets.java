package digitlab.ui.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.Line;
import digitlab.sketch.Box;

/** Brackets at both ends of each row that was read, with its number. */
final class RowBrackets extends Region {

	/** How far brackets stand off, in pixels of the screen: boxes around the row's digits lie within. */
	private static final double ROOM = 9;

	private static final double BRACKET_WIDTH = 7;

	/** A row as it lies on the sheet, its brackets, and its number. */
	private record Marked(Box place, Region opening, Region closing, Label number) {
	}

	private List<Marked> rows = List.of();

	RowBrackets() {
		setMouseTransparent(true);
		setManaged(false);
	}

	void show(RecognitionResult reading) {
		List<Marked> marked = new ArrayList<>();
		for (Line line : reading.lines()) {
			marked.add(new Marked(line.box(), styled("opening-bracket", new Region()), styled("closing-bracket", new Region()),
					styled("row-number", new Label(Integer.toString(marked.size() + 1)))));
		}
		rows = marked;
		List<Node> nodes = new ArrayList<>();
		rows.forEach(row -> nodes.addAll(List.of(row.opening(), row.closing(), row.number())));
		getChildren().setAll(nodes);
		requestLayout();
		layout();
	}

	private static <R extends Region> R styled(String styleClass, R region) {
		region.getStyleClass().add(styleClass);
		return region;
	}

	@Override
	protected void layoutChildren() {
		for (Marked row : rows) {
			row.number().autosize();
			double room = row.number().getWidth();
			double left = Math.max(room, row.place().x() * getWidth() - ROOM);
			double right = Math.min(getWidth() - 1, (row.place().x() + row.place().width()) * getWidth() + ROOM);
			double top = Math.max(1, row.place().y() * getHeight() - ROOM);
			double bottom = Math.min(getHeight() - 1, (row.place().y() + row.place().height()) * getHeight() + ROOM);
			row.opening().resizeRelocate(Math.round(left), Math.round(top), BRACKET_WIDTH, Math.round(bottom - top));
			row.closing().resizeRelocate(Math.round(right - BRACKET_WIDTH), Math.round(top), BRACKET_WIDTH,
					Math.round(bottom - top));
			row.number().relocate(Math.round(left - room), Math.round((top + bottom - row.number().getHeight()) / 2));
		}
	}
}
