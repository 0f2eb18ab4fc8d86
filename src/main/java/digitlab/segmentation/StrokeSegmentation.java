package digitlab.segmentation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import digitlab.sketch.Box;
import digitlab.sketch.InkImage;
import digitlab.sketch.PixelBounds;
import digitlab.sketch.Point;
import digitlab.sketch.SheetRaster;
import digitlab.sketch.SketchElement;
import digitlab.sketch.SketchRasterizer;
import digitlab.sketch.Stroke;
import org.jspecify.annotations.Nullable;

/**
 * Segments sketches of pen strokes without erasures, the usual case. As the pen's path is known, it is drawn with a pen width
 * that suits its size, which is faster and better than normalising the thickness of pixels.
 */
final class StrokeSegmentation {

	/** The ink's longer side in pixels: 4 for each of MNIST's 20. */
	private static final int SIDE = 80;

	/** The pen's width relative to the ink's longer side: 2 to 3 of MNIST's 20 pixels. */
	private static final double FINEST = 0.10;
	private static final double BROADEST = 0.15;

	/** Paths shorter than the first number of pen widths are treated as a dot, those longer than the second as a line. */
	private static final double BLOT = 1;
	private static final double LINE = 3;

	/** The longer side in pixels when there may be several digits. */
	private static final int NUMBER_SIDE = 240;

	/** To separate digits, a pen is at most this thick relative to the writing's height, and has this many pixels. */
	private static final double THICKEST = 0.14;
	private static final double MIN_PIXELS = 2;

	/** The assumed maximum number of digits across the sheet. */
	private static final double MAX_DIGITS = 12;

	/** The maximum number of strokes whose combinations are all tried. */
	private static final int MAX_STROKES = 6;

	/** A stroke smaller than this, relative to the writing's height, is not a digit. */
	private static final double SMALL = 0.4;

	/** The penalty for reading touching strokes as different digits. */
	private static final double TOUCHING = 0.15;

	private final List<Stroke> strokes;
	private final double left;
	private final double top;
	private final double width;
	private final double height;

	private StrokeSegmentation(List<Stroke> strokes) {
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

	/** Empty if the sketch holds anything but pen strokes, or if a pen left the sheet. */
	static Optional<StrokeSegmentation> of(List<SketchElement> elements) {
		List<Stroke> strokes = new ArrayList<>(elements.size());
		for (SketchElement element : elements) {
			if (!(element instanceof Stroke stroke) || stroke.eraser() || !isOnSheet(stroke)) {
				return Optional.empty();
			}
			strokes.add(stroke);
		}
		return strokes.isEmpty() ? Optional.empty() : Optional.of(new StrokeSegmentation(strokes));
	}

	private static boolean isOnSheet(Stroke stroke) {
		for (Point point : stroke.points()) {
			if (!(point.x() >= 0 && point.x() <= 1 && point.y() >= 0 && point.y() <= 1)) {
				return false;
			}
		}
		return true;
	}

	/** As {@link SketchSegmenter#normalize}. */
	Optional<NormalizedDigit> normalize() {
		return DigitNormalizer.normalize(raster().image());
	}

	/** As {@link DigitNormalizer#normalizeOfNumber}. */
	Optional<NormalizedDigit> normalizeOfNumber() {
		return DigitNormalizer.normalizeOfNumber(raster().image());
	}

	private SheetRaster raster() {
		double broadest = 0;
		for (Stroke stroke : strokes) {
			broadest = Math.max(broadest, pen(stroke));
		}
		SheetRaster raster = new SheetRaster(around(broadest), SIDE);
		for (Stroke stroke : strokes) {
			raster.draw(stroke, pen(stroke));
		}
		return raster;
	}

	/** As {@link InkLayout#of(List, boolean)}: strokes that touch belong together. */
	InkLayout layout(boolean isDrawing) {
		Stroke unfinished = isDrawing ? strokes.getLast() : null;
		double height = Math.max(this.height, width / MAX_DIGITS);
		double broadest = strokes.stream().mapToDouble(Stroke::width).max().orElseThrow();
		// A thick pen in small writing would close every gap, but the pen's path is known.
		double pen = Math.min(broadest, Math.max(height * THICKEST, broadest / 4));
		SheetRaster raster = new SheetRaster(around(pen), NUMBER_SIDE);
		for (Stroke stroke : strokes) {
			raster.draw(stroke, Math.max(pen * stroke.width() / broadest, MIN_PIXELS * raster.pixelSize()));
		}
		InkImage image = raster.image();
		return ComponentSplitter.layout(image, (components, isAll, isAmongOthers) -> {
			StrokeSegmentation own = isAmongOthers ? within(image, components) : this;
			return (isAll ? own.normalize() : own.normalizeOfNumber())
					.map(digit -> new InkPart(digit, () -> own.finer(unfinished), isAll ? Optional::empty : own::normalize));
		});
	}

	/** The strokes that begin on the components; they are contained in them entirely, since a stroke is connected. */
	private StrokeSegmentation within(InkImage image, Component components) {
		BitSet pixels = new BitSet();
		IntStream.of(components.pixels()).forEach(pixels::set);
		return new StrokeSegmentation(
				strokes.stream().filter(stroke -> pixels.get(image.pixelAt(stroke.points().getFirst()))).toList());
	}

	/** Segments stroke by stroke; a single stroke is cut, unless it is still being drawn. */
	private Segmentation finer(@Nullable Stroke unfinished) {
		if (strokes.size() == 1 && strokes.getFirst() == unfinished) {
			return Segmentation.BLANK;
		}
		if (strokes.size() == 1 || strokes.size() > MAX_STROKES) {
			InkImage image = raster().image();
			PixelBounds ink = PixelBounds.above(image, InkImage.FAINTEST);
			return ink == null
					? Segmentation.BLANK
					: ComponentSplitter.slices(image.crop(ink.left(), ink.top(), ink.width(), ink.height()));
		}
		List<StrokeSegmentation> parts = strokes.stream().map(stroke -> new StrokeSegmentation(List.of(stroke)))
				.sorted(Comparator.comparingDouble(path -> path.left + path.width / 2)).toList();
		List<DigitCandidate> candidates = new ArrayList<>();
		for (int from = 0; from < parts.size(); from++) {
			for (int to = from + 1; to <= (from == 0 ? parts.size() - 1 : parts.size()); to++) {
				int first = from;
				int end = to;
				StrokeSegmentation run = new StrokeSegmentation(
						parts.subList(from, to).stream().flatMap(path -> path.strokes.stream()).toList());
				double oddness = run.height < SMALL * height && run.width < SMALL * height ? 1 : TOUCHING;
				run.normalizeOfNumber()
						.ifPresent(digit -> candidates
								.add(new DigitCandidate(first, end, digit, oddness, () -> Segmentation.BLANK, run::normalize)));
			}
		}
		return new Segmentation(parts.size(), List.copyOf(candidates));
	}

	/** The pen width to draw with, in sheet units. */
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
		// A margin, so that the anti-aliased edge is not cut.
		double margin = pen / 2 + Math.max(pen, Math.max(width, height)) / SIDE;
		return new Box(left - margin, top - margin, width + 2 * margin, height + 2 * margin);
	}
}
