package digitlab.paper;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

import digitlab.paper.Studio.Shot;

/** Photographs of a sheet with something around or on it. */
final class SheetKinds {

	private static final PaperPage.Room ROOM = new PaperPage.Room(0.6, 0.08, 0.45);

	private SheetKinds() {
	}

	private static Shot around(Studio studio, BiFunction<BufferedImage, Dice, BufferedImage> scene) {
		String number = studio.number();
		PaperPage page = studio.written(number, ROOM);
		return new Shot(Camera.photo(scene.apply(Camera.opaque(page.image), studio.dice), studio.dice), number);
	}

	/** Adds something to the paper, drawn depending on where the number is. */
	private static Shot on(Studio studio, BiConsumer<BufferedImage, Rectangle2D> thing) {
		String number = studio.number();
		PaperPage page = studio.written(number, ROOM);
		BufferedImage image = Camera.opaque(page.image);
		thing.accept(image, new Rectangle2D.Double(page.left, page.top, page.contentWidth, page.contentHeight));
		return new Shot(Camera.photo(image, studio.dice), number);
	}

	static Shot tilted(Studio studio) {
		return around(studio, (image, dice) -> TableTop.onTable(image, dice.between(-20, 20), dice.chance(0.25), dice));
	}

	static Shot twoSides(Studio studio) {
		return around(studio, TableTop::twoSides);
	}

	static Shot strip(Studio studio) {
		return around(studio, TableTop::strip);
	}

	static Shot corner(Studio studio) {
		return on(studio, (image, box) -> TableTop.corner(image, box, studio.dice));
	}

	static Shot band(Studio studio) {
		return on(studio, (image, box) -> TableTop.band(image, studio.dice));
	}

	static Shot finger(Studio studio) {
		return on(studio, (image, box) -> TableTop.finger(image, box, studio.dice));
	}

	static Shot hardShadow(Studio studio) {
		return on(studio, (image, box) -> Light.hardShadow(image, studio.dice.between(0.45, 0.8), studio.dice));
	}

	/** A row of punched holes at a side, with or without a wire. */
	static Shot spiral(Studio studio) {
		String number = studio.number();
		Studio.Block block = studio.block(number);
		PaperPage page = studio.page(block, new PaperPage.Room(1.1, 0.1, 0.35)).paper();
		studio.write(page, block);
		Dice dice = studio.dice;
		boolean isAbove = dice.chance(0.4);
		double step = page.digit * dice.between(0.35, 0.9);
		double hole = step * dice.between(0.3, 0.6);
		boolean isRound = dice.chance(0.5);
		boolean hasWire = dice.chance(0.5);
		Color under = new Color(dice.colour(dice.pick(0x302c2a, 0x6c6460, 0x4a3a2c, 0xb0a898), 10));
		double away = Math.min(page.digit * 0.9 - hole, hole * dice.between(0.5, 1.2));
		for (double at = dice.between(0, step); at < (isAbove ? page.width : page.height); at += step) {
			page.graphics.setColor(under);
			double x = isAbove ? at : away;
			double y = isAbove ? away : at;
			page.graphics.fill(isRound ? new Ellipse2D.Double(x, y, hole, hole) : new Rectangle2D.Double(x, y, hole, hole));
			if (hasWire) {
				wire(page, x + hole / 2, y + hole / 2, isAbove, hole);
			}
		}
		return new Shot(Camera.photo(page.image, dice), number);
	}

	private static void wire(PaperPage page, double x, double y, boolean isAbove, double hole) {
		Path2D wire = new Path2D.Double();
		wire.moveTo(x, y);
		if (isAbove) {
			wire.curveTo(x - 0.1 * hole, y - 0.8 * hole, x + 0.2 * hole, y - hole, x + 0.3 * hole, -hole);
		} else {
			wire.curveTo(x - 0.8 * hole, y - 0.1 * hole, x - hole, y + 0.2 * hole, -hole, y + 0.3 * hole);
		}
		page.print(wire, Math.max(1.2, hole * 0.25), 0x24262a, 0.95);
		page.print(wire, Math.max(0.5, hole * 0.08), 0xa8acb0, 0.8);
	}
}
