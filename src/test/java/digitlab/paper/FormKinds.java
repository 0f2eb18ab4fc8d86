package digitlab.paper;

import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

import digitlab.paper.Studio.Block;
import digitlab.paper.Studio.Shot;

/** Numbers in the boxes, combs and frames of forms. */
final class FormKinds {

	private FormKinds() {
	}

	/** The lines of a form: their colour, and their thickness in pixels. */
	private record Print(int rgb, double thickness, double opacity) {

		static Print of(PaperPage page) {
			RuledLines ruling = RuledLines.of(page, 1, 1);
			int rgb = page.dice.chance(0.5) ? page.dice.colour(0x242424, 20) : ruling.rgb();
			return new Print(rgb, ruling.thickness(), page.dice.between(0.45, 1));
		}

		void draw(PaperPage page, Shape shape) {
			page.print(shape, thickness, rgb, opacity);
		}
	}

	static Shot boxOne(Studio studio) {
		return cells(studio, 1, 0, PaperPage.Room.WIDE);
	}

	static Shot boxesJoined(Studio studio) {
		return cells(studio, studio.dice.chance(0.1) ? studio.dice.count(7, 10) : studio.dice.count(2, 6), 0,
				PaperPage.Room.WIDE);
	}

	static Shot boxesSeparate(Studio studio) {
		return cells(studio, studio.dice.count(2, 6), studio.dice.between(0.08, 0.5), PaperPage.Room.WIDE);
	}

	private static Shot cells(Studio studio, int count, double gap, PaperPage.Room room) {
		Dice dice = studio.dice;
		double wide = dice.between(1.05, count == 1 ? 2 : 1.6);
		double high = dice.between(1.2, 1.9);
		PaperPage page = new PaperPage(dice, count * wide + (count - 1) * gap, high, room).paper();
		page.tilt(dice.chance(0.5) ? 0 : dice.between(-4, 4));
		Print print = Print.of(page);
		double round = dice.chance(0.15) ? dice.between(0.1, 0.4) * page.digit : 0;
		String number = studio.number(count, count);
		for (int i = 0; i < count; i++) {
			double x = page.left + i * (wide + gap) * page.digit;
			print.draw(page, box(x, page.top, wide * page.digit, high * page.digit, round));
			inCell(studio, page, number.substring(i, i + 1), i, x, page.top, wide, high);
		}
		return studio.take(page, number);
	}

	private static Shape box(double x, double y, double width, double height, double round) {
		return round == 0
				? new Rectangle2D.Double(x, y, width, height)
				: new RoundRectangle2D.Double(x, y, width, height, round, round);
	}

	/** One digit in a cell of {@code wide} by {@code high} digit heights, hardly ever exactly in the middle. */
	private static void inCell(Studio studio, PaperPage page, String digit, int row, double x, double y, double wide,
			double high) {
		Dice dice = studio.dice;
		double size = page.digit * dice.between(0.85, 1);
		Writing writing = studio.hand.write(digit, size, row);
		if (writing.width() > wide * page.digit * 0.85) {
			writing = studio.hand.write(digit, size * wide * page.digit * 0.85 / writing.width(), row);
		}
		double freeX = wide * page.digit - writing.width();
		double freeY = high * page.digit - writing.height();
		double off = dice.chance(0.12) ? 0.6 : 0.35; // sometimes on the line
		page.write(writing, x + freeX * dice.between(0.5 - off, 0.5 + off), y + freeY * dice.between(0.5 - off, 0.5 + off),
				studio.ink);
	}

