package digitlab.sketch;

import java.util.List;
import java.util.Optional;

/** Computes the region of the sheet that ink may cover, relative to the sheet's side. */
final class SheetBounds {

	private double left = 1;
	private double top = 1;
	private double right;
	private double bottom;

	private SheetBounds() {
	}

	/** The bounds of all pen strokes and pictures, ignoring erasers; empty if all of them are outside the sheet. */
	static Optional<Box> of(List<SketchElement> elements) {
		SheetBounds bounds = new SheetBounds();
		for (SketchElement element : elements) {
			switch (element) {
				case Stroke stroke -> bounds.add(stroke);
				case Picture picture -> bounds.add(picture.place());
			}
		}
		return bounds.right > bounds.left && bounds.bottom > bounds.top
				? Optional.of(new Box(bounds.left, bounds.top, bounds.right - bounds.left, bounds.bottom - bounds.top))
				: Optional.empty();
	}

	private void add(Stroke stroke) {
		if (!stroke.eraser()) {
			double minX = Double.POSITIVE_INFINITY;
			double minY = Double.POSITIVE_INFINITY;
			double maxX = Double.NEGATIVE_INFINITY;
			double maxY = Double.NEGATIVE_INFINITY;
			for (Point point : stroke.points()) {
				minX = Math.min(minX, point.x());
				minY = Math.min(minY, point.y());
				maxX = Math.max(maxX, point.x());
				maxY = Math.max(maxY, point.y());
			}
			double pen = stroke.width();
			add(new Box(minX - pen / 2, minY - pen / 2, maxX - minX + pen, maxY - minY + pen));
		}
	}

	private void add(Box box) {
		double boxRight = Math.min(1, box.x() + box.width());
		double boxBottom = Math.min(1, box.y() + box.height());
		if (boxRight > 0 && boxBottom > 0 && box.x() < 1 && box.y() < 1) {
			left = Math.min(left, Math.max(0, box.x()));
			top = Math.min(top, Math.max(0, box.y()));
			right = Math.max(right, boxRight);
			bottom = Math.max(bottom, boxBottom);
		}
	}
}
