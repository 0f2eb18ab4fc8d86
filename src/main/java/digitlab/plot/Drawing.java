package digitlab.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** Helpers for pictures painted with Java 2D: the background, and positioned text. */
final class Drawing {

	private static final int LONGEST = 40;

	private Drawing() {
	}

	/** Paints a white image with anti-aliased shapes and text. */
	static BufferedImage on(int width, int height, Consumer<Graphics2D> painter) {
		BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = picture.createGraphics();
		try {
			graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
			graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
			graphics.setColor(Charts.PAPER);
			graphics.fillRect(0, 0, width, height);
			painter.accept(graphics);
		} finally {
			graphics.dispose();
		}
		return picture;
	}

	/** The width of a line of text in pixels. */
	static int width(String text, Font font) {
		Graphics2D probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
		try {
			return probe.getFontMetrics(font).stringWidth(text);
		} finally {
			probe.dispose();
		}
	}

	/** Draws text that begins at {@code x}, with its baseline at {@code y}. */
	static void text(Graphics2D graphics, Font font, Color color, String text, int x, int y) {
		graphics.setFont(font);
		graphics.setColor(color);
		graphics.drawString(text, x, y);
	}

	/** Draws text centred at {@code x}. */
	static void centred(Graphics2D graphics, Font font, Color color, String text, int x, int y) {
		text(graphics, font, color, text, x - graphics.getFontMetrics(font).stringWidth(text) / 2, y);
	}

	/** Draws text that ends at {@code x}. */
	static void right(Graphics2D graphics, Font font, Color color, String text, int x, int y) {
		text(graphics, font, color, text, x - graphics.getFontMetrics(font).stringWidth(text), y);
	}

	/** Shortens names, which come from files and may be of any length, to forty characters. */
	static String shortened(String text) {
		return text.codePointCount(0, text.length()) <= LONGEST
				? text
				: text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
	}
}
