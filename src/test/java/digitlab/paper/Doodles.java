package digitlab.paper;

import java.util.ArrayList;
import java.util.List;

/** Drawings that are not digits, as pen strokes in the unit square with y pointing down; each is drawn with its own inaccuracy. */
final class Doodles {

	private static final double[][][] LETTERS = {
			{{0, 0.3, 0.2, 1, 0.45, 0.4, 0.7, 1, 0.95, 0.3}}, // w
			{{0, 1, 0.03, 0.4}, {0.03, 0.6, 0.2, 0.35, 0.4, 0.5, 0.42, 1}, {0.42, 0.6, 0.6, 0.35, 0.8, 0.5, 0.83, 1}}, // m
			{{0, 1, 0.02, 0}, {0.02, 0, 0.7, 1}, {0.7, 1, 0.72, 0}}, // N
			{{0, 1, 0.35, 0}, {0.35, 0, 0.72, 1}, {0.15, 0.62, 0.6, 0.6}}, // A
			{{0, 0, 0.03, 1}, {0.65, 0, 0.66, 1}, {0, 0.5, 0.66, 0.48}}, // H
			{{0, 0, 0.7, 1}, {0.7, 0, 0, 1}}, // X
			{{0, 1, 0.03, 0}, {0.03, 0.05, 0.35, 0.6}, {0.35, 0.6, 0.7, 0.02}, {0.7, 0.02, 0.72, 1}}, // M
			{{0.02, 0, 0, 1}, {0.6, 0, 0.05, 0.5}, {0.05, 0.5, 0.65, 1}}, // K
			{{0, 0, 0.02, 1}, {0, 0, 0.6, 0.02}, {0, 0.48, 0.5, 0.48}, {0.02, 1, 0.62, 0.98}}, // E
			{{0.5, 1, 0.05, 0.45, 0.02, 0.15, 0.25, 0.03, 0.5, 0.28, 0.75, 0.03, 0.98, 0.15, 0.95, 0.45, 0.5, 1}}, // heart
	};

	private Doodles() {
	}

	static List<double[]> letter(Dice dice) {
		return dice.chance(0.12) ? smiley(dice) : shaken(List.of(LETTERS[dice.count(0, LETTERS.length - 1)]), dice);
	}

	static List<double[]> tick(Dice dice) {
		double x = dice.between(0.2, 0.4);
		double top = dice.between(0.3, 0.6);
		return shaken(List.of(new double[]{0, top, x * 0.6, 0.75, x, 1}, new double[]{x, 1, 0.6, 0.45, 1, 0}), dice);
	}

	static List<double[]> cross(Dice dice) {
		return shaken(List.of(LETTERS[5]), dice);
	}

	/** In any of four directions. */
	static List<double[]> arrow(Dice dice) {
		double head = dice.between(0.18, 0.35);
		double half = head * dice.between(0.5, 1);
		List<double[]> strokes = new ArrayList<>(List.of(new double[]{0, 0.5, 0.5, 0.5 + dice.between(-0.05, 0.05), 1, 0.5}));
		if (dice.chance(0.5)) {
			strokes.add(new double[]{1 - head, 0.5 - half, 1, 0.5});
			strokes.add(new double[]{1, 0.5, 1 - head, 0.5 + half});
		} else {
			strokes.add(new double[]{1 - head, 0.5 - half, 0.99, 0.49, 1, 0.5, 0.99, 0.51, 1 - head, 0.5 + half});
		}
		double angle = dice.count(0, 3) * Math.PI / 2 + dice.between(-0.3, 0.3);
		strokes.replaceAll(stroke -> turned(stroke, angle));
		return shaken(strokes, dice);
	}

	private static double[] turned(double[] stroke, double angle) {
		double[] turned = new double[stroke.length];
		for (int i = 0; i < stroke.length; i += 2) {
			double x = stroke[i] - 0.5;
			double y = stroke[i + 1] - 0.5;
			turned[i] = 0.5 + x * Math.cos(angle) - y * Math.sin(angle);
			turned[i + 1] = 0.5 + x * Math.sin(angle) + y * Math.cos(angle);
		}
		return turned;
	}

	private static List<double[]> smiley(Dice dice) {
		List<double[]> face = new ArrayList<>();
		face.add(Signs.ring(0.5, 0.5, 0.5, dice));
		face.add(new double[]{0.34, 0.32, 0.35, 0.42});
		face.add(new double[]{0.64, 0.32, 0.64, 0.43});
		face.add(new double[]{0.25, 0.62, 0.38, 0.76, 0.5, 0.8, 0.62, 0.76, 0.75, 0.6});
		return shaken(face, dice);
	}

	private static List<double[]> shaken(List<double[]> strokes, Dice dice) {
		double wide = dice.between(0.8, 1.2);
		double lean = dice.between(-0.1, 0.2);
		double shake = dice.between(0.015, 0.05);
		List<double[]> shaken = new ArrayList<>();
		for (double[] stroke : strokes) {
			double[] moved = new double[stroke.length];
			for (int i = 0; i < stroke.length; i += 2) {
				moved[i] = stroke[i] * wide - lean * stroke[i + 1] + dice.between(-shake, shake);
				moved[i + 1] = stroke[i + 1] + dice.between(-shake, shake);
			}
			shaken.add(moved.length == 4 ? bent(moved, dice.between(-0.05, 0.05)) : moved);
		}
		return shaken;
	}

	/** Hands do not draw straight lines. */
	private static double[] bent(double[] line, double by) {
		double x = line[2] - line[0];
		double y = line[3] - line[1];
		return new double[]{line[0], line[1], line[0] + x / 2 - by * y, line[1] + y / 2 + by * x, line[2], line[3]};
	}
}
