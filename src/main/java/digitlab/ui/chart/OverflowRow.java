package digitlab.ui.chart;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Lays nodes out in a single row and hides those that do not fit. */
final class OverflowRow extends Region {

	private static final double GAP = 4;

	OverflowRow(List<? extends Node> nodes) {
		getChildren().addAll(nodes);
	}

	@Override
	protected void layoutChildren() {
		double x = 0;
		for (Node node : getChildren()) {
			double width = snapSizeX(node.prefWidth(-1));
			boolean fits = x + width <= getWidth();
			node.setVisible(fits);
			node.resizeRelocate(x, 0, width, snapSizeY(node.prefHeight(-1)));
			x += width + GAP;
		}
	}

	@Override
	protected double computeMinWidth(double height) {
		return 0;
	}

	@Override
	protected double computePrefWidth(double height) {
		return getChildren().stream().mapToDouble(node -> snapSizeX(node.prefWidth(-1)) + GAP).sum();
	}

	@Override
	protected double computePrefHeight(double width) {
		return getChildren().stream().mapToDouble(node -> snapSizeY(node.prefHeight(-1))).max().orElse(0);
	}
}
