package digitlab.plot;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.dataset.DigitDataset;
import digitlab.evaluation.ConfusionMatrix;
import digitlab.evaluation.Evaluation;
import digitlab.evaluation.LabelledPredictions;
import digitlab.evaluation.ModelComparison;
import digitlab.evaluation.ReliabilityDiagram;
import digitlab.evaluation.ReliabilityDiagram.Bin;
import digitlab.evaluation.RocCurve;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** An evaluation as charts, sheets and tables. */
public final class EvaluationFigures {

	private static final int DIGITS = 10;
	/** The maximum fraction of digits shown as rejected: nobody would reject more. */
	private static final double MAX_REFUSED = 0.05;
	private static final int MISTAKES_SHOWN = 60;
	private static final int PER_ROW = 10;
	private static final int COMPARED_SHOWN = 30;
	private static final int ZOOM = 4;
	/** One in ten thousand: rarer values look the same. */
	private static final double MIN_SHARE = 1e-4;

	private EvaluationFigures() {
	}

	/**
	 * Every figure of an evaluation.
	 *
	 * @param data the evaluated dataset
	 */
	public static List<Figure> of(Evaluation e, DigitDataset data) {
		List<Figure> figures = new ArrayList<>(List.of(measures(e), confusion(e.confusion()), normalised(e.confusion()),
				perClass(e.confusion()), reliability(e.reliability()), mistakes(e.predictions(), data)));
		RocCurve rocCurve = e.rocCurve();
		if (rocCurve != null) {
			figures.add(rocCurve(rocCurve));
		}
		return List.copyOf(figures);
	}

	private static Figure rocCurve(RocCurve rocCurve) {
		Table table = new Table(List.of("digitsRefused", "othersRefused"),
				rocCurve.points().stream().map(p -> List.<Object>of(p.digits(), p.others())).toList());
		return Figure.of("refusals", () -> refusalPicture(rocCurve), table);
	}

	private static BufferedImage refusalPicture(RocCurve rocCurve) {
		XYChart chart = Charts.lines(tr("Refusing non-digits: AUROC %.4f", rocCurve.auroc()),
				tr("digits refused, %"), tr("letters, drawings, curves and textures refused, %"));
		List<RocCurve.Point> points = rocCurve.points().stream().filter(p -> p.digits() <= MAX_REFUSED).toList();
		Charts.add(chart, tr("any border"), points.stream().mapToDouble(p -> p.digits() * 100).toArray(),
				points.stream().mapToDouble(p -> p.others() * 100).toArray(), Charts.SERIES[0]);
		Charts.add(chart, tr("this model's threshold"), new double[]{rocCurve.digitsRefused() * 100},
				new double[]{rocCurve.othersRefused() * 100}, Charts.SERIES[1]).setMarker(SeriesMarkers.CIRCLE);
		chart.getStyler().setMarkerSize(14).setLegendVisible(true);
		chart.getStyler().setXAxisMin(0.0).setXAxisMax(MAX_REFUSED * 100).setYAxisMin(0.0).setYAxisMax(100.0);
		return Charts.picture(chart);
	}

	/** One row, named as in the command line's JSON: accuracy and F1 as fractions of 1, the loss in nats. */
	private static Figure measures(Evaluation e) {
		return Figure.of("measures", new Table(
				List.of("samples", "accuracy", "macroPrecision", "macroRecall", "macroF1", "loss", "ece"),
				List.of(List.of(e.confusion().total(), e.confusion().accuracy(), e.macroPrecision(), e.macroRecall(), e.macroF1(),
						e.loss(), e.calibrationError()))));
	}

	private static Figure confusion(ConfusionMatrix confusion) {
		Cell count = (digit, read) -> confusion.count(digit, read);
		return Figure.of("confusion", () -> counts(confusion).draw(), table(confusion, count));
	}

	/** The confusion matrix in numbers of images. */
	static HeatMap counts(ConfusionMatrix confusion) {
		return heatMap(tr("Confusion matrix: number of images"), cells(confusion, (digit, read) -> confusion.count(digit, read)),
				0.5,
				value -> Charts.count(Math.round(value)));
	}

