package digitlab.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import digitlab.dataset.FloatImage;
import digitlab.plot.ColorScale;
import digitlab.plot.Figure;
import digitlab.statistics.ClassStatistics;
import digitlab.statistics.DatasetStatistics;
import digitlab.statistics.Spread;
import digitlab.ui.chart.DataViewModel.Described;
import digitlab.ui.common.Axes;
import digitlab.ui.common.Card;
import digitlab.ui.common.CardGrid;
import digitlab.ui.common.FigureExport;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.MnistOffer;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Placeholders;
import digitlab.ui.inspection.InspectionView;
import digitlab.ui.inspection.InspectionViewModel;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** Cards that describe a dataset. */
final class DataView extends StackPane {

	private static final double NARROWEST_CARD = 370;
	private static final double PERCENT = 100;
	private static final int FULL_INK = 255;
	/** The cards that need labels. */
	private static final Set<String> BY_DIGIT = Set.of("class-distribution", "mean-images", "pixel-variance", "variance-images",
			"ink-by-digit", "width-by-digit", "writing-styles", "outliers");

	private final DataViewModel model;
	private final DigitBars counts = DigitBars.ofCounts();
	private final DigitBars variances = new DigitBars(tr("mean variance (pixels 0–255)"));
	private final DigitPictures means = new DigitPictures();
	private final DigitPictures differences = new DigitPictures();
	private final StepChart ink = new StepChart(tr("ink (% of the picture's full ink)"), 50, 10);
	private final SpreadChart inkByDigit = new SpreadChart(Axes.numbers(tr("ink (%)"), 0, 50, 10));
	private final StepChart size = new StepChart(tr("side of the box (pixels)"), 28, 4);
	private final SpreadChart widthByDigit = new SpreadChart(Axes.numbers(tr("width (pixels)"), 0, 28, 4));
	private final AlertList alerts;
	private final Card alertCard;
	private final UnlabelledCards unlabelled;
	private final CardGrid grid;
	private final ScrollPane scroll;

	/**
	 * @param inspection of the same data
	 * @param offer of MNIST below the message
	 * @param open enlarges a digit
	 */
	DataView(DataViewModel model, InspectionViewModel inspection, MnistOffer offer, FigureExport export,
			Consumer<ShownDigit> open) {
		this.model = model;
		setId("data-view");
		alerts = new AlertList(open);
		alertCard = new Card("alerts", tr("Worth knowing"), tr("Problems that could mislead training or evaluation."), true,
				alerts).withTable(export, () -> model.figure("alerts"));
		Supplier<CardExport> with = () -> new CardExport(export, model::figure);
		unlabelled = new UnlabelledCards(model, export, open);
		grid = new CardGrid(NARROWEST_CARD, alertCard, unlabelled.sheet(), unlabelled.all(),
				with.get().of(new Card("class-distribution", tr("How often each digit occurs"),
						tr("The number of images of each digit. The line shows where all bars would end if all digits were "
								+ "equally frequent."),
						false,
						counts)),
				with.get().of(new Card("mean-images", tr("The mean image of each digit"),
						tr("Each pixel is the mean of that pixel over all images of the digit: white where there is usually ink."),
						false,
						means)),
				with.get().of(new Card("pixel-variance", tr("Which digits vary most"),
						tr("A pixel's variance is how much it differs between images of the digit; each bar is the mean over "
								+ "all 784 pixels."),
						false, variances)),
				with.get().of(new Card("variance-images", tr("Where each digit varies"),
						tr("The variance of each pixel: yellow where the images of a digit differ, dark where they agree."),
						false,
						differences)),
				with.get().of(new Card("ink", tr("How much ink"),
						tr("The amount of ink, in percent of a completely filled picture, over all images."), false, ink)),
				with.get().of(new Card("ink-by-digit", tr("How much ink each digit takes"),
						tr("The box contains the middle half of the images, the line is the median, and the whiskers reach "
								+ "the extremes."),
						false, inkByDigit)),
				with.get().of(new Card("ink-box", tr("How large the digits are"),
						tr("The width and height of the box around all ink, over all images. In MNIST, the longer side is 20 "
								+ "pixels."),
						false, size)),
				with.get().of(new Card("width-by-digit", tr("How wide each digit is"),
						tr("The box contains the middle half of the images, the line is the median, and the whiskers reach "
								+ "the extremes."),
						false, widthByDigit)),
				new StylesCard(model, export, open).card(), new OutliersCard(model, export, open).card());
		CardGrid above = new CardGrid(NARROWEST_CARD, InspectionView.card("inspect", inspection, export));
		above.getStyleClass().add("above-cards");
		VBox page = new VBox(above, MnistOffer.below(Placeholders.centred("data-message", model.messageProperty()), offer), grid);
		page.setAlignment(Pos.TOP_CENTER);
		scroll = CardGrid.scrolling(page);
		getChildren().add(scroll);
		sceneProperty().subscribe(scene -> inspection.setInView(scene != null));
		Lifetime.keep(model.describedProperty().subscribe(this::show));
	}

