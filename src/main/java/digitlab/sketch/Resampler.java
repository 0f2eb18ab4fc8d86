package digitlab.sketch;

/** Averages ink over squares that need not be aligned with whole pixels. */
public final class Resampler {

	private Resampler() {
	}

	/**
	 * The mean ink in the square around (cx, cy), in pixels; outside the image there is paper. A square one pixel wide gives
	 * bilinear interpolation.
	 */
	public static float mean(InkImage image, double cx, double cy, double side) {
		double left = cx - side / 2;
		double right = cx + side / 2;
		double top = cy - side / 2;
		double bottom = cy + side / 2;
		int firstX = Math.max(0, (int) Math.floor(left));
		int lastX = Math.min(image.width() - 1, (int) Math.ceil(right) - 1);
		int firstY = Math.max(0, (int) Math.floor(top));
		int lastY = Math.min(image.height() - 1, (int) Math.ceil(bottom) - 1);
		float[] ink = image.raw();
		double sum = 0;
		for (int y = firstY; y <= lastY; y++) {
			double rowShare = Math.min(bottom, y + 1) - Math.max(top, y);
			double row = 0;
			for (int x = firstX; x <= lastX; x++) {
				row += ink[y * image.width() + x] * (Math.min(right, x + 1) - Math.max(left, x));
			}
			sum += row * rowShare;
		}
		return (float) Math.min(1, sum / (side * side));
	}
}