	/** Only the lower parts of the lines between the digits, with or without a base line. */
	static Shot comb(Studio studio) {
		Dice dice = studio.dice;
		int count = dice.count(2, 8);
		double wide = dice.between(1, 1.5);
		double high = dice.between(1.15, 1.5);
		PaperPage page = new PaperPage(dice, count * wide, high, PaperPage.Room.WIDE).paper();
		Print print = Print.of(page);
		double tick = high * dice.between(0.2, 0.5) * page.digit;
		double foot = page.top + page.contentHeight;
		String number = studio.number(count, count);
		boolean hasEnds = dice.chance(0.7);
		for (int i = hasEnds ? 0 : 1; i <= count - (hasEnds ? 0 : 1); i++) {
			double x = page.left + i * wide * page.digit;
			print.draw(page, new Line2D.Double(x, foot - tick, x, foot));
		}
		if (dice.chance(0.75)) {
			print.draw(page, new Line2D.Double(page.left, foot, page.left + page.contentWidth, foot));
		}
		for (int i = 0; i < count; i++) {
			inCell(studio, page, number.substring(i, i + 1), i, page.left + i * wide * page.digit, page.top, wide, high - 0.08);
		}
		return studio.take(page, number);
	}

	static Shot boxAround(Studio studio) {
		String number = studio.number();
		Block block = studio.block(number);
		double[] rim = rim(studio.dice);
		PaperPage page = new PaperPage(studio.dice, block.width() + rim[0] + rim[2], block.height() + rim[1] + rim[3],
				PaperPage.Room.WIDE)
				.paper();
		page.tilt(studio.dice.chance(0.5) ? 0 : studio.dice.between(-4, 4));
		double round = studio.dice.chance(0.2) ? studio.dice.between(0.1, 0.6) * page.digit : 0;
		Print.of(page).draw(page, box(page.left, page.top, page.contentWidth, page.contentHeight, round));
		writeIn(studio, page, block, rim);
		return studio.take(page, number);
	}

	/** Left, top, right and bottom margins between a number and its frame, in digit heights. */
	private static double[] rim(Dice dice) {
		return new double[]{dice.log(0.1, 1), dice.log(0.08, 0.7), dice.log(0.1, 1.5), dice.log(0.08, 0.7)};
	}

	private static void writeIn(Studio studio, PaperPage page, Block block, double[] rim) {
		Writing row = studio.hand.write(block.rows().getFirst(), page.digit, 0);
		page.write(row, page.left + rim[0] * page.digit, page.top + rim[1] * page.digit, studio.ink);
	}

	/** A field of a form, cropped so that its frame is at the picture's edges or runs out of them. */
	static Shot frameCut(Studio studio) {
		Dice dice = studio.dice;
		String number = studio.number();
		Block block = studio.block(number);
		double[] rim = rim(dice);
		PaperPage page = new PaperPage(dice, block.width() + rim[0] + rim[2], block.height() + rim[1] + rim[3],
				new PaperPage.Room(0.4, 0.3, 0.7))
				.paper();
		page.tilt(dice.chance(0.6) ? 0 : dice.between(-1.5, 1.5));
		Print print = Print.of(page);
		double x2 = page.left + page.contentWidth;
		double y2 = page.top + page.contentHeight;
		print.draw(page, new Line2D.Double(-page.width, page.top, 2 * page.width, page.top));
		print.draw(page, new Line2D.Double(-page.width, y2, 2 * page.width, y2));
		print.draw(page, new Line2D.Double(page.left, -page.height, page.left, 2 * page.height));
		print.draw(page, new Line2D.Double(x2, -page.height, x2, 2 * page.height));
		writeIn(studio, page, block, rim);
		int x = cut(page.left, print, dice, 0, page.width);
		int y = cut(page.top, print, dice, 0, page.height);
		int right = page.width - cut(page.width - x2, print, dice, 0, page.width);
		int bottom = page.height - cut(page.height - y2, print, dice, 0, page.height);
		BufferedImage field = page.image.getSubimage(x, y, right - x, bottom - y);
		return new Shot(Camera.take(field, dice), number);
	}

	/** Pixels to crop from a side whose line is {@code line} pixels from the edge: on it, inside it or outside it. */
	private static int cut(double line, Print print, Dice dice, int least, int most) {
		double half = print.thickness() / 2;
		double inside = dice.pick(dice.between(-half, half), half + 1, -half - dice.between(0, 6), -0.6 * line);
		return Math.clamp(Math.round(line + inside), least, most / 3);
	}
}
