package digitlab.segmentation;

import java.util.Arrays;
import java.util.OptionalDouble;

import digitlab.sketch.PixelBounds;

/** Recognises components that are not digits by their shape: filled shapes and straight lines. */
public final class SignShape {

	/**
	 * A filled shape covers this fraction of its box, is about as wide as high, and contains a disc of this radius relative to
	 * its width.
	 */
	private static final double FILLED = 0.7;
	private static final double BROAD = 0.4;
	private static final double NARROWEST_FILLED = 0.55;
	private static final double WIDEST_FILLED = 1.9;
	/** The waist of a bold 8, relative to its width: no disc, square or blot has one. */
	private static final double WAIST = 0.2;

	/** The deviation (root mean square) of a straight line from a perfect one, and its thickness, relative to its height. */
	private static final double STRAIGHT = 0.025;
	private static final double MAX_THICKNESS = 0.35;
	/** The minimum height in pixels at which lines can be distinguished from other shapes. */
	private static final int MIN_ROWS = 8;
	/** The fraction of rows that must hold a single run of ink. */
	private static final double SINGLE = 0.97;
	private static final double GAP = 1.15;
	/** The fraction (1/n) of the rows that is ignored at each end, where round caps shift the centre. */
	private static final int ENDS = 12;

	private SignShape() {
	}

	/**
	 * Whether a component fills its box, as a disc, a square or a blot does: the largest disc that fits into it is nearly as
	 * broad as the box.
	 */
	public static boolean isFilled(int width, Component component) {
		PixelBounds bounds = component.bounds();
		double form = (double) bounds.width() / bounds.height();
		if (form < NARROWEST_FILLED || form > WIDEST_FILLED
				|| component.pixels().length < FILLED * bounds.width() * bounds.height()) {
			return false;
		}
		return component.deepest(width) >= BROAD * Math.min(bounds.width(), bounds.height())
				&& waist(width, component) < WAIST * bounds.width();
	}

	/** By how many pixels a component is narrower somewhere than above as well as below. */
	private static int waist(int width, Component component) {
		PixelBounds bounds = component.bounds();
		int[] left = new int[bounds.height()];
		int[] right = new int[bounds.height()];
		Arrays.fill(left, width);
		for (int pixel : component.pixels()) {
			int row = pixel / width - bounds.top();
			left[row] = Math.min(left[row], pixel % width);
			right[row] = Math.max(right[row], pixel % width + 1);
		}
		int[] widestFrom = new int[bounds.height() + 1];
		for (int row = bounds.height() - 1; row >= 0; row--) {
			widestFrom[row] = Math.max(widestFrom[row + 1], right[row] - left[row]);
		}
		int waist = 0;
		int widest = 0;
		for (int row = 0; row < bounds.height(); row++) {
			widest = Math.max(widest, right[row] - left[row]);
			waist = Math.max(waist, Math.min(widest, widestFrom[row]) - (right[row] - left[row]));
		}
		return waist;
	}

	/**
	 * The slant of a straight line: how far it moves to the right from bottom to top, relative to its height.
	 *
	 * @param width width of the image in pixels
	 * @return below 0 for a line that leans to the left, 0 for an upright one; empty for anything but a straight line
	 */
	static OptionalDouble lean(int width, Component component) {
		PixelBounds bounds = component.bounds();
		int rows = bounds.height();
		if (rows < MIN_ROWS || component.pixels().length > MAX_THICKNESS * rows * rows) {
			return OptionalDouble.empty();
		}
		double[] middle = middles(width, component);
		if (middle.length == 0) {
			return OptionalDouble.empty();
		}
		int skip = rows / ENDS;
		double[] kept = Arrays.copyOfRange(middle, skip, rows - skip);
		double centre = (kept.length - 1) / 2.0;
		double mean = Arrays.stream(kept).average().orElse(0);
		double covariance = 0;
		double variance = 0;
		for (int i = 0; i < kept.length; i++) {
			covariance += (i - centre) * (kept[i] - mean);
			variance += (i - centre) * (i - centre);
		}
		double slope = covariance / variance; // columns to the right for each row down
		double squares = 0;
		for (int i = 0; i < kept.length; i++) {
			double off = kept[i] - mean - slope * (i - centre);
			squares += off * off;
		}
		return Math.sqrt(squares / kept.length) <= STRAIGHT * rows ? OptionalDouble.of(-slope) : OptionalDouble.empty();
	}

	/**
	 * The slant of any ink in columns to the right per row upwards, from its second moments; 0 for a flat line.
	 *
	 * @param width width of the image in pixels
	 */
	static double slant(int width, Component component) {
		int[] pixels = component.pixels();
		double x = Arrays.stream(pixels).mapToDouble(i -> i % width).average().orElse(0);
		double y = Arrays.stream(pixels).mapToDouble(i -> i / width).average().orElse(0);
		double covariance = 0;
		double variance = 0;
		for (int i : pixels) {
			double dy = i / width - y;
			covariance += dy * (i % width - x);
			variance += dy * dy;
		}
		return variance > 0 ? -covariance / variance : 0;
	}

	/** The mean column of the ink in each row; empty if many rows hold more than one stroke. */
	private static double[] middles(int width, Component component) {
		PixelBounds bounds = component.bounds();
		int rows = bounds.height();
		double[] middle = new double[rows];
		int[] count = new int[rows];
		int[] left = new int[rows];
		int[] right = new int[rows];
		Arrays.fill(left, Integer.MAX_VALUE);
		for (int i : component.pixels()) {
			int row = i / width - bounds.top();
			int x = i % width;
			middle[row] += x;
			count[row]++;
			left[row] = Math.min(left[row], x);
			right[row] = Math.max(right[row], x);
		}
		int single = 0;
		for (int row = 0; row < rows; row++) {
			if (count[row] == 0) {
				return new double[0];
			}
			single += right[row] - left[row] + 1 <= GAP * count[row] + 1 ? 1 : 0;
			middle[row] /= count[row];
		}
		return single < SINGLE * rows ? new double[0] : middle;
	}
}
