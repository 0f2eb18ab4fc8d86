package digitlab.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

import digitlab.dataset.PenStroke;
import digitlab.synthetic.SyntheticDigits;

/** A photographed page: ruled lines, rows of digits, signs and scribbles, and a dark table on one side. */
public final class RuledPage {

	private static final int LINE = 110;
	private static final int TABLE = 90;

	private RuledPage() {
	}

	/**
	 * Writes a page of 900 × 700 pixels, or the same rotated anticlockwise by quarter turns.
	 *
	 * @param rows digits, with . - + as signs and x for a scribble
	 * @param quarterTurns 0 to 3
	 */
	public static Path write(Path file, List<String> rows, int quarterTurns) throws IOException {
		BufferedImage page = new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = page.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setColor(new Color(236, 234, 226));
		graphics.fillRect(0, 0, 900, 700);
		graphics.setColor(new Color(150, 170, 205));
		graphics.setStroke(new BasicStroke(2));
		for (int y = 60; y < 700; y += LINE) {
			graphics.drawLine(0, y, 900, y);
		}
		for (int row = 0; row < rows.size(); row++) {
			for (int i = 0; i < rows.get(row).length(); i++) {
				draw(graphics, rows.get(row).charAt(i), 130 + 120 * i, 80 + (2 * LINE) * row, 10 * row + i);
			}
		}
		graphics.setColor(new Color(70, 52, 40));
		graphics.fillRect(900 - TABLE, 0, TABLE, 700);
		graphics.dispose();
		ImageIO.write(turned(page, quarterTurns), "png", file.toFile());
		return file;
	}

	private static void draw(Graphics2D graphics, char what, double x, double y, int seed) {
		graphics.setColor(new Color(30, 34, 60));
		graphics.setStroke(new BasicStroke(11, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		Path2D path = new Path2D.Double();
		switch (what) {
			case '.' -> line(path, 45, 126, 46, 127);
			case '-' -> line(path, 20, 70, 70, 70);
			case '+' -> {
				line(path, 20, 70, 70, 70);
				line(path, 45, 45, 45, 95);
			}
			case 'x' -> {
				for (int i = 0; i < 9; i++) {
					line(path, 10 + 9 * i, 20 + 37 * i % 100, 80 - 7 * i, 120 - 53 * i % 100);
				}
			}
			default -> {
				for (PenStroke stroke : SyntheticDigits.strokes(what - '0', seed)) {
					PenStroke.Point first = stroke.points().getFirst();
					path.moveTo(10 + 70 * first.x(), 5 + 125 * first.y());
					stroke.points().forEach(point -> path.lineTo(10 + 70 * point.x(), 5 + 125 * point.y()));
				}
			}
		}
		graphics.draw(path.createTransformedShape(AffineTransform.getTranslateInstance(x, y)));
	}

	private static void line(Path2D path, double x0, double y0, double x1, double y1) {
		path.moveTo(x0, y0);
		path.lineTo(x1, y1);
	}

	private static BufferedImage turned(BufferedImage page, int quarterTurns) {
		BufferedImage now = page;
		for (int turn = 0; turn < quarterTurns; turn++) {
			BufferedImage next = new BufferedImage(now.getHeight(), now.getWidth(), BufferedImage.TYPE_INT_RGB);
			for (int y = 0; y < next.getHeight(); y++) {
				for (int x = 0; x < next.getWidth(); x++) {
					next.setRGB(x, y, now.getRGB(now.getWidth() - 1 - y, x));
				}
			}
			now = next;
		}
		return now;
	}

	/** Writes a page for viewing: the file, its rows separated by commas, and the number of quarter turns. */
	public static void main(String[] arguments) throws IOException {
		write(Path.of(arguments[0]), List.of(arguments[1].split(",")), Integer.parseInt(arguments[2]));
	}
}
