package digitlab.imaging;

import java.util.Arrays;

import digitlab.segmentation.Component;

/**
 * The tones of a picture's paper, found by removing whatever is narrow and differs from its neighbourhood, dark or light like the
 * writing. Hard edges of shadows stay where they are.
 */
final class StrokelessPaper {

	/** Half the maximum width of strokes, relative to the picture's mean side. */
	private static final double WINDOW = 0.06;
	/** Tones that differ by less are alike. */
	private static final float TOLERANCE = 0.05f;

	private final int width;
	private final int height;
	private final float[] light;

	private StrokelessPaper(int width, int height, float[] light) {
		this.width = width;
		this.height = height;
		this.light = light;
	}

	/**
	 * @param light width × height numbers, 0 (black) to 1 (white)
	 * @return the tone of the paper at each pixel
	 */
	static float[] of(int width, int height, float[] light) {
		return new StrokelessPaper(width, height, light).tone();
	}

	/** The total variation of tones: the sum of all differences between neighbours. */
	static double variation(int width, float[] tone) {
		double sum = 0;
		for (int i = 0; i < tone.length; i++) {
			sum += i % width == 0 ? 0 : Math.abs(tone[i] - tone[i - 1]);
			sum += i < width ? 0 : Math.abs(tone[i] - tone[i - width]);
		}
		return sum;
	}

	private float[] tone() {
		float[] calm = calm();
		int radius = Math.max(2, (int) (WINDOW * Math.sqrt((double) width * height)));
		float[] closed = GreyClosing.close(width, height, calm, radius);
		float[] opened = GreyClosing.open(width, height, calm, radius);
		// The remains of gaps between strokes vary more than paper does.
		boolean isClosed = variation(width, closed) <= variation(width, opened);
		float[] tone = withTips(isClosed ? closed : opened, calm, radius, isClosed);
		// The extreme of a neighbourhood's noise is used as its tone.
		float off = SortedValues.of(difference(tone, light)).at(tone.length / 2);
		for (int i = 0; i < tone.length; i++) {
			tone[i] -= off;
		}
		return tone;
	}

	/**
	 * A shadow that runs into the picture's edge at an angle ends in a tip, which is narrow only because it is cut off. Continued
	 * beyond the edge it is not, but neither is a strip along the edge; so a tip must touch tones of its own.
	 */
	private float[] withTips(float[] tone, float[] calm, int radius, boolean isClosed) {
		int margin = 2 * radius; // what decides about a pixel at the edge
		float[] outer = continued(calm, margin);
		int outerWidth = width + 2 * margin;
		int outerHeight = height + 2 * margin;
		float[] further = inner(isClosed
				? GreyClosing.close(outerWidth, outerHeight, outer, radius)
				: GreyClosing.open(outerWidth, outerHeight, outer, radius), margin);
		float[] tips = difference(tone, further);
		for (int i = 0; i < tips.length; i++) {
			tips[i] = Math.abs(tips[i]);
		}
		float[] result = tone.clone();
		Component.of(width, height, tips, TOLERANCE).stream()
				.filter(tip -> Arrays.stream(tip.pixels()).anyMatch(i -> touches(i, tone, further[i], tips)))
				.forEach(tip -> Arrays.stream(tip.pixels()).forEach(i -> result[i] = further[i]));
		return result;
	}

	/** Whether a pixel of a tip has a neighbour outside of it with its own tone. */
	private boolean touches(int pixel, float[] tone, float own, float[] tips) {
		int x = pixel % width;
		return x > 0 && isAlike(pixel - 1, tone, own, tips) || x < width - 1 && isAlike(pixel + 1, tone, own, tips)
				|| pixel >= width && isAlike(pixel - width, tone, own, tips)
				|| pixel + width < tone.length && isAlike(pixel + width, tone, own, tips);
	}

	private static boolean isAlike(int neighbour, float[] tone, float own, float[] tips) {
		return tips[neighbour] <= TOLERANCE && Math.abs(tone[neighbour] - own) <= TOLERANCE;
	}

	/** Tones with a margin of those at the edge. */
	private float[] continued(float[] tones, int margin) {
		int outerWidth = width + 2 * margin;
		float[] outer = new float[outerWidth * (height + 2 * margin)];
		for (int i = 0; i < outer.length; i++) {
			int x = Math.clamp(i % outerWidth - margin, 0, width - 1);
			int y = Math.clamp(i / outerWidth - margin, 0, height - 1);
			outer[i] = tones[y * width + x];
		}
		return outer;
	}

	/** Tones without their margin. */
	private float[] inner(float[] outer, int margin) {
		float[] tones = new float[width * height];
		for (int y = 0; y < height; y++) {
			System.arraycopy(outer, (margin + y) * (width + 2 * margin) + margin, tones, y * width, width);
		}
		return tones;
	}

	private static float[] difference(float[] one, float[] other) {
		float[] difference = new float[one.length];
		for (int i = 0; i < difference.length; i++) {
			difference[i] = one[i] - other[i];
		}
		return difference;
	}

	/** A separable median filter of 3 × 3 pixels: reduces noise and keeps edges in place. */
	private float[] calm() {
		float[] down = new float[light.length];
		for (int i = 0; i < down.length; i++) {
			down[i] = middle(light[Math.max(i % width, i - width)], light[i], light[i + width < down.length ? i + width : i]);
		}
		float[] calm = new float[light.length];
		for (int i = 0; i < calm.length; i++) {
			calm[i] = middle(down[i % width == 0 ? i : i - 1], down[i], down[(i + 1) % width == 0 ? i : i + 1]);
		}
		return calm;
	}

	private static float middle(float a, float b, float c) {
		return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
	}
}
