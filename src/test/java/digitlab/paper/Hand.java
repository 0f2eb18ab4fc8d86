package digitlab.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * A person's handwriting: the digits of one set, one pen, one slant, and a degree of carelessness. The same row at another size
 * is the same writing, so that a picture can be planned before it is drawn.
 */
final class Hand {

	/** Precedes a digit that is to be written small. */
	static final char SMALL = '↓';

	/** The distance in rows within which ink of neighbours counts as side by side, in digit heights. */
	private static final double SIDE_BY_SIDE = 0.06;

	private final DigitSource.DigitSet digits;
	private final long seed;
	private final double shear;
	private final double pen;
	private final double sizes;
	private final double lift;
	private final double closest;
	private final double widest;

	private record Placed(Glyph glyph, int left, int top) {
	}

	Hand(DigitSource source, Dice dice) {
		digits = source.sets().get(dice.count(0, source.sets().size() - 1));
		seed = dice.seed();
		shear = dice.chance(0.5) ? 0 : dice.between(-0.12, 0.3);
		pen = dice.between(0.06, 0.14);
		sizes = dice.between(0, 0.14);
		lift = dice.between(0, 0.07);
		closest = dice.between(0.06, 0.18);
		widest = closest + dice.between(0.05, 0.35);
	}

	/** The pen's width in digit heights, for signs without digits. */
	double pen() {
		return pen;
	}

	/**
	 * @param text digits, signs, spaces, and {@link #SMALL}
	 * @param height of a digit in pixels
	 * @param row distinguishes the writings of one picture
	 */
	Writing write(String text, double height, int row) {
		Dice dice = new Dice(seed + 31L * row + text.hashCode());
		List<Placed> placed = new ArrayList<>();
		List<Double> pens = new ArrayList<>();
		double space = 0;
		double size = 1;
		for (char sign : text.toCharArray()) {
			Dice own = new Dice(dice.seed());
			if (sign == ' ') {
				space = own.between(0.45, 0.9);
			} else if (sign == SMALL) {
				size = own.between(0.35, 0.5);
			} else {
				Glyph glyph = glyph(sign, height, size, pens, own);
				double gap = gap(sign, own) + space;
				int top = -glyph.rise() + (int) Math.round(own.between(-lift, lift) * height * size);
				placed.add(new Placed(glyph, place(placed, glyph, top, gap * height, height), top));
				space = 0;
				size = 1;
			}
		}
		return join(placed, pens.stream().mapToDouble(p -> p).average().orElse(pen * height));
	}

	private double gap(char sign, Dice dice) {
		return switch (sign) {
			case Signs.CLICK -> dice.between(0.03, 0.09);
			case '.', ',', ':' -> dice.between(0.06, 0.2);
			default -> dice.between(closest, widest);
		};
	}

	private Glyph glyph(char sign, double height, double size, List<Double> pens, Dice dice) {
		double lean = shear + dice.between(-0.05, 0.05);
		if (Character.isDigit(sign)) {
			double own = size * height * (1 + sizes * dice.between(-1, 1));
			Glyph glyph = digits.sample(sign - '0', dice).draw(own, lean, pen * dice.between(0.92, 1.08) / size);
			pens.add(glyph.pen());
			return glyph;
		}
		double width = pens.stream().mapToDouble(p -> p).average().orElse(pen * height) * signPen(sign, dice);
		List<double[]> strokes = new ArrayList<>();
		for (double[] stroke : Signs.strokes(sign, dice)) {
			double[] scaled = new double[stroke.length];
			for (int i = 0; i < stroke.length; i += 2) {
				scaled[i] = (stroke[i] - lean * stroke[i + 1]) * height;
				scaled[i + 1] = stroke[i + 1] * height;
			}
			strokes.add(scaled);
		}
		return Pen.draw(strokes, width);
	}

	/** A dot is a pen pressed down; other strokes are as wide as those of digits. */
	private static double signPen(char sign, Dice dice) {
		return sign == '.' || sign == ':' ? dice.between(0.95, 1.5) : dice.between(0.85, 1.1);
	}

	/** The first column where the glyph's ink keeps its distance from all previous ink. */
	private static int place(List<Placed> before, Glyph glyph, int top, double gap, double height) {
		int reach = (int) Math.max(1, SIDE_BY_SIDE * height);
		int left = 0;
		int foremost = 0;
		for (Placed other : before) {
			foremost = Math.max(foremost, other.left());
			for (int row = 0; row < glyph.height(); row++) {
				int first = glyph.first(row);
				int from = Math.max(0, top + row - reach - other.top());
				int to = Math.min(other.glyph().height() - 1, top + row + reach - other.top());
				for (int near = from; first >= 0 && near <= to; near++) {
					int last = other.glyph().last(near);
					left = last < 0 ? left : Math.max(left, other.left() + last + 1 + (int) Math.round(gap) - first);
				}
			}
			Glyph ink = other.glyph(); // signs above or below each other still come one after the other
			left = Math.max(left, other.left() + (int) (ink.width() * 0.6 + gap * 0.6));
		}
		return Math.max(left, foremost);
	}

	private static Writing join(List<Placed> placed, double pen) {
		int left = placed.stream().mapToInt(Placed::left).min().orElse(0);
		int top = placed.stream().mapToInt(Placed::top).min().orElse(0);
		int width = placed.stream().mapToInt(p -> p.left() + p.glyph().width()).max().orElse(1) - left;
		int height = placed.stream().mapToInt(p -> p.top() + p.glyph().height()).max().orElse(1) - top;
		float[] mask = new float[width * height];
		for (Placed p : placed) {
			Glyph glyph = p.glyph();
			for (int i = 0; i < glyph.ink().length; i++) {
				int at = (p.top() - top + i / glyph.width()) * width + p.left() - left + i % glyph.width();
				mask[at] = Math.max(mask[at], glyph.ink()[i]);
			}
		}
		return new Writing(width, height, -top, pen, mask);
	}
}
