package digitlab.paper;

import java.awt.geom.Line2D;
import java.util.List;

import digitlab.paper.Studio.Block;
import digitlab.paper.Studio.Shot;

/** Numbers on ruled, squared and dotted paper, on a form's line, and underlined. */
final class RuledKinds {

	private static final double TILT = 5;

	private RuledKinds() {
	}

	static Shot ruled(Studio studio) {
		return ruled(studio, studio.number(2, 6), false);
	}

	static Shot ruledOne(Studio studio) {
		return ruled(studio, studio.number(1, 1), false);
	}

	static Shot margin(Studio studio) {
		return ruled(studio, studio.number(), true);
	}

	private static Shot ruled(Studio studio, String number, boolean hasMargin) {
		Block block = studio.block(number);
		PaperPage page = studio.page(block, PaperPage.Room.WIDE).paper();
		tilt(page);
		RuledLines ruling = RuledLines.of(page, 0.5, 3);
		double line = Studio.line(page, block);
		ruling.across(page, studio.dice.chance(0.5)
				? line + studio.dice.between(-0.08, 0.15) * page.digit
				: line + studio.dice.between(0, 1) * ruling.spacing());
		if (hasMargin) {
			boolean isBeyond = studio.dice.chance(0.3);
			double x = isBeyond
					? page.left + page.contentWidth + studio.dice.between(0.1, 0.6) * page.digit
					: page.left - studio.dice.between(0.1, 0.8) * page.digit;
			RuledLines edge = RuledLines.of(page, 0.5, 3);
			edge.vertical(page, x);
			if (studio.dice.chance(0.2)) {
				edge.vertical(page, x + 3 * edge.thickness() + 2);
			}
		}
		page.tilt(studio.dice.normal());
		studio.write(page, block);
		return studio.take(page, number);
	}

	private static void tilt(PaperPage page) {
		page.tilt(page.dice.chance(0.4) ? page.dice.between(-0.3, 0.3) : page.dice.between(-TILT, TILT));
	}

	static Shot squared(Studio studio) {
		return squared(studio, studio.number(2, 6), false);
	}

	static Shot squaredOne(Studio studio) {
		return squared(studio, studio.number(1, 1), false);
	}

	static Shot dotted(Studio studio) {
		return squared(studio, studio.number(), true);
	}

	private static Shot squared(Studio studio, String number, boolean isDotted) {
		Block block = studio.block(number);
		PaperPage page = studio.page(block, PaperPage.Room.WIDE).paper();
		tilt(page);
		RuledLines ruling = RuledLines.of(page, 0.45, 1.3);
		double x = studio.dice.between(0, ruling.spacing());
		double line = Studio.line(page, block) + (studio.dice.chance(0.4) ? 0 : studio.dice.between(0, ruling.spacing()));
		if (isDotted) {
			ruling.dots(page, x, line);
		} else {
			RuledLines even = new RuledLines(ruling.rgb(), ruling.opacity(), ruling.thickness(), ruling.spacing(), 1,
					ruling.bend());
			even.across(page, line);
			even.down(page, x);
		}
		page.tilt(studio.dice.normal());
		studio.write(page, block);
		return studio.take(page, number);
	}

	/** A printed line below the number, with a gap or touching, which may or may not end on the page. */
	static Shot formLine(Studio studio) {
		String number = studio.number();
		Block block = studio.block(number);
		PaperPage page = studio.page(block, PaperPage.Room.WIDE).paper();
		Dice dice = studio.dice;
		page.tilt(dice.between(-2, 2));
		RuledLines ruling = RuledLines.of(page, 1, 1);
		double y = Studio.line(page, block) + dice.between(-0.04, 0.25) * page.digit;
		double from = dice.chance(0.2) ? -page.width : page.left - dice.between(0.02, 1.2) * page.digit;
		double to = dice.chance(0.2) ? 2 * page.width : page.left + page.contentWidth + dice.between(0.02, 2) * page.digit;
		if (dice.chance(0.2)) {
			double step = Math.max(4, page.digit * dice.between(0.06, 0.15));
			for (double x = from; x < to; x += step) {
				page.print(new Line2D.Double(x, y, x + step * 0.4, y), ruling.thickness(), ruling.rgb(),
						Math.max(0.5, ruling.opacity()));
			}
		} else {
			page.print(new Line2D.Double(from, y, to, y), ruling.thickness(), ruling.rgb(), ruling.opacity());
		}
		studio.write(page, block);
		return studio.take(page, number);
	}

	static Shot underlined(Studio studio) {
		String number = studio.number();
		Block block = studio.block(number);
		PaperPage page = studio.page(block, new PaperPage.Room(0.5, 0.06, 0.5)).paper();
		studio.write(page, block);
		underline(studio, page, block, studio.dice.chance(0.3) ? 2 : 1);
		return studio.take(page, number);
	}

	/** Slightly wavy strokes of the same pen below a row. */
	static void underline(Studio studio, PaperPage page, Block block, int count) {
		Dice dice = studio.dice;
		double pen = studio.pen(page) * dice.between(0.85, 1.1);
		double y = Studio.line(page, block) + dice.between(0.1, 0.3) * page.digit;
		for (int i = 0; i < count; i++) {
			double from = page.left + dice.between(-0.3, 0.15) * page.digit;
			double to = page.left + page.contentWidth + dice.between(-0.15, 0.4) * page.digit;
			double rise = (to - from) * dice.between(-0.03, 0.05);
			double[] path = new double[10];
			for (int p = 0; p < 5; p++) {
				path[2 * p] = from + (to - from) * p / 4;
				path[2 * p + 1] = y - rise * p / 4 + dice.between(-0.03, 0.03) * page.digit;
			}
			page.stroke(List.of(path), pen, studio.ink);
			y += dice.between(0.15, 0.25) * page.digit + pen;
		}
	}
}
