package digitlab.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;

/** A sheet of paper to write on, whose size depends on its contents. Lengths are in pixels; x points right, y down. */
final class PaperPage {

	/** pixels of a picture's longer side */
	static final int SMALLEST_SIDE = 180;
	static final int LARGEST_SIDE = 2400;

	/** The minimum height of a digit in pixels. */
	private static final double SMALLEST_DIGIT = 20;

	final Dice dice;
	final int width;
	final int height;
	/** The height of a digit. */
	final double digit;
	/** Where the contents start, and their size. */
	final double left;
	final double top;
	final double contentWidth;
	final double contentHeight;
	BufferedImage image;
	Graphics2D graphics;

	/**
	 * The space on a page.
	 *
	 * @param margin minimum free paper at each side, in digit heights
	 * @param smallest fraction of the page's height that a digit takes up, 0 to 1
	 * @param largest likewise
	 */
	record Room(double margin, double smallest, double largest) {

		static final Room WIDE = new Room(0.35, 0.06, 0.75);
	}

	/**
	 * @param contentWidth width of its contents, in digit heights
	 * @param contentHeight in digit heights
	 */
	PaperPage(Dice dice, double contentWidth, double contentHeight, Room room) {
		this.dice = dice;
		double share = dice.log(room.smallest(), room.largest());
		double high = Math.max(contentHeight + 2 * room.margin(), 1 / share);
		double wide = Math.max(contentWidth + 2 * room.margin(), high * dice.log(0.6, 2));
		high = Math.max(contentHeight + 2 * room.margin(), Math.min(high, wide * 1.5));
		double most = Math.min(LARGEST_SIDE / SMALLEST_DIGIT, 1 / room.smallest());
		wide = Math.max(contentWidth + 2 * room.margin(), Math.min(wide, most));
		high = Math.max(contentHeight + 2 * room.margin(), Math.min(high, most));
		double longer = Math.max(wide, high);
		double side = Math.clamp(dice.chance(0.85) ? dice.log(SMALLEST_SIDE, 1200) : dice.log(1000, LARGEST_SIDE),
				Math.min(LARGEST_SIDE, longer * SMALLEST_DIGIT), LARGEST_SIDE);
		digit = side / longer;
		width = (int) Math.round(wide * digit);
		height = (int) Math.round(high * digit);
		this.contentWidth = contentWidth * digit;
		this.contentHeight = contentHeight * digit;
		left = within(width - this.contentWidth, room.margin() * digit);
		top = within(height - this.contentHeight, room.margin() * digit);
		image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
		graphics = smooth(image.createGraphics());
	}

	/** Near the middle more often than near an edge. */
	private double within(double free, double margin) {
		double place = (dice.between(0, 1) + dice.between(0, 1)) / 2;
		return Math.max(0, margin + place * (free - 2 * margin));
	}

	static Graphics2D smooth(Graphics2D graphics) {
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		return graphics;
	}

	/** Covers it with white, cream, grey or recycled paper. */
	PaperPage paper() {
		int tone = dice.pick(0xffffff, 0xfafaf8, 0xf1eee6, 0xe8e8e8, 0xf4f0dc, 0xdcdad4, 0xeef2f6, 0xd2cbb8, 0xc8c8c6);
		return fill(dice.colour(tone, 5));
	}

	PaperPage fill(int rgb) {
		graphics.setColor(new Color(rgb));
		graphics.fillRect(0, 0, width, height);
		if (dice.chance(0.5)) {
			Light.mottle(image, dice.log(1.5, 8), dice.between(0.01, 0.05), dice);
		}
		return this;
	}

	/** Rotates what is drawn from now on about the page's centre. */
	void tilt(double degrees) {
		graphics.rotate(Math.toRadians(degrees), width / 2.0, height / 2.0);
	}

	/** Writes with the box, not the baseline, at a position. */
	void write(Writing writing, double x, double y, Ink ink) {
		graphics.drawImage(ink.paint(writing, dice), AffineTransform.getTranslateInstance(x, y), null);
	}

	/** Pen strokes, in pixels. */
	void stroke(List<double[]> paths, double pen, Ink ink) {
		double[] box = Pen.box(paths);
		Glyph glyph = Pen.draw(paths, pen);
		Writing writing = new Writing(glyph.width(), glyph.height(), glyph.rise(), pen, glyph.ink());
		write(writing, box[0] - pen / 2, -glyph.rise(), ink);
	}

	/** A printed line. @param opacity 0 to 1 */
	void print(Shape shape, double thickness, int rgb, double opacity) {
		graphics.setColor(new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, (int) Math.round(255 * opacity)));
		graphics.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
		graphics.draw(shape);
	}
}
