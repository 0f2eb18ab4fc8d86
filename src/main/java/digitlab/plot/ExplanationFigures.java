package digitlab.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import digitlab.dataset.DigitImage;
import digitlab.dataset.FloatImage;
import digitlab.recognition.FeatureMaps;
import digitlab.recognition.Prediction;
import org.knowm.xchart.CategoryChart;

import static digitlab.language.Localization.tr;

/** The explanation of a prediction as charts, sheets and tables. */
public final class ExplanationFigures {

	private static final int ZOOM = 14;
	private static final int MAP_SIDE = 112;
	private static final int GAP = 8;
	private static final int MARGIN = 40;
	private static final int TITLE = 60;

	private ExplanationFigures() {
	}

	/** The ten probabilities. */
	public static Figure probabilities(Prediction prediction) {
		List<Double> p = prediction.probabilities();
		Table table = new Table(List.of("digit", "probability"),
				IntStream.range(0, p.size()).mapToObj(i -> List.<Object>of(i, p.get(i))).toList());
		return Figure.of("probabilities", () -> {
			CategoryChart chart = Charts
					.bars(tr("Prediction: %d, %s sure", prediction.digit(), Charts.percent(prediction.confidence())), tr("digit"),
							tr("probability, %"));
			chart.addSeries(tr("probability"), IntStream.range(0, p.size()).boxed().toList(),
					p.stream().map(v -> v * 100).toList())
					.setFillColor(Charts.SERIES[0]);
			chart.getStyler().setYAxisMin(0.0).setYAxisMax(108.0);
			for (int digit = 0; digit < p.size(); digit++) {
				Charts.write(chart, Charts.percent(p.get(digit)), digit, p.size(), p.get(digit) * 100 + 3);
			}
			return Charts.picture(chart);
		}, table);
	}

	/**
	 * The parts of the ink on which the prediction depends.
	 *
	 * @param drop fall of the predicted digit's probability when a pixel is erased; below 0 where it rises
	 */
	public static Figure occlusion(DigitImage image, FloatImage drop) {
		double lowest = Math.min(0, drop.min());
		double highest = Math.max(0, drop.max());
		Table table = new Table(List.of("row", "column", "ink", "drop"),
				IntStream.range(0, DigitImage.PIXELS)
						.mapToObj(i -> List.<Object>of(i / DigitImage.SIDE, i % DigitImage.SIDE,
								image.ink(i / DigitImage.SIDE, i % DigitImage.SIDE),
								drop.at(i / DigitImage.SIDE, i % DigitImage.SIDE)))
						.toList());
		List<Tile> tiles = List.of(Tile.of(image, tr("the picture")),
				Tile.scaled(drop, lowest, highest, tr("less certain without this part")));
		return Figure.of("occlusion", () -> new ContactSheet(tr("The ink that matters"), ContactSheet.grid(tiles, 2),
				Optional.of(new ContactSheet.Legend(points(lowest), tr("%s percentage points less probable", points(highest)))),
				ZOOM)
				.draw(), table);
	}

	private static String points(double drop) {
		return Charts.decimal(drop * 100, 1);
	}

	/** The feature maps of a convolution, brightest at the largest activation. */
	public static Figure featureMaps(FeatureMaps maps) {
		List<List<Object>> rows = new ArrayList<>();
		for (int channel = 0; channel < maps.channels(); channel++) {
			for (int row = 0; row < maps.height(); row++) {
				for (int column = 0; column < maps.width(); column++) {
					rows.add(List.of(channel, row, column, maps.at(channel, row, column)));
				}
			}
		}
		return Figure.of("features-" + maps.layer(), () -> featurePicture(maps),
				new Table(List.of("channel", "row", "column", "activation"), rows));
	}

	private static BufferedImage featurePicture(FeatureMaps maps) {
		int columns = columns(maps.channels());
		int zoom = Math.max(1, MAP_SIDE / Math.max(1, Math.max(maps.width(), maps.height())));
		int stepX = maps.width() * zoom + GAP;
		int stepY = maps.height() * zoom + GAP;
		int width = Math.max(900, 2 * MARGIN + columns * stepX);
		int height = 2 * MARGIN + TITLE + Math.ceilDiv(maps.channels(), columns) * stepY;
		return Drawing.on(width, height, graphics -> {
			Drawing.text(graphics, Charts.bold(28), Charts.TEXT,
					tr("%s: what its %d filters find, violet nothing, yellow most", maps.layer(), maps.channels()), MARGIN,
					MARGIN + 24);
			for (int channel = 0; channel < maps.channels(); channel++) {
				paint(graphics, maps, channel, MARGIN + channel % columns * stepX, MARGIN + TITLE + channel / columns * stepY,
						zoom);
			}
		});
	}

	/** The number of columns that makes the sheet wider than high and, where possible, fills the last row. */
	static int columns(int channels) {
		int wanted = Math.max(1, (int) Math.ceil(Math.sqrt(channels * 1.6)));
		return IntStream.rangeClosed(wanted - wanted / 4, wanted + wanted / 4).filter(columns -> channels % columns == 0).boxed()
				.min(Comparator.comparingInt(columns -> Math.abs(columns - wanted))).orElse(wanted);
	}

	private static void paint(Graphics2D graphics, FeatureMaps maps, int channel, int x, int y, int zoom) {
		float max = Math.max(Float.MIN_NORMAL, maps.max());
		for (int row = 0; row < maps.height(); row++) {
			for (int column = 0; column < maps.width(); column++) {
				graphics.setColor(new Color(ColorScale.rgb(maps.at(channel, row, column) / max)));
				graphics.fillRect(x + column * zoom, y + row * zoom, zoom, zoom);
			}
		}
	}
}
