package digitlab.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

import static digitlab.language.Localization.tr;

/** Renders a dendrogram into pixels. */
record DendrogramPicture(String title, String unit, Dendrogram tree) {

	private static final int LEFT = 150;
	private static final int RIGHT = 60;
	private static final int TOP = 130;
	private static final int BOTTOM = 130;
	private static final int PLOT_WIDTH = Charts.WIDTH - LEFT - RIGHT;
	private static final int PLOT_HEIGHT = Charts.HEIGHT - TOP - BOTTOM;
	private static final int MAX_TICKS = 8;

	BufferedImage draw() {
		return Drawing.on(Charts.WIDTH, Charts.HEIGHT, graphics -> {
			frame(graphics);
			tree.joins().forEach(join -> branches(graphics, join));
			// Next to the line that leads up from there.
			tree.joins().forEach(join -> Drawing.text(graphics, Charts.font(20), Charts.TEXT,
					Charts.decimal(join.y(), 2), x(join.x()) + 8, y(join.y()) - 9));
		});
	}

	private int x(double leaf) {
		return (int) Math.round(LEFT + (leaf + 0.5) * PLOT_WIDTH / tree.leaves().size());
	}

	private int y(double height) {
		double share = (Math.max(height, tree.base()) - tree.base()) / (tree.highest() - tree.base());
		return (int) Math.round(TOP + PLOT_HEIGHT * (1 - share));
	}

	private void frame(Graphics2D graphics) {
		Drawing.centred(graphics, Charts.bold(30), Charts.TEXT, title, Charts.WIDTH / 2, 72);
		double step = Charts.step(tree.highest() - tree.base(), MAX_TICKS);
		for (int tick = (int) Math.ceil(tree.base() / step); tick * step <= tree.highest(); tick++) {
			graphics.setColor(Charts.FAINT);
			graphics.fillRect(LEFT, y(tick * step), PLOT_WIDTH, 1);
			Drawing.right(graphics, Charts.font(20), Charts.MUTED, Charts.number(tick * step), LEFT - 14, y(tick * step) + 7);
		}
		graphics.rotate(-Math.PI / 2);
		Drawing.centred(graphics, Charts.font(24), Charts.TEXT, unit, -(TOP + PLOT_HEIGHT / 2), 56);
		graphics.rotate(Math.PI / 2);
		for (int i = 0; i < tree.leaves().size(); i++) {
			Drawing.centred(graphics, Charts.font(24), Charts.TEXT, Integer.toString(tree.leaves().get(i)), x(i), y(0) + 38);
		}
		Drawing.centred(graphics, Charts.font(24), Charts.TEXT, tr("digit"), LEFT + PLOT_WIDTH / 2, y(0) + 84);
	}

	private void branches(Graphics2D graphics, Dendrogram.Join join) {
		Path2D path = new Path2D.Double();
		path.moveTo(x(join.leftX()), y(join.leftY()));
		path.lineTo(x(join.leftX()), y(join.y()));
		path.lineTo(x(join.rightX()), y(join.y()));
		path.lineTo(x(join.rightX()), y(join.rightY()));
		graphics.setColor(Charts.SERIES[0]);
		graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		graphics.draw(path);
	}
}
