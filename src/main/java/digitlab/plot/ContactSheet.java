package digitlab.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import digitlab.dataset.DigitImage;

/** A sheet of digits with captions in rows, each pixel of a digit a square of whole pixels. */
public final class ContactSheet {

	/** Tiles side by side after a label of one or two lines, which may be empty. */
	record Row(List<String> label, List<Tile> tiles) {
	}

	/** The meanings of the first and the last colour of the scale. */
	record Legend(String lowest, String highest) {
	}

	static final int MARGIN = 40;
	static final int GAP = 16;
	private static final int TITLE = 60;
	private static final int CAPTION = 30;
	private static final int LEGEND = 90;
	private static final Color FRAME = new Color(0xD0D7DE);

	private final String title;
	private final List<Row> rows;
	private final Optional<Legend> legend;
	private final int side;
	private final int labelWidth;
	private final boolean captioned;

	/** @param zoom pixels of the sheet per pixel of a digit, at least 1 */
	ContactSheet(String title, List<Row> rows, Optional<Legend> legend, int zoom) {
		this.title = title;
		this.rows = List.copyOf(rows);
		this.legend = legend;
		side = zoom * DigitImage.SIDE;
		labelWidth = rows.stream().flatMap(r -> r.label().stream()).mapToInt(label -> Drawing.width(label, Charts.bold(20)) + 24)
				.max()
				.orElse(0);
		captioned = rows.stream().flatMap(r -> r.tiles().stream()).anyMatch(t -> !t.caption().isEmpty());
	}

	/** Breaks a list into rows without labels. */
	static List<Row> grid(List<Tile> tiles, int columns) {
		List<Row> rows = new ArrayList<>();
		for (int from = 0; from < tiles.size(); from += columns) {
			rows.add(new Row(List.of(), tiles.subList(from, Math.min(tiles.size(), from + columns))));
		}
		return rows;
	}

	/** The x position of the first tile of a row. */
	int left() {
		return MARGIN + labelWidth;
	}

	/** The y position of the first row. */
	int top() {
		return MARGIN + TITLE;
	}

	int rowHeight() {
		return side + GAP + (captioned ? CAPTION : 0);
	}

	BufferedImage draw() {
		int columns = rows.stream().mapToInt(r -> r.tiles().size()).max().orElse(0);
		int titleWidth = Drawing.width(title, Charts.bold(28));
		int width = Math.max(left() + columns * (side + GAP) - GAP, MARGIN + titleWidth) + MARGIN;
		int height = top() + rows.size() * rowHeight() + (legend.isPresent() ? LEGEND : 0) + MARGIN - GAP;
		return Drawing.on(width, height, graphics -> paint(graphics, width, height));
	}

	private void paint(Graphics2D graphics, int width, int height) {
		Drawing.text(graphics, Charts.bold(28), Charts.TEXT, title, MARGIN, MARGIN + 24);
		for (int r = 0; r < rows.size(); r++) {
			row(graphics, rows.get(r), top() + r * rowHeight());
		}
		legend.ifPresent(l -> legend(graphics, l, width, height - MARGIN - 44));
	}

	private void row(Graphics2D graphics, Row row, int y) {
		for (int i = 0; i < row.label().size(); i++) {
			Drawing.text(graphics, i == 0 ? Charts.bold(20) : Charts.font(18), i == 0 ? Charts.TEXT : Charts.MUTED,
					row.label().get(i),
					MARGIN, y + side / 2 - 4 + 26 * i);
		}
		for (int i = 0; i < row.tiles().size(); i++) {
			tile(graphics, row.tiles().get(i), left() + i * (side + GAP), y);
		}
	}

	private void tile(Graphics2D graphics, Tile tile, int x, int y) {
		BufferedImage image = new BufferedImage(DigitImage.SIDE, DigitImage.SIDE, BufferedImage.TYPE_INT_RGB);
		image.setRGB(0, 0, DigitImage.SIDE, DigitImage.SIDE, tile.rgb(), 0, DigitImage.SIDE);
		graphics.drawImage(image, x, y, side, side, null);
		graphics.setColor(FRAME);
		graphics.drawRect(x - 1, y - 1, side + 1, side + 1);
		Drawing.centred(graphics, Charts.font(18), Charts.TEXT, tile.caption(), x + side / 2, y + side + 24);
	}

	private static void legend(Graphics2D graphics, Legend legend, int width, int y) {
		int length = Math.min(600, width - 2 * MARGIN);
		for (int i = 0; i < length; i++) {
			graphics.setColor(new Color(ColorScale.rgb(i / (double) (length - 1))));
			graphics.fillRect(MARGIN + i, y, 1, 20);
		}
		Drawing.text(graphics, Charts.font(18), Charts.MUTED, legend.lowest(), MARGIN, y + 44);
		Drawing.text(graphics, Charts.font(18), Charts.MUTED, legend.highest(),
				MARGIN + length - graphics.getFontMetrics(Charts.font(18)).stringWidth(legend.highest()), y + 44);
	}
}
