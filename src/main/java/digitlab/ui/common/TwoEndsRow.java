package digitlab.ui.common;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * The bar above a page: one group of controls at its left end, one at its right. Where a row is too narrow for both, as with
 * enlarged text, the right one has a row of its own below.
 */
public final class TwoEndsRow extends Region {

	private static final double GAP = 8;

	private final Region left;
	private final Region right;

	/** Both groups in order of the keyboard. */
	public TwoEndsRow(Region left, Region right) {
		this.left = left;
		this.right = right;
		getChildren().addAll(left, right);
	}

	@Override
	public Orientation getContentBias() {
		return Orientation.HORIZONTAL;
	}

	@Override
	protected double computeMinWidth(double height) {
		return across() + Math.max(left.minWidth(-1), right.minWidth(-1));
	}

	@Override
	protected double computePrefWidth(double height) {
		return across() + left.prefWidth(-1) + GAP + right.prefWidth(-1);
	}

	@Override
	protected double computeMinHeight(double width) {
		return computePrefHeight(width);
	}

	@Override
	protected double computePrefHeight(double width) {
		double upper = left.prefHeight(width < 0 ? -1 : leftWidth(width));
		double lower = right.prefHeight(width < 0 ? -1 : rightWidth(width));
		Insets insets = getInsets();
		return insets.getTop() + insets.getBottom() + (fits(width) ? Math.max(upper, lower) : upper + GAP + lower);
	}

	/** Whether both stand in one row; a width that is not known yet, -1, has room for both. */
	private boolean fits(double width) {
		return width < 0 || snapSizeX(across() + left.minWidth(-1) + GAP + right.minWidth(-1)) <= width;
	}

	private double across() {
		return getInsets().getLeft() + getInsets().getRight();
	}

	private double leftWidth(double width) {
		double room = width - across() - (fits(width) ? GAP + rightWidth(width) : 0);
		return Math.min(snapSizeX(left.prefWidth(-1)), room);
	}

	private double rightWidth(double width) {
		double room = width - across();
		if (fits(width)) {
			double leftOver = room - GAP - Math.min(snapSizeX(left.prefWidth(-1)), room);
			room = Math.max(right.minWidth(-1), leftOver);
		}
		return Math.min(snapSizeX(right.prefWidth(-1)), room);
	}

	@Override
	protected void layoutChildren() {
		double x = snappedLeftInset();
		double y = snappedTopInset();
		double end = getWidth() - snappedRightInset();
		double height = getHeight() - y - snappedBottomInset();
		double leftWidth = leftWidth(getWidth());
		double rightWidth = rightWidth(getWidth());
		if (fits(getWidth())) {
			left.resizeRelocate(x, y, leftWidth, height);
			right.resizeRelocate(end - rightWidth, y, rightWidth, height);
			return;
		}
		double upper = snapSizeY(left.prefHeight(leftWidth));
		left.resizeRelocate(x, y, leftWidth, upper);
		right.resizeRelocate(end - rightWidth, y + upper + GAP, rightWidth, Math.max(0, height - upper - GAP));
	}
}
