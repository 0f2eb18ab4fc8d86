package digitlab.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;

/** Draws paths with a round pen. A path is x0, y0, x1, y1 and so on, y downwards. */
final class Pen {

	private Pen() {
	}

	/**
	 * @param paths in pixels; y is 0 on the baseline and negative above it
	 * @param width of the pen in pixels
	 */
	static Glyph draw(List<double[]> paths, double width) {
		double[] box = box(paths);
		int rim = (int) Math.ceil(width / 2) + 2;
		int left = (int) Math.floor(box[0]) - rim;
		int top = (int) Math.floor(box[1]) - rim;
		int wide = (int) Math.ceil(box[2]) + rim - left;
		int high = (int) Math.ceil(box[3]) + rim - top;
		BufferedImage picture = new BufferedImage(wide, high, BufferedImage.TYPE_BYTE_GRAY);
		Graphics2D graphics = PaperPage.smooth(picture.createGraphics());
		graphics.translate(-left, -top);
		graphics.setColor(Color.WHITE);
		graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		paths.forEach(path -> graphics.draw(curve(path)));
		graphics.dispose();
		byte[] grey = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
		float[] mask = new float[grey.length];
		for (int i = 0; i < mask.length; i++) {
			mask[i] = (grey[i] & 0xff) / 255f;
		}
		return Glyph.cut(wide, high, -top, mask);
	}

	/** Left, top, right and bottom of the paths' points. */
	static double[] box(List<double[]> paths) {
		double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
		for (double[] path : paths) {
			for (int i = 0; i < path.length; i++) {
				box[i % 2] = Math.min(box[i % 2], path[i]);
				box[2 + i % 2] = Math.max(box[2 + i % 2], path[i]);
			}
		}
		return box;
	}

	/** A curve through the points (Catmull and Rom's spline). */
	static Path2D curve(double[] path) {
		Path2D curve = new Path2D.Double();
		curve.moveTo(path[0], path[1]);
		int last = path.length / 2 - 1;
		if (last == 0) {
			curve.lineTo(path[0] + 0.01, path[1]);
		}
		for (int i = 0; i < last; i++) {
			int before = Math.max(0, i - 1);
			int after = Math.min(last, i + 2);
			curve.curveTo(path[2 * i] + (path[2 * i + 2] - path[2 * before]) / 6,
					path[2 * i + 1] + (path[2 * i + 3] - path[2 * before + 1]) / 6,
					path[2 * i + 2] - (path[2 * after] - path[2 * i]) / 6,
					path[2 * i + 3] - (path[2 * after + 1] - path[2 * i + 1]) / 6, path[2 * i + 2], path[2 * i + 3]);
		}
		return curve;
	}
}
