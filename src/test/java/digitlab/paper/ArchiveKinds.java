package digitlab.paper;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

import digitlab.paper.Studio.Block;
import digitlab.paper.Studio.Shot;

/**
 * Numbers of one to three digits cut from columns of old scanned registers: faint ink on stained paper, printed lines, parts of
 * neighbouring rows, and check marks. 30 to 120 pixels high.
 */
final class ArchiveKinds {

	private ArchiveKinds() {
	}

	static Shot register(Studio studio) {
		Dice dice = studio.dice;
		studio.ink = new Ink(dice.colour(dice.pick(0x4a3a2c, 0x5a5048, 0x3c3c44, 0x2c2c34, 0x6a5444), 12),
				dice.between(0.45, 0.95),
				dice.between(0.1, 0.5));
		String number = studio.number(1, 3);
		Block block = studio.block(number);
		PaperPage page = studio.page(block, new PaperPage.Room(0.25, 0.25, 0.7));
		page.fill(dice.colour(dice.pick(0xe6dcc0, 0xd8ceb0, 0xd4d2cc, 0xeae4d4, 0xc8c0b0), 8));
		stains(page);
		lines(page, block);
		studio.write(page, block);
		marks(studio, page, block);
		neighbours(studio, page, block);
		print(page);
		scannersEdge(page);
		return new Shot(small(page, dice), number);
	}

	private static void stains(PaperPage page) {
		Light.mottle(page.image, page.height * page.dice.between(0.3, 1), page.dice.between(0.03, 0.25), page.dice);
		Light.mottle(page.image, Math.max(2, page.digit * 0.06), page.dice.between(0.02, 0.1), page.dice);
	}

	private static void lines(PaperPage page, Block block) {
		Dice dice = page.dice;
		int rgb = dice.colour(dice.pick(0x6a6258, 0x807468, 0x8a6a60, 0x606878), 12);
		double thickness = page.digit * dice.between(0.015, 0.05);
		page.tilt(dice.between(-1.5, 1.5));
		if (dice.chance(0.6)) {
			broken(page, rgb, thickness, Studio.line(page, block) + dice.between(-0.02, 0.25) * page.digit, true);
		}
		if (dice.chance(0.3)) {
			broken(page, rgb, thickness, page.top - dice.between(0.05, 0.25) * page.digit, true);
		}
		if (dice.chance(0.45)) {
			broken(page, rgb, thickness, page.left - dice.between(0.05, 0.4) * page.digit, false);
		}
		if (dice.chance(0.45)) {
			broken(page, rgb, thickness, page.left + page.contentWidth + dice.between(0.05, 0.5) * page.digit, false);
		}
	}

	/** A printed line with gaps where the ink failed. */
	private static void broken(PaperPage page, int rgb, double thickness, double at, boolean isAcross) {
		Dice dice = page.dice;
		double end = 1.2 * (isAcross ? page.width : page.height);
		double breaks = dice.chance(0.4) ? 0 : dice.between(0.02, 0.3);
		double piece = page.digit * dice.between(0.1, 0.6);
		for (double from = -0.2 * end; from < end; from += piece) {
			if (!dice.chance(breaks)) {
				double to = from + piece + 0.5;
				page.print(isAcross ? new Line2D.Double(from, at, to, at) : new Line2D.Double(at, from, at, to), thickness, rgb,
						dice.between(0.5, 0.9));
			}
		}
	}

	private static void marks(Studio studio, PaperPage page, Block block) {
		Dice dice = page.dice;
		if (dice.chance(0.2)) {
			RuledKinds.underline(studio, page, block, dice.count(1, 2));
		}
		double right = page.left + page.contentWidth + 0.15 * page.digit;
		double free = page.width - right;
		if (dice.chance(0.3) && free > 0.4 * page.digit) {
			double size = Math.min(free, page.digit * dice.between(0.4, 0.8));
			page.stroke(Studio.scaled(dice.chance(0.6) ? Doodles.tick(dice) : Doodles.cross(dice), right,
					page.top + dice.between(0, 0.3) * page.digit, size), page.digit * dice.between(0.04, 0.1),
					dice.chance(0.5) ? studio.ink : new Ink(dice.pick(0xb03030, 0x3050a0, 0x404040), 0.8, 0.4));
		}
	}

	/** The bottom of the row above and the top of the row below, cut off by the picture's edge. */
	private static void neighbours(Studio studio, PaperPage page, Block block) {
		Dice dice = page.dice;
		if (dice.chance(0.4)) {
			Writing above = studio.hand.write(studio.number(1, 3), page.digit, 11);
			double shows = Math.min(page.top - 0.1 * page.digit, page.digit * dice.between(0.1, 0.4));
			page.write(above, page.left + dice.between(-0.3, 0.3) * page.digit, shows - above.height(), studio.ink);
		}
		if (dice.chance(0.4)) {
			Writing below = studio.hand.write(studio.number(1, 3), page.digit, 12);
			double foot = page.height - page.top - page.contentHeight;
			double shows = Math.min(foot - 0.1 * page.digit, page.digit * dice.between(0.1, 0.4));
			page.write(below, page.left + dice.between(-0.3, 0.3) * page.digit, page.height - shows, studio.ink);
		}
	}

	/** A column's small print at the edge. */
	private static void print(PaperPage page) {
		Dice dice = page.dice;
		if (!dice.chance(0.2)) {
			return;
		}
		double size = page.digit * dice.between(0.2, 0.35);
		page.graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 1).deriveFont((float) size));
		page.graphics.setColor(new Color(0x40, 0x38, 0x30, 190));
		String text = dice.pick("No.", "Alter", "M.", "Mk.", "Jahre", "Age", "fol.", "Tag");
		boolean isAbove = dice.chance(0.5);
		page.graphics.drawString(text, (float) dice.between(-size, page.width * 0.6),
				(float) (isAbove ? size * dice.between(0.2, 0.6) : page.height - size * dice.between(-0.3, 0)));
	}

	private static void scannersEdge(PaperPage page) {
		Dice dice = page.dice;
		if (!dice.chance(0.3)) {
			return;
		}
		double most = Math.max(1, Math.min(page.left, page.width - page.left - page.contentWidth) * 0.8);
		double wide = Math.min(most, page.width * dice.between(0.02, 0.12));
		page.graphics.setTransform(new AffineTransform());
		page.graphics.setColor(new Color(dice.colour(0x101010, 12)));
		boolean isLeft = dice.chance(0.5);
		page.graphics.fill(new Rectangle2D.Double(isLeft ? 0 : page.width - wide, 0, wide, page.height));
	}

	private static BufferedImage small(PaperPage page, Dice dice) {
		double scale = dice.log(30, 120) / page.height;
		int height = (int) Math.max(30, Math.round(page.height * scale));
		int width = (int) Math.max(16, Math.round(page.width * scale));
		BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = small.createGraphics();
		graphics.drawImage(page.image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
		graphics.dispose();
		Camera.noise(small, dice.log(0.5, 4), dice.between(0, 0.5), dice);
		return Camera.throughJpeg(small, dice.between(0.5, 0.95));
	}
}
