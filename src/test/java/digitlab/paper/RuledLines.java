package digitlab.paper;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.QuadCurve2D;

/**
 * Printed lines on paper.
 *
 * @param rgb their colour
 * @param opacity 0 to 1: faint to full
 * @param thickness in pixels
 * @param spacing between lines, in pixels
 * @param growth of the spacing from line to line, 1 for none: the far end of a page photographed at an angle
 * @param bend offset of a line's middle from its ends, in pixels
 */
record RuledLines(int rgb, double opacity, double thickness, double spacing, double growth, double bend) {

	/**
	 * @param from minimum spacing in digit heights
	 * @param to maximum spacing
	 */
	static RuledLines of(PaperPage page, double from, double to) {
		Dice dice = page.dice;
		int rgb = dice.colour(
				dice.pick(0x6f9bd8, 0x8fb0e0, 0x3f6fc0, 0x909090, 0xb0b4b8, 0x202020, 0xd05050, 0x58a070, 0xe090b0), 12);
		double thickness = Math.clamp(page.digit * dice.log(0.012, 0.08), 0.5, 5);
		boolean isAskew = dice.chance(0.4);
		return new RuledLines(rgb, dice.log(0.3, 1), thickness, page.digit * dice.log(from, to),
				isAskew ? 1 + dice.between(-0.03, 0.03) : 1, isAskew ? dice.between(-0.02, 0.02) * page.width : 0);
	}

	/** Lines from edge to edge, one of them {@code y} pixels below the page's top. */
	void across(PaperPage page, double y) {
		double reach = page.width;
		double pitch = spacing;
		for (double at = y; at < page.height + reach * 0.3; at += pitch) {
			line(page, at);
			pitch = Math.max(3, pitch * growth);
		}
		pitch = spacing;
		for (double at = y - pitch; at > -reach * 0.3; at -= pitch) {
			line(page, at);
			pitch = Math.max(3, pitch / growth);
		}
	}

	void line(PaperPage page, double y) {
		double beyond = page.width * 0.2;
		page.print(new QuadCurve2D.Double(-beyond, y, page.width / 2.0, y + 2 * bend, page.width + beyond, y), thickness, rgb,
				opacity);
	}

	/** Lines from top to bottom, one of them {@code x} pixels to the right of the page's left edge. */
	void down(PaperPage page, double x) {
		double beyond = page.height * 0.5;
		double first = x - Math.ceil((x + beyond) / spacing) * spacing;
		for (double at = first; at < page.width + beyond; at += spacing) {
			vertical(page, at);
		}
	}

	void vertical(PaperPage page, double x) {
		double beyond = page.height * 0.5;
		page.print(new QuadCurve2D.Double(x, -beyond, x + bend, page.height / 2.0, x, page.height + beyond), thickness, rgb,
				opacity);
	}

	/** A dot at every crossing. */
	void dots(PaperPage page, double x, double y) {
		double size = Math.max(1.5, page.digit * page.dice.between(0.04, 0.1));
		AffineTransform before = page.graphics.getTransform();
		page.graphics.setColor(new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff,
				(int) (255 * Math.max(0.5, opacity))));
		double reach = page.width * 0.2 + page.height * 0.2;
		for (double row = y % spacing - spacing * Math.ceil(reach / spacing); row < page.height + reach; row += spacing) {
			for (double at = x % spacing - spacing * Math.ceil(reach / spacing); at < page.width + reach; at += spacing) {
				page.graphics.fill(new Ellipse2D.Double(at - size / 2, row - size / 2, size, size));
			}
		}
		page.graphics.setTransform(before);
	}
}
