package digitlab.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Supplier;

import digitlab.dataset.DigitImage;
import digitlab.recognition.Prediction;

/**
 * A sketch with what was read, as a card to keep or to hand on.
 *
 * @param number what was read, rows separated by line breaks
 * @param words how sure that is
 * @param digit what the network said of the digit shown closely; empty if there is none
 * @param seen that digit, as the network saw it; empty if there is none
 */
public record AnswerFigure(String number, String words, Optional<Prediction> digit, Optional<DigitImage> seen) {

	private static final int SHEET = 760;
	private static final int MARGIN = 60;
	private static final int GAP = 60;
	private static final int COLUMN = 720;
	private static final int BAR = 34;
	private static final int STEP = 44;
	private static final int TRACK = 470;
	private static final int ZOOM = 5;
	private static final int ROWS = 150;
	private static final int LARGEST = 130;

	/**
	 * The card.
	 *
	 * @param sheet paints the sketch, square
	 */
	public Figure figure(Supplier<BufferedImage> sheet) {
		return Figure.of("answer", () -> draw(sheet.get()));
	}

	private BufferedImage draw(BufferedImage sheet) {
		return Drawing.on(2 * MARGIN + SHEET + GAP + COLUMN, 2 * MARGIN + SHEET, graphics -> {
			graphics.drawImage(sheet, MARGIN, MARGIN, SHEET, SHEET, null);
			graphics.setColor(Charts.FAINT);
			graphics.drawRect(MARGIN, MARGIN, SHEET - 1, SHEET - 1);
			int left = MARGIN + SHEET + GAP;
			number(graphics, left);
			Font font = fitting(words, 30, COLUMN);
			Drawing.text(graphics, font, Charts.TEXT, words, left, MARGIN + ROWS + 50);
			digit.ifPresent(prediction -> bars(graphics, prediction, left, MARGIN + SHEET - Prediction.DIGITS * STEP));
		});
	}

	private void number(Graphics2D graphics, int left) {
		int room = COLUMN - (seen.isPresent() ? DigitImage.SIDE * ZOOM + GAP : 0);
		String[] rows = number.split("\n");
		int largest = LARGEST / rows.length;
		for (int row = 0; row < rows.length; row++) {
			Drawing.text(graphics, fitting(rows[row], largest, room), Charts.TEXT, rows[row], left,
					MARGIN + (row + 1) * ROWS / rows.length - largest / 6);
		}
		seen.ifPresent(digitSeen -> {
			int x = left + COLUMN - DigitImage.SIDE * ZOOM;
			for (int i = 0; i < DigitImage.PIXELS; i++) {
				int row = i / DigitImage.SIDE;
				int column = i % DigitImage.SIDE;
				graphics.setColor(new Color(0x010101 * digitSeen.ink(row, column)));
				graphics.fillRect(x + column * ZOOM, MARGIN + row * ZOOM, ZOOM, ZOOM);
			}
		});
	}

	/** The font in which a text is as large as wanted, or smaller so that it fits. */
	private static Font fitting(String text, int wanted, int room) {
		Font font = Charts.bold(wanted);
		int width = Math.max(1, Drawing.width(text, font));
		return width <= room ? font : Charts.bold(Math.max(1, wanted * room / width));
	}

	private static void bars(Graphics2D graphics, Prediction prediction, int left, int top) {
		Font font = Charts.font(26);
		for (int i = 0; i < Prediction.DIGITS; i++) {
			int y = top + i * STEP;
			double probability = prediction.probability(i);
			Drawing.text(graphics, font, Charts.TEXT, Integer.toString(i), left, y + BAR - 8);
			graphics.setColor(Charts.FAINT);
			graphics.fillRect(left + GAP, y, TRACK, BAR);
			graphics.setColor(Charts.SERIES[0]);
			graphics.fillRect(left + GAP, y, (int) Math.round(TRACK * probability), BAR);
			Drawing.right(graphics, font, Charts.TEXT, Charts.percent(probability), left + COLUMN, y + BAR - 8);
		}
	}
}
