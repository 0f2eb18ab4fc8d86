package digitlab.paper;

/**
 * The ink of one written character, cropped to its box.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rise pixels from the top of the box down to the baseline; more than the height if the character floats
 * @param ink row by row, 0 (paper) to 1
 */
record Glyph(int width, int height, int rise, float[] ink) {

	/** Weaker ink does not count for the box. */
	static final float VISIBLE = 0.15f;

	/** Crops a mask to its ink. A mask without ink gives one empty pixel. */
	static Glyph cut(int width, int height, int baseline, float[] mask) {
		int left = width;
		int right = 0;
		int top = height;
		int bottom = 0;
		for (int i = 0; i < mask.length; i++) {
			if (mask[i] > VISIBLE) {
				left = Math.min(left, i % width);
				right = Math.max(right, i % width + 1);
				top = Math.min(top, i / width);
				bottom = Math.max(bottom, i / width + 1);
			}
		}
		if (right == 0) {
			return new Glyph(1, 1, 1, new float[1]);
		}
		float[] ink = new float[(right - left) * (bottom - top)];
		for (int y = top; y < bottom; y++) {
			System.arraycopy(mask, y * width + left, ink, (y - top) * (right - left), right - left);
		}
		return new Glyph(right - left, bottom - top, baseline - top, ink);
	}

	/** The column of a row's first ink; -1 for none. */
	int first(int row) {
		for (int x = 0; x < width; x++) {
			if (ink[row * width + x] > VISIBLE) {
				return x;
			}
		}
		return -1;
	}

	/** The column of a row's last ink; -1 for none. */
	int last(int row) {
		for (int x = width - 1; x >= 0; x--) {
			if (ink[row * width + x] > VISIBLE) {
				return x;
			}
		}
		return -1;
	}

	/** The pen's width in pixels, estimated as for a long stroke: twice the area divided by the length of the edge. */
	double pen() {
		double area = 0;
		double edge = 0;
		for (int i = 0; i < ink.length; i++) {
			area += ink[i];
			float right = i % width + 1 < width ? ink[i + 1] : 0;
			float below = i + width < ink.length ? ink[i + width] : 0;
			edge += Math.hypot(right - ink[i], below - ink[i]);
		}
		return edge == 0 ? 1 : Math.max(1, 2 * area / edge);
	}
}
