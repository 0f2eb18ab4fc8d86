package digitlab.sketch;

import org.jspecify.annotations.Nullable;

/** A rectangle of whole pixels from (left, top) to (right, bottom), the latter two exclusive. */
public record PixelBounds(int left, int top, int right, int bottom) {

	/** The bounds of all ink above the threshold, or null when there is none. */
	public static @Nullable PixelBounds above(InkImage image, float threshold) {
		float[] ink = image.raw();
		int width = image.width();
		int left = width;
		int right = 0;
		int top = image.height();
		int bottom = 0;
		for (int y = 0, i = 0; y < image.height(); y++) {
			for (int x = 0; x < width; x++, i++) {
				if (ink[i] > threshold) {
					left = Math.min(left, x);
					right = Math.max(right, x + 1);
					top = Math.min(top, y);
					bottom = y + 1;
				}
			}
		}
		return right == 0 ? null : new PixelBounds(left, top, right, bottom);
	}

	/** The smallest rectangle that contains both. */
	public PixelBounds union(PixelBounds other) {
		return new PixelBounds(Math.min(left, other.left), Math.min(top, other.top), Math.max(right, other.right),
				Math.max(bottom, other.bottom));
	}

	/** Returns the rectangle enlarged by a margin, clipped to a picture of this size. */
	public PixelBounds grown(int margin, int pictureWidth, int pictureHeight) {
		return new PixelBounds(Math.max(0, left - margin), Math.max(0, top - margin), Math.min(pictureWidth, right + margin),
				Math.min(pictureHeight, bottom + margin));
	}

	/** The number of columns that both share. */
	public int commonColumns(PixelBounds other) {
		return Math.max(0, Math.min(right, other.right) - Math.max(left, other.left));
	}

	/** The number of rows that both share. */
	public int commonRows(PixelBounds other) {
		return Math.max(0, Math.min(bottom, other.bottom) - Math.max(top, other.top));
	}

	/** Whether it touches the edge of a picture of this size. */
	public boolean isAtEdge(int pictureWidth, int pictureHeight) {
		return left == 0 || top == 0 || right == pictureWidth || bottom == pictureHeight;
	}

	/** In pixels. */
	public int width() {
		return right - left;
	}

	/** In pixels. */
	public int height() {
		return bottom - top;
	}

	/** The longer of width and height, in pixels. */
	public int longerSide() {
		return Math.max(width(), height());
	}

	/** The same rectangle as a box in pixels. */
	public Box toBox() {
		return new Box(left, top, width(), height());
	}
}
