package digitlab.ui.cluster;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

import digitlab.plot.Dendrogram;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Numbers;

import static digitlab.language.Localization.tr;

/** A dendrogram of the digits; the nearest are joined lowest. */
final class TreeChart extends Region {

	private static final double LABEL = 22;
	private static final Insets MARGIN = new Insets(18, 8, LABEL, 8);

	private final Dendrogram tree;
	private final List<Polyline> branches = new ArrayList<>();
	private final List<Label> heights = new ArrayList<>();
	private final List<Label> leaves = new ArrayList<>();

	TreeChart(Dendrogram tree) {
		this.tree = tree;
		getStyleClass().add("tree-chart");
		for (Dendrogram.Join join : tree.joins()) {
			Polyline branch = new Polyline();
			branch.getStyleClass().add("tree-branch");
			String height = Numbers.decimal(join.y(), 2);
			Icons.tooltip(branch, tr("joined at a mean distance of %s", height));
			branches.add(branch);
			Label label = new Label(height);
			label.getStyleClass().add("note");
			heights.add(label);
		}
		tree.leaves().forEach(digit -> leaves.add(new Label(Integer.toString(digit))));
		getChildren().addAll(branches);
		getChildren().addAll(heights);
		getChildren().addAll(leaves);
		setMinHeight(220);
		setPrefSize(360, 260);
	}

	@Override
	protected void layoutChildren() {
		for (int i = 0; i < branches.size(); i++) {
			Dendrogram.Join join = tree.joins().get(i);
			branches.get(i).getPoints().setAll(x(join.leftX()), y(join.leftY()), x(join.leftX()), y(join.y()), x(join.rightX()),
					y(join.y()), x(join.rightX()), y(join.rightY()));
			Label height = heights.get(i);
			// beside the branch that continues from the middle
			height.resizeRelocate(x(join.x()) + 4, y(join.y()) - 16, height.prefWidth(-1), height.prefHeight(-1));
		}
		for (int i = 0; i < leaves.size(); i++) {
			centre(leaves.get(i), x(i), y(0) + 2);
		}
	}

	private static void centre(Label label, double x, double top) {
		label.resizeRelocate(Math.rint(x - label.prefWidth(-1) / 2), Math.rint(top), label.prefWidth(-1), label.prefHeight(-1));
	}

	private double x(double leaf) {
		double each = (getWidth() - MARGIN.getLeft() - MARGIN.getRight()) / Math.max(1, tree.leaves().size());
		return Math.rint(MARGIN.getLeft() + (leaf + 0.5) * each);
	}

	private double y(double height) {
		double room = getHeight() - MARGIN.getTop() - MARGIN.getBottom();
		return Math.rint(getHeight() - MARGIN.getBottom() - height / tree.highest() * room);
	}
}
