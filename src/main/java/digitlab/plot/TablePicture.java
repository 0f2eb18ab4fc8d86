package digitlab.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A table as a picture, with the first column left-aligned and the others right-aligned.
 *
 * @param columns column headers
 * @param rows rows with a text for every column
 * @param notes lines below that explain the columns
 */
record TablePicture(String title, List<String> columns, List<List<String>> rows, List<String> notes) {

	private static final int MARGIN = 40;
	private static final int TITLE = 74;
	private static final int ROW = 44;
	private static final int LINE = 30;
	private static final int GAP = 48;
	private static final Font TITLE_FONT = Charts.bold(28);
	private static final Font HEAD = Charts.bold(20);
	private static final Font CELL = Charts.font(20);
	private static final Font NOTE = Charts.font(18);

	BufferedImage draw() {
		int[] ends = ends();
		int words = notes.stream().mapToInt(note -> Drawing.width(note, NOTE)).reduce(Drawing.width(title, TITLE_FONT),
				Math::max);
		int width = Math.max(ends[ends.length - 1], MARGIN + words) + MARGIN;
		int bottom = MARGIN + TITLE + ROW * rows.size();
		return Drawing.on(width, bottom + LINE * notes.size() + 12 + MARGIN, graphics -> {
			Drawing.text(graphics, TITLE_FONT, Charts.TEXT, title, MARGIN, MARGIN + 24);
			row(graphics, HEAD, columns, ends, MARGIN + TITLE);
			for (int i = 0; i < rows.size(); i++) {
				int y = MARGIN + TITLE + ROW * (i + 1);
				graphics.setColor(Charts.FAINT);
				graphics.fillRect(MARGIN, y - 31, ends[ends.length - 1] - MARGIN, 1);
				row(graphics, CELL, rows.get(i), ends, y);
			}
			for (int i = 0; i < notes.size(); i++) {
				Drawing.text(graphics, NOTE, Charts.MUTED, notes.get(i), MARGIN, bottom + LINE * (i + 1) + 12);
			}
		});
	}

	private static void row(Graphics2D graphics, Font font, List<String> texts, int[] ends, int y) {
		Drawing.text(graphics, font, Charts.TEXT, Drawing.shortened(texts.getFirst()), MARGIN, y);
		for (int column = 1; column < texts.size(); column++) {
			Drawing.right(graphics, font, Charts.TEXT, Drawing.shortened(texts.get(column)), ends[column], y);
		}
	}

	/** The right edge of each column. */
	private int[] ends() {
		int[] ends = new int[columns.size()];
		int end = MARGIN;
		for (int c = 0; c < ends.length; c++) {
			int column = c;
			int widest = rows.stream().mapToInt(row -> Drawing.width(Drawing.shortened(row.get(column)), CELL)).reduce(
					Drawing.width(Drawing.shortened(columns.get(column)), HEAD), Math::max);
			end += widest + (c == 0 ? 0 : GAP);
			ends[c] = end;
		}
		return ends;
	}
}
