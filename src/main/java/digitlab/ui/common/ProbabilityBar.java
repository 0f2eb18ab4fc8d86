package digitlab.ui.common;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import digitlab.recognition.Prediction;

import static digitlab.language.Localization.tr;

/** A digit with a bar and a percentage for its probability. */
public final class ProbabilityBar extends HBox {

	private static final PseudoClass COMPARED = PseudoClass.getPseudoClass("compared");
	private static final PseudoClass WINNER = PseudoClass.getPseudoClass("winner");

	private static final double FAINTEST = 0.0005;

	private final int digit;
	private final Track track = new Track("track", "fill");
	private final Label percent = new Label();
	/** A second network's share, where two are compared. */
	private final Track otherTrack = new Track("other-track", "other-fill");
	private final Label otherPercent = new Label();
	private final VBox tracks = new VBox(track, otherTrack);
	private final StackPane otherWritten = written(otherPercent, "other-percent");
	private String words = "";
	private String otherWords = "";

	public ProbabilityBar(int digit) {
		this.digit = digit;
		Label name = new Label(Integer.toString(digit));
		getStyleClass().add("probability");
		name.getStyleClass().add("digit");
		tracks.getStyleClass().add("tracks");
		HBox.setHgrow(tracks, Priority.ALWAYS);
		setAlignment(Pos.CENTER_LEFT);
		getChildren().addAll(name, tracks, written(percent, "percent"), otherWritten);
		setAccessibleRole(AccessibleRole.TEXT);
		clear();
		alone();
	}

	/** With the space of the longest text, so that all bars are of the same length in any font. */
	private static StackPane written(Label percent, String style) {
		Label widest = new Label(Numbers.percent(1));
		percent.getStyleClass().add(style);
		percent.setMaxWidth(Double.MAX_VALUE);
		widest.getStyleClass().add("widest-" + style);
		widest.setVisible(false);
		StackPane written = new StackPane(widest, percent);
		written.setMinWidth(USE_PREF_SIZE);
		return written;
	}

	/** Shows no probability. */
	public void clear() {
		show(0, "", tr("%d: nothing to read", digit), false);
	}

	/**
	 * @param probability 0 to 1
	 * @param wins whether it is the most probable digit
	 */
	public void show(double probability, boolean wins) {
		String words = Numbers.percent(probability);
		show(probability, words, digit + ": " + words, wins);
	}

	/** Shows nothing of a second network. */
	public void alone() {
		compare(false, 0, "", "", false);
	}

	/** Leaves room for a second network, which says nothing here. */
	public void besideNothing() {
		compare(true, 0, "", "", false);
	}

	/**
	 * Shows a second network's share too.
	 *
	 * @param name of its model
	 */
	public void beside(String name, Prediction other) {
		double share = other.probability(digit);
		compare(true, share, Numbers.percent(share), name + ": " + Numbers.percent(share), other.digit() == digit);
	}

	private void compare(boolean isCompared, double share, String percent, String accessible, boolean wins) {
		for (Region part : List.of(otherTrack, otherWritten)) {
			part.setVisible(isCompared);
			part.setManaged(isCompared);
		}
		otherPercent.setText(percent);
		otherPercent.pseudoClassStateChanged(WINNER, wins);
		otherTrack.show(share);
		otherWords = accessible;
		pseudoClassStateChanged(COMPARED, isCompared);
		describe();
	}

	private void show(double probability, String text, String accessible, boolean wins) {
		percent.setText(text);
		words = accessible;
		pseudoClassStateChanged(WINNER, wins);
		track.show(probability);
		describe();
	}

	private void describe() {
		setAccessibleText(otherWords.isEmpty() ? words : words + "; " + otherWords);
	}

	/** A bar in its track. */
	private static final class Track extends Pane {

		private final Region fill = new Region();
		private double share;

		Track(String style, String fillStyle) {
			getStyleClass().add(style);
			fill.getStyleClass().add(fillStyle);
			getChildren().add(fill);
		}

		void show(double probability) {
			share = probability;
			requestLayout();
		}

		@Override
		protected void layoutChildren() {
			// A sliver shows a small probability; one shown as 0.0 % has none.
			double width = share >= FAINTEST ? Math.max(3, snapSizeX(share * getWidth())) : 0;
			fill.resizeRelocate(0, 0, width, getHeight());
		}
	}
}