	private static Figure normalised(ConfusionMatrix confusion) {
		Cell share = (digit, read) -> confusion.count(digit, read) / (double) Math.max(1, support(confusion, digit));
		return Figure.of("confusion-normalised", () -> heatMap(tr("Confusion matrix: % of each row"),
				cells(confusion, share), MIN_SHARE,
				value -> value == 0 ? "0" : Charts.decimal(value * 100, 1)).draw(),
				table(confusion, share));
	}

	/**
	 * Colours are logarithmic: otherwise all mistakes of a good network, one in a thousand, would look like zero.
	 *
	 * @param min the smallest value that gets a colour other than that of zero; above 0
	 */
	private static HeatMap heatMap(String title, double[][] values, double min, DoubleFunction<String> format) {
		double highest = Stream.of(values).flatMapToDouble(DoubleStream::of).reduce(min, Math::max);
		List<List<HeatMap.Cell>> cells = Stream.of(values).map(row -> DoubleStream.of(row).mapToObj(value -> new HeatMap.Cell(
				format.apply(value),
				value > 0 ? HeatMap.between(Math.log(Math.max(value, min)), Math.log(min), Math.log(highest)) : Double.NaN,
				false)).toList()).toList();
		List<String> digits = IntStream.range(0, DIGITS).mapToObj(Integer::toString).toList();
		return new HeatMap(title, tr("true digit"), tr("digit read"), digits, digits, cells,
				tr("Colours are logarithmic, so that rare mistakes are visible."));
	}

	/** Gives the value of each cell. */
	@FunctionalInterface
	private interface Cell {
		Number at(int digit, int read);
	}

	private static int support(ConfusionMatrix confusion, int digit) {
		return confusion.counts().get(digit).stream().mapToInt(Integer::intValue).sum();
	}

	private static double[][] cells(ConfusionMatrix confusion, Cell cell) {
		return IntStream.range(0, confusion.counts().size()).mapToObj(
				digit -> IntStream.range(0, DIGITS).mapToDouble(read -> cell.at(digit, read).doubleValue()).toArray())
				.toArray(double[][]::new);
	}

	private static Table table(ConfusionMatrix confusion, Cell cell) {
		List<String> columns = Stream.concat(Stream.of("digit"), IntStream.range(0, DIGITS).mapToObj(i -> "readAs" + i)).toList();
		return new Table(columns, IntStream.range(0, confusion.counts().size()).mapToObj(digit -> {
			List<Object> row = new ArrayList<>(List.of(digit));
			IntStream.range(0, DIGITS).forEach(read -> row.add(cell.at(digit, read)));
			return row;
		}).toList());
	}

	private static Figure perClass(ConfusionMatrix confusion) {
		Table table = new Table(List.of("digit", "precision", "recall", "f1", "support"), confusion.perClass().stream()
				.map(c -> List.<Object>of(c.digit(), c.precision(), c.recall(), c.f1(), c.support())).toList());
		return Figure.of("per-class",
				() -> new TablePicture(tr("How well each digit is read"), List.of(tr("digit"), tr("precision"),
						tr("recall"), tr("F1"), tr("images")),
						confusion.perClass().stream().map(c -> List.of(String.valueOf(c.digit()), Charts.percent(c.precision()),
								Charts.percent(c.recall()), Charts.percent(c.f1()), Charts.count(c.support()))).toList(),
						List.of(tr("Precision: of the images read as the digit, how many are it."),
								tr("Recall: of the images of the digit, how many are read as it."),
								tr("F1: the harmonic mean of both.")))
						.draw(),
				table);
	}

	private static Figure reliability(ReliabilityDiagram reliability) {
		Table table = new Table(List.of("from", "to", "images", "confidence", "accuracy"), reliability.bins().stream()
				.map(b -> List.<Object>of(b.from(), b.to(), b.images(), b.confidence(), b.accuracy())).toList());
		return Figure.of("reliability", () -> reliabilityPicture(reliability), table);
	}

