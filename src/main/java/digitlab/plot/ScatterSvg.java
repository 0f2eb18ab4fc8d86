package digitlab.plot;

import java.util.List;

import digitlab.dataset.DigitImage;

/**
 * Draws a scatter plot as SVG. The points of a group are paths of zero-length lines with round caps, each a dot: some 12 bytes
 * per point instead of 50 for an element of its own.
 */
final class ScatterSvg {

	/** Coordinates are rounded to tenths of a unit, which is fine enough. */
	private static final int FINENESS = 10;

	private static final int PATH_POINTS = 250;
	private static final double OPACITY = 0.6;
	/** The number of opacities of points in space. */
	private static final int LAYERS = 8;

	private final PointFigure scatter;
	private final ScatterFrame frame;
	private final Svg svg;

	ScatterSvg(PointFigure scatter) {
		this.scatter = scatter;
		frame = ScatterFrame.of(scatter, ScatterFrame.WIDTH, ScatterFrame.HEIGHT);
		svg = new Svg(ScatterFrame.WIDTH, ScatterFrame.HEIGHT);
	}

	String draw() {
		svg.add("<title>%s</title>", Svg.escape(scatter.title()));
		axes();
		for (int layer = 0; layer < layers(); layer++) {
			for (int g = 0; g < scatter.groups().size(); g++) {
				points(g, layer);
			}
		}
		scatter.space().ifPresent(space -> space.axes().forEach(this::axis));
		scatter.marks().forEach(this::mark);
		legend();
		return svg.toString();
	}

	private void axes() {
		svg.add("<g font-weight=\"bold\">")
				.text(ScatterFrame.LEFT, 38, frame.titleSize(scatter.title()), Charts.TEXT, "start", scatter.title()).add("</g>");
		for (ScatterFrame.Tick tick : frame.ticks(0)) {
			svg.rect(tick.place(), ScatterFrame.TOP, 1, frame.bottom() - ScatterFrame.TOP, Charts.FAINT);
			svg.text(tick.place(), frame.bottom() + 20, 13, Charts.MUTED, "middle", tick.text());
		}
		for (ScatterFrame.Tick tick : frame.ticks(1)) {
			svg.rect(ScatterFrame.LEFT, tick.place(), frame.right() - ScatterFrame.LEFT, 1, Charts.FAINT);
			svg.text(ScatterFrame.LEFT - 8, tick.place() + 5, 13, Charts.MUTED, "end", tick.text());
		}
		svg.text((ScatterFrame.LEFT + frame.right()) / 2.0, frame.bottom() + 50, 15, Charts.TEXT, "middle", scatter.xTitle());
		svg.add("<g transform=\"translate(26 %.1f) rotate(-90)\">", (ScatterFrame.TOP + frame.bottom()) / 2.0);
		svg.text(0, 0, 15, Charts.TEXT, "middle", scatter.yTitle());
		svg.add("</g>");
	}

	private int layers() {
		return scatter.space().isPresent() ? LAYERS : 1;
	}

	/** The points of a figure in space are ordered from the farthest on, so that a layer is a part of them. */
	private int layerStart(int layer) {
		return (int) ((long) scatter.group().length * layer / layers());
	}

	private void axis(PointFigure.Axis axis) {
		svg.add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"1.5\"/>", frame.x(0),
				frame.y(0), frame.x(axis.x()), frame.y(axis.y()), Svg.hex(Charts.MUTED.getRGB() & 0xffffff));
		boolean toTheLeft = axis.x() < 0;
		svg.text(frame.x(axis.x()) + (toTheLeft ? -5 : 5), frame.y(axis.y()) + 5, 14, Charts.TEXT, toTheLeft ? "end" : "start",
				axis.name());
	}

	/** Within a path, overlapping dots do not become denser, so a group has many paths. */
	private void points(int group, int layer) {
		StringBuilder paths = new StringBuilder();
		int count = 0;
		for (int i = layerStart(layer); i < layerStart(layer + 1); i++) {
			if (scatter.group()[i] == group) {
				paths.append(count++ % PATH_POINTS > 0 ? "" : paths.isEmpty() ? "<path d=\"" : "\"/>\n<path d=\"");
				paths.append('M').append(Math.round(frame.x(scatter.coordinates().value(i, 0)) * FINENESS)).append(' ')
						.append(Math.round(frame.y(scatter.coordinates().value(i, 1)) * FINENESS)).append("h0");
			}
		}
		if (paths.isEmpty()) {
			return;
		}
		svg.add("<g id=\"group-%s\" transform=\"scale(%s)\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.0f\" stroke-linecap=\"round\" "
				+ "stroke-opacity=\"%.2f\">", layers() == 1 ? Integer.toString(group) : group + "-" + layer, 1.0 / FINENESS,
				Svg.hex(scatter.groups().get(group).rgb()),
				ScatterFrame.diameter(scatter.group().length) * FINENESS, opacity(layer));
		svg.add("<title>%s</title>", Svg.escape(scatter.groups().get(group).name()));
		svg.raw(paths.append("\"/>"));
		svg.add("</g>");
	}

	private double opacity(int layer) {
		int middle = (layerStart(layer) + layerStart(layer + 1)) / 2;
		return OPACITY * scatter.space().map(space -> space.opacity(middle)).orElse(1.0);
	}

	private void mark(PointFigure.Mark mark) {
		double x = frame.x(mark.x()) - DigitImage.SIDE / 2.0;
		double y = frame.y(mark.y()) - DigitImage.SIDE / 2.0;
		svg.image(x, y, DigitImage.SIDE, ScatterPicture.picture(mark));
		svg.add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", x - 1,
				y - 1,
				DigitImage.SIDE + 2, DigitImage.SIDE + 2, Svg.hex(mark.rgb()));
	}

	private void legend() {
		List<PointFigure.LegendLine> lines = scatter.legend(frame.legendLines());
		int step = frame.legendStep(lines.size());
		for (int i = 0; i < lines.size(); i++) {
			int y = ScatterFrame.TOP + i * step;
			svg.add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5.5\" fill=\"%s\"/>", frame.right() + 25.5, y + 5.5,
					Svg.hex(lines.get(i).rgb()));
			svg.text(frame.right() + 38, y + 11, Math.min(14, step - 2), Charts.TEXT, "start", lines.get(i).text());
		}
	}
}
