package digitlab.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import digitlab.dataset.SourceName;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameter;
import digitlab.training.RunHistory;
import digitlab.ui.common.Numbers;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;
import static digitlab.language.Localization.trn;

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
		rows.add(row(runs, tr("best epoch, held out"), RunRows::best));
		rows.add(row(runs, tr("epochs done"),
				run -> tr("%d of %d", run.epochs().size(), run.hyperparameters().optimiser().epochs())));
		rows.add(row(runs, tr("time"), run -> Numbers.duration(run.epochs().stream().mapToDouble(EpochResult::seconds).sum())));
		rows.add(row(runs, tr("learned from"),
				run -> trn("%,d\u00a0image of %s", "%,d\u00a0images of %s", run.trainingImages(), SourceName.shown(run.data()))));
		for (Hyperparameter<?> each : Hyperparameter.ALL) {
			Row row = row(runs, name(each), run -> each.textOf(run.hyperparameters()));
			if (runs.size() == 1 || row.values().stream().distinct().count() > 1) {
				rows.add(row);
			}
		}
		return rows;
	}

	private static String name(Hyperparameter<?> setting) {
		String title = translated(setting.title());
		String unit = translated(setting.unit());
		return unit.isEmpty() ? title : title + " (" + unit + ")";
	}

	private static Row row(List<RunHistory> runs, String name, Function<RunHistory, String> value) {
		return new Row(name, runs.stream().map(value).toList());
	}

	private static String best(RunHistory run) {
		return run.epochs().stream().filter(epoch -> epoch.epoch() == run.bestEpoch()).findFirst()
				.map(epoch -> tr("%s in epoch %d", Numbers.finePercent(epoch.validationAccuracy()), epoch.epoch()))
				.orElse(tr("no epoch finished"));
	}
}
