package digitlab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.io.ProgressListener;
import digitlab.plot.Figure;
import digitlab.plot.StatisticsFigures;
import digitlab.report.StatsReport;
import digitlab.statistics.DatasetStatistics;
import digitlab.statistics.Outlier;
import digitlab.statistics.Outliers;
import digitlab.statistics.WritingStyle;
import digitlab.statistics.WritingStyles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(name = "stats", description = "Describes the images of a data source.")
final class StatsCommand implements Callable<Integer> {

	private static final int DIGITS = 10;
	private static final int MAX_STYLES = 50;
	private static final int MAX_OUTLIERS = 1000;
	/** The number of styles that --out shows by default. */
	private static final int STYLES_SHOWN = 8;
	private static final int OUTLIERS_SHOWN = 50;
	private static final long SEED = 1;

	private final CliServices services;
	private final Terminal terminal;

	@CommandLine.Spec
	CommandSpec spec = CommandSpec.create();

	@Mixin
	SplitOptions data = new SplitOptions(Split.TRAIN);

	@Option(names = "--styles", paramLabel = "K", description = "Find K writing styles of each digit, 1 to " + MAX_STYLES + ".")
	@Nullable
	Integer styles;

	@Option(names = "--outliers", paramLabel = "N", description = "Find the N images least like the others of their digit, "
			+ "1 to "
			+ MAX_OUTLIERS + ".")
	@Nullable
	Integer outliers;

	@Option(names = "--out", paramLabel = "DIR", description = "Write all figures to this folder, as PNG and CSV.")
	@Nullable
	Path out;

	@Option(names = "--json", description = "Print one JSON document instead of text.")
	boolean json;

	StatsCommand(CliServices services, Terminal terminal) {
		this.services = services;
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		check("--styles", styles, MAX_STYLES);
		check("--outliers", outliers, MAX_OUTLIERS);
		if (out != null) {
			Figure.checkFolder(out);
		}
		DigitDataset images = data.read(services, terminal);
		DatasetStatistics found = DatasetStatistics.of(images, terminal.progress("Counting"), terminal.cancellation());
		List<List<WritingStyle>> allStyles = styles(images);
		List<Outlier> farthest = outliers(images);
		StatsReport report = new StatsReport(found, styles == null ? null : allStyles, outliers == null ? null : farthest);
		int files = out == null ? 0 : write(out, images, found, allStyles, farthest);
		if (json) {
			terminal.json(report.document());
		} else {
			report.lines().forEach(line -> terminal.print("%s", line));
			if (out != null) {
				terminal.print("%n%d files are in %s", files, out);
			}
		}
		return ExitCodes.DONE;
	}

	private void check(String option, @Nullable Integer value, int max) {
		if (value != null && (value < 1 || value > max)) {
			throw new ParameterException(spec.commandLine(),
					option + " takes a number from 1 to " + max + ", not " + value + ".");
		}
	}

	/** The styles of every digit; empty unless requested. */
	private List<List<WritingStyle>> styles(DigitDataset images) {
		if (styles == null && out == null) {
			return List.of();
		}
		ProgressListener progress = terminal.progress("Writing styles");
		int k = styles == null ? STYLES_SHOWN : styles;
		return IntStream.range(0, DIGITS).mapToObj(digit -> WritingStyles.find(images, digit, k, SEED,
				(done, total) -> progress.progress(digit * total + done, DIGITS * total), terminal.cancellation())).toList();
	}

	private List<Outlier> outliers(DigitDataset images) {
		if (outliers == null && out == null) {
			return List.of();
		}
		return Outliers.find(images, outliers == null ? OUTLIERS_SHOWN : outliers, terminal.progress("Outliers"),
				terminal.cancellation());
	}

	private int write(Path folder, DigitDataset images, DatasetStatistics found, List<List<WritingStyle>> styles,
			List<Outlier> outliers) throws IOException {
		List<Figure> figures = new ArrayList<>(StatisticsFigures.of(found));
		for (int digit = 0; digit < DIGITS; digit++) {
			figures.add(StatisticsFigures.writingStyles(images, digit, styles.get(digit)));
		}
		figures.add(StatisticsFigures.outliers(images, outliers));
		return OutputFiles.writeAll(figures, folder, data.source);
	}
}
