package digitlab.paper;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** What pictures of all kinds are made with: a random source, a hand and a pen. */
final class Studio {

	/** Pixels of a digit's height while a picture is planned. */
	private static final double DRAFT = 40;

	final Dice dice;
	final Hand hand;
	Ink ink;

	Studio(DigitSource source, long seed) {
		dice = new Dice(seed);
		hand = new Hand(source, dice);
		ink = Ink.any(dice);
	}

	/**
	 * Rows on a page.
	 *
	 * @param indents of each row from the block's left, in digit heights
	 * @param spacing between baselines, likewise
	 */
	record Block(List<String> rows, double[] indents, double spacing, double width, double height, double rise) {
	}

	/** Usually two to five digits, sometimes one or up to ten. */
	String number() {
		return dice.chance(0.08) ? number(7, 10) : number(1, 6);
	}

	String number(int from, int to) {
		StringBuilder number = new StringBuilder();
		for (int i = dice.count(from, to); i > 0; i--) {
			number.append(dice.count(0, 9));
		}
		return number.toString();
	}

	Block block(double spacing, double indent, String... texts) {
		double width = 0;
		double rise = 0;
		double foot = 0;
		double[] indents = new double[texts.length];
		for (int i = 0; i < texts.length; i++) {
			Writing draft = hand.write(texts[i], DRAFT, i);
			indents[i] = texts.length == 1 ? 0 : dice.between(0, indent);
			width = Math.max(width, indents[i] + draft.width() / DRAFT);
			rise = Math.max(rise, draft.baseline() / DRAFT - i * spacing);
			foot = Math.max(foot, i * spacing + (draft.height() - draft.baseline()) / DRAFT);
		}
		return new Block(List.of(texts), indents, spacing, width, rise + foot, rise);
	}

	Block block(String text) {
		return block(1, 0, text);
	}

	PaperPage page(Block block, PaperPage.Room room) {
		return new PaperPage(dice, block.width(), block.height(), room);
	}

	/** The y of the first row's baseline, in pixels. */
	static double line(PaperPage page, Block block) {
		return page.top + block.rise() * page.digit;
	}

	/** Writes the rows where the page has space for them. */
	void write(PaperPage page, Block block) {
		for (int i = 0; i < block.rows().size(); i++) {
			Writing row = hand.write(block.rows().get(i), page.digit, i);
			double line = line(page, block) + i * block.spacing() * page.digit;
			page.write(row, page.left + block.indents()[i] * page.digit, line - row.baseline(), ink);
		}
	}

	/** A number on plain paper. */
	PaperPage written(String text, PaperPage.Room room) {
		Block block = block(text);
		PaperPage page = page(block, room).paper();
		write(page, block);
		return page;
	}

	/** The pen's width on a page, as for the digits. */
	double pen(PaperPage page) {
		return hand.write("8", page.digit, 99).pen();
	}

	/** A finished picture, and what is to be read from it. */
	record Shot(BufferedImage image, String expected) {
	}

	Shot take(PaperPage page, String expected) {
		return new Shot(Camera.take(page.image, dice), expected);
	}

	static List<double[]> scaled(List<double[]> paths, double x, double y, double factor) {
		List<double[]> scaled = new ArrayList<>();
		for (double[] path : paths) {
			double[] moved = new double[path.length];
			for (int i = 0; i < path.length; i++) {
				moved[i] = path[i] * factor + (i % 2 == 0 ? x : y);
			}
			scaled.add(moved);
		}
		return scaled;
	}
}
