package digitlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import digitlab.dataset.DigitDataset;
import digitlab.evaluation.ConfusionMatrix.ClassMeasures;
import digitlab.evaluation.Evaluation;
import digitlab.evaluation.LabelledPredictions;
import digitlab.evaluation.ModelComparison;
import digitlab.evaluation.ReliabilityDiagram;
import digitlab.plot.EvaluationFigures;
import digitlab.plot.EvaluationPage;
import digitlab.plot.Figure;
import org.jspecify.annotations.Nullable;

/**
 * The output of an evaluation, as JSON and as text.
 *
 * @param model name of the model
 * @param source where the images come from, in words
 * @param compared another model on the same images; null if there was none
 */
public record EvaluationReport(String model, String source, Evaluation evaluation, @Nullable Compared compared) {

	private static final int MISTAKES = 100;

	/** A second model on the same images. */
	public record Compared(String model, Evaluation evaluation, ModelComparison comparison) {
	}

	/** The JSON keys. */
	public record Summary(String model, int samples, double accuracy, double macroPrecision, double macroRecall, double macroF1,
			double loss, double ece, List<ClassMeasures> perClass, List<List<Integer>> confusion,
			List<ReliabilityDiagram.Bin> reliability, List<Mistake> mistakes,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ComparisonSummary comparison, double seconds) {
	}

	/** A mistake of high confidence. */
	public record Mistake(int index, int digit, int read, double confidence) {
	}

	/** The JSON keys of {@code comparison}: numbers of images, and which of them only one model classifies correctly. */
	public record ComparisonSummary(String model, double accuracy, @JsonUnwrapped Counts counts, double pValue,
			List<Integer> onlyFirstImages, List<Integer> onlySecondImages) {

		static ComparisonSummary of(Compared compared) {
			ModelComparison c = compared.comparison();
			return new ComparisonSummary(compared.model(), compared.evaluation().confusion().accuracy(),
					new Counts(c.bothRight(), c.onlyFirst().size(), c.onlySecond().size(), c.bothWrong()), c.pValue(),
					c.onlyFirst(), c.onlySecond());
		}
	}

	/** The JSON keys of the numbers of images by which models classify them correctly. */
	public record Counts(int bothRight, int onlyFirst, int onlySecond, int bothWrong) {
	}

	/** The JSON document. */
	public Summary summary() {
		return summary(mistakes(evaluation.predictions()));
	}

	/** The JSON document with these mistakes, the most confident first, of which it has the first. */
	public Summary summary(List<Mistake> mistakes) {
		Evaluation e = evaluation;
		return new Summary(model, e.confusion().total(), e.confusion().accuracy(), e.macroPrecision(), e.macroRecall(),
				e.macroF1(), e.loss(), e.calibrationError(), e.confusion().perClass(), e.confusion().counts(),
				e.reliability().bins(), mistakes.stream().limit(MISTAKES).toList(),
				compared == null ? null : ComparisonSummary.of(compared),
				e.seconds());
	}

	private static List<Mistake> mistakes(LabelledPredictions predictions) {
		return predictions.mistakes().stream()
				.map(i -> new Mistake(i, predictions.label(i), predictions.read(i), predictions.confidence(i))).toList();
	}

	/** Charts, sheets and tables to export. */
	public List<Figure> figures(DigitDataset images) {
		List<Figure> figures = new ArrayList<>(EvaluationFigures.of(evaluation, images));
		comparison(images).ifPresent(figures::add);
		return figures;
	}

	/** All of it as one page. */
	public EvaluationPage page(DigitDataset images) {
		return new EvaluationPage(model, evaluation, images, comparison(images));
	}

	private Optional<Figure> comparison(DigitDataset images) {
		return compared == null
				? Optional.empty()
				: Optional.of(EvaluationFigures.comparison(model, evaluation, compared.model(), compared.evaluation(),
						compared.comparison(), images));
	}

	/** The text: the figures, the comparison if there is one, and a table of the ten digits. */
	public List<String> lines() {
		Evaluation e = evaluation;
		List<String> lines = new ArrayList<>();
		lines.add(line("%s read %d of %d images right: %s", model, Math.round(e.confusion().accuracy() * e.confusion().total()),
				e.confusion().total(), source));
		lines.add(line("accuracy %.2f %%, macro precision %.2f %%, recall %.2f %%, F1 %.2f %%", e.confusion().accuracy() * 100,
				e.macroPrecision() * 100, e.macroRecall() * 100, e.macroF1() * 100));
		lines.add(line("loss %.4f nats, calibration error %.2f %%, %.1f s", e.loss(), e.calibrationError() * 100, e.seconds()));
		if (compared != null) {
			lines.addAll(comparison(compared));
		}
		lines.add("");
		lines.add("digit  precision   recall       F1  images   read as 0     1     2     3     4     5     6     7     8     9");
		e.confusion().perClass().forEach(c -> lines.add(row(c)));
		return lines;
	}

	private List<String> comparison(Compared second) {
		ModelComparison c = second.comparison();
		return List.of(
				line("%s reads %.2f %% right: both right %d, only %s %d, only %s %d, both wrong %d", second.model(),
						second.evaluation().confusion().accuracy() * 100, c.bothRight(), model, c.onlyFirst().size(),
						second.model(), c.onlySecond().size(), c.bothWrong()),
				line("McNemar's exact test: if both were equally good, a difference this large would occur by chance with %s",
						c.pValue() < 0.0001 ? "p below 0.0001" : line("p = %.4f", c.pValue())));
	}

	private String row(ClassMeasures c) {
		String read = evaluation.confusion().counts().get(c.digit()).stream().map(n -> line("%6d", n))
				.collect(Collectors.joining());
		return line("%5d  %7.2f %% %6.2f %% %6.2f %% %7d      %s", c.digit(), c.precision() * 100, c.recall() * 100, c.f1() * 100,
				c.support(), read);
	}

	private static String line(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}
}
