package digitlab.synthetic;

import java.util.List;
import java.util.stream.IntStream;

import digitlab.dataset.DigitImage;
import digitlab.dataset.PenStroke;
import digitlab.sketch.InkRaster;

/**
 * Paints lines the way MNIST's images were made: the ink's longer side fills 20 pixels, and whole-pixel shifts bring its centre
 * of mass as close as possible to the centre of pixel (14, 14), as in MNIST, unless ink would leave the image.
 */
final class DigitPainter {

	private static final double BOX = 20;
	private static final double ROUNDING = 1e-6;
	/** The mean position of MNIST's centres of mass, 14.5 pixels from the left and the top: the centre of pixel 14. */
	private static final double CENTRE = 14.5;

	private double left = Double.POSITIVE_INFINITY;
	private double right = Double.NEGATIVE_INFINITY;
	private double top = Double.POSITIVE_INFINITY;
	private double bottom = Double.NEGATIVE_INFINITY;

	private DigitPainter(List<Handwriting.Line> lines) {
		for (Handwriting.Line line : lines) {
			for (int i = 0; i < line.xs().length; i++) {
				left = Math.min(left, line.xs()[i]);
				right = Math.max(right, line.xs()[i]);
				top = Math.min(top, line.ys()[i]);
				bottom = Math.max(bottom, line.ys()[i]);
			}
		}
	}

	/**
	 * Paints 784 bytes at {@code offset}, where {@code pixels} must be zero.
	 *
	 * @param penWidth in pixels of the picture, at least 1
	 */
	static void paint(List<Handwriting.Line> lines, double penWidth, byte[] pixels, int offset) {
		DigitPainter painter = new DigitPainter(lines);
		float[] ink = painter.draw(lines, penWidth).ink();
		painter.copyCentred(ink, penWidth, pixels, offset);
	}

	/** Moves and scales the lines to fit the centre of the unit square with a margin of a tenth. */
	static List<PenStroke> fitUnitSquare(List<Handwriting.Line> lines) {
		return new DigitPainter(lines).fit(lines, 0.8);
	}

	private List<PenStroke> fit(List<Handwriting.Line> lines, double side) {
		double scale = side / Math.max(right - left, bottom - top);
		return lines.stream().map(line -> new PenStroke(IntStream.range(0, line.xs().length)
				.mapToObj(i -> new PenStroke.Point(0.5 + (line.xs()[i] - (left + right) / 2) * scale,
						0.5 + (line.ys()[i] - (top + bottom) / 2) * scale))
				.toList())).toList();
	}

	private double scale(double penWidth) {
		return (BOX - penWidth) / Math.max(right - left, bottom - top);
	}

	/** The number of pixels by which the centred ink can move before it leaves the image. */
	private int room(double extent, double penWidth) {
		double free = DigitImage.SIDE - extent * scale(penWidth) - penWidth;
		return (int) Math.floor(free / 2 + ROUNDING);
	}

	private InkRaster draw(List<Handwriting.Line> lines, double penWidth) {
		InkRaster raster = new InkRaster(DigitImage.SIDE, DigitImage.SIDE);
		double scale = scale(penWidth);
		// This aligns the longer side with pixel borders, so that no pixel outside the box gets any ink.
		double x0 = DigitImage.SIDE / 2.0 - scale * (left + right) / 2;
		double y0 = DigitImage.SIDE / 2.0 - scale * (top + bottom) / 2;
		for (Handwriting.Line line : lines) {
			double[] xs = line.xs();
			double[] ys = line.ys();
			for (int i = 1; i < xs.length; i++) {
				raster.line(x0 + scale * xs[i - 1], y0 + scale * ys[i - 1], x0 + scale * xs[i], y0 + scale * ys[i],
						penWidth);
			}
		}
		return raster;
	}

	private void copyCentred(float[] ink, double penWidth, byte[] pixels, int offset) {
		double sum = 0;
		double sumX = 0;
		double sumY = 0;
		for (int i = 0; i < ink.length; i++) {
			sum += ink[i];
			sumX += ink[i] * (i % DigitImage.SIDE + 0.5);
			sumY += ink[i] * (i / DigitImage.SIDE + 0.5);
		}
		int roomX = room(right - left, penWidth);
		int roomY = room(bottom - top, penWidth);
		int dx = Math.clamp(Math.round(CENTRE - sumX / sum), -roomX, roomX);
		int dy = Math.clamp(Math.round(CENTRE - sumY / sum), -roomY, roomY);
		int shift = dy * DigitImage.SIDE + dx;
		for (int i = 0; i < ink.length; i++) {
			int value = Math.round(255 * ink[i]);
			if (value > 0) {
				pixels[offset + i + shift] = (byte) value;
			}
		}
	}
}
