package digitlab.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;

import digitlab.dataset.DigitImage;

/** Renders a scatter plot into pixels, with points written directly to the image: 70,000 take some hundredths of a second. */
final class ScatterPicture {

	/** The opacity of a point: where points overlap, the colour becomes denser. */
	private static final int OPACITY = 150;
	private static final double PAPER_OPACITY = 0.5;

	private final PointFigure scatter;
	private final ScatterFrame frame;
	private final int scale;

	/** @param scale pixels per unit of the frame: 1, 2 or 4 */
	ScatterPicture(PointFigure scatter, ScatterFrame frame, int scale) {
		this.scatter = scatter;
		this.frame = frame;
		this.scale = scale;
	}

	BufferedImage draw() {
		BufferedImage picture = new BufferedImage(frame.width() * scale, frame.height() * scale, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = picture.createGraphics();
		try {
			graphics.scale(scale, scale);
			graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
			axes(graphics);
			points(((DataBufferInt) picture.getRaster().getDataBuffer()).getData(), picture.getWidth());
			scatter.space().ifPresent(space -> space.axes().forEach(axis -> axis(graphics, axis)));
			scatter.marks().forEach(mark -> mark(graphics, mark));
			legend(graphics);
		} finally {
			graphics.dispose();
		}
		return picture;
	}

	private void axes(Graphics2D graphics) {
		graphics.setColor(Charts.PAPER);
		graphics.fillRect(0, 0, frame.width(), frame.height());
		text(graphics, Charts.bold(frame.titleSize(scatter.title())), Charts.TEXT, scatter.title(), ScatterFrame.LEFT, 38);
		graphics.setColor(Charts.FAINT);
		for (ScatterFrame.Tick tick : frame.ticks(0)) {
			graphics.setColor(Charts.FAINT);
			graphics.fillRect((int) tick.place(), ScatterFrame.TOP, 1, frame.bottom() - ScatterFrame.TOP);
			centred(graphics, Charts.font(13), Charts.MUTED, tick.text(), tick.place(), frame.bottom() + 20);
		}
		for (ScatterFrame.Tick tick : frame.ticks(1)) {
			graphics.setColor(Charts.FAINT);
			graphics.fillRect(ScatterFrame.LEFT, (int) tick.place(), frame.right() - ScatterFrame.LEFT, 1);
			int width = graphics.getFontMetrics(Charts.font(13)).stringWidth(tick.text());
			text(graphics, Charts.font(13), Charts.MUTED, tick.text(), ScatterFrame.LEFT - 8 - width, tick.place() + 5);
		}
		centred(graphics, Charts.font(15), Charts.TEXT, scatter.xTitle(), (ScatterFrame.LEFT + frame.right()) / 2.0,
				frame.bottom() + 50);
		AffineTransform upright = graphics.getTransform();
		graphics.rotate(-Math.PI / 2);
		centred(graphics, Charts.font(15), Charts.TEXT, scatter.yTitle(), -(ScatterFrame.TOP + frame.bottom()) / 2.0, 26);
		graphics.setTransform(upright);
	}

	/** Draws points in the order of their indices, so that no group hides another. */
	private void points(int[] pixels, int width) {
		int diameter = (int) Math.round(ScatterFrame.diameter(scatter.group().length) * scale);
		boolean[] disc = disc(diameter);
		for (int i = 0; i < scatter.group().length; i++) {
			if (scatter.group()[i] == PointFigure.HIDDEN) {
				continue;
			}
			int rgb = scatter.groups().get(scatter.group()[i]).rgb();
			int point = i;
			int opacity = (int) Math.round(OPACITY * scatter.space().map(space -> space.opacity(point)).orElse(1.0));
			int left = (int) Math.round(frame.x(scatter.coordinates().value(i, 0)) * scale - diameter / 2.0);
			int top = (int) Math.round(frame.y(scatter.coordinates().value(i, 1)) * scale - diameter / 2.0);
			for (int p = 0; p < disc.length; p++) {
				int at = (top + p / diameter) * width + left + p % diameter;
				if (disc[p]) {
					pixels[at] = blend(pixels[at], rgb, opacity);
				}
			}
		}
	}

	private static boolean[] disc(int diameter) {
		boolean[] disc = new boolean[diameter * diameter];
		double middle = (diameter - 1) / 2.0;
		for (int p = 0; p < disc.length; p++) {
			disc[p] = Math.hypot(p / diameter - middle, p % diameter - middle) <= diameter / 2.0;
		}
		return disc;
	}

	private static int blend(int below, int above, int opacity) {
		return blend(below, above, opacity, 16) | blend(below, above, opacity, 8) | blend(below, above, opacity, 0);
	}

	private static int blend(int below, int above, int opacity, int shift) {
		int from = below >> shift & 0xff;
		int to = above >> shift & 0xff;
		return from + (to - from) * opacity / 255 << shift;
	}

	private void axis(Graphics2D graphics, PointFigure.Axis axis) {
		graphics.setColor(Charts.MUTED);
		graphics.setStroke(new BasicStroke(1.5f));
		graphics.draw(new Line2D.Double(frame.x(0), frame.y(0), frame.x(axis.x()), frame.y(axis.y())));
		int width = graphics.getFontMetrics(Charts.font(14)).stringWidth(axis.name());
		text(graphics, Charts.font(14), Charts.TEXT, axis.name(), frame.x(axis.x()) + (axis.x() < 0 ? -5 - width : 5),
				frame.y(axis.y()) + 5);
	}

	private void mark(Graphics2D graphics, PointFigure.Mark mark) {
		int x = (int) Math.round(frame.x(mark.x())) - DigitImage.SIDE / 2;
		int y = (int) Math.round(frame.y(mark.y())) - DigitImage.SIDE / 2;
		graphics.drawImage(picture(mark), x, y, DigitImage.SIDE, DigitImage.SIDE, null);
		graphics.setColor(new Color(mark.rgb()));
		graphics.setStroke(new BasicStroke(2));
		graphics.drawRect(x - 1, y - 1, DigitImage.SIDE + 1, DigitImage.SIDE + 1);
	}

	/** The digit of a mark: dark ink on translucent paper. */
	static BufferedImage picture(PointFigure.Mark mark) {
		BufferedImage image = new BufferedImage(DigitImage.SIDE, DigitImage.SIDE, BufferedImage.TYPE_INT_ARGB);
		for (int y = 0; y < DigitImage.SIDE; y++) {
			for (int x = 0; x < DigitImage.SIDE; x++) {
				double ink = Math.clamp(mark.image().at(y, x) / 255, 0, 1);
				double opacity = PAPER_OPACITY + (1 - PAPER_OPACITY) * ink;
				int grey = (int) Math.round(255 * PAPER_OPACITY * (1 - ink) / opacity);
				image.setRGB(x, y, (int) Math.round(255 * opacity) << 24 | grey * 0x010101);
			}
		}
		return image;
	}

	private void legend(Graphics2D graphics) {
		List<PointFigure.LegendLine> lines = scatter.legend(frame.legendLines());
		int step = frame.legendStep(lines.size());
		for (int i = 0; i < lines.size(); i++) {
			int y = ScatterFrame.TOP + i * step;
			graphics.setColor(new Color(lines.get(i).rgb()));
			graphics.fillOval(frame.right() + 20, y, 11, 11);
			text(graphics, Charts.font(Math.min(14, step - 2)), Charts.TEXT, lines.get(i).text(), frame.right() + 38, y + 11);
		}
	}

	private static void centred(Graphics2D graphics, Font font, Color color, String text, double x, double y) {
		text(graphics, font, color, text, x - graphics.getFontMetrics(font).stringWidth(text) / 2.0, y);
	}

	private static void text(Graphics2D graphics, Font font, Color color, String text, double x, double y) {
		graphics.setFont(font);
		graphics.setColor(color);
		graphics.drawString(text, (float) x, (float) y);
	}
}
