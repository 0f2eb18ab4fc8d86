package digitlab.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.FloatImage;
import digitlab.language.Localization;
import digitlab.statistics.ClassStatistics;
import digitlab.statistics.DatasetStatistics;
import digitlab.statistics.Outlier;
import digitlab.statistics.Spread;
import digitlab.statistics.WritingStyle;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** The statistics of a dataset as charts, sheets and tables. */
public final class StatisticsFigures {

	private static final int LARGE = 9;
	private static final int SMALL = 3;
	private static final int PER_ROW = 5;
	private static final int OUTLIERS_PER_ROW = 10;

	private StatisticsFigures() {
	}

	/** Every figure of a dataset. */
	public static List<Figure> of(DatasetStatistics s) {
		return List.of(DataCharts.classDistribution(s), meanImages(s), varianceImages(s), allImages(s),
				DataCharts.pixelVariance(s),
				DataCharts.ink(s), DataCharts.inkBox(s), DataCharts.inkByDigit(s), DataCharts.widthByDigit(s),
				DataCharts.heightByDigit(s), classes(s), alerts(s), duplicates(s));
	}

	private static Figure meanImages(DatasetStatistics s) {
		return Figure.of("mean-images", () -> new ContactSheet(tr("The mean image of each digit"),
				grid(s, c -> Tile.ink(c.mean(), caption(c))), Optional.empty(), LARGE).draw(),
				pixels(s, ClassStatistics::mean));
	}

	private static Figure varianceImages(DatasetStatistics s) {
		double highest = s.classes().stream().mapToDouble(c -> c.variance().max()).max().orElse(0);
		return Figure.of("variance-images", () -> new ContactSheet(tr("Variance of each pixel, per digit"),
				grid(s, c -> differences(c, highest)),
				Optional.of(new ContactSheet.Legend("0",
						tr("%,d grey levels squared (255 is full ink)", Math.round(highest)))),
				LARGE).draw(),
				pixels(s, ClassStatistics::variance));
	}

	/** A tile of a digit's differences; blank if the digit does not occur. */
	private static Tile differences(ClassStatistics c, double highest) {
		return c.count() == 0 ? Tile.ink(c.mean(), caption(c)) : Tile.scaled(c.variance(), 0, highest, caption(c));
	}

	private static Figure allImages(DatasetStatistics s) {
		List<String> columns = List.of("pixel", "mean", "variance");
		double[] means = s.pixels().mean().toArray();
		double[] variances = s.pixels().variance().toArray();
		Table table = new Table(columns,
				IntStream.range(0, means.length).mapToObj(i -> List.<Object>of(i, means[i], variances[i])).toList());
		List<Tile> tiles = List.of(Tile.ink(s.pixels().mean(), tr("mean")),
				Tile.scaled(s.pixels().variance(), 0, s.pixels().variance().max(), tr("variance")));
		return Figure.of("all-images", () -> new ContactSheet(tr("Mean and variance of each pixel over all images"),
				ContactSheet.grid(tiles, 2), Optional.empty(), LARGE).draw(), table);
	}

	private static List<ContactSheet.Row> grid(DatasetStatistics s, Function<ClassStatistics, Tile> tile) {
		return ContactSheet.grid(s.classes().stream().map(tile).toList(), PER_ROW);
	}

	private static String caption(ClassStatistics c) {
		return c.count() == 0 ? tr("%d: none", c.digit()) : String.valueOf(c.digit());
	}

	private static Table pixels(DatasetStatistics s, Function<ClassStatistics, FloatImage> map) {
		List<String> columns = Stream.concat(Stream.of("digit"), IntStream.range(0, DigitImage.PIXELS).mapToObj(i -> "pixel" + i))
				.toList();
		return new Table(columns, s.classes().stream().map(c -> {
			List<Object> row = new ArrayList<>(List.of(c.digit()));
			for (double value : map.apply(c).toArray()) {
				row.add(value);
			}
			return row;
		}).toList());
	}

	private static Figure classes(DatasetStatistics s) {
		List<String> columns = new ArrayList<>(List.of("digit", "count", "share", "pixelVariance"));
		for (String measure : List.of("ink", "width", "height")) {
			for (String number : List.of("Min", "LowerQuartile", "Median", "UpperQuartile", "Max", "Mean")) {
				columns.add(measure + number);
			}
		}
		return Figure.of("classes", new Table(columns, s.classes().stream().map(StatisticsFigures::classRow).toList()));
	}

	private static List<Object> classRow(ClassStatistics c) {
		List<Object> row = new ArrayList<>(List.of(c.digit(), c.count(), c.share(), c.pixelVariance()));
		for (Spread spread : List.of(c.ink(), c.width(), c.height())) {
			row.addAll(DataCharts.numbers(spread));
		}
		return row;
	}

	private static Figure alerts(DatasetStatistics s) {
		return Figure.of("alerts", new Table(List.of("kind", "sentence", "images"), Localization.inEnglish(s::alerts).stream()
				.map(a -> List.<Object>of(a.kind(), a.sentence(), indices(a.images()))).toList()));
	}

	private static Figure duplicates(DatasetStatistics s) {
		return Figure.of("duplicates", new Table(List.of("index", "original", "conflicting"), s.duplicates().stream()
				.map(d -> List.<Object>of(d.index(), d.original(), d.conflicting())).toList()));
	}

	private static String indices(List<Integer> images) {
		return images.stream().map(String::valueOf).collect(Collectors.joining(" "));
	}

	/**
	 * The writing styles of a digit: one row each, its mean image first, then its examples.
	 *
	 * @param data the dataset in which the styles were found
	 */
	public static Figure writingStyles(DigitDataset data, int digit, List<WritingStyle> styles) {
		Table table = new Table(List.of("digit", "style", "count", "share", "examples"), IntStream.range(0, styles.size())
				.mapToObj(i -> List.<Object>of(digit, i + 1, styles.get(i).count(), styles.get(i).share(),
						indices(styles.get(i).examples())))
				.toList());
		List<ContactSheet.Row> rows = styles.stream().map(style -> new ContactSheet.Row(
				List.of(Charts.percent(style.share()), trn("%,d image", "%,d images", style.count())),
				Stream.concat(Stream.of(Tile.ink(style.centre(), "")),
						style.examples().stream().map(i -> Tile.of(data.image(i), ""))).toList()))
				.toList();
		String title = styles.isEmpty()
				? tr("There is no %d", digit)
				: tr("How a %d is written: the mean of each style, followed by the images nearest to it", digit);
		return Figure.of("writing-styles-" + digit, () -> new ContactSheet(title, rows, Optional.empty(), SMALL).draw(), table);
	}

	/**
	 * The images farthest from the others of their digit, farthest first.
	 *
	 * @param data the dataset in which they were found
	 */
	public static Figure outliers(DigitDataset data, List<Outlier> outliers) {
		Table table = new Table(List.of("index", "digit", "distance"), outliers.stream()
				.map(o -> List.<Object>of(o.index(), o.digit(), o.distance())).toList());
		List<Tile> tiles = outliers.stream().map(o -> Tile.of(data.image(o.index()),
				tr("%d: %.1f", o.digit(), o.distance()))).toList();
		String title = outliers.isEmpty()
				? tr("There are no outliers")
				: tr("Outliers: label and distance to the fifth nearest neighbour");
		return Figure.of("outliers", () -> new ContactSheet(title, ContactSheet.grid(tiles, OUTLIERS_PER_ROW), Optional.empty(),
				SMALL + 1).draw(), table);
	}
}
