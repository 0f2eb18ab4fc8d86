package digitlab.sketch;

/**
 * An upright rectangle in the source's own units: pixels of a picture file, or parts of the sheet's side (0..1) for a
 * sketch. (x, y) is the top left corner, y points down.
 */
public record Box(double x, double y, double width, double height) {

	/** The longer of width and height. */
	public double longerSide() {
		return Math.max(width, height);
	}

	/** The smallest box that contains both. */
	public Box union(Box other) {
		double left = Math.min(x, other.x);
		double top = Math.min(y, other.y);
		return new Box(left, top, Math.max(x + width, other.x + other.width) - left,
				Math.max(y + height, other.y + other.height) - top);
	}

	/** The gap between two boxes, horizontal or vertical, whichever is larger; 0 if they overlap in both directions. */
	public double gap(Box other) {
		double across = Math.max(x, other.x) - Math.min(x + width, other.x + other.width);
		double down = Math.max(y, other.y) - Math.min(y + height, other.y + other.height);
		return Math.max(0, Math.max(across, down));
	}
}
