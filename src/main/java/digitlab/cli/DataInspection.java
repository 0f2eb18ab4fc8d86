package digitlab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Preprocessing;
import digitlab.dataset.Split;
import digitlab.inspection.ConventionCheck;
import digitlab.inspection.DatasetInspection;
import digitlab.plot.DatasetFigures;
import org.jspecify.annotations.Nullable;

/** Reports the content of a data source, what was assumed about it, and whether it follows MNIST's conventions. */
final class DataInspection {

	private static final int DIGITS = 10;
	/** The width of the description before the counts, in characters. */
	private static final int WORDS = 40;

	private final CliServices services;
	private final Terminal terminal;
	private final Preprocessing preprocessing;

	/** @param preprocessing applied to the data before the inspection */
	DataInspection(CliServices services, Terminal terminal, Preprocessing preprocessing) {
		this.services = services;
		this.terminal = terminal;
		this.preprocessing = preprocessing;
	}

	/** The JSON keys of a split. */
	record PartKeys(String split, int images, int labelled, List<Integer> classes) {

		static PartKeys of(Split split, DigitDataset images) {
			List<Integer> classes = DatasetInspection.classes(images);
			return new PartKeys(split.label(), images.size(), classes.stream().mapToInt(Integer::intValue).sum(), classes);
		}

		private String inWords() {
			String labels = labelled == 0 ? "no labels" : labelled == images ? "all labelled" : labelled + " labelled";
			return String.format(Locale.ROOT, "%-5s %,9d images, %s", split, images, labels);
		}
	}

	/** The JSON keys of a warning. */
	record WarningKeys(String convention, String text, List<String> options) {

		static WarningKeys of(DatasetInspection.Finding finding) {
			return new WarningKeys(finding.convention(), finding.text(), finding.remedy().options());
		}
	}

	/**
	 * @param model the model that classifies the images; null for the selected one
	 * @param sheet file for a sheet of images; null for none
	 * @throws IOException with one sentence, if there is nothing to read
	 */
	void inspect(String data, @Nullable String model, @Nullable Path sheet, boolean json) throws IOException {
		DatasetInspection found = DatasetInspection.of(steps -> services.sources().open(data, steps), preprocessing,
				() -> services.model(model, terminal).open(services.engine().classifiers(), 1), terminal.progress("Loading"),
				terminal.progress("Looking"), terminal.cancellation());
		if (sheet != null) {
			DatasetFigures.samples(found.first()).writePng(sheet);
		}
		List<PartKeys> parts = found.parts().images().entrySet().stream()
				.map(part -> PartKeys.of(part.getKey(), part.getValue())).toList();
		List<WarningKeys> warnings = found.findings().stream().map(WarningKeys::of).toList();
		ConventionCheck.Result result = Objects.requireNonNull(found.result());
		if (json) {
			terminal.json(document(data, found.first(), parts, result, warnings));
		} else {
			print(found, parts, result, warnings, sheet);
		}
	}

	private static Map<String, Object> document(String data, DigitDataset first, List<PartKeys> parts,
			ConventionCheck.Result result, List<WarningKeys> warnings) {
		Map<String, Object> keys = new LinkedHashMap<>();
		keys.put("file", data);
		keys.put("form", first.description().form());
		keys.put("assumed", first.description().sentences());
		keys.put("width", first.description().images().width());
		keys.put("height", first.description().images().height());
		keys.put("parts", parts);
		keys.put("readAsLabelled", Double.isNaN(result.readAsLabelled()) ? null : result.readAsLabelled());
		keys.put("takenForDigits", result.takenForDigits());
		keys.put("warnings", warnings);
		return keys;
	}

	private void print(DatasetInspection found, List<PartKeys> parts, ConventionCheck.Result result,
			List<WarningKeys> warnings, @Nullable Path sheet) {
		found.first().description().sentences().forEach(sentence -> terminal.print("%s", sentence));
		boolean isLabelled = parts.stream().anyMatch(part -> part.labelled() > 0);
		terminal.print("%n%s", !isLabelled
				? ""
				: " ".repeat(WORDS) + IntStream.range(0, DIGITS).mapToObj(digit -> String.format(Locale.ROOT, "%8d", digit))
						.collect(Collectors.joining()));
		for (PartKeys part : parts) {
			terminal.print("%-" + WORDS + "s%s", part.inWords(), part.labelled() == 0
					? ""
					: part.classes().stream().map(count -> String.format(Locale.ROOT, "%,8d", count))
							.collect(Collectors.joining()));
		}
		String right = Double.isNaN(result.readAsLabelled())
				? ""
				: String.format(Locale.ROOT, "; %.1f %% match their labels", 100 * result.readAsLabelled());
		terminal.print("%nThe model reads %.1f %% of the images as digits%s.", 100 * result.takenForDigits(), right);
		for (WarningKeys warning : warnings) {
			terminal.print("%nWarning: %s%s", warning.text(), warning.options().isEmpty()
					? ""
					: " Correct it with " + String.join(" ", warning.options()) + ".");
		}
		Preprocessing together = found.remedy(preprocessing);
		if (together.options().size() > 1 && !together.equals(preprocessing)) {
			terminal.print("%nAll together: %s", String.join(" ", together.options()));
		}
		if (warnings.isEmpty()) {
			terminal.print("Everything follows MNIST's conventions.");
		}
		if (sheet != null) {
			terminal.print("%nA contact sheet is in %s.", sheet);
		}
	}
}
