package digitlab.imaging;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import digitlab.segmentation.Component;
import digitlab.segmentation.DistanceTransform;
import digitlab.sketch.PixelBounds;
import digitlab.sketch.Point;

/**
 * Finds the sheet of paper in a photo that also shows what it lies on. Otsu's threshold separates two tones (N. Otsu, "A
 * threshold selection method from gray-level histograms", 1979). The visible part of a sheet is convex, whatever part of it the
 * picture cuts off, and there is writing on it and not beside it: if there is writing on both tones, one is a shadow.
 */
final class SheetFinder {

	/**
	 * The longer side of the reduced picture in pixels, and half the window that smooths writing away, relative to the shorter
	 * side.
	 */
	private static final int SIDE = 160;
	private static final double SMOOTH = 0.025;
	private static final int MIN_SMOOTH = 2;
	private static final int BINS = 64;
	/** A picture smaller than this does not show a table. */
	private static final int MIN_SIDE = 48;
	/** The width of the edge, which is soft and casts shadows, in coarse pixels. */
	private static final double MARGIN = 2;

	/**
	 * The minimum distance of the tones and the minimum fraction of the variance that they explain; the latter is lower if the
	 * sheet is a clear rectangle.
	 */
	private static final double TONES_APART = 0.1;
	private static final double EXPLAINED = 0.7;
	private static final double EXPLAINED_BY_RECTANGLE = 0.5;
	/** The number of stricter thresholds to try, evenly spaced from Otsu's to the mean of the tone. */
	private static final int STRICTER = 3;
	/** The minimum and maximum area of a sheet, relative to the picture. */
	private static final double SMALLEST = 0.08;
	private static final double LARGEST = 0.985;
	/**
	 * The minimum fraction of its convex hull that a sheet fills, and the fraction that remains without broad writing; higher for
	 * a dark board.
	 */
	private static final double CONVEX = 0.95;
	private static final double FULL = 0.88;
	private static final double FULL_BOARD = 0.92;
	/**
	 * The minimum fraction of the picture with a tone, if all of it belonged to the sheet; slightly less to allow for rounding.
	 */
	private static final double MIN_PIXELS = 0.99 * SMALLEST * CONVEX * FULL;
	/**
	 * Writing is detected by the strongest pixels: this fraction of a region, which differ from their neighbourhood by this
	 * fraction of its tone.
	 */
	private static final double WRITTEN = 0.003;
	private static final double MIN_WRITING = 0.12;
	private static final double MIN_WRITING_ON_BOARD = 0.35;
	/** Darker tones are raised to this, as the light's noise would look like writing there. */
	private static final float DARK = 0.3f;
	/** The maximum contrast beside the sheet, relative to that on it. */
	private static final double BESIDE = 0.55;
	/** The minimum area of a sheet that is entirely visible, how full it is, and how rectangular. */
	private static final double SMALLEST_WHOLE = 0.12;
	private static final double FULL_WHOLE = 0.85;
	private static final double RECTANGULAR = 0.84;
	/** The fraction of it that is between four of its corners: sheets have at least 0.91, bold digits at most 0.83. */
	private static final double QUADRANGULAR = 0.87;
	/**
	 * A clear rectangle, which no digit except 1 is, is a sheet even if bold writing fills more of it or the writing is small or
	 * pale.
	 */
	private static final double CLEARLY_RECTANGULAR = 0.93;
	private static final double CLEARLY_QUADRANGULAR = 0.9;
	private static final double FULL_RECTANGLE = 0.75;
	private static final double LITTLE_WRITTEN = 0.0003;
	private static final double MIN_WRITING_ON_RECTANGLE = 0.08;
	/** Pixels this close to the sheet's edge, relative to the picture's longer side, are ignored. */
	private static final double EDGE = 0.02;
	/** The maximum rotation of a sheet that the picture cuts off, in radians: people hold the camera straight. */
	private static final double MAX_TILT = Math.toRadians(28);
	/** This fraction of the difference in tone is within this many coarse pixels of a sharp edge. */
	private static final double SHARP = 0.5;
	private static final double EDGE_FROM = 1;
	private static final double EDGE_TO = 5;
	/** Half the maximum stroke width, relative to the longer side, and its minimum difference from its surroundings. */
	private static final double STROKE = 0.04;
	private static final float STROKE_CONTRAST = 0.08f;
	/** The minimum depth of a notch that a stroke makes in a sheet's edge, in coarse pixels. */
	private static final double NOTCH = 6;
	/** The minimum area of such a stroke in areas of the largest disc in it: a finger is shorter. */
	private static final double LONG = 5;
	/** A stroke across an edge is this many coarse pixels long and has this fraction on either side. */
	private static final double ACROSS = 8;
	private static final double SHARE_ACROSS = 0.12;