	private static BufferedImage reliabilityPicture(ReliabilityDiagram reliability) {
		XYChart chart = Charts.lines(tr("How far its confidence can be trusted: expected calibration error %s",
				Charts.percent(reliability.calibrationError())), tr("mean confidence in a bin, %"), tr("read right, %"));
		Charts.add(chart, tr("perfect calibration"), new double[]{0, 100}, new double[]{0, 100}, Charts.MUTED)
				.setLineStyle(Charts.dashed());
		List<Bin> filled = reliability.bins().stream().filter(b -> b.images() > 0).toList();
		if (!filled.isEmpty()) {
			Charts.add(chart, tr("this network"), filled.stream().mapToDouble(b -> b.confidence() * 100).toArray(),
					filled.stream().mapToDouble(b -> b.accuracy() * 100).toArray(), Charts.SERIES[0])
					.setMarker(SeriesMarkers.CIRCLE);
		}
		chart.getStyler().setMarkerSize(14).setLegendVisible(true);
		chart.getStyler().setXAxisMin(0.0).setXAxisMax(100.0).setYAxisMin(0.0).setYAxisMax(100.0);
		return Charts.picture(chart);
	}

	private static Figure mistakes(LabelledPredictions predictions, DigitDataset data) {
		List<Integer> mistakes = predictions.mistakes();
		Table table = new Table(List.of("index", "label", "read", "confidence"), mistakes.stream()
				.map(i -> List.<Object>of(i, predictions.label(i), predictions.read(i), predictions.confidence(i))).toList());
		List<Tile> tiles = mistakes.stream().limit(MISTAKES_SHOWN)
				.map(i -> Tile.of(data.image(i),
						tr("%d as %d, %s", predictions.label(i), predictions.read(i), Charts.percent(predictions.confidence(i)))))
				.toList();
		String title = tiles.isEmpty()
				? tr("There are no mistakes")
				: tr("The surest of %,d mistakes: label, prediction, confidence", mistakes.size());
		return Figure.of("mistakes",
				() -> new ContactSheet(title, ContactSheet.grid(tiles, PER_ROW), Optional.empty(), ZOOM + 1).draw(), table);
	}

	/**
	 * The images that only one of two networks reads right.
	 *
	 * @param data that both were evaluated on
	 */
	public static Figure comparison(String firstName, Evaluation first, String secondName, Evaluation second,
			ModelComparison comparison, DigitDataset data) {
		Table table = new Table(List.of("index", "label", "readByFirst", "readBySecond", "right"),
				Stream.concat(comparison.onlyFirst().stream(), comparison.onlySecond().stream()).sorted()
						.map(i -> List.<Object>of(i, first.predictions().label(i), first.predictions().read(i),
								second.predictions().read(i), first.predictions().isRight(i) ? firstName : secondName))
						.toList());
		List<ContactSheet.Row> rows = Stream.concat(
				rows(firstName, comparison.onlyFirst(), second.predictions(), data),
				rows(secondName, comparison.onlySecond(), first.predictions(), data)).toList();
		double p = comparison.pValue();
		String title = p < 0.001
				? tr("Read right by only one of %s and %s: McNemar's p below %s", firstName, secondName, Charts.decimal(0.001, 3))
				: tr("Read right by only one of %s and %s: McNemar's p = %.3f", firstName, secondName, p);
		return Figure.of("comparison", () -> new ContactSheet(title, rows, Optional.empty(), ZOOM).draw(), table);
	}

	/** Captions show what the other one read instead. */
	private static Stream<ContactSheet.Row> rows(String name, List<Integer> images, LabelledPredictions other,
			DigitDataset data) {
		List<Tile> tiles = images.stream().limit(COMPARED_SHOWN)
				.map(i -> Tile.of(data.image(i), tr("%d, not %d", other.label(i), other.read(i)))).toList();
		List<ContactSheet.Row> rows = new ArrayList<>(ContactSheet.grid(tiles, PER_ROW));
		List<String> label = List.of(tr("only %s", name), trn("%,d image", "%,d images", images.size()));
		if (rows.isEmpty()) {
			return Stream.of(new ContactSheet.Row(label, List.of()));
		}
		rows.set(0, new ContactSheet.Row(label, rows.getFirst().tiles()));
		return rows.stream();
	}
}
