package digitlab.imaging;

import java.util.List;

import digitlab.dataset.DigitImage;
import digitlab.segmentation.Component;
import digitlab.segmentation.DigitNormalizer;
import digitlab.sketch.InkImage;
import digitlab.sketch.InkRaster;

/** Ink for the tests, drawn with a round pen. Digits are given by their top left corner and their height. */
public final class InkDrawing {

	private static final double PEN = 5;

	private final InkRaster raster;
	private final double pen;

	public InkDrawing(int width, int height) {
		this(width, height, PEN);
	}

	public InkDrawing(int width, int height, double pen) {
		this.raster = new InkRaster(width, height);
		this.pen = pen;
	}

	public InkDrawing line(double x0, double y0, double x1, double y1, double pen) {
		raster.line(x0, y0, x1, y1, pen);
		return this;
	}

	public InkDrawing line(double x0, double y0, double x1, double y1) {
		return line(x0, y0, x1, y1, pen);
	}

	public InkDrawing dot(double x, double y, double diameter) {
		return line(x, y, x, y, diameter);
	}

	/** Adds a line with its own tone under what is already there: the darker of the two shows. */
	public InkDrawing faint(double x0, double y0, double x1, double y1, double pen, float tone) {
		InkRaster line = new InkRaster(raster.width(), raster.height());
		line.line(x0, y0, x1, y1, pen);
		for (int i = 0; i < line.ink().length; i++) {
			raster.ink()[i] = Math.max(raster.ink()[i], tone * line.ink()[i]);
		}
		return this;
	}

	public InkDrawing erase(double x0, double y0, double x1, double y1, double pen) {
		raster.erase(x0, y0, x1, y1, pen);
		return this;
	}

	public InkDrawing rectangle(double left, double top, double right, double bottom, double pen) {
		return line(left, top, right, top, pen).line(right, top, right, bottom, pen).line(right, bottom, left, bottom, pen)
				.line(left, bottom, left, top, pen);
	}

	public InkDrawing one(double x, double y, double height) {
		return line(x, y, x, y + height);
	}

	/** 0.6 of its height wide. */
	public InkDrawing seven(double x, double y, double height) {
		return line(x, y, x + 0.6 * height, y).line(x + 0.6 * height, y, x + 0.2 * height, y + height);
	}

	/** A ring, 0.7 of its height wide. */
	public InkDrawing zero(double x, double y, double height) {
		return arc(x + 0.35 * height, y + height / 2, 0.35 * height, height / 2, 0, 360);
	}

	/** Part of an ellipse, from one angle to another in degrees: 0 is to the right, 90 below. */
	public InkDrawing arc(double x, double y, double across, double down, int from, int to) {
		for (int angle = from; angle < to; angle += 10) {
			double a = Math.toRadians(angle);
			double b = Math.toRadians(Math.min(to, angle + 10));
			line(x + across * Math.cos(a), y + down * Math.sin(a), x + across * Math.cos(b), y + down * Math.sin(b));
		}
		return this;
	}

	public int width() {
		return raster.width();
	}

	public int height() {
		return raster.height();
	}

	/** A copy of the ink. */
	public float[] ink() {
		return raster.ink().clone();
	}

	public InkImage image() {
		return InkImage.ofInk(width(), height(), raster.ink());
	}

	public List<Component> components() {
		return Component.of(width(), height(), raster.ink(), 0.15f);
	}

	/** All ink as one digit. */
	public DigitImage digit() {
		return digit(image());
	}

	public static DigitImage digit(InkImage image) {
		return DigitNormalizer.normalize(image).orElseThrow().image();
	}

	/** Dark ink on white paper, as lightness. */
	public float[] light() {
		float[] light = ink();
		for (int i = 0; i < light.length; i++) {
			light[i] = 1 - light[i];
		}
		return light;
	}

	public static double mass(float[] ink) {
		double mass = 0;
		for (float value : ink) {
			mass += value;
		}
		return mass;
	}
}
