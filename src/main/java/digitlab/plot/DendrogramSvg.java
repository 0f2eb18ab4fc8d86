package digitlab.plot;

import static digitlab.language.Localization.tr;

/** Draws a dendrogram as SVG. */
final class DendrogramSvg {

	private static final int WIDTH = 520;
	private static final int HEIGHT = 360;
	private static final int MARGIN = 40;

	private final Dendrogram tree;

	DendrogramSvg(Dendrogram tree) {
		this.tree = tree;
	}

	private double x(double leaf) {
		return MARGIN + (leaf + 0.5) * (WIDTH - 2 * MARGIN) / tree.leaves().size();
	}

	private double y(double height) {
		double share = (Math.max(height, tree.base()) - tree.base()) / (tree.highest() - tree.base());
		return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
	}

	String draw() {
		Svg svg = new Svg(WIDTH, HEIGHT);
		svg.text(MARGIN, 20, 14, Charts.TEXT, "start", tree.base() > 0
				? tr("Mean distance at which digits join, from %.2f up", tree.base())
				: tr("Mean distance at which digits join"));
		for (int i = 0; i < tree.leaves().size(); i++) {
			svg.text(x(i), HEIGHT - MARGIN + 20, 16, Charts.TEXT, "middle", Integer.toString(tree.leaves().get(i)));
		}
		for (Dendrogram.Join join : tree.joins()) {
			svg.add("<path d=\"M%.1f %.1fV%.1fH%.1fV%.1f\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", x(join.leftX()),
					y(join.leftY()), y(join.y()), x(join.rightX()), y(join.rightY()), Svg.hex(Charts.SERIES[0]));
			svg.text(x(join.x()) + 4, y(join.y()) - 4, 11, Charts.MUTED, "start", Charts.decimal(join.y(), 2));
		}
		return svg.toString();
	}
}
