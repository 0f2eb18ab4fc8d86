package digitlab.formats;

/**
 * Enlarges an image by an integer factor with the cubic convolution of R. Keys ("Cubic convolution interpolation for digital
 * image processing", 1981, a = -1/2); paper is assumed outside its edges.
 */
final class Enlargement {

	private Enlargement() {
	}

	/**
	 * @param ink width × height numbers
	 * @return (width × factor) × (height × factor) numbers, which may slightly exceed the range of the input
	 */
	static float[] of(float[] ink, int width, int height, int factor) {
		if (factor == 1) {
			return ink;
		}
		float[][] weights = new float[factor][4];
		for (int phase = 0; phase < factor; phase++) {
			double at = (phase + 0.5) / factor - 0.5;
			double part = at - Math.floor(at);
			for (int tap = 0; tap < 4; tap++) {
				weights[phase][tap] = (float) kernel(tap - 1 - part);
			}
		}
		float[] wide = rows(ink, width, height, factor, weights);
		return transposed(rows(transposed(wide, width * factor, height), height, width * factor, factor, weights),
				height * factor,
				width * factor);
	}

	private static float[] rows(float[] ink, int width, int height, int factor, float[][] weights) {
		float[] wide = new float[width * factor * height];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width * factor; x++) {
				int phase = x % factor;
				int first = x / factor - (phase + 0.5 < factor / 2.0 ? 1 : 0) - 1;
				float sum = 0;
				for (int tap = 0; tap < 4; tap++) {
					int column = first + tap;
					sum += column < 0 || column >= width ? 0 : weights[phase][tap] * ink[y * width + column];
				}
				wide[y * width * factor + x] = sum;
			}
		}
		return wide;
	}

	private static float[] transposed(float[] ink, int width, int height) {
		float[] turned = new float[ink.length];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				turned[x * height + y] = ink[y * width + x];
			}
		}
		return turned;
	}

	private static double kernel(double distance) {
		double d = Math.abs(distance);
		if (d <= 1) {
			return 1.5 * d * d * d - 2.5 * d * d + 1;
		}
		return d < 2 ? -0.5 * d * d * d + 2.5 * d * d - 4 * d + 2 : 0;
	}
}
