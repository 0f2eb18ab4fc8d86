package digitlab.ui.common;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.util.StringConverter;

/** Creates the axes of all charts. */
public final class Axes {

	/** The categories of {@link #digits()}. */
	public static final List<String> DIGITS = IntStream.range(0, 10).mapToObj(Integer::toString).toList();

	private Axes() {
	}

	/** An axis of the ten digits. */
	public static CategoryAxis digits() {
		CategoryAxis axis = new CategoryAxis();
		axis.setLabel("digit");
		axis.setAnimated(false);
		return axis;
	}

	/** An axis of numbers from 0 to the data's maximum. */
	public static NumberAxis numbers(String label) {
		NumberAxis axis = new NumberAxis();
		axis.setLabel(label);
		axis.setAnimated(false);
		axis.setMinorTickVisible(false);
		axis.setTickLabelFormatter(new StringConverter<>() {
			@Override
			public String toString(Number number) {
				double value = number.doubleValue();
				int decimals = value == Math.rint(value) ? 0 : Math.abs(value) < 0.01 ? 4 : 2;
				String text = Numbers.decimal(value, decimals);
				return decimals == 0 ? text : text.replaceAll("0+$", "");
			}

			@Override
			public Number fromString(String text) {
				throw new UnsupportedOperationException("Axes only show");
			}
		});
		return axis;
	}

	/** An axis of numbers in a fixed range. */
	public static NumberAxis numbers(String label, double from, double to, double tick) {
		NumberAxis axis = numbers(label);
		axis.setAutoRanging(false);
		axis.setLowerBound(from);
		axis.setUpperBound(to);
		axis.setTickUnit(tick);
		return axis;
	}

	/** 1, 2 or 5 times a power of ten, chosen so that a range has about five to ten steps. */
	public static double evenStep(double range) {
		double power = Math.pow(10, Math.floor(Math.log10(range / 5)));
		double times = range / 5 / power;
		return power * (times < 1.5 ? 1 : times < 3.5 ? 2 : times < 7.5 ? 5 : 10);
	}
}
