package digitlab.plot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.SourceName;
import digitlab.evaluation.ConfusionMatrix;
import digitlab.evaluation.ConfusionMatrix.ClassMeasures;
import digitlab.evaluation.Evaluation;
import digitlab.evaluation.RocCurve;
import digitlab.io.AtomicFile;

import static digitlab.language.Localization.tr;

/** An evaluation as one self-contained HTML page: no scripts, fonts or pictures from elsewhere. */
public final class EvaluationPage {

	private static final String ENDING = ".html";

	private final String model;
	private final Evaluation evaluation;
	private final DigitDataset data;
	private final Optional<Figure> comparison;
	private final HtmlPage page;

	/**
	 * @param model name of the evaluated model
	 * @param data the evaluated dataset
	 * @param comparison {@link EvaluationFigures#comparison} with another model; empty if there is none
	 */
	public EvaluationPage(String model, Evaluation evaluation, DigitDataset data, Optional<Figure> comparison) {
		this.model = model;
		this.evaluation = evaluation;
		this.data = data;
		this.comparison = comparison;
		page = new HtmlPage(tr("How %s reads handwritten digits", model));
	}

	/** Whether a file is to hold such a page, by its ending. */
	public static boolean isPage(Path file) {
		return file.getFileName() != null && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
	}

	/**
	 * Writes the page. The file is written atomically; an existing one is replaced.
	 *
	 * @throws IOException with a sentence, if a picture cannot be drawn or the file cannot be written
	 */
	public void write(Path file) throws IOException {
		AtomicFile.write(file, html().getBytes(StandardCharsets.UTF_8));
	}

	private String html() throws IOException {
		ConfusionMatrix confusion = evaluation.confusion();
		List<Figure> figures = EvaluationFigures.of(evaluation, data);
		page.add("<p>%s</p>",
				Svg.escape(tr("%s reads %,d of %,d images right: %s.", model,
						confusion.total() - evaluation.predictions().mistakes().size(), confusion.total(),
						SourceName.shown(data.source()))));
		page.measures(List.of(
				HtmlPage.row(tr("accuracy"), percent(confusion.accuracy()), tr("images read right")),
				HtmlPage.row(tr("macro precision"), percent(evaluation.macroPrecision()),
						tr("of the images read as a digit, those that show it: the mean over the digits")),
				HtmlPage.row(tr("macro recall"), percent(evaluation.macroRecall()),
						tr("of the images that show a digit, those read as it: the mean over the digits")),
				HtmlPage.row(tr("macro F1"), percent(evaluation.macroF1()),
						tr("the harmonic mean of both: the mean over the digits")),
				HtmlPage.row(tr("loss"), tr("%.4f nats", evaluation.loss()), tr("mean cross-entropy")),
				HtmlPage.row(tr("calibration error"), percent(evaluation.calibrationError()),
						tr("mean distance between confidence and accuracy"))));
		if (comparison.isPresent()) {
			page.add("<h2>%s</h2>", tr("Compared with another model"));
			page.picture(comparison.get(), tr("the images that only one of both models reads right"));
		}
		page.heatMap(EvaluationFigures.counts(confusion));
		digits(confusion);
		page.add("<h2>%s</h2>", tr("Can its confidence be trusted?"));
		picture(figures, "reliability", tr("accuracy by confidence"));
		RocCurve roc = evaluation.rocCurve();
		if (roc != null) {
			page.add("<h2>%s</h2>", tr("Does it recognise non-digits?"));
			page.add("<p>%s</p>", tr("It refuses %s of letters, drawings, curves and textures, and %s of the digits.",
					percent(roc.othersRefused()), percent(roc.digitsRefused())));
			picture(figures, "refusals", tr("non-digits refused against digits refused"));
		}
		page.add("<h2>%s</h2>", tr("The most confident mistakes"));
		picture(figures, "mistakes", tr("misread images with label, prediction and confidence"));
		return page.html();
	}

	private void digits(ConfusionMatrix confusion) {
		page.add("<figure><h2>%s</h2>", tr("Digit by digit"));
		page.table(HtmlPage.row(tr("digit"), tr("images"), tr("precision"), tr("recall"), tr("F1")),
				confusion.perClass().stream().map(EvaluationPage::row).toList());
		page.add("</figure>");
	}

	private static List<String> row(ClassMeasures c) {
		return HtmlPage.row(Integer.toString(c.digit()), Charts.count(c.support()), percent(c.precision()), percent(c.recall()),
				percent(c.f1()));
	}

	private void picture(List<Figure> figures, String name, String words) throws IOException {
		page.picture(figures.stream().filter(figure -> figure.name().equals(name)).findFirst().orElseThrow(), words);
	}

	private static String percent(double share) {
		return tr("%.2f %%", share * 100);
	}
}
