package digitlab.ui.canvas;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.Line;
import digitlab.recognition.RecognitionResult.Part;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.sketch.Box;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.PartPosition;
import org.jspecify.annotations.Nullable;

/**
 * Boxes around the parts of a reading: digits with their confidence, signs, and question marks, each with its own line style.
 * A single digit has no box.
 */
final class DigitBoxes extends Region {

	/** Free space between ink and box, in pixels of the screen. */
	private static final double ROOM = 5;
	/** The same between a box and its label. */
	private static final double GAP = 2;

	/** A box as it lies on the sheet, and its label: in full, and where there is little room (of a sign, the same). */
	private record Marked(Part part, Box place, Region frame, Label full, Label brief) {
	}

	private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

	private List<List<Marked>> rows = List.of();
	private boolean isBrief;

	DigitBoxes() {
		setMouseTransparent(true);
		setManaged(false);
	}

	/** Shows the parts of a number; nothing for a single digit, or if there is none. */
	void show(RecognitionResult reading) {
		boolean isNumber = !reading.isRejected() && reading.hasSeveralParts();
		if (!isNumber && rows.isEmpty()) {
			return;
		}
		rows = isNumber ? reading.lines().stream().map(DigitBoxes::mark).toList() : List.of();
		List<Region> nodes = new ArrayList<>();
		rows.forEach(row -> row.forEach(part -> nodes.add(part.frame())));
		rows.forEach(row -> row.forEach(part -> nodes.addAll(new LinkedHashSet<>(List.of(part.full(), part.brief())))));
		getChildren().setAll(nodes);
		requestLayout();
		layout();
	}

	/** Lets the box of a digit stand out; none if there is no such digit. */
	void choose(@Nullable ReadDigit digit) {
		rows.forEach(row -> row.forEach(part -> part.frame().pseudoClassStateChanged(CHOSEN, part.part().equals(digit))));
	}

	/** The digit whose box contains a place of this node. */
	Optional<ReadDigit> digitAt(double x, double y) {
		return rows.stream().flatMap(List::stream).filter(part -> frame(part).contains(x, y)).map(Marked::part)
				.filter(ReadDigit.class::isInstance).map(ReadDigit.class::cast).findFirst();
	}

	private static List<Marked> mark(Line line) {
		return line.parts().stream().map(DigitBoxes::mark).toList();
	}

	private static Marked mark(Part part) {
		boolean isDigit = part instanceof ReadDigit && !PartPosition.isUnknown(part);
		String kind = isDigit ? "" : PartPosition.isUnknown(part) ? "unknown-" : "sign-";
		Region frame = new Region();
		frame.getStyleClass().add(kind + "digit-box");
		Label brief = label(part.text(), kind);
		Label full = isDigit
				? label(part.text() + "  " + Numbers.percent(((ReadDigit) part).prediction().confidence()), kind)
				: brief;
		return new Marked(part, part.box(), frame, full, brief);
	}

	private static Label label(String text, String kind) {
		Label label = new Label(text);
		label.getStyleClass().add(kind + "digit-box-label");
		return label;
	}

	@Override
	protected void layoutChildren() {
		rows.forEach(row -> row.forEach(part -> {
			Bounds frame = frame(part);
			part.frame().resizeRelocate(Math.round(frame.getMinX()), Math.round(frame.getMinY()), Math.round(frame.getWidth()),
					Math.round(frame.getHeight()));
		}));
		rows.forEach(row -> row.forEach(part -> {
			part.full().autosize();
			part.brief().autosize();
		}));
		isBrief = false;
		isBrief = rows.stream().anyMatch(this::isCrowded);
		rows.forEach(this::layoutLabels);
	}

	/** All of a row on one side: above where there is room, else below, if that hides no other row. */
	private void layoutLabels(List<Marked> row) {
		boolean isBelow = isHidden(row, false) && !isHidden(row, true);
		row.forEach(part -> {
			Bounds place = label(part, isBelow);
			part.full().setVisible(shown(part) == part.full());
			part.brief().setVisible(shown(part) == part.brief());
			shown(part).relocate(Math.round(place.getMinX()), Math.round(place.getMinY()));
		});
	}

	private Label shown(Marked part) {
		return isBrief ? part.brief() : part.full();
	}

	private boolean isCrowded(List<Marked> row) {
		for (int i = 1; i < row.size(); i++) {
			if (label(row.get(i - 1), false).getMaxX() > label(row.get(i), false).getMinX()) {
				return true;
			}
		}
		return false;
	}

	private boolean isHidden(List<Marked> row, boolean isBelow) {
		return rows.stream().filter(other -> other != row).flatMap(List::stream).map(this::frame)
				.anyMatch(frame -> row.stream().anyMatch(part -> label(part, isBelow).intersects(frame)));
	}

	private Bounds frame(Marked part) {
		double left = Math.max(1, part.place().x() * getWidth() - ROOM);
		double top = Math.max(1, part.place().y() * getHeight() - ROOM);
		double right = Math.min(getWidth() - 1, (part.place().x() + part.place().width()) * getWidth() + ROOM);
		double bottom = Math.min(getHeight() - 1, (part.place().y() + part.place().height()) * getHeight() + ROOM);
		return new BoundingBox(left, top, right - left, bottom - top);
	}

	/** Within the sheet. */
	private Bounds label(Marked part, boolean isBelow) {
		Bounds frame = frame(part);
		double width = shown(part).getWidth();
		double height = shown(part).getHeight();
		double x = Math.clamp(frame.getCenterX() - width / 2, 1, Math.max(1, getWidth() - width - 1));
		double above = frame.getMinY() - height - GAP;
		double below = Math.min(frame.getMaxY() + GAP, getHeight() - height - 1);
		return new BoundingBox(x, isBelow || above < 1 ? below : above, width, height);
	}
}