	private final int width;
	private final int height;
	private final GreyImage fine;
	private final double scale;
	private final float[] smooth;

	private SheetFinder(GreyImage fine, GreyImage coarse) {
		this.width = coarse.width();
		this.height = coarse.height();
		this.fine = fine;
		this.scale = coarse.pixelSize() / fine.pixelSize();
		int radius = Math.max(MIN_SMOOTH, (int) Math.round(SMOOTH * Math.min(width, height)));
		this.smooth = MedianFilter.apply(width, height, coarse.light(), radius);
	}

	/**
	 * A sheet.
	 *
	 * @param hull its corners in pixels of the examined picture
	 * @param angle its clockwise rotation in radians, -π/4 to π/4
	 * @param coarse pixels of the examined picture per pixel of {@code depth}
	 * @param columns width of {@code depth}
	 * @param depth distance of each coarse pixel from the sheet's edge, in such pixels
	 */
	record Sheet(List<Point> hull, double angle, double coarse, int columns, float[] depth) {

		/** Whether a position is on the sheet, but not at its very edge. */
		boolean holds(double x, double y) {
			int column = Math.min(columns - 1, (int) (x / coarse));
			int row = Math.min(depth.length / columns - 1, (int) (y / coarse));
			return depth[row * columns + column] > MARGIN;
		}
	}

	/**
	 * @param image the picture, which is examined at a low resolution
	 * @return the sheet, in pixels of the image; empty if there is nothing else in the picture
	 */
	static Optional<Sheet> find(GreyImage image) {
		GreyImage coarse = image.reduced(SIDE);
		if (Math.min(coarse.width(), coarse.height()) < MIN_SIDE) {
			return Optional.empty();
		}
		return new SheetFinder(image, coarse).find();
	}

	private Optional<Sheet> find() {
		OtsuThreshold tones = OtsuThreshold.of(smooth, TONES_APART);
		if (tones.explained() < EXPLAINED_BY_RECTANGLE) {
			return Optional.empty();
		}
		Optional<Region> light = region(tones, true);
		Optional<Region> dark = region(tones, false);
		if (light.isEmpty() && dark.isEmpty()) {
			// Where light falls from one side, part of the table is as light as part of the sheet.
			light = stricter(tones.threshold(), true);
			dark = light.isPresent() ? dark : stricter(tones.threshold(), false);
		}
		return moreWritten(light, dark).filter(region -> isItsOwn(region.pixels())).map(this::sheet);
	}

	/** The region with more writing on it. */
	private static Optional<Region> moreWritten(Optional<Region> light, Optional<Region> dark) {
		return light.map(region -> dark.filter(other -> other.writing() > region.writing()).orElse(region)).or(() -> dark);
	}

	/** The sheet as the core of the light or dark tones. */
	private Optional<Region> stricter(double threshold, boolean isLight) {
		double sum = 0;
		for (float tone : smooth) {
			sum += tone > threshold == isLight ? tone : 0;
		}
		int all = count(threshold, isLight);
		int tried = all;
		for (double part = 1; part <= STRICTER && all > 0; part++) {
			double stricter = threshold + part / (STRICTER + 1) * (sum / all - threshold);
			int core = count(stricter, isLight);
			Optional<Region> region = core == tried ? Optional.empty() : region(stricter, false, isLight);
			if (region.isPresent()) {
				return region;
			}
			tried = core;
		}
		return Optional.empty();
	}

	/** The number of pixels with the light or dark tone. */
	private int count(double threshold, boolean isLight) {
		int count = 0;
		for (float tone : smooth) {
			count += tone > threshold == isLight ? 1 : 0;
		}
		return count;
	}

