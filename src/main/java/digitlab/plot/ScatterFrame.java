package digitlab.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import digitlab.clustering.FloatMatrix;

/** The layout of a scatter plot, in units of the unscaled picture, and the mapping of its points. */
final class ScatterFrame {

	static final int WIDTH = 1280;
	static final int HEIGHT = 800;
	static final int LEFT = 84;
	static final int TOP = 64;
	static final int BOTTOM = 70;
	static final int RIGHT = 270;
	private static final int LEGEND_STEP = 24;
	private static final int MIN_LEGEND_STEP = 12;
	private static final int TITLE = 20;
	private static final int MIN_TITLE = 9;
	private static final int ROOM_RIGHT = 16;
	/** The width of a bold letter relative to its font size. */
	private static final double LETTER = 0.68;
	private static final double ROOM = 0.04;
	private static final int TICK_DISTANCE = 90;
	private static final double MIN_TICKS = 5;

	private final int width;
	private final int height;
	private final boolean isSpace;
	private final double[] low = new double[2];
	private final double[] high = new double[2];

	ScatterFrame(FloatMatrix coordinates, int width, int height) {
		this.width = width;
		this.height = height;
		isSpace = false;
		for (int axis = 0; axis < 2; axis++) {
			double min = Double.POSITIVE_INFINITY;
			double max = Double.NEGATIVE_INFINITY;
			for (int i = 0; i < coordinates.rows(); i++) {
				min = Math.min(min, coordinates.value(i, axis));
				max = Math.max(max, coordinates.value(i, axis));
			}
			double room = max > min ? (max - min) * ROOM : 1;
			low[axis] = coordinates.rows() == 0 ? -1 : min - room;
			high[axis] = coordinates.rows() == 0 ? 1 : max + room;
		}
	}

	/** The origin is in the middle, and points and axes fit, both directions having the same scale. */
	private ScatterFrame(FloatMatrix coordinates, List<PointFigure.Axis> axes, int width, int height) {
		this.width = width;
		this.height = height;
		isSpace = true;
		double across = axes.stream().mapToDouble(axis -> Math.abs(axis.x())).max().orElse(1);
		double up = axes.stream().mapToDouble(axis -> Math.abs(axis.y())).max().orElse(1);
		for (int i = 0; i < coordinates.rows(); i++) {
			across = Math.max(across, Math.abs(coordinates.value(i, 0)));
			up = Math.max(up, Math.abs(coordinates.value(i, 1)));
		}
		double scale = 2 * (1 + ROOM) * Math.max(across / (right() - LEFT), up / (bottom() - TOP));
		high[0] = scale * (right() - LEFT) / 2;
		high[1] = scale * (bottom() - TOP) / 2;
		low[0] = -high[0];
		low[1] = -high[1];
	}

	/** The layout of a figure; in space there are no ticks. */
	static ScatterFrame of(PointFigure figure, int width, int height) {
		return figure.space().map(space -> new ScatterFrame(figure.coordinates(), space.axes(), width, height))
				.orElseGet(() -> new ScatterFrame(figure.coordinates(), width, height));
	}

	/** A tick on an axis with its label. */
	record Tick(double place, String text) {
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	int right() {
		return width - RIGHT;
	}

	int bottom() {
		return height - BOTTOM;
	}

	double x(double value) {
		return LEFT + (value - low[0]) / (high[0] - low[0]) * (right() - LEFT);
	}

	double y(double value) {
		return bottom() - (value - low[1]) / (high[1] - low[1]) * (bottom() - TOP);
	}

	/** The distance between the legend's lines, small enough for all to fit. */
	int legendStep(int lines) {
		return Math.min(LEGEND_STEP, (bottom() - TOP) / Math.max(1, lines));
	}

	/** The maximum number of legend lines that are still legible. */
	int legendLines() {
		return Math.max(1, (bottom() - TOP) / MIN_LEGEND_STEP);
	}

	/** The font size of the title; smaller for a long one. */
	int titleSize(String title) {
		double fits = (width - LEFT - ROOM_RIGHT) / (LETTER * Math.max(1, title.length()));
		return (int) Math.clamp(fits, MIN_TITLE, TITLE);
	}

	/** Round numbers along an axis, 0 for x and 1 for y. */
	List<Tick> ticks(int axis) {
		if (isSpace) {
			return List.of();
		}
		int length = axis == 0 ? right() - LEFT : bottom() - TOP;
		double distance = Math.min(TICK_DISTANCE, length / MIN_TICKS); // a small picture has ticks too
		double step = step((high[axis] - low[axis]) * distance / length);
		List<Tick> ticks = new ArrayList<>();
		for (double value = Math.ceil(low[axis] / step) * step; value <= high[axis]; value += step) {
			String text = String.format(Locale.ROOT, step < 1 ? "%." + (int) Math.ceil(-Math.log10(step)) + "f" : "%.0f",
					Math.abs(value) < step / 2 ? 0 : value);
			ticks.add(new Tick(axis == 0 ? x(value) : y(value), text));
		}
		return ticks;
	}

	/** The next larger of 1, 2, 5, 10 and so on. */
	private static double step(double min) {
		double power = Math.pow(10, Math.floor(Math.log10(min)));
		for (int factor : new int[]{1, 2, 5}) {
			if (factor * power >= min) {
				return factor * power;
			}
		}
		return 10 * power;
	}

	/** The diameter of a point: many points make it small. */
	static double diameter(int points) {
		if (points > 20_000) {
			return 2;
		}
		return points > 2_000 ? 3 : 5;
	}
}
