package digitlab.ui.cluster;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.ui.cluster.ScatterPlot.Content;
import digitlab.ui.cluster.ScatterPlot.Depth;

/**
 * Draws the images themselves at their places, directly into pixels, when few are in view. An image that would cover another one
 * stays a point.
 *
 * @param side of a framed image in pixels
 * @param points drawn as images
 * @param lefts the left edges of the framed images
 * @param tops their upper edges
 */
record Thumbnails(int side, List<Integer> points, int[] lefts, int[] tops) {

	/** The maximum number of points in view. */
	static final int MAX_IN_VIEW = 300;

	static final Thumbnails NONE = new Thumbnails(0, List.of(), new int[0], new int[0]);

	/** Up to this many in view are drawn at twice the size. */
	private static final int ROOMY = 25;
	private static final int FRAME = 2;
	private static final int SELECTED_FRAME = 5;
	private static final int FADED = 0x70;
	private static final int OPAQUE = 0xff000000;

	/**
	 * The images for a part of the plane; none if too many points are in view.
	 *
	 * @param pinned a point whose image is drawn in any case; -1 for none
	 */
	static Thumbnails of(int width, int height, Viewport view, Content content, BitSet selected, int pinned) {
		PlacedPoints scatter = content.scatter();
		List<Integer> candidates = new ArrayList<>();
		int inView = 0;
		for (int i = 0; i < scatter.size() && inView <= MAX_IN_VIEW; i++) {
			double x = view.toPixelX(scatter.xs()[i], width);
			double y = view.toPixelY(scatter.ys()[i], height);
			if (content.isShown(i) && isWithin(x, width, DigitImage.SIDE) && isWithin(y, height, DigitImage.SIDE)) {
				candidates.add(i);
				inView += isWithin(x, width, 0) && isWithin(y, height, 0) ? 1 : 0;
			}
		}
		if (content.data() == null || inView > MAX_IN_VIEW) {
			return NONE;
		}
		int side = DigitImage.SIDE * (inView <= ROOMY ? 2 : 1) + 2 * SELECTED_FRAME;
		Thumbnails drawn = new Thumbnails(side, new ArrayList<>(), new int[candidates.size()], new int[candidates.size()]);
		candidates.sort((a, b) -> before(content, selected, pinned, a, b));
		candidates.forEach(i -> drawn.add(i, (int) Math.round(view.toPixelX(scatter.xs()[i], width) - side / 2.0),
				(int) Math.round(view.toPixelY(scatter.ys()[i], height) - side / 2.0)));
		return drawn;
	}

	/** Whether a pixel is in view, or so little beyond that a part of its image is: images enter and leave smoothly. */
	private static boolean isWithin(double pixel, int length, int beyond) {
		return pixel >= -beyond && pixel < length + beyond;
	}

	/** The pinned image comes first, then selected ones, then those in front. */
	private static int before(Content content, BitSet selected, int pinned, int a, int b) {
		if (a == pinned || b == pinned) {
			return a == b ? 0 : a == pinned ? -1 : 1;
		}
		if (selected.get(a) != selected.get(b)) {
			return selected.get(a) ? -1 : 1;
		}
		return content.depth() instanceof Depth depth ? Float.compare(depth.towards()[b], depth.towards()[a]) : 0;
	}

	/** Adds an image unless it would cover another one. */
	private void add(int point, int left, int top) {
		for (int i = 0; i < points.size(); i++) {
			if (Math.abs(left - lefts[i]) < side && Math.abs(top - tops[i]) < side) {
				return;
			}
		}
		lefts[points.size()] = left;
		tops[points.size()] = top;
		points.add(point);
	}

	/** The point whose image covers a pixel; -1 for none. */
	int at(double x, double y) {
		for (int i = 0; i < points.size(); i++) {
			if (x >= lefts[i] && x < lefts[i] + side && y >= tops[i] && y < tops[i] + side) {
				return points.get(i);
			}
		}
		return -1;
	}

	/**
	 * Draws the images in frames of their groups' colours; a selected one has a thick frame, and others are then faded.
	 *
	 * @param argb width × height pixels, premultiplied
	 */
	void draw(int[] argb, int width, int height, Content content, BitSet selected) {
		byte[] pixels = new byte[DigitImage.PIXELS];
		for (int i = 0; i < points.size() && content.data() instanceof DigitDataset data; i++) {
			int point = points.get(i);
			data.copyPixels(content.scatter().images()[point], pixels, 0);
			int kept = selected.isEmpty() || selected.get(point) ? 0xff : FADED;
			int margin = SELECTED_FRAME - (selected.get(point) ? SELECTED_FRAME : FRAME);
			int scale = (side - 2 * SELECTED_FRAME) / DigitImage.SIDE;
			for (int row = margin; row < side - margin; row++) {
				for (int column = margin; column < side - margin; column++) {
					int x = lefts[i] + column;
					int y = tops[i] + row;
					if (x >= 0 && y >= 0 && x < width && y < height) {
						int color = color(pixels, Math.floorDiv(row - SELECTED_FRAME, scale),
								Math.floorDiv(column - SELECTED_FRAME, scale), content.colors()[content.group()[point]]);
						argb[y * width + x] = ScatterRaster.faded(color, kept);
					}
				}
			}
		}
	}

	private static int color(byte[] pixels, int row, int column, int frame) {
		boolean inside = row >= 0 && column >= 0 && row < DigitImage.SIDE && column < DigitImage.SIDE;
		return inside ? OPAQUE | 0x010101 * (pixels[row * DigitImage.SIDE + column] & 0xff) : frame;
	}
}
