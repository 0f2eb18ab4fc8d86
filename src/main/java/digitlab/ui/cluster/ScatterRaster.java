package digitlab.ui.cluster;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

import digitlab.ui.cluster.ScatterPlot.Content;
import digitlab.ui.cluster.ScatterPlot.Depth;
import org.jspecify.annotations.Nullable;

/** Draws each point as a small square in its group's colour, directly into pixels; of points in space, the farthest first. */
final class ScatterRaster {

	/** How much of its colour a point keeps that is not selected while others are. */
	private static final int FADED = 0x48;
	/** Points in space are drawn in this many layers, which fade towards the back. */
	private static final int LAYERS = 32;
	/** How much of its colour the farthest layer keeps. */
	private static final int FARTHEST = 0x50;

	private final int[] argb;
	private final int width;
	private final int height;
	private final Content content;
	private final double scale;
	private final double left;
	private final double top;

	private ScatterRaster(int[] argb, int width, int height, Viewport view, Content content) {
		this.argb = argb;
		this.width = width;
		this.height = height;
		this.content = content;
		scale = 1 / view.unitsPerPixel();
		left = width / 2.0 - view.centerX() * scale;
		top = height / 2.0 + view.centerY() * scale;
	}

	/**
	 * @param argb width × height pixels, premultiplied; cleared first
	 * @param selected points, which are drawn over the others, and the others faded; empty when none stands out
	 * @param side of a square in pixels
	 */
	static void draw(int[] argb, int width, int height, Viewport view, Content content, BitSet selected, int side) {
		Arrays.fill(argb, 0);
		ScatterRaster raster = new ScatterRaster(argb, width, height, view, content);
		int[] order = content.depth() instanceof Depth depth ? farthestFirst(depth) : null;
		int[][] colors = order == null ? new int[][]{content.colors()} : layers(content.colors());
		if (selected.isEmpty()) {
			raster.draw(order, colors, selected, false, side);
		} else {
			raster.draw(order, Arrays.stream(colors).map(ScatterRaster::faded).toArray(int[][]::new), selected, false, side);
			raster.draw(order, colors, selected, true, side + 1);
		}
	}

	private static int[] faded(int[] colors) {
		return IntStream.of(colors).map(color -> faded(color, FADED)).toArray();
	}

	/** A premultiplied colour with some of its opacity, of 255. */
	static int faded(int color, int kept) {
		int faded = 0;
		for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
			faded |= (color >>> shift & 0xff) * kept / 0xff << shift;
		}
		return faded;
	}

	/** The colours of the groups in each layer, the farthest first. */
	private static int[][] layers(int[] colors) {
		int[][] layers = new int[LAYERS][];
		for (int layer = 0; layer < LAYERS; layer++) {
			int kept = FARTHEST + (0xff - FARTHEST) * layer / (LAYERS - 1);
			layers[layer] = IntStream.of(colors).map(color -> faded(color, kept)).toArray();
		}
		return layers;
	}

	private static int layer(Depth depth, int point) {
		return (int) Math.clamp((depth.towards()[point] / depth.radius() + 1) / 2 * LAYERS, 0, LAYERS - 1);
	}

	/** The points in the order of their layers, by counting. */
	private static int[] farthestFirst(Depth depth) {
		int n = depth.towards().length;
		int[] starts = new int[LAYERS + 1];
		for (int i = 0; i < n; i++) {
			starts[layer(depth, i) + 1]++;
		}
		for (int layer = 0; layer < LAYERS; layer++) {
			starts[layer + 1] += starts[layer];
		}
		int[] order = new int[n];
		for (int i = 0; i < n; i++) {
			order[starts[layer(depth, i)]++] = i;
		}
		return order;
	}

	/**
	 * Draws the points that are selected, or the others.
	 *
	 * @param order null for that of the points
	 */
	private void draw(int @Nullable [] order, int[][] colors, BitSet selected, boolean chosen, int side) {
		Depth depth = content.depth();
		int[] group = content.group();
		float[] xs = content.scatter().xs();
		float[] ys = content.scatter().ys();
		boolean all = selected.isEmpty();
		for (int n = 0; n < xs.length; n++) {
			int i = order == null ? n : order[n];
			if (!all && selected.get(i) != chosen) {
				continue;
			}
			int layer = depth == null ? 0 : layer(depth, i);
			int grown = depth != null && layer >= LAYERS / 2 ? side + 1 : side;
			int color = colors[layer][group[i]];
			int x = (int) Math.round(left - grown / 2.0 + xs[i] * scale);
			int y = (int) Math.round(top - grown / 2.0 - ys[i] * scale);
			if (color != 0 && x >= 0 && y >= 0 && x <= width - grown && y <= height - grown) {
				square(x, y, grown, color);
			}
		}
	}

	private void square(int x, int y, int side, int color) {
		for (int row = y * width; row < (y + side) * width; row += width) {
			for (int column = x; column < x + side; column++) {
				argb[row + column] = color;
			}
		}
	}
}
