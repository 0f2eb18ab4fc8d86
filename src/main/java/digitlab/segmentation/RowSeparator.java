package digitlab.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

import digitlab.sketch.InkImage;
import digitlab.sketch.PixelBounds;

/**
 * Separates digits of adjacent rows that touch, such as the tail of a 9 and the digit below it: a component as tall as two digits
 * is cut where it crosses from one row to the next, along the path that crosses the least ink. The rows are those of its
 * neighbours: without other digits beside its upper and its lower part, a tall component stays whole, and so does a straight line.
 */
final class RowSeparator {

	/** The minimum height of a component that may span two rows, relative to the writing's height. */
	private static final double TWO_ROWS = 1.45;
	/** The minimum height of its neighbours, likewise. */
	private static final double MIN_DIGIT = 0.5;
	/** The maximum horizontal distance of a neighbour, in heights of the writing. */
	private static final double NEAR = 2.5;
	/** The fraction of a neighbour's height that must lie beside the component's own half. */
	private static final double BESIDE = 0.75;
	/** The maximum overlap of the two neighbours' rows, and the band around their border to cut in, in heights of the writing. */
	private static final double MAX_OVERLAP = 0.3;
	private static final double BAND = 0.25;
	/** The maximum amount of ink to cut, in heights of the writing: digits of two rows touch at a point. */
	private static final double MAX_CUT = 0.4;
	/** The minimum height of each part, in heights of the writing. */
	private static final double MIN_PART = 0.5;

	private final InkImage image;
	private final List<Component> digits;
	private final double height;

	private RowSeparator(InkImage image, List<Component> components) {
		this.image = image;
		this.digits = components.stream().filter(component -> !RowFinder.isFlat(component.bounds())).toList();
		this.height = RowFinder.writingHeight(components);
	}

	/**
	 * @param components components of the whole image
	 * @return the same, those that span two rows in two parts each
	 */
	static List<Component> separate(InkImage image, List<Component> components) {
		return new RowSeparator(image, components).separate(components);
	}

	private List<Component> separate(List<Component> components) {
		List<Component> separated = new ArrayList<>();
		for (Component component : components) {
			if (component.bounds().height() >= TWO_ROWS * height && digits.contains(component)
					&& SignShape.lean(image.width(), component).isEmpty()) {
				separated.addAll(parts(component));
			} else {
				separated.add(component);
			}
		}
		return separated;
	}

	/** The parts of a component; only itself if it does not span two rows. */
	private List<Component> parts(Component component) {
		PixelBounds bounds = component.bounds();
		int middle = (bounds.top() + bounds.bottom()) / 2;
		Optional<PixelBounds> above = nearest(bounds, new PixelBounds(0, bounds.top(), image.width(), middle));
		Optional<PixelBounds> below = nearest(bounds, new PixelBounds(0, middle, image.width(), bounds.bottom()));
		if (above.isEmpty() || below.isEmpty()
				|| above.get().bottom() - below.get().top() > MAX_OVERLAP * height) {
			return List.of(component);
		}
		double from = Math.min(above.get().bottom(), below.get().top()) - BAND * height;
		double to = Math.max(above.get().bottom(), below.get().top()) + BAND * height;
		int first = (int) Math.max(from - bounds.top(), MIN_PART * height);
		int last = (int) Math.min(to - bounds.top(), bounds.height() - MIN_PART * height);
		return first < last ? cut(component, first, last) : List.of(component);
	}

	/** The nearest digit beside a component within a band of rows. */
	private Optional<PixelBounds> nearest(PixelBounds component, PixelBounds band) {
		PixelBounds nearest = null;
		double least = NEAR * height;
		for (Component digit : digits) {
			PixelBounds other = digit.bounds();
			double distance = Math.max(other.left() - component.right(), component.left() - other.right());
			if (!other.equals(component) && distance <= least && other.height() >= MIN_DIGIT * height
					&& other.height() < TWO_ROWS * height && other.commonRows(band) >= BESIDE * other.height()) {
				nearest = other;
				least = distance;
			}
		}
		return Optional.ofNullable(nearest);
	}

	/** Cuts a component between two of its rows, if little ink joins its parts. */
	private List<Component> cut(Component component, int first, int last) {
		PixelBounds bounds = component.bounds();
		float[] turned = new float[bounds.width() * bounds.height()];
		for (int pixel : component.pixels()) {
			int x = pixel % image.width() - bounds.left();
			int y = pixel / image.width() - bounds.top();
			turned[x * bounds.height() + y] = image.raw()[pixel];
		}
		CutFinder.Cut cut = CutFinder.within(InkImage.ofInk(bounds.height(), bounds.width(), turned), first, last);
		if (cut.ink() > MAX_CUT * height) {
			return List.of(component);
		}
		IntPredicate isUpper = pixel -> pixel / image.width() - bounds.top() < cut.columns()[pixel % image.width()
				- bounds.left()];
		return List.of(component.part(image.width(), image.raw(), isUpper),
				component.part(image.width(), image.raw(), isUpper.negate()));
	}
}
