package digitlab.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;

import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

import static digitlab.language.Localization.numbers;
import static digitlab.language.Localization.tr;

/**
 * The common style of all charts: light, large enough to be read on a slide, in colours that are distinguishable with colour
 * blindness.
 */
final class Charts {

	static final int WIDTH = 1600;
	static final int HEIGHT = 1000;

	/** Okabe and Ito, "Color Universal Design", 2008; without its yellow, which is too pale for a line on white. */
	static final Color[] SERIES = {new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7),
			new Color(0xE69F00), new Color(0x56B4E9), new Color(0x000000)};

	static final Color PAPER = Color.WHITE;
	static final Color TEXT = new Color(0x24292F);
	static final Color FAINT = new Color(0xE3E6EA);
	static final Color MUTED = new Color(0x57606A);

	private static final int PANEL_WIDTH = 1000;
	private static final int PANEL_HEIGHT = 720;
	private static final Color UNSEEN = new Color(0, true);
	/** The largest value drawn: a loss is hardly bounded, and from 1e15 on XChart never finds the ticks of an axis. */
	private static final double LARGEST = 1e12;
	private static final float LINE = 3;

	private Charts() {
	}

	static Font font(int size) {
		return new Font(Font.SANS_SERIF, Font.PLAIN, size);
	}

	static Font bold(int size) {
		return new Font(Font.SANS_SERIF, Font.BOLD, size);
	}

	/** Creates a bar chart over categories. */
	static CategoryChart bars(String title, String xTitle, String yTitle) {
		CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle(xTitle)
				.yAxisTitle(yTitle).build();
		chart.getStyler().setAvailableSpaceFill(0.7).setOverlapped(true);
		style(chart.getStyler());
		return chart;
	}

	/** Creates a line chart. */
	static XYChart lines(String title, String xTitle, String yTitle) {
		XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle(xTitle).yAxisTitle(yTitle)
				.build();
		style(chart.getStyler());
		return chart;
	}

	/** Adds a line; a single point is drawn as a dot, which a line of one point would not be. */
	static XYSeries add(XYChart chart, String name, double[] x, double[] y, Color color) {
		XYSeries series = chart.addSeries(name, x, Arrays.stream(y).map(value -> Math.min(value, LARGEST)).toArray());
		series.setLineColor(color);
		series.setMarkerColor(color);
		series.setMarker(x.length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
		return series;
	}

	private static void style(AxesChartStyler styler) {
		styler.setLocale(numbers());
		styler.setChartBackgroundColor(PAPER).setPlotBackgroundColor(PAPER).setChartFontColor(TEXT).setChartPadding(28);
		styler.setChartTitleFont(bold(30)).setChartTitleBoxVisible(false).setChartTitlePadding(20);
		styler.setPlotBorderVisible(false).setLegendVisible(false).setAntiAlias(true);
		styler.setSeriesColors(SERIES).setSeriesLines(lines()).setSeriesMarkers(new Marker[]{SeriesMarkers.NONE});
		styler.setLegendFont(font(22)).setLegendBorderColor(PAPER).setLegendPosition(LegendPosition.OutsideS)
				.setLegendLayout(LegendLayout.Horizontal).setLegendPadding(14);
		styler.setAxisTitleFont(font(24)).setAxisTickLabelsFont(font(20)).setAxisTitlePadding(16).setAxisTickPadding(10);
		styler.setAxisTickLabelsColor(MUTED).setAxisTickMarksColor(FAINT).setXAxisTitleColor(TEXT).setYAxisTitleColor(TEXT);
		styler.setAxisTicksLineVisible(false).setPlotMargin(0).setYAxisLabelAlignment(TextAlignment.Right);
		styler.setPlotGridLinesColor(FAINT).setPlotGridLinesStroke(new BasicStroke(1)).setPlotGridVerticalLinesVisible(false);
		styler.setXAxisTickMarkSpacingHint(90).setYAxisTickMarkSpacingHint(90);
		styler.setYAxisDecimalPattern("#,##0.###").setXAxisDecimalPattern("#,##0.###");
		styler.setAnnotationTextFont(font(20)).setAnnotationTextFontColor(TEXT);
	}

	private static BasicStroke[] lines() {
		return new BasicStroke[]{new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)};
	}

	/** A dashed line. */
	static BasicStroke dashed() {
		return new BasicStroke(LINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[]{12, 10}, 0);
	}

	/** Writes text over the centre of a category, the first of which is 0: for text, XChart counts from edge to edge instead. */
	static void write(CategoryChart chart, String text, int category, int categories, double y) {
		double x = (category + 0.5) * (categories - 1) / categories;
		chart.addAnnotation(new AnnotationText(text, x, y, false));
	}

	/**
	 * Places ticks at round numbers on the horizontal axis, which begins at 0. XChart places them at the values themselves if
	 * these are evenly spaced, as 0.071: an invisible series makes them uneven.
	 */
	static void roundTicks(XYChart chart) {
		XYSeries first = chart.getSeriesCollection().iterator().next();
		double y = first.getYData()[0];
		add(chart, "\0", new double[]{0, first.getXData()[0] / 1000}, new double[]{y, y}, UNSEEN);
		chart.getStyler().setXAxisMin(0.0);
	}

	/** A round step, 1, 2 or 5 times a power of ten, that fits into a length at most this many times. */
	static double step(double length, int maxSteps) {
		double power = Math.pow(10, Math.floor(Math.log10(length / maxSteps)));
		for (int factor : new int[]{1, 2, 5}) {
			if (power * factor * maxSteps >= length) {
				return power * factor;
			}
		}
		return power * 10;
	}

	/** Formats a number without trailing zeros. */
	static String number(double value) {
		return Math.abs(value - Math.rint(value)) < 1e-9
				? count(Math.round(value))
				: decimal(value, 6).replaceAll("0+$", "");
	}

	/** Styles a chart that shares a figure with another. */
	static <C extends Chart<?, ?>> C panel(C chart) {
		chart.getStyler().setChartTitleFont(bold(26));
		return chart;
	}

	/** Draws two charts side by side, each slightly narrower than a single chart. */
	static BufferedImage beside(Chart<?, ?> left, Chart<?, ?> right) {
		return Drawing.on(2 * PANEL_WIDTH, PANEL_HEIGHT, graphics -> {
			left.paint(graphics, PANEL_WIDTH, PANEL_HEIGHT);
			graphics.translate(PANEL_WIDTH, 0);
			right.paint(graphics, PANEL_WIDTH, PANEL_HEIGHT);
		});
	}

	/** Draws the chart. */
	static BufferedImage picture(Chart<?, ?> chart) {
		BufferedImage picture = new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = picture.createGraphics();
		try {
			chart.paint(graphics, chart.getWidth(), chart.getHeight());
		} finally {
			graphics.dispose();
		}
		return picture;
	}

	/** Formats a count with thousands separators. */
	static String count(long number) {
		return String.format(numbers(), "%,d", number);
	}

	/** Formats a number with some decimals. */
	static String decimal(double value, int decimals) {
		return String.format(numbers(), "%,." + decimals + "f", value);
	}

	/** Formats a fraction as a percentage with one decimal. */
	static String percent(double share) {
		return tr("%.1f %%", share * 100);
	}
}
