package digitlab.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** What every picture that is painted by hand needs: paper, and words in their places. */
final class Drawing {

	private static final int LONGEST = 40;

	private Drawing() {
	}

	/** A sheet of white paper, painted on with smooth edges and letters. */
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

	/** How many pixels wide a line of words is. */
	static int width(String text, Font font) {
		Graphics2D probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
		try {
			return probe.getFontMetrics(font).stringWidth(text);
		} finally {
			probe.dispose();
		}
	}

	/** Words that begin at {@code x}, with their base line at {@code y}. */
	static void text(Graphics2D graphics, Font font, Color color, String text, int x, int y) {
		graphics.setFont(font);
		graphics.setColor(color);
		graphics.drawString(text, x, y);
	}

	/** Words whose middle is at {@code x}. */
	static void centred(Graphics2D graphics, Font font, Color color, String text, int x, int y) {
		text(graphics, font, color, text, x - graphics.getFontMetrics(font).stringWidth(text) / 2, y);
	}

	/** Words that end at {@code x}. */
	static void right(Graphics2D graphics, Font font, Color color, String text, int x, int y) {
		text(graphics, font, color, text, x - graphics.getFontMetrics(font).stringWidth(text), y);
	}

	/** Names come from files and may be of any length: what is behind the fortieth letter is left out. */
	static String shortened(String text) {
		return text.codePointCount(0, text.length()) <= LONGEST
				? text
				: text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
	}
}
