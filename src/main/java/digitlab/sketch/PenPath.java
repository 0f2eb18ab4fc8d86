package digitlab.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pen strokes that lie on the sheet with nothing rubbed out: the usual sketch. The path that the pen went is known, so
 * it is drawn with a pen that suits its size, which is faster and better than evening out pixels.
 */
final class PenPath {

	/** Pixels of the ink's longer side: 4 for each of the 20 that MNIST has. */
	private static final int SIDE = 80;

	/** The pen's width in parts of the ink's longer side: 2 to 3 of MNIST's 20 pixels. */
	private static final double FINEST = 0.10;
	private static final double BROADEST = 0.15;

	/** Paths shorter than this many pen widths are seen as a blot, longer than the second as a line. */
	private static final double BLOT = 1;
	private static final double LINE = 3;

	private final List<Stroke> strokes;
	private final double left;
	private final double top;
	private final double width;
	private final double height;

	private PenPath(List<Stroke> strokes) {
		this.strokes = strokes;
		double minX = 1;
		double minY = 1;
		double maxX = 0;
		double maxY = 0;
		for (Stroke stroke : strokes) {
			for (Point point : stroke.points()) {
				minX = Math.min(minX, point.x());
				minY = Math.min(minY, point.y());
				maxX = Math.max(maxX, point.x());
				maxY = Math.max(maxY, point.y());
			}
		}
		left = minX;
		top = minY;
		width = maxX - minX;
		height = maxY - minY;
	}

	/** Empty if there is something else than pens, or if a pen left the sheet. */
	static Optional<PenPath> of(List<SketchElement> elements) {
		List<Stroke> strokes = new ArrayList<>(elements.size());
		for (SketchElement element : elements) {
			if (!(element instanceof Stroke stroke) || stroke.eraser() || !isOnSheet(stroke)) {
				return Optional.empty();
			}
			strokes.add(stroke);
		}
		return strokes.isEmpty() ? Optional.empty() : Optional.of(new PenPath(strokes));
	}

	private static boolean isOnSheet(Stroke stroke) {
		for (Point point : stroke.points()) {
			if (!(point.x() >= 0 && point.x() <= 1 && point.y() >= 0 && point.y() <= 1)) {
				return false;
			}
		}
		return true;
	}

	/** As {@link SketchRasterizer#normalize}. */
	Optional<NormalizedDigit> normalize() {
		double broadest = 0;
		for (Stroke stroke : strokes) {
			broadest = Math.max(broadest, pen(stroke));
		}
		SheetRaster raster = new SheetRaster(around(broadest), SIDE);
		for (Stroke stroke : strokes) {
			raster.draw(stroke, pen(stroke));
		}
		return DigitNormalizer.normalize(raster.image());
	}

	/** The width to draw with, in sheet units. */
	private double pen(Stroke stroke) {
		double length = Math.max(width, height);
		// The ink is one pen width longer than the path.
		double finest = length * FINEST / (1 - FINEST);
		double broadest = length * BROADEST / (1 - BROADEST);
		double suitable = Math.clamp(stroke.width(), finest, broadest);
		double lineLike = Math.clamp((length / stroke.width() - BLOT) / (LINE - BLOT), 0, 1);
		return stroke.width() + lineLike * (suitable - stroke.width());
	}

	private Box around(double pen) {
		// A little room, so that the anti-aliased edge is not cut.
		double margin = pen / 2 + Math.max(pen, Math.max(width, height)) / SIDE;
		return new Box(left - margin, top - margin, width + 2 * margin, height + 2 * margin);
	}
}
