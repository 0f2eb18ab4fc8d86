package digitlab.ui.common;

import java.util.List;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.chart.Axis;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.util.StringConverter;

import static digitlab.language.Localization.tr;

/** Creates the axes of all charts. */
public final class Axes {

	/** The categories of {@link #digits()}. */
	public static final List<String> DIGITS = IntStream.range(0, 10).mapToObj(Integer::toString).toList();

	private static final int MAX_DECIMALS = 6;
	/** In pixels. */
	private static final double ROUNDING = 1e-6;

	private Axes() {
	}

	/** An axis of the ten digits. */
	public static CategoryAxis digits() {
		CategoryAxis axis = new CategoryAxis();
		axis.setLabel(tr("digit"));
		axis.setAnimated(false);
		return axis;
	}

	/** An axis of numbers from 0 to the data's maximum. */
	public static NumberAxis numbers(String label) {
		NumberAxis axis = new NumberAxis();
		axis.setLabel(label);
		axis.setAnimated(false);
		axis.setMinorTickVisible(false);
		axis.setTickLabelFormatter(decimals(axis));
		// The axis measures its new labels before it takes over their tick unit, with the decimals of the old one.
		axis.tickUnitProperty().subscribe((_, _) -> Platform.runLater(axis::requestAxisLayout));
		// One that only gets wider leaves its labels where they were (see findings), unless they may be others.
		axis.widthProperty().subscribe((_, _) -> axis.setTickLabelFormatter(decimals(axis)));
		axis.getTickMarks().addListener(Axes::keepAtTheEnd);
		return axis;
	}

	/** A tick that rounding has put before the first pixel would not be shown (see findings). */
	private static void keepAtTheEnd(ListChangeListener.Change<? extends Axis.TickMark<Number>> change) {
		while (change.next()) {
			change.getAddedSubList().forEach(mark -> mark.positionProperty().subscribe(place -> {
				if (place.doubleValue() < 0 && place.doubleValue() > -ROUNDING) {
					mark.setPosition(0);
				}
			}));
		}
	}

	private static StringConverter<Number> decimals(NumberAxis axis) {
		return new StringConverter<>() {
			@Override
			public String toString(Number number) {
				return Numbers.decimal(number.doubleValue(), decimals(axis.getTickUnit()));
			}

			@Override
			public Number fromString(String text) {
				throw new UnsupportedOperationException("Axes only show");
			}
		};
	}

	/** The decimals that tell multiples of a step apart: 2 for 0.05, 3 for 0.025. */
	static int decimals(double step) {
		int decimals = 0;
		double scaled = Math.abs(step);
		while (decimals < MAX_DECIMALS && Math.abs(scaled - Math.rint(scaled)) > 1e-6 * scaled) {
			scaled *= 10;
			decimals++;
		}
		return decimals;
	}

	/** An axis of counts from 0, for {@link #fitCounts}. */
	public static NumberAxis counts(String label) {
		return numbers(label, 0, 1, 1);
	}

	/** Lets an axis of counts reach from 0 to a count, with whole numbers only: there are no half images. */
	public static void fitCounts(NumberAxis axis, double max) {
		double step = Math.max(1, evenStep(Math.max(1, max)));
		axis.setTickUnit(step);
		axis.setUpperBound(step * Math.max(1, Math.ceil(max / step)));
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
