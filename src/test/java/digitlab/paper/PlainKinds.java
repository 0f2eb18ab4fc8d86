package digitlab.paper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;

import digitlab.paper.Studio.Block;
import digitlab.paper.Studio.Shot;

/** Numbers with nothing else, under good and poor conditions. */
final class PlainKinds {

	/** Pixels of MNIST's images and of the digits in them. */
	private static final int MNIST_SIDE = 28;
	private static final int MNIST_DIGIT = 20;

	private PlainKinds() {
	}

	static Shot plain(Studio studio) {
		String number = studio.number();
		return studio.take(studio.written(number, PaperPage.Room.WIDE), number);
	}

	static Shot pencil(Studio studio) {
		studio.ink = Ink.pencil(studio.dice);
		return plain(studio);
	}

	static Shot chalk(Studio studio) {
		Dice dice = studio.dice;
		String number = studio.number();
		Block block = studio.block(number);
		PaperPage page = studio.page(block, PaperPage.Room.WIDE);
		page.fill(dice.colour(dice.pick(0x284a38, 0x1c3a2c, 0x202224, 0x2c3036, 0x0c0e14), 8));
		Light.mottle(page.image, page.digit * dice.between(0.4, 2), dice.between(0, 0.3), dice);
		studio.ink = new Ink(dice.colour(dice.pick(0xe8e8e0, 0xf0ead0, 0xf0e890, 0xf0c0c8), 8), dice.between(0.7, 0.97),
				dice.between(0.1, 0.5));
		studio.write(page, block);
		return studio.take(page, number);
	}

	static Shot sideLight(Studio studio) {
		String number = studio.number();
		PaperPage page = studio.written(number, PaperPage.Room.WIDE);
		Light.side(page.image, studio.dice.between(0.3, 0.7), studio.dice);
		return new Shot(Camera.photo(page.image, studio.dice), number);
	}

	static Shot vignette(Studio studio) {
		String number = studio.number();
		PaperPage page = studio.written(number, PaperPage.Room.WIDE);
		Light.vignette(page.image, studio.dice.between(0.3, 0.7), studio.dice);
		return new Shot(Camera.photo(page.image, studio.dice), number);
	}

	static Shot blur(Studio studio) {
		String number = studio.number();
		PaperPage page = studio.written(number, new PaperPage.Room(0.35, 0.1, 0.6));
		BufferedImage image = Camera.opaque(page.image);
		Camera.blur(image, page.digit * studio.dice.between(0.02, 0.06));
		return new Shot(Camera.photo(image, studio.dice), number);
	}

	static Shot small(Studio studio) {
		String digit = studio.number(1, 1);
		Writing writing = studio.hand.write(digit, MNIST_DIGIT, 0);
		double size = MNIST_DIGIT * Math.min(1, MNIST_DIGIT / (double) Math.max(writing.width(), writing.height()));
		Writing fitting = studio.hand.write(digit, size, 0);
		boolean isDark = studio.dice.chance(0.5);
		BufferedImage image = blank(MNIST_SIDE, MNIST_SIDE, isDark ? 0xffffffff : 0xff000000);
		stamp(image, fitting, isDark ? 0x000000 : 0xffffff, (MNIST_SIDE - fitting.width()) / 2,
				(MNIST_SIDE - fitting.height()) / 2);
		return new Shot(Camera.throughJpeg(Camera.opaque(image), studio.dice.between(0.3, 0.95)), digit);
	}

	private static BufferedImage blank(int width, int height, int argb) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
		int[] row = new int[width * height];
		Arrays.fill(row, argb);
		image.setRGB(0, 0, width, height, row, 0, width);
		return image;
	}

	private static void stamp(BufferedImage image, Writing writing, int rgb, int x, int y) {
		Graphics2D graphics = image.createGraphics();
		graphics.drawImage(new Ink(rgb, 1, 0).paint(writing, new Dice(1)), x, y, null);
		graphics.dispose();
	}

	/** As drawn by a program: two tones, no noise. */
	static Shot screen(Studio studio) {
		String number = studio.number();
		Block block = studio.block(number);
		PaperPage page = studio.page(block, PaperPage.Room.WIDE);
		boolean isDark = studio.dice.chance(0.5);
		page.graphics.setColor(isDark ? Color.WHITE : Color.BLACK);
		page.graphics.fillRect(0, 0, page.width, page.height);
		studio.ink = new Ink(isDark ? 0x000000 : 0xffffff, 1, 0);
		studio.write(page, block);
		return new Shot(Camera.opaque(page.image), number);
	}

	static Shot transparent(Studio studio) {
		String number = studio.number();
		Block block = studio.block(number);
		PaperPage page = studio.page(block, PaperPage.Room.WIDE);
		studio.ink = new Ink(studio.dice.pick(0x000000, 0xffffff, 0x2040a0, 0xe0e0e0), 1, 0);
		studio.write(page, block);
		return new Shot(page.image, number);
	}

	/** One digit, cropped to its ink. */
	static Shot tight(Studio studio) {
		Dice dice = studio.dice;
		String digit = studio.number(1, 1);
		Writing writing = studio.hand.write(digit, dice.log(28, 300), 0);
		int way = dice.count(0, 2);
		int rim = dice.chance(0.7) ? 0 : 1;
		int paper = way == 0 ? 0xffffffff : way == 1 ? 0xff000000 : 0xff000000 | dice.colour(0xeeebe2, 12);
		BufferedImage image = blank(writing.width() + 2 * rim, writing.height() + 2 * rim, paper);
		Ink ink = way == 0 ? new Ink(0, 1, 0) : way == 1 ? new Ink(0xffffff, 1, 0) : studio.ink;
		Graphics2D graphics = image.createGraphics();
		graphics.drawImage(ink.paint(writing, dice), rim, rim, null);
		graphics.dispose();
		return new Shot(way == 2 ? Camera.photo(image, dice) : Camera.opaque(image), digit);
	}

	/** A picture on its side or upside down, of a number that does not look like another one that way. */
	static Shot turned(Studio studio) {
		String number = studio.number(3, 6);
		while (number.chars().noneMatch(digit -> "23457".indexOf(digit) >= 0)) {
			number = studio.number(3, 6);
		}
		BufferedImage upright = Camera.take(studio.written(number, PaperPage.Room.WIDE).image, studio.dice);
		return new Shot(TableTop.turn(upright, studio.dice.count(1, 3)), number);
	}
}
