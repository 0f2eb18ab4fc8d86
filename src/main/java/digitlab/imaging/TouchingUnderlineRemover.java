package digitlab.imaging;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import digitlab.segmentation.Component;
import digitlab.sketch.PixelBounds;

/**
 * Removes underlines that touch digits, so that all of them form one component. Seen from below, such a component is one smooth
 * stroke of even thickness, longer than digits are, with digits above it. The bases of a 2 and of a 1 are also strokes at the
 * bottom, but carry only one digit.
 */
final class TouchingUnderlineRemover {

	/** The minimum ink of pixels that connect a component. */
	private static final float CLEAR = 0.3f;
	/** One of two lines may hide the other. */
	private static final int MAX_LINES = 2;
	/** The minimum width of a component, in pixels. */
	private static final int MIN_WIDTH = 16;
	/**
	 * A line's thickness is that of this fraction of its thinnest columns; this fraction of columns is hardly thicker, since
	 * nothing stands on them.
	 */
	private static final double THINNEST = 0.3;
	private static final double MIN_BARE = 0.35;
	private static final double BARE = 1.5;
	/** The maximum thickness of a line, relative to what stands on it. */
	private static final double MAX_THICKNESS = 0.4;
	/** The maximum slope of a line, and the fraction of its columns that are this close to a smooth curve, in thicknesses. */
	private static final double STEEPEST = 0.15;
	private static final double MAX_SAG = 0.06;
	private static final double MIN_SMOOTH = 0.85;
	private static final double ROUGH = 0.7;
	/** The minimum height of digits, relative to the tallest that touches the line. */
	private static final double MIN_DIGIT = 0.5;
	/** The minimum length of a line in heights of the component: the bar of an open 4, on which two strokes stand, is shorter. */
	private static final double LONGER = 1.35;
	/** A component above another with more than this fraction of its columns is not another digit. */
	private static final double BESIDE = 0.3;

	private final int width;
	private final int height;
	private final float[] ink;

	private TouchingUnderlineRemover(int width, int height, float[] ink) {
		this.width = width;
		this.height = height;
		this.ink = ink;
	}

	/**
	 * The lower edge of a component.
	 *
	 * @param left its first column
	 * @param bottom for each column the lowest pixel, exclusive
	 * @param thickness for each column the ink above that, in pixels
	 * @param curve a smooth curve through the bottoms
	 * @param usual the line's thickness
	 */
	private record Edge(int left, int[] bottom, int[] thickness, double[] curve, double usual) {

		boolean isBare(int column) {
			return thickness[column] <= BARE * usual + 1;
		}

		boolean isOnCurve(int column) {
			return Math.abs(bottom[column] - curve[column]) <= ROUGH * usual + 1;
		}
	}

	/**
	 * Cleans {@code ink} (width × height values, 0..1) in place.
	 *
	 * @return whether anything was removed
	 */
	static boolean remove(int width, int height, float[] ink) {
		TouchingUnderlineRemover underlines = new TouchingUnderlineRemover(width, height, ink);
		boolean isAny = false;
		for (int line = 0; line < MAX_LINES; line++) {
			boolean isFound = false;
			List<Component> components = Component.of(width, height, ink, CLEAR);
			for (Component component : components) {
				isFound |= component.bounds().width() >= MIN_WIDTH && underlines.remove(component, components);
			}
			if (!isFound) {
				return isAny;
			}
			isAny = true;
		}
		return isAny;
	}

	private boolean remove(Component component, List<Component> all) {
		Edge edge = edge(component);
		if (!isLine(edge)) {
			return false;
		}
		float[] rest = new float[ink.length];
		Arrays.stream(component.pixels()).forEach(i -> rest[i] = ink[i]);
		cut(edge, rest);
		if (edge.bottom().length < LONGER * component.bounds().height()
				|| !isUnderDigits(edge, Component.of(width, height, rest, CLEAR),
						all.stream().filter(other -> other != component).toList())) {
			return false;
		}
		cut(edge, ink);
		return true;
	}

