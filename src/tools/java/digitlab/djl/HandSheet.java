package digitlab.djl;

import java.util.List;
import java.util.SplittableRandom;

import digitlab.dataset.HandwrittenStrokes;
import digitlab.sketch.InkRaster;
import digitlab.sketch.Point;
import digitlab.sketch.SketchElement;
import digitlab.sketch.Stroke;

/**
 * A person's writing on a sheet, with a size, position and pen that depend on the sample, so that they are the same in every run.
 *
 * @param elements relative to the sheet's side
 * @param side of its picture in pixels
 * @param tone of the picture's ink, 0 (black) to 255
 */
record HandSheet(List<SketchElement> elements, int side, int tone) {

	private static final double MIN_PEN = 0.03;
	private static final double MAX_PEN = 0.1;
	private static final double MIN_SIZE = 0.4;
	private static final double MAX_SIZE = 0.9;
	private static final int MIN_SIDE = 100;
	private static final int MAX_SIDE = 400;
	private static final int MAX_TONE = 90;

	/** The share of the unit square's side that the longer side of a drawing takes up. */
	private static final double DRAWN = 0.8;

	/** @param seed the sample's number */
	static HandSheet of(HandwrittenStrokes.Written written, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		double pen = random.nextDouble(MIN_PEN, MAX_PEN);
		double size = random.nextDouble(MIN_SIZE, MAX_SIZE);
		double scale = (size - pen) / DRAWN;
		double free = (1 - size) / 2;
		double dx = 0.5 + random.nextDouble(-free, free);
		double dy = 0.5 + random.nextDouble(-free, free);
		List<SketchElement> elements = written.strokes().stream().<SketchElement>map(stroke -> new Stroke(stroke.points().stream()
				.map(point -> new Point(dx + (point.x() - 0.5) * scale, dy + (point.y() - 0.5) * scale)).toList(), pen, false))
				.toList();
		return new HandSheet(elements, random.nextInt(MIN_SIDE, MAX_SIDE + 1), random.nextInt(MAX_TONE));
	}

	/** The sheet as in a picture file, dark on white with soft edges: side × side ARGB pixels. */
	int[] picture() {
		InkRaster raster = new InkRaster(side, side);
		for (SketchElement element : elements) {
			Stroke stroke = (Stroke) element;
			Point last = stroke.points().getFirst();
			for (Point point : stroke.points()) {
				raster.line(last.x() * side, last.y() * side, point.x() * side, point.y() * side, stroke.width() * side);
				last = point;
			}
		}
		int[] argb = new int[side * side];
		for (int i = 0; i < argb.length; i++) {
			argb[i] = grey(255 - Math.round((255 - tone) * raster.ink()[i]));
		}
		return argb;
	}

	private static int grey(int light) {
		return 0xff000000 | light * 0x010101;
	}
}
