package digitlab.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of numbers whose cells are coloured by them.
 *
 * @param rows names of the rows
 * @param columns short names of the columns
 * @param cells the cells, row by row
 * @param note text below the table about the colours
 */
public record HeatMap(String title, String rowTitle, String columnTitle, List<String> rows, List<String> columns,
		List<List<Cell>> cells, String note) {

	/**
	 * A cell.
	 *
	 * @param share position of its colour on the scale, 0..1; NaN for an empty cell
	 * @param marked whether it is framed
	 */
	public record Cell(String text, double share, boolean marked) {

		/** Whether the cell is coloured. */
		public boolean hasColor() {
			return !Double.isNaN(share);
		}

		/** The colour, 0xRRGGBB. */
		public int rgb() {
			return Double.isNaN(share) ? NOTHING : ColorScale.rgb(share);
		}

		/** The text colour. */
		Color ink() {
			if (Double.isNaN(share)) {
				return Charts.MUTED;
			}
			return ColorScale.isDark(rgb()) ? Color.WHITE : Color.BLACK;
		}
	}

	/** The colour of an empty cell. */
	static final int NOTHING = 0xF6F8FA;

	private static final int CELL = 82;
	private static final int LOW_CELL = 44;
	private static final int MAX_HIGH_CELLS = 12;
	private static final int MIN_LEFT = 150;
	private static final int BEFORE_NAMES = 112;
	private static final int AFTER_NAMES = 17;
	private static final int TOP = 150;
	private static final int MARGIN = 40;
	private static final Font TITLE = Charts.bold(28);
	private static final Font NAME = Charts.font(22);
	private static final Font NUMBER = Charts.font(18);

	/**
	 * The relative position of a number between two others.
	 *
	 * @return 0..1; 1 if the two are equal
	 */
	static double between(double value, double lowest, double highest) {
		return highest > lowest ? (value - lowest) / (highest - lowest) : 1;
	}

	BufferedImage draw() {
		int left = rows.stream().mapToInt(name -> BEFORE_NAMES + Drawing.width(name, NAME)).reduce(MIN_LEFT, Math::max);
		int words = Math.max(MARGIN + Drawing.width(title, TITLE), left + Drawing.width(note, NUMBER));
		int width = Math.max(words, left + columns.size() * CELL) + MARGIN;
		return Drawing.on(width, TOP + rows.size() * high() + MARGIN + 40, graphics -> {
			frame(graphics, left);
			for (int row = 0; row < rows.size(); row++) {
				for (int column = 0; column < columns.size(); column++) {
					cell(graphics, cells.get(row).get(column), left + column * CELL, TOP + row * high());
				}
			}
		});
	}

	private int high() {
		return rows.size() > MAX_HIGH_CELLS ? LOW_CELL : CELL;
	}

	private void frame(Graphics2D graphics, int left) {
		Drawing.text(graphics, TITLE, Charts.TEXT, title, MARGIN, MARGIN + 24);
		Drawing.centred(graphics, NAME, Charts.TEXT, columnTitle, left + columns.size() * CELL / 2, TOP - 48);
		graphics.rotate(-Math.PI / 2);
		Drawing.centred(graphics, NAME, Charts.TEXT, rowTitle, -(TOP + rows.size() * high() / 2), MARGIN + 24);
		graphics.rotate(Math.PI / 2);
		IntStream.range(0, columns.size()).forEach(i -> Drawing.centred(graphics, NAME, Charts.MUTED, columns.get(i),
				left + i * CELL + CELL / 2, TOP - 14));
		IntStream.range(0, rows.size()).forEach(i -> Drawing.right(graphics, NAME, Charts.MUTED, rows.get(i),
				left - AFTER_NAMES, TOP + i * high() + high() / 2 + 8));
		Drawing.text(graphics, NUMBER, Charts.MUTED, note, left, TOP + rows.size() * high() + 44);
	}

	private void cell(Graphics2D graphics, Cell cell, int x, int y) {
		graphics.setColor(new Color(cell.rgb()));
		graphics.fillRect(x, y, CELL - 2, high() - 2);
		if (cell.marked()) {
			graphics.setColor(Charts.SERIES[1]);
			graphics.setStroke(new BasicStroke(4));
			graphics.drawRect(x + 2, y + 2, CELL - 6, high() - 6);
		}
		Drawing.centred(graphics, NUMBER, cell.ink(), cell.text(), x + CELL / 2, y + high() / 2 + 6);
	}
}