	private Sheet sheet(Region region) {
		double angle = ConvexHull.angle(region.hull(), width, height);
		return new Sheet(region.hull().stream().map(p -> new Point(p.x() * scale, p.y() * scale)).toList(),
				region.isFree() || Math.abs(angle) <= MAX_TILT ? angle : 0, scale, width,
				DistanceTransform.inside(width, height, withStrokes(region)));
	}

	/** The sheet with the strokes that reach its edge: notches far deeper than broad. */
	private boolean[] withStrokes(Region region) {
		boolean[] within = ConvexHull.fill(region.hull(), width, height);
		float[] depth = DistanceTransform.inside(width, height, within);
		float[] rest = new float[within.length];
		for (int i = 0; i < rest.length; i++) {
			rest[i] = within[i] && !region.pixels()[i] ? 1 : 0;
		}
		boolean[] sheet = region.pixels().clone();
		for (Component notch : Component.of(width, height, rest, 0)) {
			double deepest = Arrays.stream(notch.pixels()).mapToDouble(i -> depth[i]).max().orElse(0);
			double radius = notch.deepest(width);
			if (deepest >= NOTCH && radius <= STROKE * SIDE && notch.pixels().length >= LONG * Math.PI * radius * radius) {
				Arrays.stream(notch.pixels()).forEach(i -> sheet[i] = true);
			}
		}
		return sheet;
	}

	/**
	 * Whether a region's edge is sharp, which that of a lamp's light is not, and no stroke crosses it, as strokes cross a
	 * shadow's edge.
	 */
	private boolean isItsOwn(boolean[] region) {
		boolean[] rest = new boolean[region.length];
		for (int i = 0; i < rest.length; i++) {
			rest[i] = !region[i];
		}
		float[] within = DistanceTransform.inside(width, height, region);
		float[] beyond = DistanceTransform.inside(width, height, rest);
		double step = Math.abs(mean(within, EDGE_FROM, EDGE_TO) - mean(beyond, EDGE_FROM, EDGE_TO));
		if (step < SHARP * Math.abs(mean(within, EDGE_FROM, width) - mean(beyond, EDGE_FROM, width))) {
			return false;
		}
		int columns = fine.width();
		float[] closed = GreyClosing.close(columns, fine.height(), fine.light(), (int) Math.max(2, STROKE * SIDE * scale));
		for (int i = 0; i < closed.length; i++) {
			closed[i] -= fine.light()[i];
		}
		return Component.of(columns, fine.height(), closed, STROKE_CONTRAST).stream()
				.noneMatch(component -> isDeep(component, within) && isDeep(component, beyond));
	}

	/** The mean tone between two depths. */
	private double mean(float[] depth, double from, double to) {
		double sum = 0;
		int count = 0;
		for (int i = 0; i < depth.length; i++) {
			if (depth[i] > from && depth[i] <= to) {
				sum += smooth[i];
				count++;
			}
		}
		return sum / Math.max(1, count);
	}

	/** Whether a fraction of a component is deep inside a region of the coarse picture. */
	private boolean isDeep(Component component, float[] depth) {
		int columns = fine.width();
		return component.longerSide() >= ACROSS * scale && Arrays.stream(component.pixels())
				.filter(i -> depth[coarse(i / columns, height) * width + coarse(i % columns, width)] > MARGIN)
				.count() >= SHARE_ACROSS * component.pixels().length;
	}

	private int coarse(int place, int size) {
		return Math.min(size - 1, (int) (place / scale));
	}

	/**
	 * A candidate for the sheet.
	 *
	 * @param writing the contrast of the writing on it
	 * @param isFree whether the picture shows all of it
	 */
	private record Region(List<Point> hull, boolean[] pixels, double writing, boolean isFree) {
	}

	private Optional<Region> region(OtsuThreshold tones, boolean isLight) {
		return region(tones.threshold(), tones.explained() >= EXPLAINED, isLight);
	}

