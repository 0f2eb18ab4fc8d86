package digitlab.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import digitlab.training.EpochResult;
import digitlab.training.Hyperparameter;
import digitlab.training.RunHistory;
import digitlab.ui.common.Numbers;

/** The rows of a comparison of runs: how they ended, their data, and the settings in which they differ. */
final class RunRows {

	/**
	 * @param values one per run
	 */
	record Row(String name, List<String> values) {
	}

	private RunRows() {
	}

	/** A single run shows all its settings. */
	static List<Row> of(List<RunHistory> runs) {
		List<Row> rows = new ArrayList<>();
		rows.add(row(runs, "best epoch, held out", RunRows::best));
		rows.add(row(runs, "epochs done", run -> run.epochs().size() + " of " + run.hyperparameters().optimiser().epochs()));
		rows.add(row(runs, "time", run -> Numbers.duration(run.epochs().stream().mapToDouble(EpochResult::seconds).sum())));
		rows.add(row(runs, "learned from", run -> Numbers.count(run.trainingImages(), "image") + " of " + run.data()));
		for (Hyperparameter<?> each : Hyperparameter.ALL) {
			Row row = row(runs, each.titleAndUnit(), run -> each.textOf(run.hyperparameters()));
			if (runs.size() == 1 || row.values().stream().distinct().count() > 1) {
				rows.add(row);
			}
		}
		return rows;
	}

	private static Row row(List<RunHistory> runs, String name, Function<RunHistory, String> value) {
		return new Row(name, runs.stream().map(value).toList());
	}

	private static String best(RunHistory run) {
		return run.epochs().stream().filter(epoch -> epoch.epoch() == run.bestEpoch()).findFirst()
				.map(epoch -> Numbers.finePercent(epoch.validationAccuracy()) + " in epoch " + epoch.epoch())
				.orElse("no epoch finished");
	}
}
