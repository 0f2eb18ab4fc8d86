package digitlab.imaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import digitlab.segmentation.Component;
import digitlab.segmentation.DistanceTransform;
import digitlab.segmentation.RowFinder;
import digitlab.sketch.PixelBounds;

/**
 * Removes dust (components that are tiny compared with the largest), smudges and shadows (pale components) and noise (ink of
 * nothing but tiny components).
 */
final class Despeckler {

	/**
	 * Ink at or below this does not connect components; around the components that remain it is a soft edge of this many pixels.
	 */
	private static final float FAINT = 0.06f;
	private static final float SOFT_EDGE = 4;

	/** The maximum longer side and mass of a speck relative to the largest component's. */
	private static final double SMALL_SIDE = 0.08;
	private static final double SMALL_MASS = 0.01;

	/**
	 * A component that is nowhere darker than the first is a smudge; at the border, one below the second is the rest of a shadow.
	 */
	private static final float SMUDGE = 0.2f;
	private static final float SHADOW = 0.5f;

	/** Components no smaller than the first, relative to the writing's height, must hold the second fraction of the ink. */
	private static final double SMALLER = 0.3;
	private static final double HELD = 0.6;

	/** In a picture with at least this many pixels on its longer side, writing is larger than this fraction of it. */
	private static final int LARGE_PICTURE = 64;
	private static final double SMALLEST_WRITING = 0.02;
	/** In a strip, whose length is at least this multiple of its width, the width counts instead. */
	private static final int STRIP = 4;

	/** The remains of a row that is cut off by the picture's edge are lower than this, relative to the writing's height. */
	private static final double CUT_OFF = 0.6;

	private final int width;
	private final int height;

	private Despeckler(int width, int height) {
		this.width = width;
		this.height = height;
	}

	/** Cleans {@code ink} (width × height numbers, 0..1) in place. */
	static void remove(int width, int height, float[] ink) {
		Despeckler specks = new Despeckler(width, height);
		List<Component> components = new ArrayList<>(Component.of(width, height, ink, FAINT));
		components.removeIf(specks::isPale);
		List<Component> kept = components.isEmpty() || specks.isNoise(components) ? List.of() : specks.kept(components);
		boolean[] shape = new boolean[ink.length];
		kept.forEach(component -> Arrays.stream(component.pixels()).forEach(i -> shape[i] = true));
		boolean[] near = specks.near(kept, shape);
		for (int i = 0; i < ink.length; i++) {
			// Components that remain keep their soft edge.
			ink[i] = near[i] && (shape[i] || ink[i] <= FAINT) ? ink[i] : 0;
		}
	}

	/** A mask of components and the area around them that a soft edge may cover; searches only around the components. */
	private boolean[] near(List<Component> components, boolean[] shape) {
		boolean[] near = new boolean[shape.length];
		PixelBounds bounds = components.stream().map(Component::bounds).reduce(PixelBounds::union)
				.map(all -> all.grown((int) SOFT_EDGE, width, height)).orElse(new PixelBounds(0, 0, 0, 0));
		boolean[] part = new boolean[bounds.width() * bounds.height()];
		for (int y = 0; y < bounds.height(); y++) {
			System.arraycopy(shape, (bounds.top() + y) * width + bounds.left(), part, y * bounds.width(), bounds.width());
		}
		float[] distance = DistanceTransform.outside(bounds.width(), bounds.height(), part);
		for (int y = 0, i = 0; y < bounds.height(); y++) {
			int row = (bounds.top() + y) * width + bounds.left();
			for (int x = 0; x < bounds.width(); x++, i++) {
				near[row + x] = distance[i] <= SOFT_EDGE;
			}
		}
		return near;
	}

	private List<Component> kept(List<Component> components) {
		Component largest = components.stream().max(Comparator.comparingDouble(Component::mass)).orElseThrow();
		double writing = RowFinder.writingHeight(components);
		boolean isCut = isCutOff(components, writing);
		return components.stream()
				.filter(component -> !isTiny(component, largest) && !(isCut && isAtEdge(component) && isLow(component, writing)))
				.toList();
	}

	private boolean isPale(Component component) {
		return component.peak() < (isAtEdge(component) ? SHADOW : SMUDGE);
	}

	private boolean isAtEdge(Component component) {
		return component.bounds().isAtEdge(width, height);
	}

	private static boolean isTiny(Component component, Component largest) {
		return component.longerSide() < SMALL_SIDE * largest.longerSide() && component.mass() < SMALL_MASS * largest.mass();
	}

	private static boolean isLow(Component component, double writing) {
		return component.bounds().height() < CUT_OFF * writing;
	}

	/** Whether the picture's edge cuts off other rows: most of the writing does not touch it. */
	private boolean isCutOff(List<Component> components, double writing) {
		List<Component> whole = components.stream().filter(component -> !isLow(component, writing)).toList();
		return 2 * whole.stream().filter(this::isAtEdge).count() < whole.size();
	}

	/** Whether most of the ink is in components much smaller than the largest, or all of it in tiny ones. */
	private boolean isNoise(List<Component> components) {
		double writing = RowFinder.writingHeight(components);
		double all = 0;
		double held = 0;
		int longest = 0;
		for (Component component : components) {
			all += component.mass();
			held += component.longerSide() >= SMALLER * writing ? component.mass() : 0;
			longest = Math.max(longest, component.longerSide());
		}
		int side = Math.min(Math.max(width, height), STRIP * Math.min(width, height));
		return held < HELD * all || side >= LARGE_PICTURE && longest < SMALLEST_WRITING * side;
	}
}
