package digitlab.imaging;

import java.util.Arrays;
import java.util.List;

import digitlab.segmentation.Component;
import digitlab.segmentation.DistanceTransform;

/** Measures how much of what differs from paper has the shape of strokes. */
final class StrokeLikeness {

	/** Differences below this fraction of the largest, or below this where black to white is 1, are paper. */
	private static final float CLEAR = 0.4f;
	private static final float VISIBLE = 0.08f;
	/** A shape with this many times the area of the largest disc in it is a stroke; a disc or a triangle is not. */
	private static final double DISC = 2;
	private static final double STROKE = 4;
	/** Components smaller than this, relative to the longer side, are specks. */
	private static final double SPECK = 0.03;

	/** A component that touches the picture's edge over this fraction of the shorter side lies along it. */
	private static final double ALONG_EDGE = 0.2;

	private StrokeLikeness() {
	}

	/** Whether a component is a stroke, however broad, and not a rounder shape; the picture's edge ends it. */
	static boolean isStroke(int width, Component component) {
		float deepest = component.deepest(width);
		return component.pixels().length >= STROKE * Math.PI * deepest * deepest;
	}

	/**
	 * @param difference how much pixels differ from paper; negative if they do not
	 * @return the sum of the differences of strokes that do not lie along the picture's edge
	 */
	static double mass(int width, int height, float[] difference) {
		float strongest = 0;
		for (float value : difference) {
			strongest = Math.max(strongest, value);
		}
		float threshold = Math.max(VISIBLE, CLEAR * strongest);
		List<Component> components = Component.of(width, height, difference, threshold);
		boolean[] shape = new boolean[difference.length];
		for (int i = 0; i < shape.length; i++) {
			shape[i] = difference[i] > threshold;
		}
		float[] depth = DistanceTransform.inside(width, height, shape);
		double mass = 0;
		for (Component component : components) {
			if (edge(width, height, component) < ALONG_EDGE * Math.min(width, height)
					&& component.longerSide() >= SPECK * Math.max(width, height)) {
				double deepest = 0.5;
				for (int i : component.pixels()) {
					deepest = Math.max(deepest, depth[i]);
				}
				double discs = component.pixels().length / (Math.PI * deepest * deepest);
				mass += component.mass() * Math.clamp((discs - DISC) / (STROKE - DISC), 0, 1);
			}
		}
		return mass;
	}

	/** The number of a component's pixels at the picture's edge. */
	static long edge(int width, int height, Component component) {
		return component.bounds().isAtEdge(width, height)
				? Arrays.stream(component.pixels())
						.filter(i -> i < width || i >= width * (height - 1) || i % width == 0 || i % width == width - 1).count()
				: 0;
	}
}
