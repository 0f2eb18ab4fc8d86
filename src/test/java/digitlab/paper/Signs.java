package digitlab.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * Signs as written among digits, in digit heights: y is 0 on the baseline and -1 at the top of the digits. No two have the same
 * size, position, slant and curvature.
 */
final class Signs {

	/** A dot where the pen touched the paper, beside a digit's foot; it reads as a point. */
	static final char CLICK = '·';

	private Signs() {
	}

	/**
	 * The sign's strokes.
	 *
	 * @throws IllegalArgumentException for an unknown sign
	 */
	static List<double[]> strokes(char sign, Dice dice) {
		List<double[]> strokes = new ArrayList<>();
		switch (sign) {
			case '.', CLICK -> strokes.add(dot(0, -dice.between(0.02, 0.09), dice));
			case ',' -> strokes.add(comma(dice));
			case ':' -> {
				double lower = -dice.between(0.08, 0.25);
				strokes.add(dot(0, lower, dice));
				strokes.add(dot(dice.between(-0.03, 0.05), lower - dice.between(0.3, 0.5), dice));
			}
			case '-' -> strokes.add(bar(0, -dice.between(0.36, 0.58), dice.between(0.25, 0.6), dice));
			case '+' -> plus(strokes, dice);
			case '=' -> {
				double length = dice.between(0.3, 0.6);
				double lower = -dice.between(0.28, 0.42);
				strokes.add(bar(0, lower, length, dice));
				strokes.add(bar(dice.between(-0.05, 0.08), lower - dice.between(0.16, 0.3), length, dice));
			}
			case '÷' -> divided(strokes, dice);
			case '(' -> strokes.add(bow(-1, dice));
			case ')' -> strokes.add(bow(1, dice));
			case '/' -> strokes.add(slash(dice.between(-0.15, 0.05), dice.between(0.95, 1.25), dice));
			case '%' -> percent(strokes, dice);
			case '€' -> euro(strokes, dice);
			default -> throw new IllegalArgumentException("No such sign: " + sign);
		}
		return strokes;
	}

	private static double[] dot(double x, double y, Dice dice) {
		double size = dice.chance(0.5) ? 0.005 : dice.between(0.01, 0.05);
		return new double[]{x, y, x + dice.between(-1, 1) * size, y + dice.between(-0.3, 1) * size};
	}

	private static double[] comma(Dice dice) {
		double top = -dice.between(0.02, 0.14);
		double length = dice.between(0.15, 0.32);
		double lean = dice.between(0, 0.5) * length;
		double bend = dice.between(-0.02, 0.06);
		return new double[]{0, top, bend - 0.4 * lean, top + length / 2, -lean, top + length};
	}

	private static double[] bar(double x, double y, double length, Dice dice) {
		double rise = dice.between(-0.1, 0.12) * length;
		double bend = dice.between(-0.05, 0.05) * length;
		return new double[]{x, y, x + length / 2, y - rise / 2 + bend, x + length, y - rise};
	}

	private static void plus(List<double[]> strokes, Dice dice) {
		double length = dice.between(0.3, 0.6);
		double middle = -dice.between(0.36, 0.55);
		strokes.add(bar(0, middle, length, dice));
		double x = length * dice.between(0.4, 0.6);
		double half = length * dice.between(0.4, 0.62);
		double lean = dice.between(-0.06, 0.1) * length;
		strokes.add(new double[]{x + lean, middle - half, x, middle, x - lean, middle + half});
	}

	private static void divided(List<double[]> strokes, Dice dice) {
		double length = dice.between(0.35, 0.6);
		double middle = -dice.between(0.4, 0.5);
		double away = dice.between(0.16, 0.28);
		strokes.add(bar(0, middle, length, dice));
		strokes.add(dot(length * dice.between(0.4, 0.6), middle - away, dice));
		strokes.add(dot(length * dice.between(0.4, 0.6), middle + away, dice));
	}

	private static double[] bow(int side, Dice dice) {
		double top = -dice.between(1, 1.25);
		double foot = dice.between(0, 0.22);
		double depth = side * dice.between(0.12, 0.26);
		double lean = dice.between(-0.02, 0.12);
		double middle = (top + foot) / 2;
		return new double[]{lean, top, depth * 0.75 + lean * 0.6, (top + middle) / 2, depth + lean / 2, middle,
				depth * 0.75 + lean * 0.3, (middle + foot) / 2, 0, foot};
	}

	private static double[] slash(double foot, double height, Dice dice) {
		double lean = dice.between(0.2, 0.55) * height;
		double bend = dice.between(-0.04, 0.04);
		return new double[]{lean, foot - height, lean / 2 + bend, foot - height / 2, 0, foot};
	}

	/** A ring, not always closed. */
	static double[] ring(double x, double y, double radius, Dice dice) {
		double start = dice.between(0, 2 * Math.PI);
		double turn = 2 * Math.PI * dice.between(0.93, 1.1);
		double flat = dice.between(0.75, 1.1);
		double[] ring = new double[22];
		for (int i = 0; i < 11; i++) {
			ring[2 * i] = x + radius * flat * Math.cos(start + turn * i / 10);
			ring[2 * i + 1] = y + radius * Math.sin(start + turn * i / 10);
		}
		return ring;
	}

	private static void percent(List<double[]> strokes, Dice dice) {
		double radius = dice.between(0.12, 0.19);
		strokes.add(ring(radius, -1 + radius + dice.between(-0.05, 0.1), radius, dice));
		double[] slash = slash(dice.between(-0.05, 0.05), dice.between(0.9, 1.05), dice);
		for (int i = 0; i < slash.length; i += 2) {
			slash[i] += radius * dice.between(0.9, 1.1);
		}
		strokes.add(slash);
		strokes.add(ring(slash[0] + radius * dice.between(0.3, 1), -radius, radius * dice.between(0.85, 1.15), dice));
	}

	private static void euro(List<double[]> strokes, Dice dice) {
		double radius = dice.between(0.36, 0.48);
		double[] round = new double[18];
		for (int i = 0; i < 9; i++) {
			double angle = -0.9 - i * (2 * Math.PI - 1.8) / 8;
			round[2 * i] = radius + 0.85 * radius * Math.cos(angle);
			round[2 * i + 1] = -0.5 + radius * Math.sin(angle);
		}
		strokes.add(round);
		strokes.add(bar(-dice.between(0.03, 0.15), -dice.between(0.53, 0.62), dice.between(0.4, 0.65), dice));
		strokes.add(bar(-dice.between(0.03, 0.15), -dice.between(0.36, 0.45), dice.between(0.4, 0.6), dice));
	}
}
