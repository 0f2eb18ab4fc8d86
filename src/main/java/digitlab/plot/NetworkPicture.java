package digitlab.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

import digitlab.plot.NetworkFigure.Stage;

/** Paints a {@link NetworkFigure}. Apart from it, so that the window shows one without Java 2D. */
final class NetworkPicture {

	private static final int ACROSS = 6;
	private static final int PICTURE = 300;
	private static final int CELL = 380;
	private static final int LINE = 30;
	private static final int MARGIN = 40;
	private static final int TITLE = 84;
	private static final int ARROW = 16;
	private static final Font NAME = Charts.bold(22);
	private static final Font TEXT = Charts.font(20);

	private NetworkPicture() {
	}

	static BufferedImage draw(NetworkFigure network) {
		List<Stage> stages = network.stages();
		int rows = Math.ceilDiv(stages.size(), ACROSS);
		int high = CELL + 3 * LINE;
		return Drawing.on(2 * MARGIN + ACROSS * CELL, 2 * MARGIN + TITLE + rows * high + LINE, graphics -> {
			Drawing.text(graphics, Charts.bold(28), Charts.TEXT, network.title(), MARGIN, MARGIN + 24);
			for (int i = 0; i < stages.size(); i++) {
				draw(graphics, stages.get(i), MARGIN + i % ACROSS * CELL, MARGIN + TITLE + i / ACROSS * high,
						i < stages.size() - 1);
			}
			Drawing.text(graphics, TEXT, Charts.MUTED, network.note(), MARGIN, MARGIN + TITLE + rows * high);
		});
	}

	private static void draw(Graphics2D graphics, Stage stage, int x, int y, boolean isFollowed) {
		Drawing.text(graphics, NAME, Charts.TEXT, stage.name(), x, y);
		Drawing.text(graphics, TEXT, Charts.MUTED, stage.shape(), x, y + LINE);
		Drawing.text(graphics, TEXT, Charts.MUTED, stage.parameters(), x, y + 2 * LINE);
		int top = y + 2 * LINE + 18;
		stage.picture().ifPresent(mosaic -> paint(graphics, mosaic, x, top));
		if (isFollowed) {
			int tip = x + CELL - ARROW;
			graphics.setColor(Charts.MUTED);
			graphics.fillPolygon(new int[]{tip, tip - ARROW, tip - ARROW},
					new int[]{top + PICTURE / 2, top + PICTURE / 2 - ARROW, top + PICTURE / 2 + ARROW}, 3);
		}
	}

	private static void paint(Graphics2D graphics, Mosaic mosaic, int left, int top) {
		int scale = mosaic.scaleWithin(PICTURE, PICTURE);
		for (int row = 0; row < mosaic.rows(); row++) {
			for (int column = 0; column < mosaic.columns(); column++) {
				graphics.setColor(new Color(mosaic.rgb()[row * mosaic.columns() + column]));
				graphics.fillRect(left + column * scale, top + row * scale, scale, scale);
			}
		}
	}
}
