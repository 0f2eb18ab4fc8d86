package digitlab.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import digitlab.recognition.Prediction;
import digitlab.training.EpochResult;
import digitlab.training.RunHistory;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

import static digitlab.language.Localization.tr;

/** The courses of trainings, superimposed, as other, as charts and tables. */
public final class TrainingFigures {

	/** More points than this across a chart cannot be distinguished. */
	private static final int POINTS = 400;
	private static final int MARKER = 16;
	private static final int EPOCHS_MARKED = 24;
	private static final String EPOCH = "epoch";

	private TrainingFigures() {
	}

	/** Loss, accuracy, learning rate and speed by epoch, the loss by step, and the results and settings of the runs. */
	public static List<Figure> of(List<RunHistory> runs) {
		Table epochs = epochs(runs);
		return List.of(
				Figure.of("loss", () -> losses(runs), epochs),
				Figure.of("accuracy", () -> accuracies(runs), epochs),
				Figure.of("learning-rate", () -> one(runs, tr("Learning rate at the end of an epoch"), tr("learning rate"),
						EpochResult::learningRate, tr("Learning rate at the end of an epoch: nothing is known yet")), epochs),
				Figure.of("images-per-second", () -> one(runs, tr("Training speed"), tr("images a second"),
						EpochResult::imagesPerSecond, tr("Training speed: nothing is known yet")), epochs),
				batchLoss(runs), RunsTable.of(runs));
	}

	/**
	 * The probabilities of a sketch's digits after each epoch.
	 *
	 * @param byEpoch predictions in ascending order of epochs
	 */
	public static Figure sketchByEpoch(SortedMap<Integer, Prediction> byEpoch) {
		List<List<Object>> rows = new ArrayList<>();
		byEpoch.forEach((epoch, prediction) -> {
			for (int digit = 0; digit < Prediction.DIGITS; digit++) {
				rows.add(List.of(epoch, digit, prediction.probability(digit)));
			}
		});
		List<String> digits = IntStream.range(0, Prediction.DIGITS).mapToObj(Integer::toString).toList();
		List<List<HeatMap.Cell>> cells = IntStream.range(0, Prediction.DIGITS)
				.mapToObj(digit -> byEpoch.values().stream().map(prediction -> cell(prediction, digit)).toList()).toList();
		Supplier<BufferedImage> picture = () -> new HeatMap(tr("A sketch, epoch by epoch"), tr("digit"), tr("epoch"), digits,
				byEpoch.keySet().stream().map(String::valueOf).toList(), cells,
				tr("The probability in % of each digit; framed: the most probable.")).draw();
		return Figure.of("sketch-by-epoch", picture, new Table(List.of(EPOCH, "digit", "probability"), rows));
	}

	private static HeatMap.Cell cell(Prediction prediction, int digit) {
		double probability = prediction.probability(digit);
		return new HeatMap.Cell(Charts.decimal(100 * probability, 1), probability,
				digit == prediction.digit());
	}

	private static Table epochs(List<RunHistory> runs) {
		List<List<Object>> rows = new ArrayList<>();
		for (RunHistory run : runs) {
			for (EpochResult e : run.epochs()) {
				rows.add(List.of(run.name(), e.epoch(), e.trainingLoss(), e.trainingAccuracy(), e.validationLoss(),
						e.validationAccuracy(), e.learningRate(), e.imagesPerSecond(), e.seconds(),
						e.epoch() == run.bestEpoch()));
			}
		}
		return new Table(List.of("run", EPOCH, "trainingLoss", "trainingAccuracy", "validationLoss", "validationAccuracy",
				"learningRate", "imagesPerSecond", "seconds", "best"), rows);
	}

	private static BufferedImage losses(List<RunHistory> runs) {
		XYChart chart = Charts.lines(tr("Loss by epoch: validation solid, training dashed, the best epoch marked"), tr("epoch"),
				tr("mean cross-entropy, nats"));
		chart.getStyler().setYAxisMin(0.0); // an accuracy axis need not start at 0, a loss axis does
		return both(chart, runs, EpochResult::trainingLoss, EpochResult::validationLoss, tr("Loss: nothing is known yet"));
	}

	private static BufferedImage accuracies(List<RunHistory> runs) {
		XYChart chart = Charts.lines(tr("Accuracy by epoch: validation solid, training dashed, the best epoch marked"),
				tr("epoch"),
				tr("read right, %"));
		return both(chart, runs, e -> e.trainingAccuracy() * 100, e -> e.validationAccuracy() * 100,
				tr("Accuracy: nothing is known yet"));
	}

	/** Training as dashed and validation as solid lines, in the colour of the run, with its best epoch marked. */
	private static BufferedImage both(XYChart chart, List<RunHistory> runs, ToDoubleFunction<EpochResult> training,
			ToDoubleFunction<EpochResult> validation, String unknown) {
		for (int i = 0; i < runs.size(); i++) {
			int number = i;
			RunHistory run = runs.get(i);
			add(chart, i, run, ", training", training, true);
			add(chart, i, run, ", validation", validation, false);
			run.epochs().stream().filter(e -> e.epoch() == run.bestEpoch()).findFirst()
					.ifPresent(best -> mark(chart, best.epoch(), validation.applyAsDouble(best), number));
		}
		return byEpoch(chart, unknown, runs);
	}

	private static void mark(XYChart chart, int epoch, double value, int run) {
		XYSeries best = Charts.add(chart, "best " + run, new double[]{epoch}, new double[]{value}, color(run));
		best.setMarker(SeriesMarkers.DIAMOND);
	}