	/** Gives each card the export of the figure with the same name. */
	private record CardExport(FigureExport export, Function<String, Figure> figures) {

		Card of(Card card) {
			return card.withExport(export, () -> figures.apply(card.getId()));
		}
	}

	private void show(@Nullable Described described) {
		show(grid, described != null);
		if (described == null) {
			return;
		}
		DatasetStatistics statistics = described.statistics();
		alerts.show(described);
		boolean any = !statistics.alerts().isEmpty();
		show(alertCard, any);
		boolean hasLabels = statistics.labelled() > 0 || statistics.samples() == 0;
		grid.cards().stream().filter(card -> BY_DIGIT.contains(card.getId()))
				.forEach(card -> show(card, hasLabels));
		show(unlabelled.sheet(), !hasLabels);
		show(unlabelled.all(), !hasLabels);
		if (hasLabels) {
			unlabelled.clear();
			showClasses(statistics);
			showPictures(statistics.classes());
		} else {
			unlabelled.show(described);
		}
		showInk(statistics);
		showSizes(statistics);
		scroll.setVvalue(0);
	}

	private static void show(Node card, boolean now) {
		card.setVisible(now);
		card.setManaged(now);
	}

	private void showClasses(DatasetStatistics statistics) {
		List<ClassStatistics> classes = statistics.classes();
		counts.show(digit -> classes.get(digit).count(), digit -> trn("%2$d: %1$,d\u00a0image, %3$s",
				"%2$d: %1$,d\u00a0images, %3$s", classes.get(digit).count(), digit,
				Numbers.percent(classes.get(digit).share())));
		counts.setLevel((statistics.samples() - statistics.unlabelled()) / 10.0);
		variances.show(digit -> classes.get(digit).pixelVariance(),
				digit -> digit + ": " + Numbers.decimal(classes.get(digit).pixelVariance(), 1));
	}

	private void showPictures(List<ClassStatistics> classes) {
		means.show(maps(classes, ClassStatistics::mean), FULL_INK,
				share -> 0x010101 * (int) Math.round(Math.clamp(share, 0, 1) * FULL_INK));
		double top = classes.stream().mapToDouble(c -> c.variance().max()).max().orElse(0);
		differences.show(maps(classes, ClassStatistics::variance), top, ColorScale::rgb);
	}

	private static List<@Nullable FloatImage> maps(List<ClassStatistics> classes, Function<ClassStatistics, FloatImage> map) {
		return classes.stream().<@Nullable FloatImage>map(c -> c.count() == 0 ? null : map.apply(c))
				.collect(Collectors.toCollection(ArrayList::new));
	}

	private void showInk(DatasetStatistics statistics) {
		ink.show(List.of(Map.entry(tr("all images"), statistics.histograms().ink())), PERCENT, 0);
		inkByDigit.show(spreads(statistics, c -> percent(c.ink())), DataView::inkWords);
	}

	private void showSizes(DatasetStatistics statistics) {
		size.show(List.of(Map.entry(tr("height"), statistics.histograms().height()),
				Map.entry(tr("width"), statistics.histograms().width())), 1, -0.5);
		widthByDigit.show(spreads(statistics, ClassStatistics::width), DataView::widthWords);
	}

	private static String inkWords(int digit, Spread ink) {
		return tr("%d: half of the images between %s and %s\u00a0%%, median %s\u00a0%%", digit,
				Numbers.decimal(ink.lowerQuartile(), 1), Numbers.decimal(ink.upperQuartile(), 1),
				Numbers.decimal(ink.median(), 1));
	}

	private static String widthWords(int digit, Spread width) {
		return tr("%d: half of the images between %s and %s pixels, median %s pixels", digit,
				Numbers.decimal(width.lowerQuartile(), 1), Numbers.decimal(width.upperQuartile(), 1),
				Numbers.decimal(width.median(), 1));
	}

	private static List<@Nullable Spread> spreads(DatasetStatistics statistics,
			Function<ClassStatistics, Spread> spread) {
		return statistics.classes().stream().<@Nullable Spread>map(c -> c.count() == 0 ? null : spread.apply(c))
				.collect(Collectors.toCollection(ArrayList::new));
	}

	private static Spread percent(Spread share) {
		return new Spread(share.min() * PERCENT, share.lowerQuartile() * PERCENT, share.median() * PERCENT,
				share.upperQuartile() * PERCENT, share.max() * PERCENT, share.mean() * PERCENT);
	}

	/** The node that receives the keyboard focus at first. */
	Node focus() {
		return scroll;
	}
}
