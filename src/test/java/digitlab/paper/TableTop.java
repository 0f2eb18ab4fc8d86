package digitlab.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** The surroundings of a photographed sheet. */
final class TableTop {

	private static final int[] TABLES = {0x4a3226, 0x7a5440, 0xb58a5c, 0xd8b98a, 0x2a2a2c, 0x6c6c70, 0x3a4452, 0x8c8f92,
			0x52402c};

	private TableTop() {
	}

	/**
	 * A table: plain, wood or cloth.
	 *
	 * @param isLight lighter than most paper is grey
	 */
	static BufferedImage table(int width, int height, boolean isLight, Dice dice) {
		int rgb = dice.colour(isLight ? dice.pick(0xd8c4a4, 0xf4f4f2, 0xc9b08a) : TABLES[dice.count(0, TABLES.length - 1)], 14);
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(new Color(rgb));
		graphics.fillRect(0, 0, width, height);
		graphics.dispose();
		double side = Math.max(width, height);
		switch (dice.count(0, 2)) {
			case 0 -> Light.mottle(image, side * 0.3, dice.between(0, 0.15), dice);
			case 1 -> wood(image, side, dice);
			default -> {
				Light.mottle(image, Math.max(1.5, side * 0.004), dice.between(0.1, 0.35), dice);
				Light.mottle(image, side * 0.2, 0.1, dice);
			}
		}
		return image;
	}

	private static void wood(BufferedImage image, double side, Dice dice) {
		boolean isAcross = dice.chance(0.6);
		int width = image.getWidth();
		int height = image.getHeight();
		double along = side * dice.between(0.5, 1.2);
		double broad = side * dice.between(0.04, 0.1);
		double fine = Math.max(1.5, side * 0.006);
		float[] rings = Noise.smooth(width, height, isAcross ? along : broad, isAcross ? broad : along, dice);
		float[] fibres = Noise.smooth(width, height, isAcross ? along / 4 : fine, isAcross ? fine : along / 4, dice);
		double count = dice.between(2, 7);
		double depth = dice.between(0.08, 0.25);
		Light.shine(image, (x, y) -> {
			double ring = Math.sin(2 * Math.PI * count * rings[y * width + x]);
			return 1 + depth * (0.5 * ring + fibres[y * width + x] - 0.5);
		});
	}

	/** The sheet rotated on a table that shows on all four sides. */
	static BufferedImage onTable(BufferedImage sheet, double degrees, boolean isLight, Dice dice) {
		double angle = Math.toRadians(degrees);
		double rim = 1 + 2 * dice.log(0.03, 0.3);
		double cos = Math.abs(Math.cos(angle));
		double sin = Math.abs(Math.sin(angle));
		int width = (int) Math.round((sheet.getWidth() * cos + sheet.getHeight() * sin) * rim);
		int height = (int) Math.round((sheet.getWidth() * sin + sheet.getHeight() * cos) * rim);
		AffineTransform place = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
		place.rotate(angle);
		place.shear(dice.between(-0.04, 0.04), 0);
		place.translate(-sheet.getWidth() / 2.0, -sheet.getHeight() / 2.0);
		return lay(table(width, height, isLight, dice), sheet, place, dice);
	}

