package digitlab.segmentation;

/**
 * Distance transform of a shape by chamfer distances of 1 and √2 (G. Borgefors, "Distance transformations in digital images",
 * 1986).
 */
public final class DistanceTransform {

	private static final float DIAGONAL = (float) Math.sqrt(2);
	/** Larger than any picture. */
	private static final float DEEP = 1e6f;

	private DistanceTransform() {
	}

	/**
	 * The distance of every pixel of a shape to the nearest pixel outside; 0 outside. The picture's edge does not end the shape:
	 * what is cut off there continues beyond it.
	 */
	public static float[] inside(int width, int height, boolean[] shape) {
		float[] depth = new float[shape.length];
		for (int i = 0; i < depth.length; i++) {
			depth[i] = shape[i] ? DEEP : 0;
		}
		spread(width, height, depth);
		return depth;
	}

	/** The distance of every pixel to the nearest pixel of a shape; 0 inside. */
	public static float[] outside(int width, int height, boolean[] shape) {
		float[] distance = new float[shape.length];
		for (int i = 0; i < distance.length; i++) {
			distance[i] = shape[i] ? 0 : DEEP;
		}
		spread(width, height, distance);
		return distance;
	}

	private static void spread(int width, int height, float[] distance) {
		for (int y = 0; y < height; y++) {
			spread(width, distance, y * width, 1, y > 0 ? -width : 0);
		}
		for (int y = height - 1; y >= 0; y--) {
			spread(width, distance, (y + 1) * width - 1, -1, y < height - 1 ? width : 0);
		}
	}

	/**
	 * Propagates distances along a row.
	 *
	 * @param start the row's first pixel on the way
	 * @param step to the next pixel on the way, 1 or -1
	 * @param across offset to the row processed before; 0 for none
	 */
	private static void spread(int width, float[] distance, int start, int step, int across) {
		float before = DEEP;
		float beside = DEEP; // the preceding pixel in the row
		float over = across == 0 ? DEEP : distance[start + across];
		for (int n = 1, i = start; n <= width; n++, i += step) {
			float ahead = across == 0 || n == width ? DEEP : distance[i + across + step];
			float here = distance[i];
			if (here > 0) {
				float straight = (before < over ? before : over) + 1;
				float slanting = (beside < ahead ? beside : ahead) + DIAGONAL;
				float nearest = straight < slanting ? straight : slanting;
				here = nearest < here ? nearest : here;
				distance[i] = here;
			}
			before = here;
			beside = over;
			over = ahead;
		}
	}
}
