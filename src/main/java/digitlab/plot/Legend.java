package digitlab.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A legend below a chart, in as many rows as it needs: XChart's own legend has one row, which overflows the chart.
 *
 * @param entries the lines, in order
 */
record Legend(List<Entry> entries) {

	/** A line's colour and its name, which is shortened when it is very long. */
	record Entry(Color color, String name) {

		Entry {
			name = Drawing.shortened(name);
		}

		private int width() {
			return DASH + DASH_GAP + Drawing.width(name, FONT);
		}
	}

	private static final int DASH = 36;
	private static final int DASH_GAP = 12;
	private static final int GAP = 40;
	private static final int ROW = 40;
	private static final int MARGIN = 40;
	private static final Font FONT = Charts.font(22);

	/** Returns the picture with the legend added below it. */
	BufferedImage below(BufferedImage chart) {
		List<List<Entry>> rows = rows(chart.getWidth() - 2 * MARGIN);
		return Drawing.on(chart.getWidth(), chart.getHeight() + ROW * rows.size() + MARGIN, graphics -> {
			graphics.drawImage(chart, 0, 0, null);
			for (int i = 0; i < rows.size(); i++) {
				row(graphics, rows.get(i), chart.getWidth(), chart.getHeight() + ROW * i + ROW / 2);
			}
		});
	}

	/** The rows, with as many entries as fit, but at least one. */
	List<List<Entry>> rows(int width) {
		List<List<Entry>> rows = new ArrayList<>();
		int free = 0;
		for (Entry entry : entries) {
			if (entry.width() > free) {
				rows.add(new ArrayList<>());
				free = width;
			}
			rows.getLast().add(entry);
			free -= entry.width() + GAP;
		}
		return rows;
	}

	private static void row(Graphics2D graphics, List<Entry> row, int width, int y) {
		int x = (width - row.stream().mapToInt(entry -> entry.width() + GAP).sum() + GAP) / 2;
		graphics.setStroke(new BasicStroke(4));
		for (Entry entry : row) {
			graphics.setColor(entry.color());
			graphics.drawLine(x, y - 8, x + DASH, y - 8);
			Drawing.text(graphics, FONT, Charts.TEXT, entry.name(), x + DASH + DASH_GAP, y);
			x += entry.width() + GAP;
		}
	}
}
