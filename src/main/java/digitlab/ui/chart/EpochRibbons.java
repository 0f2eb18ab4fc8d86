package digitlab.ui.chart;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

import digitlab.plot.ColorScale;
import digitlab.recognition.Prediction;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Pixels;
import digitlab.ui.common.Placeholders;
import digitlab.ui.common.SketchWatch.EpochReading;

import static digitlab.language.Localization.tr;

/** A ribbon for each digit, whose colour from left to right is the digit's probability after each epoch; at its right the last. */
final class EpochRibbons extends Region {

	private static final double ROW = 1.45;
	private static final double WIDEST_COLUMN = 44;
	private static final double GAP = 8;

	private final List<Label> digits = IntStream.range(0, Prediction.DIGITS)
			.mapToObj(digit -> Placeholders.note(Integer.toString(digit))).toList();
	private final List<Label> last = IntStream.range(0, Prediction.DIGITS).mapToObj(_ -> new Label()).toList();
	private final Label widest = new Label(Numbers.percent(1));
	private final Label from = Placeholders.note("");
	private final Label to = Placeholders.note("");
	private final List<ImageView> ribbons = IntStream.range(0, Prediction.DIGITS).mapToObj(_ -> new ImageView()).toList();
	private List<EpochReading> readings = List.of();

	EpochRibbons() {
		widest.setVisible(false);
		from.setWrapText(false);
		to.setWrapText(false);
		getStyleClass().add("epoch-ribbons");
		getChildren().addAll(ribbons);
		getChildren().addAll(digits);
		getChildren().addAll(last);
		getChildren().addAll(widest, from, to);
	}

	/** Shows readings in ascending order of epochs. */
	void show(List<EpochReading> now) {
		readings = now;
		setVisible(!now.isEmpty());
		if (!now.isEmpty()) {
			EpochReading newest = now.getLast();
			for (int digit = 0; digit < Prediction.DIGITS; digit++) {
				boolean wins = digit == newest.prediction().digit();
				last.get(digit).setText(Numbers.percent(newest.prediction().probability(digit)));
				last.get(digit).getStyleClass().setAll("label", wins ? "epoch-winner" : "note");
			}
			from.setText(tr("epoch %d", now.getFirst().epoch()));
			to.setText(now.size() > 1 ? Integer.toString(newest.epoch()) : "");
		}
		requestLayout();
	}

	private double row() {
		return Math.ceil(ROW * widest.getFont().getSize());
	}

	private double nameWidth() {
		return digits.stream().mapToDouble(label -> label.prefWidth(-1)).max().orElse(0) + GAP;
	}

	@Override
	protected void layoutChildren() {
		double row = row();
		double left = nameWidth();
		double percent = widest.prefWidth(-1);
		double room = Math.max(1, getWidth() - left - percent - GAP);
		int width = (int) Math.min(room, Math.max(1, readings.size()) * WIDEST_COLUMN);
		draw(width, (int) row - 1);
		for (int digit = 0; digit < Prediction.DIGITS; digit++) {
			ribbons.get(digit).relocate(left, digit * row);
			layoutInArea(digits.get(digit), 0, digit * row, left - GAP, row, 0, HPos.RIGHT, VPos.CENTER);
			layoutInArea(last.get(digit), left + width + GAP, digit * row, percent, row, 0, HPos.RIGHT, VPos.CENTER);
		}
		double below = Prediction.DIGITS * row;
		layoutInArea(from, left, below, from.prefWidth(-1), row, 0, HPos.LEFT, VPos.CENTER);
		boolean both = from.prefWidth(-1) + GAP + to.prefWidth(-1) <= width;
		to.setVisible(both);
		layoutInArea(to, left, below, width, row, 0, HPos.RIGHT, VPos.CENTER);
	}

	private void draw(int width, int height) {
		for (int digit = 0; digit < Prediction.DIGITS; digit++) {
			int shown = digit;
			ribbons.get(digit).setImage(readings.isEmpty()
					? null
					: Pixels.of(height, width, (_, x) -> ColorScale.rgb(
							readings.get(x * readings.size() / width).prediction().probability(shown)), 1));
		}
	}

	@Override
	protected double computePrefHeight(double width) {
		return (Prediction.DIGITS + 1) * row();
	}

	@Override
	protected double computeMinHeight(double width) {
		return computePrefHeight(width);
	}

	@Override
	protected double computePrefWidth(double height) {
		return nameWidth() + GAP + widest.prefWidth(-1) + Math.max(1, readings.size()) * WIDEST_COLUMN;
	}

	@Override
	protected double computeMinWidth(double height) {
		return nameWidth() + GAP + widest.prefWidth(-1) + WIDEST_COLUMN;
	}
}