	/** Places the sheet with its shadow. */
	private static BufferedImage lay(BufferedImage table, BufferedImage sheet, AffineTransform place, Dice dice) {
		double side = Math.max(table.getWidth(), table.getHeight());
		double reach = side * dice.between(0.002, 0.01);
		Rectangle2D edge = new Rectangle2D.Double(0, 0, sheet.getWidth(), sheet.getHeight());
		Graphics2D graphics = PaperPage.smooth(table.createGraphics());
		graphics.transform(place);
		for (int i = 4; i > 0 && dice.chance(0.8); i--) {
			graphics.setColor(new Color(0, 0, 0, 22));
			graphics.setStroke(new BasicStroke((float) (2 * reach * i), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
			graphics.draw(edge);
		}
		graphics.setPaint(new TexturePaint(sheet, edge));
		graphics.fill(edge);
		graphics.dispose();
		return table;
	}

	/** The table on two neighbouring sides. */
	static BufferedImage twoSides(BufferedImage sheet, Dice dice) {
		return beside(sheet, dice.pick(-1, 1) * dice.log(0.04, 0.45), dice.pick(-1, 1) * dice.log(0.04, 0.45),
				dice.between(-3, 3),
				dice);
	}

	/** The table as a strip on one side, 3 to 15 % of the picture. */
	static BufferedImage strip(BufferedImage sheet, Dice dice) {
		double share = dice.sign() * dice.log(0.03, 0.17);
		double tilt = dice.chance(0.4) ? 0 : dice.between(-1.5, 1.5);
		return dice.chance(0.5) ? beside(sheet, share, 0, tilt, dice) : beside(sheet, 0, share, tilt, dice);
	}

	/**
	 * @param right fraction of the sheet's size where the table shows, and {@code below} likewise: positive on the right and
	 * below, negative on the opposite side
	 */
	private static BufferedImage beside(BufferedImage sheet, double right, double below, double degrees, Dice dice) {
		int width = (int) Math.round(sheet.getWidth() * (1 + Math.abs(right)));
		int height = (int) Math.round(sheet.getHeight() * (1 + Math.abs(below)));
		BufferedImage large = extended(sheet, (int) Math.ceil(Math.max(width, height) * 0.12), right, below);
		double x = right < 0 ? width - sheet.getWidth() : sheet.getWidth() - large.getWidth();
		double y = below < 0 ? height - sheet.getHeight() : sheet.getHeight() - large.getHeight();
		AffineTransform place = AffineTransform.getTranslateInstance(right == 0 ? (width - large.getWidth()) / 2.0 : x,
				below == 0 ? (height - large.getHeight()) / 2.0 : y);
		double pivotX = right < 0 ? 0 : large.getWidth();
		double pivotY = below < 0 ? 0 : large.getHeight();
		place.rotate(Math.toRadians(degrees), pivotX, pivotY);
		return lay(table(width, height, dice.chance(0.15), dice), large, place, dice);
	}

	/** Extends the paper on the sides where no table shows, mirrored at its edge, so that a rotated sheet still covers them. */
	private static BufferedImage extended(BufferedImage sheet, int more, double right, double below) {
		int left = right < 0 ? 0 : more;
		int top = below < 0 ? 0 : more;
		int width = sheet.getWidth() + left + (right > 0 ? 0 : more);
		int height = sheet.getHeight() + top + (below > 0 ? 0 : more);
		BufferedImage large = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				large.setRGB(x, y, sheet.getRGB(Math.clamp(x - left, 0, sheet.getWidth() - 1),
						Math.clamp(y - top, 0, sheet.getHeight() - 1)));
			}
		}
		return large;
	}

	/** A dark corner: the table beyond the sheet's corner, away from the number. */
	static void corner(BufferedImage image, Rectangle2D number, Dice dice) {
		double across = image.getWidth() * dice.log(0.05, 0.3);
		double down = image.getHeight() * dice.log(0.08, 0.4);
		boolean isRight = dice.chance(0.5);
		boolean isBelow = dice.chance(0.5);
		double x = isRight ? image.getWidth() - number.getMaxX() : number.getX();
		double y = isBelow ? image.getHeight() - number.getMaxY() : number.getY();
		double clear = Math.min(1, 0.9 * (x / across + y / down));
		across *= clear;
		down *= clear;
		Path2D corner = new Path2D.Double();
		corner.moveTo(0, 0);
		corner.lineTo(across, 0);
		corner.lineTo(0, down);
		corner.closePath();
		BufferedImage table = table(image.getWidth(), image.getHeight(), false, dice);
		Graphics2D graphics = PaperPage.smooth(image.createGraphics());
		AffineTransform place = new AffineTransform();
		place.translate(isRight ? image.getWidth() : 0, isBelow ? image.getHeight() : 0);
		place.scale(place.getTranslateX() > 0 ? -1 : 1, place.getTranslateY() > 0 ? -1 : 1);
		graphics.setPaint(new TexturePaint(table, new Rectangle2D.Double(0, 0, table.getWidth(), table.getHeight())));
		graphics.fill(place.createTransformedShape(corner));
		graphics.dispose();
	}