	/** @param isClear whether there are two clear tones, so that the sheet need not be a rectangle */
	private Optional<Region> region(double threshold, boolean isClear, boolean isLight) {
		int all = count(threshold, isLight);
		if (all == 0 || all < MIN_PIXELS * smooth.length) {
			return Optional.empty(); // before searching for what could not
		}
		float[] own = new float[smooth.length];
		for (int i = 0; i < own.length; i++) {
			own[i] = smooth[i] > threshold == isLight ? 1 : 0;
		}
		List<Component> components = Component.of(width, height, own, 0);
		Component largest = components.stream().max(Comparator.comparingInt(component -> component.pixels().length))
				.orElseThrow();
		List<Point> hull = ConvexHull.of(largest, width, height);
		double area = ConvexHull.area(hull);
		double whole = (double) width * height;
		if (area < SMALLEST * whole || area > LARGEST * whole) {
			return Optional.empty();
		}
		boolean isFree = !largest.bounds().isAtEdge(width, height);
		boolean isRectangle = isFree && area >= CLEARLY_RECTANGULAR * ConvexHull.rectangle(hull)
				&& ConvexHull.quadrangle(hull) >= CLEARLY_QUADRANGULAR * area;
		double full = isRectangle ? FULL_RECTANGLE : isLight ? FULL : FULL_BOARD;
		if (!isClear && !isRectangle || largest.pixels().length < full * CONVEX * area) {
			return Optional.empty(); // before filling what is not full
		}
		boolean[] filled = filled(largest);
		int count = 0;
		for (boolean in : filled) {
			count += in ? 1 : 0;
		}
		if (count < CONVEX * area || largest.pixels().length < full * count) {
			return Optional.empty();
		}
		if (isFree && (ConvexHull.rectangle(hull) * RECTANGULAR > area || ConvexHull.quadrangle(hull) < QUADRANGULAR * area)) {
			return Optional.empty(); // a disc, or a bold 0, 1 or 8
		}
		double on = contrast(filled, true, WRITTEN);
		boolean isWritten = on >= (isLight ? MIN_WRITING : MIN_WRITING_ON_BOARD)
				&& (contrast(filled, false, WRITTEN) <= BESIDE * on || isWhole(largest, count));
		boolean isLittleWritten = isRectangle && isLight && isWhole(largest, count)
				&& contrast(filled, true, LITTLE_WRITTEN) >= MIN_WRITING_ON_RECTANGLE;
		return isWritten || isLittleWritten ? Optional.of(new Region(hull, filled, on, isFree)) : Optional.empty();
	}

	/** Whether a region is entirely visible and a rectangle, as no shadow is. */
	private boolean isWhole(Component region, int count) {
		PixelBounds bounds = region.bounds();
		return !bounds.isAtEdge(width, height) && count >= SMALLEST_WHOLE * width * height
				&& region.pixels().length >= FULL_WHOLE * count;
	}

	/** The component with its holes filled. */
	private boolean[] filled(Component component) {
		float[] rest = new float[smooth.length];
		Arrays.fill(rest, 1);
		Arrays.stream(component.pixels()).forEach(i -> rest[i] = 0);
		boolean[] filled = new boolean[rest.length];
		Arrays.fill(filled, true);
		for (Component other : Component.of(width, height, rest, 0)) {
			if (other.bounds().isAtEdge(width, height)) {
				Arrays.stream(other.pixels()).forEach(i -> filled[i] = false);
			}
		}
		return filled;
	}

	/**
	 * How much the strongest pixels differ from a region's smoothed tone, or from that beside it, away from its edge; 0 if there
	 * are none.
	 */
	private double contrast(boolean[] region, boolean isInside, double written) {
		boolean[] shape = new boolean[region.length];
		for (int i = 0; i < shape.length; i++) {
			shape[i] = region[i] == isInside;
		}
		float[] depth = DistanceTransform.inside(width, height, shape);
		double edge = Math.max(2, EDGE * Math.max(width, height));
		int[] counts = new int[BINS];
		int all = 0;
		for (int y = 0; y < fine.height(); y++) {
			int row = Math.min(height - 1, (int) (y / scale));
			for (int x = 0; x < fine.width(); x++) {
				int at = row * width + Math.min(width - 1, (int) (x / scale));
				if (depth[at] > edge) {
					float here = Math.abs(fine.light()[y * fine.width() + x] - smooth[at]) / Math.max(DARK, smooth[at]);
					counts[Math.min(BINS - 1, (int) (here * BINS))]++;
					all++;
				}
			}
		}
		int strongest = 0;
		int bin = BINS;
		while (bin > 0 && strongest < written * all) {
			strongest += counts[--bin];
		}
		return all == 0 ? 0 : (bin + 0.5) / BINS;
	}
}
