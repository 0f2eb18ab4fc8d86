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
		double upper = left.prefHeight(-1);
		double lower = right.prefHeight(-1);
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

	@Override
	protected void layoutChildren() {
		double x = snappedLeftInset();
		double y = snappedTopInset();
		double width = getWidth() - x - snappedRightInset();
		double height = getHeight() - y - snappedBottomInset();
		double leftWidth = Math.min(snapSizeX(left.prefWidth(-1)), width);
		if (fits(getWidth())) {
			double rightWidth = Math.min(snapSizeX(right.prefWidth(-1)), Math.max(right.minWidth(-1), width - leftWidth - GAP));
			leftWidth = Math.min(leftWidth, width - rightWidth - GAP);
			left.resizeRelocate(x, y, leftWidth, height);
			right.resizeRelocate(x + width - rightWidth, y, rightWidth, height);
			return;
		}
		double upper = snapSizeY(left.prefHeight(-1));
		double rightWidth = Math.min(snapSizeX(right.prefWidth(-1)), width);
		left.resizeRelocate(x, y, leftWidth, upper);
		right.resizeRelocate(x + width - rightWidth, y + upper + GAP, rightWidth, Math.max(0, height - upper - GAP));
	}
}
