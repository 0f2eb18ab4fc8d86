package digitlab.sketch;

/**
 * How deep pixels lie in a shape, by chamfer distances of 1 and √2 (G. Borgefors, "Distance transformations in digital images",
 * 1986).
 */
final class DistanceTransform {

	private static final float DIAGONAL = (float) Math.sqrt(2);
	/** Deeper than any picture. */
	private static final float DEEP = 1e6f;

	private DistanceTransform() {
	}

	/**
	 * The distance of every pixel of a shape to the nearest pixel outside it; 0 outside. The picture's edge is no end of the shape: what
	 * is cut off there goes on beyond it.
	 */
	static float[] inside(int width, int height, boolean[] shape) {
		float[] depth = new float[shape.length];
		for (int i = 0; i < depth.length; i++) {
			depth[i] = shape[i] ? DEEP : 0;
		}
		spread(width, height, depth);
		return depth;
	}

	/** The distance of every pixel to the nearest one of a shape; 0 in it. */
	static float[] outside(int width, int height, boolean[] shape) {
		float[] distance = new float[shape.length];
		for (int i = 0; i < distance.length; i++) {
			distance[i] = shape[i] ? 0 : DEEP;
		}
		spread(width, height, distance);
		return distance;
	}

	private static void spread(int width, int height, float[] distance) {
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				int i = y * width + x;
				float here = distance[i];
				if (here > 0) {
					here = x > 0 ? Math.min(here, distance[i - 1] + 1) : here;
					here = y > 0 ? Math.min(here, distance[i - width] + 1) : here;
					here = x > 0 && y > 0 ? Math.min(here, distance[i - width - 1] + DIAGONAL) : here;
					distance[i] = x < width - 1 && y > 0 ? Math.min(here, distance[i - width + 1] + DIAGONAL) : here;
				}
			}
		}
		for (int y = height - 1; y >= 0; y--) {
			for (int x = width - 1; x >= 0; x--) {
				int i = y * width + x;
				float here = distance[i];
				if (here > 0) {
					here = x < width - 1 ? Math.min(here, distance[i + 1] + 1) : here;
					here = y < height - 1 ? Math.min(here, distance[i + width] + 1) : here;
					here = x < width - 1 && y < height - 1 ? Math.min(here, distance[i + width + 1] + DIAGONAL) : here;
					distance[i] = x > 0 && y < height - 1 ? Math.min(here, distance[i + width - 1] + DIAGONAL) : here;
				}
			}
		}
	}
}
