package digitlab.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.DoubleFunction;

/**
 * A confusion matrix as a heat map. Colours follow the logarithm: otherwise a good network's mistakes, one in a thousand,
 * would all look like nothing.
 *
 * @param values 10 × 10, row = true digit
 * @param least the smallest value that gets a colour other than that of nothing, above 0
 */
record ConfusionPicture(String title, double[][] values, double least, DoubleFunction<String> format) {

	private static final int CELL = 82;
	private static final int LEFT = 150;
	private static final int TOP = 150;
	private static final int MARGIN = 40;
	private static final int DIGITS = 10;
	private static final Color NOTHING = new Color(0xF6F8FA);

	BufferedImage draw() {
		return Drawing.on(LEFT + DIGITS * CELL + MARGIN, TOP + DIGITS * CELL + MARGIN + 40, graphics -> {
			frame(graphics);
			for (int digit = 0; digit < DIGITS; digit++) {
				for (int read = 0; read < DIGITS; read++) {
					cell(graphics, digit, read);
				}
			}
		});
	}

	private void frame(Graphics2D graphics) {
		Drawing.text(graphics, Charts.bold(28), Charts.TEXT, title, MARGIN, MARGIN + 24);
		int middle = DIGITS * CELL / 2;
		Drawing.centred(graphics, Charts.font(22), Charts.TEXT, "digit read", LEFT + middle, TOP - 48);
		graphics.rotate(-Math.PI / 2);
		Drawing.centred(graphics, Charts.font(22), Charts.TEXT, "true digit", -(TOP + middle), MARGIN + 24);
		graphics.rotate(Math.PI / 2);
		for (int digit = 0; digit < DIGITS; digit++) {
			Drawing.centred(graphics, Charts.font(22), Charts.MUTED, String.valueOf(digit), LEFT + digit * CELL + CELL / 2,
					TOP - 14);
			Drawing.centred(graphics, Charts.font(22), Charts.MUTED, String.valueOf(digit), LEFT - 24,
					TOP + digit * CELL + CELL / 2 + 8);
		}
		Drawing.text(graphics, Charts.font(18), Charts.MUTED, "Colours follow the logarithm, so that rare mistakes show.", LEFT,
				TOP + DIGITS * CELL + 44);
	}

	private void cell(Graphics2D graphics, int digit, int read) {
		double value = values[digit][read];
		int x = LEFT + read * CELL;
		int y = TOP + digit * CELL;
		Color color = value > 0 ? new Color(ColorScale.rgb(share(value))) : NOTHING;
		graphics.setColor(color);
		graphics.fillRect(x, y, CELL - 2, CELL - 2);
		Color ink = value == 0 ? Charts.MUTED : ColorScale.isDark(color.getRGB()) ? Color.WHITE : Color.BLACK;
		Drawing.centred(graphics, Charts.font(18), ink, format.apply(value), x + CELL / 2, y + CELL / 2 + 6);
	}

	/** Of the way from the least to the largest value, in logarithms. */
	private double share(double value) {
		double largest = least;
		for (double[] row : values) {
			for (double other : row) {
				largest = Math.max(largest, other);
			}
		}
		return largest > least ? Math.log(Math.max(value, least) / least) / Math.log(largest / least) : 1;
	}
}
