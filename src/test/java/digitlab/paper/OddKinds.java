package digitlab.paper;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

import digitlab.paper.Studio.Shot;

/** Pictures without a digit. */
final class OddKinds {

	private static final String[] WORDS = {"the", "paper", "and", "of", "reading", "sheet", "which", "was", "found", "in", "it",
			"under", "windows", "Letters", "are", "not", "numbers", "by", "a", "careful", "hand", "with", "that", "we"};
	private static final String[] FONTS = {Font.SERIF, Font.SANS_SERIF, Font.MONOSPACED};

	private OddKinds() {
	}

	static PaperPage empty(Studio studio, double wide, double high) {
		return new PaperPage(studio.dice, wide, high, new PaperPage.Room(0.4, 0.08, 0.75)).paper();
	}

	private static Shot drawing(Studio studio, List<double[]> strokes) {
		double[] box = Pen.box(strokes);
		PaperPage page = empty(studio, box[2] - box[0], box[3] - box[1]);
		page.stroke(Studio.scaled(strokes, page.left - box[0] * page.digit, page.top - box[1] * page.digit, page.digit),
				page.digit * studio.hand.pen(), studio.ink);
		return studio.take(page, "");
	}

	static Shot tick(Studio studio) {
		return drawing(studio, Doodles.tick(studio.dice));
	}

	static Shot arrow(Studio studio) {
		return drawing(studio, Doodles.arrow(studio.dice));
	}

	static Shot letter(Studio studio) {
		return drawing(studio, Doodles.letter(studio.dice));
	}

	/** A filled disc or square. */
	static Shot disc(Studio studio) {
		Dice dice = studio.dice;
		double flat = dice.between(0.8, 1.2);
		PaperPage page = empty(studio, 1, flat);
		page.tilt(dice.between(-10, 10));
		page.graphics.setColor(new Color(studio.ink.rgb()));
		page.graphics.fill(dice.chance(0.6)
				? new Ellipse2D.Double(page.left, page.top, page.contentWidth, page.contentHeight)
				: new Rectangle2D.Double(page.left, page.top, page.contentWidth, page.contentHeight));
		return studio.take(page, "");
	}

	static Shot blank(Studio studio) {
		Dice dice = studio.dice;
		PaperPage page = empty(studio, 1, 1);
		Light.mottle(page.image, page.width * dice.between(0.1, 0.5), dice.between(0, 0.2), dice);
		if (dice.chance(0.4)) {
			Light.side(page.image, dice.between(0.5, 0.9), dice);
		}
		return studio.take(page, "");
	}

	static Shot ruling(Studio studio) {
		Dice dice = studio.dice;
		PaperPage page = empty(studio, 1, 1);
		page.tilt(dice.between(-5, 5));
		RuledLines ruling = RuledLines.of(page, 0.5, 2);
		double phase = dice.between(0, 1) * ruling.spacing();
		int way = dice.count(0, 2);
		if (way == 2) {
			ruling.dots(page, phase, phase);
		} else {
			ruling.across(page, phase);
		}
		if (way == 1) {
			ruling.down(page, phase);
		}
		return studio.take(page, "");
	}

	/** A printed paragraph. */
	static Shot text(Studio studio) {
		Dice dice = studio.dice;
		PaperPage page = empty(studio, 4, 2);
		double size = Math.clamp(page.digit * dice.between(0.3, 0.8), 9, 60);
		page.tilt(dice.between(-2, 2));
		Font font = new Font(FONTS[dice.count(0, 2)], dice.chance(0.2) ? Font.BOLD : Font.PLAIN, 1);
		page.graphics.setFont(font.deriveFont((float) size));
		page.graphics.setColor(new Color(dice.colour(0x202020, 16)));
		double rim = size * dice.between(0.5, 2);
		for (double y = rim + size; y < page.height - rim; y += size * 1.3) {
			page.graphics.drawString(line(page, page.width - 2 * rim, dice), (float) rim, (float) y);
		}
		return studio.take(page, "");
	}

	private static String line(PaperPage page, double width, Dice dice) {
		StringBuilder line = new StringBuilder(WORDS[dice.count(0, WORDS.length - 1)]);
		while (true) {
			String longer = line + " " + WORDS[dice.count(0, WORDS.length - 1)];
			if (page.graphics.getFontMetrics().stringWidth(longer) > width) {
				return line.toString();
			}
			line = new StringBuilder(longer);
		}
	}
}