	/** A dark band on one side that fades into the paper: the gutter of a book, a hand's shadow, a phone's case. */
	static void band(BufferedImage image, Dice dice) {
		int side = dice.count(0, 3);
		double length = side < 2 ? image.getWidth() : image.getHeight();
		double edge = length * dice.log(0.04, 0.25);
		double soft = length * dice.log(0.005, 0.06);
		double left = dice.between(0.12, 0.5);
		double slope = dice.between(-0.05, 0.05);
		Light.shine(image, (x, y) -> {
			double at = switch (side) {
				case 0 -> x + slope * y;
				case 1 -> image.getWidth() - x + slope * y;
				case 2 -> y + slope * x;
				default -> image.getHeight() - y + slope * x;
			};
			return left + (1 - left) / (1 + Math.exp(-(at - edge) / (0.4 * soft)));
		});
	}

	/** A fingertip that holds the sheet from below or from a side, away from the number. */
	static void finger(BufferedImage image, Rectangle2D number, Dice dice) {
		int side = dice.count(0, 2);
		double free = side == 0
				? image.getHeight() - number.getMaxY()
				: side == 1 ? number.getX() : image.getWidth() - number.getMaxX();
		double width = Math.min(image.getWidth(), image.getHeight()) * dice.between(0.12, 0.35);
		double in = Math.min(0.85 * free, width * dice.between(0.3, 1.3));
		int rgb = dice.colour(dice.pick(0xd29a7c, 0xe4b898, 0xa06a4a, 0x6a4632), 12);
		Graphics2D graphics = PaperPage.smooth(image.createGraphics());
		double along = dice.between(0.08, 0.92);
		switch (side) {
			case 0 -> graphics.translate(image.getWidth() * along, image.getHeight());
			case 1 -> {
				graphics.translate(0, image.getHeight() * along);
				graphics.rotate(Math.PI / 2);
			}
			default -> {
				graphics.translate(image.getWidth(), image.getHeight() * along);
				graphics.rotate(-Math.PI / 2);
			}
		}
		graphics.rotate(dice.between(-0.5, 0.5));
		for (int i = 5; i >= 0; i--) {
			double less = i < 5 ? (4 - i) * width * 0.05 : -width * 0.06;
			double factor = 0.82 + 0.05 * (4 - i);
			graphics.setColor(i == 5
					? new Color(0, 0, 0, 50)
					: new Color((int) ((rgb >> 16 & 0xff) * factor),
							(int) ((rgb >> 8 & 0xff) * factor), (int) ((rgb & 0xff) * factor)));
			double round = (width - 2 * less) * 0.95;
			graphics.fill(new RoundRectangle2D.Double(-width / 2 + less, less - in, width - 2 * less, 4 * width, round,
					1.25 * round));
		}
		graphics.dispose();
	}

	/** Rotates by quarter turns. */
	static BufferedImage turn(BufferedImage image, int quarters) {
		boolean isOnSide = quarters % 2 == 1;
		int width = isOnSide ? image.getHeight() : image.getWidth();
		int height = isOnSide ? image.getWidth() : image.getHeight();
		BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = turned.createGraphics();
		graphics.translate(width / 2.0, height / 2.0);
		graphics.rotate(quarters * Math.PI / 2);
		graphics.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
		graphics.drawImage(image, 0, 0, null);
		graphics.dispose();
		return turned;
	}
}