	private Edge edge(Component component) {
		PixelBounds bounds = component.bounds();
		int[] bottom = new int[bounds.width()];
		for (int i : component.pixels()) {
			int column = i % width - bounds.left();
			bottom[column] = Math.max(bottom[column], i / width + 1);
		}
		int[] thickness = new int[bottom.length];
		for (int column = 0; column < bottom.length; column++) {
			int y = bottom[column];
			while (y > 0 && ink[(y - 1) * width + bounds.left() + column] > CLEAR) {
				y--;
			}
			thickness[column] = bottom[column] - y;
		}
		int[] sorted = thickness.clone();
		Arrays.sort(sorted);
		double usual = sorted[(int) (sorted.length * THINNEST)];
		return new Edge(bounds.left(), bottom, thickness, curve(bottom, usual), usual);
	}

	/** Fits a parabola to the bottoms by least squares, ignoring outliers, such as tails of digits, in the end. */
	private static double[] curve(int[] bottom, double usual) {
		double[] curve = new double[bottom.length];
		double reach = Double.POSITIVE_INFINITY;
		for (int round = 0; round < 5; round++) {
			double[][] equations = new double[3][4];
			for (int column = 0; column < bottom.length; column++) {
				double x = (double) column / bottom.length;
				if (Math.abs(bottom[column] - curve[column]) <= reach) {
					double[] terms = {1, x, x * x};
					for (int row = 0; row < 3; row++) {
						for (int other = 0; other < 3; other++) {
							equations[row][other] += terms[row] * terms[other];
						}
						equations[row][3] += terms[row] * bottom[column];
					}
				}
			}
			double[] fit = LinearSystem.solve(equations);
			for (int column = 0; column < curve.length; column++) {
				double x = (double) column / bottom.length;
				curve[column] = fit[0] + x * (fit[1] + x * fit[2]);
			}
			reach = Math.max(2, (4 - round) * usual);
		}
		return curve;
	}

	private static boolean isLine(Edge edge) {
		int bare = 0;
		int smooth = 0;
		int columns = edge.bottom().length;
		for (int column = 0; column < columns; column++) {
			bare += edge.isBare(column) && edge.isOnCurve(column) ? 1 : 0;
			smooth += edge.isOnCurve(column) ? 1 : 0;
		}
		double rise = Math.abs(edge.curve()[columns - 1] - edge.curve()[0]);
		double sag = Math.abs(edge.curve()[columns / 2] - (edge.curve()[0] + edge.curve()[columns - 1]) / 2);
		return sag <= MAX_SAG * columns && bare >= MIN_BARE * columns && smooth >= MIN_SMOOTH * columns
				&& rise <= STEEPEST * columns;
	}

	/** Whether a line is under two or more digits side by side, which touch it or not. */
	private static boolean isUnderDigits(Edge edge, List<Component> rest, List<Component> others) {
		int highest = rest.stream().mapToInt(component -> component.bounds().height()).max().orElse(0);
		if (highest == 0 || edge.usual() > MAX_THICKNESS * highest) {
			return false;
		}
		int count = 0;
		int right = -1;
		for (PixelBounds digit : Stream.concat(rest.stream(), others.stream()).map(Component::bounds)
				.filter(bounds -> bounds.height() >= MIN_DIGIT * highest && isOver(bounds, edge))
				.sorted(Comparator.comparingInt(PixelBounds::right)).toList()) {
			if (digit.left() >= right - BESIDE * digit.width()) {
				count++;
				right = digit.right();
			}
		}
		return count > 1;
	}

	private static boolean isOver(PixelBounds digit, Edge edge) {
		int middle = (digit.left() + digit.right()) / 2 - edge.left();
		return middle >= 0 && middle < edge.bottom().length
				&& (digit.top() + digit.bottom()) / 2.0 < edge.curve()[middle] - edge.usual()
				&& edge.curve()[middle] - digit.bottom() <= digit.height();
	}

	/** Clears a line; where a digit stands on it, only the line's own ink, and nothing where a stroke crosses it. */
	private void cut(Edge edge, float[] from) {
		for (int column = 0; column < edge.bottom().length; column++) {
			int bottom = edge.bottom()[column];
			if (!edge.isOnCurve(column)) {
				continue;
			}
			int top = edge.isBare(column) ? bottom - edge.thickness()[column] - 1 : (int) Math.round(bottom - edge.usual());
			// Also clears the soft edge.
			for (int y = Math.max(0, top); y < Math.min(height, bottom + 2); y++) {
				from[y * width + edge.left() + column] = 0;
			}
		}
	}
}
