package digitlab.paper;

/**
 * A digit scanned at low resolution. When it is enlarged, its edge is restored by a cubic spline and a soft threshold, since a
 * pen's edge is as sharp in a large picture as in a small one.
 *
 * @param width of the scan in pixels
 * @param ink row by row, 0 (paper) to 1, cropped to the digit's box
 */
record BitmapSample(int width, int height, float[] ink) implements Sample {

	/** Ink that the spline's smoothing leaves at the edge of a stroke two or three pixels wide. */
	private static final double EDGE = 0.4;

	/** Pixels of the scan around the box for the threshold. */
	private static final int RIM = 1;

	/** Crops a scan to its box, without specks. */
	static BitmapSample of(int width, int height, float[] ink) {
		Glyph box = Glyph.cut(width, height, height, Dirt.remove(width, ink));
		return new BitmapSample(box.width(), box.height(), box.ink());
	}

	@Override
	public Glyph draw(double size, double shear, double pen) {
		double scale = size / height;
		double rim = RIM * scale;
		double lean = Math.abs(shear) * size;
		int wide = (int) Math.ceil(width * scale + lean + 2 * rim);
		int high = (int) Math.ceil(size + 2 * rim);
		float[] mask = new float[wide * high];
		double contrast = Math.clamp(0.9 * scale, 1.3, 6);
		for (int y = 0; y < high; y++) {
			double fromFoot = size + rim - y - 0.5;
			double left = rim + (shear > 0 ? shear * fromFoot : lean + shear * fromFoot);
			for (int x = 0; x < wide; x++) {
				double here = spline((x + 0.5 - left) / scale - 0.5, (y + 0.5 - rim) / scale - 0.5);
				mask[y * wide + x] = (float) Math.clamp(0.5 + (here - EDGE) * contrast, 0, 1);
			}
		}
		return Glyph.cut(wide, high, (int) Math.round(size + rim), mask);
	}

	private double spline(double x, double y) {
		int column = (int) Math.floor(x);
		int row = (int) Math.floor(y);
		double sum = 0;
		for (int dy = -1; dy <= 2; dy++) {
			double weight = weight(y - row - dy);
			for (int dx = -1; dx <= 2; dx++) {
				sum += weight * weight(x - column - dx) * at(column + dx, row + dy);
			}
		}
		return sum;
	}

	private double at(int x, int y) {
		return x < 0 || y < 0 || x >= width || y >= height ? 0 : ink[y * width + x];
	}

	/** Mitchell and Netravali's cubic with B = 0.7, C = 0.15: smooth, and thin strokes keep most of their ink. */
	private static double weight(double distance) {
		double d = Math.abs(distance);
		double b = 0.7;
		double c = 0.15;
		if (d < 1) {
			return ((12 - 9 * b - 6 * c) * d * d * d + (-18 + 12 * b + 6 * c) * d * d + 6 - 2 * b) / 6;
		}
		return d >= 2 ? 0 : ((-b - 6 * c) * d * d * d + (6 * b + 30 * c) * d * d + (-12 * b - 48 * c) * d + 8 * b + 24 * c) / 6;
	}
}
