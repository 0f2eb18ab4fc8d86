package digitlab.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.List;

import digitlab.statistics.Spread;

import static digitlab.language.Localization.tr;

/**
 * Box plots side by side (Tukey, "Exploratory Data Analysis", 1977, in its plainest form, whose whiskers reach the extremes).
 * XChart's own needs all values and computes quartiles differently.
 *
 * @param unit unit of the values, shown along the axis
 * @param boxes the boxes, one for each digit
 */
record BoxPicture(String title, String unit, List<Box> boxes) {

	/**
	 * @param values distribution of the values, 0 or more
	 * @param images number of images; nothing is drawn for 0
	 */
	record Box(String name, Spread values, int images) {
	}

	private static final int LEFT = 150;
	private static final int RIGHT = 60;
	private static final int TOP = 130;
	private static final int BOTTOM = 170;
	private static final int PLOT_WIDTH = Charts.WIDTH - LEFT - RIGHT;
	private static final int PLOT_HEIGHT = Charts.HEIGHT - TOP - BOTTOM;
	private static final int MEAN = 12;
	private static final int MAX_TICKS = 8;
	private static final Color FILL = new Color(0xCCE3F0);

	BufferedImage draw() {
		return Drawing.on(Charts.WIDTH, Charts.HEIGHT, graphics -> {
			frame(graphics);
			for (int i = 0; i < boxes.size(); i++) {
				box(graphics, boxes.get(i), i);
			}
		});
	}

	private void frame(Graphics2D graphics) {
		Drawing.centred(graphics, Charts.bold(30), Charts.TEXT, title, Charts.WIDTH / 2, 72);
		double step = Charts.step(top(), MAX_TICKS);
		for (int tick = 0; tick * step <= top() * (1 + 1e-9); tick++) {
			int y = (int) Math.round(y(tick * step));
			graphics.setColor(Charts.FAINT);
			graphics.fillRect(LEFT, y, PLOT_WIDTH, 1);
			Drawing.right(graphics, Charts.font(20), Charts.MUTED, Charts.number(tick * step), LEFT - 14, y + 7);
		}
		graphics.rotate(-Math.PI / 2);
		Drawing.centred(graphics, Charts.font(24), Charts.TEXT, unit, -(TOP + PLOT_HEIGHT / 2), 56);
		graphics.rotate(Math.PI / 2);
		Drawing.centred(graphics, Charts.font(24), Charts.TEXT, tr("digit"), LEFT + PLOT_WIDTH / 2, Charts.HEIGHT - BOTTOM + 78);
		Drawing.centred(graphics, Charts.font(20), Charts.MUTED,
				tr("Box: the middle half of the images. Line: the median. Dot: the mean. Whiskers: from the "
						+ "smallest to the largest."),
				LEFT + PLOT_WIDTH / 2, Charts.HEIGHT - 46);
	}

	private void box(Graphics2D graphics, Box box, int number) {
		double slot = PLOT_WIDTH / (double) boxes.size();
		int middle = (int) Math.round(LEFT + (number + 0.5) * slot);
		int half = (int) Math.round(slot * 0.3);
		Drawing.centred(graphics, Charts.font(20), Charts.MUTED, box.name(), middle, Charts.HEIGHT - BOTTOM + 34);
		if (box.images() == 0) {
			return;
		}
		Spread s = box.values();
		graphics.setStroke(new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
		graphics.setColor(Charts.SERIES[0]);
		line(graphics, middle, s.min(), middle, s.max());
		line(graphics, middle - half / 2, s.min(), middle + half / 2, s.min());
		line(graphics, middle - half / 2, s.max(), middle + half / 2, s.max());
		int upper = (int) Math.round(y(s.upperQuartile()));
		int height = (int) Math.round(y(s.lowerQuartile())) - upper;
		graphics.setColor(FILL);
		graphics.fillRect(middle - half, upper, 2 * half, height);
		graphics.setColor(Charts.SERIES[0]);
		graphics.drawRect(middle - half, upper, 2 * half, height);
		graphics.setStroke(new BasicStroke(6, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
		line(graphics, middle - half, s.median(), middle + half, s.median());
		graphics.setColor(Charts.SERIES[1]);
		graphics.fill(new Ellipse2D.Double(middle - MEAN / 2.0, y(s.mean()) - MEAN / 2.0, MEAN, MEAN));
	}

	private void line(Graphics2D graphics, int fromX, double from, int toX, double to) {
		graphics.drawLine(fromX, (int) Math.round(y(from)), toX, (int) Math.round(y(to)));
	}

	/** The y position of a value. */
	double y(double value) {
		return TOP + PLOT_HEIGHT * (1 - value / top());
	}

	/** The largest value; 1 if all are 0, so that there is an axis. */
	private double top() {
		double largest = boxes.stream().mapToDouble(b -> b.values().max()).max().orElse(0);
		return largest > 0 ? largest : 1;
	}
}