	private static BufferedImage one(List<RunHistory> runs, String title, String unit, ToDoubleFunction<EpochResult> value,
			String unknown) {
		XYChart chart = Charts.lines(title, tr("epoch"), unit);
		for (int i = 0; i < runs.size(); i++) {
			add(chart, i, runs.get(i), "", value, false);
		}
		chart.getStyler().setYAxisDecimalPattern("#,##0.######").setYAxisMin(0.0);
		return byEpoch(chart, unknown, runs);
	}

	private static void add(XYChart chart, int number, RunHistory run, String what, ToDoubleFunction<EpochResult> value,
			boolean dashed) {
		if (run.epochs().isEmpty()) {
			return;
		}
		XYSeries series = Charts.add(chart, unique(chart, run.name() + what),
				run.epochs().stream().mapToDouble(EpochResult::epoch).toArray(),
				run.epochs().stream().mapToDouble(value).toArray(),
				color(number));
		if (dashed) {
			series.setLineStyle(Charts.dashed());
		}
	}

	/**
	 * Makes a name unique, as it identifies a series: two runs may have the same name, such as the shipped model and one of the
	 * user's.
	 */
	private static String unique(XYChart chart, String name) {
		String unique = name;
		for (int i = 2; chart.getSeries(unique) != null; i++) {
			unique = name + " (" + i + ")";
		}
		return unique;
	}

	private static Color color(int run) {
		return Charts.SERIES[run % Charts.SERIES.length];
	}

	private static Figure batchLoss(List<RunHistory> runs) {
		List<List<Object>> rows = new ArrayList<>();
		for (RunHistory run : runs) {
			for (int epoch = 0; epoch < run.batchLosses().size(); epoch++) {
				float[] losses = run.batchLosses().get(epoch);
				for (int step = 0; step < losses.length; step++) {
					if (Float.isFinite(losses[step])) {
						rows.add(List.of(run.name(), epoch + 1, step + 1, losses[step]));
					}
				}
			}
		}
		Supplier<BufferedImage> picture = () -> batchLossPicture(runs);
		return Figure.of("batch-loss", picture, new Table(List.of("run", EPOCH, "step", "loss"), rows));
	}

	private static BufferedImage batchLossPicture(List<RunHistory> runs) {
		XYChart chart = Charts.lines(tr("Loss by step, smoothed"), tr("epochs trained"), tr("mean cross-entropy, nats"));
		chart.getStyler().setYAxisMin(0.0);
		for (int i = 0; i < runs.size(); i++) {
			Smoothed smoothed = smooth(runs.get(i));
			if (smoothed.at().length > 0) {
				Charts.add(chart, unique(chart, runs.get(i).name()), smoothed.at(), smoothed.loss(), color(i));
			}
		}
		if (!chart.getSeriesCollection().isEmpty()) {
			Charts.roundTicks(chart);
		}
		return finished(chart, tr("Loss by step: nothing is known yet"), runs, run -> smooth(run).at().length > 0);
	}

	/** Means of adjacent steps: no more points than a chart can show. */
	record Smoothed(double[] at, double[] loss) {
	}

	static Smoothed smooth(RunHistory run) {
		List<double[]> steps = new ArrayList<>(); // position in epochs, loss
		for (int epoch = 0; epoch < run.batchLosses().size(); epoch++) {
			float[] losses = run.batchLosses().get(epoch);
			int whole = Math.max(losses.length, run.batchesPerEpoch());
			for (int step = 0; step < losses.length; step++) {
				if (Float.isFinite(losses[step])) {
					steps.add(new double[]{epoch + (step + 1.0) / whole, losses[step]});
				}
			}
		}
		int group = Math.max(1, Math.ceilDiv(steps.size(), POINTS));
		List<List<double[]>> groups = IntStream.range(0, Math.ceilDiv(steps.size(), group))
				.mapToObj(g -> steps.subList(g * group, Math.min(steps.size(), (g + 1) * group))).toList();
		return new Smoothed(groups.stream().mapToDouble(g -> mean(g, 0)).toArray(),
				groups.stream().mapToDouble(g -> mean(g, 1)).toArray());
	}

	private static double mean(List<double[]> steps, int column) {
		return steps.stream().mapToDouble(step -> step[column]).average().orElseThrow();
	}

	/** Adds a legend of the runs that have something to show. */
	private static BufferedImage finished(XYChart chart, String unknown, List<RunHistory> runs, Predicate<RunHistory> shown) {
		if (chart.getSeriesCollection().isEmpty()) {
			return new ContactSheet(unknown, List.of(), Optional.empty(), 1).draw();
		}
		chart.getStyler().setMarkerSize(MARKER);
		return new Legend(IntStream.range(0, runs.size()).filter(i -> shown.test(runs.get(i)))
				.mapToObj(i -> new Legend.Entry(color(i), runs.get(i).name())).toList()).below(Charts.picture(chart));
	}

	/** Every epoch is marked as long as there is room. */
	private static BufferedImage byEpoch(XYChart chart, String unknown, List<RunHistory> runs) {
		if (runs.stream().flatMap(run -> run.epochs().stream()).anyMatch(e -> e.epoch() > EPOCHS_MARKED)) {
			Charts.roundTicks(chart);
		}
		return finished(chart, unknown, runs, run -> !run.epochs().isEmpty());
	}
}
