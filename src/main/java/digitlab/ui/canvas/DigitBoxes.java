package digitlab.ui.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import digitlab.prediction.Prediction;
import digitlab.prediction.Reading;
import digitlab.prediction.Reading.ReadDigit;
import digitlab.sketch.Box;
import digitlab.ui.common.Numbers;

/** A box around each digit of a number, with the digit and how sure it is. A digit alone needs none. */
final class DigitBoxes extends Region {

	/** Free space between ink and box, in pixels of the screen. */
	private static final double ROOM = 5;

	/** A box as it lies on the sheet, and its label. */
	private record Marked(Box place, Region frame, Label label) {
	}

	private List<Marked> marked = List.of();

	DigitBoxes() {
		setMouseTransparent(true);
		setManaged(false);
	}

	/** Shows the digits of a number; nothing for one digit, none, or what looks like none. */
	void show(Reading reading) {
		boolean isNumber = reading.digits().size() > 1 && !reading.isRejected();
		if (!isNumber && marked.isEmpty()) {
			return;
		}
		marked = isNumber ? reading.digits().stream().map(DigitBoxes::mark).toList() : List.of();
		List<Region> nodes = new ArrayList<>(marked.stream().map(Marked::frame).toList());
		marked.forEach(digit -> nodes.add(digit.label()));
		getChildren().setAll(nodes);
		requestLayout();
		layout();
	}

	private static Marked mark(ReadDigit digit) {
		Region frame = new Region();
		frame.getStyleClass().add("digit-box");
		Prediction said = digit.prediction();
		Label label = new Label(said.digit() + "  " + Numbers.percent(said.confidence()));
		label.getStyleClass().add("digit-box-label");
		return new Marked(digit.input().box(), frame, label);
	}

	/** Above the box where there is room, else below it, and within the sheet. */
	@Override
	protected void layoutChildren() {
		for (Marked digit : marked) {
			double left = Math.max(1, digit.place().x() * getWidth() - ROOM);
			double top = Math.max(1, digit.place().y() * getHeight() - ROOM);
			double right = Math.min(getWidth() - 1, (digit.place().x() + digit.place().width()) * getWidth() + ROOM);
			double bottom = Math.min(getHeight() - 1, (digit.place().y() + digit.place().height()) * getHeight() + ROOM);
			digit.frame().resizeRelocate(Math.round(left), Math.round(top), Math.round(right - left), Math.round(bottom - top));
			digit.label().autosize();
			double width = digit.label().getWidth();
			double height = digit.label().getHeight();
			double x = Math.clamp((left + right - width) / 2, 1, Math.max(1, getWidth() - width - 1));
			double y = top - height - 2 >= 1 ? top - height - 2 : Math.min(bottom + 2, getHeight() - height - 1);
			digit.label().relocate(Math.round(x), Math.round(y));
		}
	}
}
