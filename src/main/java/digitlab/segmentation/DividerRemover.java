package digitlab.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Removes the upright lines of a form that stand apart from the digits: straight, taller than the digits, and clearly thinner
 * than the pen's strokes. A 1 or a slash is as thick as the other digits; without other digits nothing is known of the pen, and
 * nothing is removed.
 */
final class DividerRemover {

	/** The minimum height of a line relative to the tallest digit: alone, and beside another of about the same height. */
	private static final double TALLER_ALONE = 1.25;
	private static final double TALLER = 1.1;
	private static final double ALIKE = 1.1;
	/** The maximum slant to either side. */
	private static final double MAX_LEAN = 0.12;
	/** The maximum thickness relative to the median of the digits' strokes. */
	private static final double THIN = 0.7;
	/** Components of at least this height relative to the writing's are digits. */
	private static final double DIGIT = 0.6;
	/** The maximum ratio of a line's width to its height. */
	private static final double NARROW = 0.25;

	private DividerRemover() {
	}

	/**
	 * @param width width of the image in pixels
	 * @param components components of the whole image
	 * @return those that are not lines of a form
	 */
	static List<Component> without(int width, List<Component> components) {
		double height = RowFinder.writingHeight(components);
		List<Component> digits = new ArrayList<>();
		List<Component> lines = new ArrayList<>();
		for (Component component : components) {
			if (isLine(width, component)) {
				lines.add(component);
			} else if (component.bounds().height() >= DIGIT * height) {
				digits.add(component);
			}
		}
		if (lines.isEmpty() || digits.isEmpty()) {
			return components;
		}
		double[] thicknesses = digits.stream().mapToDouble(digit -> digit.thickness(width)).sorted().toArray();
		double thin = THIN * thicknesses[thicknesses.length / 2];
		double tallest = digits.stream().mapToInt(digit -> digit.bounds().height()).max().orElseThrow();
		lines.removeIf(line -> line.thickness(width) > thin);
		List<Component> thinLines = List.copyOf(lines);
		lines.removeIf(line -> line.bounds().height() < tallest
				* (thinLines.stream().anyMatch(other -> isAlike(line, other)) ? TALLER : TALLER_ALONE));
		return components.stream().filter(component -> !lines.contains(component)).toList();
	}

	private static boolean isAlike(Component one, Component other) {
		int height = one.bounds().height();
		int others = other.bounds().height();
		return one != other && Math.max(height, others) <= ALIKE * Math.min(height, others);
	}

	private static boolean isLine(int width, Component component) {
		if (component.bounds().width() > NARROW * component.bounds().height()) {
			return false;
		}
		OptionalDouble lean = SignShape.lean(width, component);
		return lean.isPresent() && Math.abs(lean.getAsDouble()) <= MAX_LEAN;
	}
}
