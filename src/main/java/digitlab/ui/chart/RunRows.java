package digitlab.ui.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import digitlab.training.EpochResult;
import digitlab.training.Hyperparameters;
import digitlab.training.RunHistory;
import digitlab.ui.common.Numbers;

/** Runs side by side: how they ended, what they learned from, and the settings in which they differ. */
final class RunRows {

	/**
	 * @param values one a run
	 */
	record Row(String name, List<String> values) {
	}

	private RunRows() {
	}

	/** One run shows all its settings. */
	static List<Row> of(List<RunHistory> runs) {
		List<Row> rows = new ArrayList<>();
		rows.add(row(runs, "best epoch, held out", RunRows::best));
		rows.add(row(runs, "epochs done", run -> run.epochs().size() + " of " + run.hyperparameters().epochs()));
		rows.add(row(runs, "time", run -> Numbers.duration(run.epochs().stream().mapToDouble(EpochResult::seconds).sum())));
		rows.add(row(runs, "learned from", run -> Numbers.count(run.trainingImages(), "image") + " of " + run.data()));
		settings().forEach((name, value) -> {
			Row row = row(runs, name, run -> value.apply(run.hyperparameters()));
			if (runs.size() == 1 || row.values().stream().distinct().count() > 1) {
				rows.add(row);
			}
		});
		return rows;
	}

	private static Row row(List<RunHistory> runs, String name, Function<RunHistory, String> value) {
		return new Row(name, runs.stream().map(value).toList());
	}

	private static Map<String, Function<Hyperparameters, String>> settings() {
		Map<String, Function<Hyperparameters, String>> settings = new LinkedHashMap<>();
		settings.put("epochs planned", c -> Integer.toString(c.epochs()));
		settings.put("batch size", c -> Integer.toString(c.batchSize()));
		settings.put("learning rate, highest", c -> Double.toString(c.learningRate()));
		settings.put("warm-up, share of steps", c -> Numbers.percent(c.warmup()));
		settings.put("weight decay", c -> Double.toString(c.weightDecay()));
		settings.put("label smoothing", c -> Double.toString(c.labelSmoothing()));
		settings.put("weight averaging", c -> Double.toString(c.weightAveraging()));
		settings.put("dropout", c -> Double.toString(c.dropout()));
		settings.put("augmentation", c -> c.augmentation().name().toLowerCase(Locale.ROOT));
		settings.put("held-out images", c -> Numbers.count(c.validation()));
		settings.put("seed", c -> Long.toString(c.seed()));
		settings.put("threads", c -> Integer.toString(c.threads()));
		settings.put("device", Hyperparameters::device);
		return settings;
	}

	private static String best(RunHistory run) {
		return run.epochs().stream().filter(epoch -> epoch.epoch() == run.bestEpoch()).findFirst()
				.map(epoch -> Numbers.finePercent(epoch.validationAccuracy()) + " in epoch " + epoch.epoch())
				.orElse("no epoch finished");
	}
}
