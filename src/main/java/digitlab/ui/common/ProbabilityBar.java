package digitlab.ui.common;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A digit with a bar and a percentage for its probability. */
public final class ProbabilityBar extends HBox {

	private static final PseudoClass WINNER = PseudoClass.getPseudoClass("winner");

	private static final double FAINTEST = 0.0005;

	private final int digit;
	private final Region fill = new Region();
	private final Pane track = new Pane(fill) {
		@Override
		protected void layoutChildren() {
			// A sliver shows a small probability; one shown as 0.0 % has none.
			double width = share >= FAINTEST ? Math.max(3, snapSizeX(share * getWidth())) : 0;
			fill.resizeRelocate(0, 0, width, getHeight());
		}
	};
	private final Label percent = new Label();
	/** Reserves the space of the longest text, so that all bars are of the same length in any font. */
	private final Label widest = new Label(Numbers.percent(1));
	private double share;

	public ProbabilityBar(int digit) {
		this.digit = digit;
		Label name = new Label(Integer.toString(digit));
		getStyleClass().add("probability");
		name.getStyleClass().add("digit");
		track.getStyleClass().add("track");
		fill.getStyleClass().add("fill");
		percent.getStyleClass().add("percent");
		percent.setMaxWidth(Double.MAX_VALUE);
		widest.getStyleClass().add("widest-percent");
		widest.setVisible(false);
		StackPane written = new StackPane(widest, percent);
		written.setMinWidth(USE_PREF_SIZE);
		HBox.setHgrow(track, Priority.ALWAYS);
		setAlignment(Pos.CENTER_LEFT);
		getChildren().addAll(name, track, written);
		setAccessibleRole(AccessibleRole.TEXT);
		clear();
	}

	/** Shows no probability. */
	public void clear() {
		show(0, "", digit + ": nothing to read", false);
	}

	/**
	 * @param probability 0 to 1
	 * @param wins whether it is the most probable digit
	 */
	public void show(double probability, boolean wins) {
		String words = Numbers.percent(probability);
		show(probability, words, digit + ": " + words, wins);
	}

	private void show(double probability, String words, String accessible, boolean wins) {
		share = probability;
		percent.setText(words);
		setAccessibleText(accessible);
		pseudoClassStateChanged(WINNER, wins);
		track.requestLayout();
	}
}
