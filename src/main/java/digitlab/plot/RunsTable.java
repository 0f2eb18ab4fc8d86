package digitlab.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import digitlab.training.EpochResult;
import digitlab.training.Hyperparameters;
import digitlab.training.RunHistory;

/** Runs side by side, a column each: how they ended, what they learned from, and every hyperparameter. */
final class RunsTable {

	/** Of each row its name, for people and in CSV, and its value, where one is known. */
	private static final Map<String, Function<RunHistory, Optional<Object>>> ROWS = new LinkedHashMap<>();

	static {
		ROWS.put("best epoch", run -> best(run).map(EpochResult::epoch));
		ROWS.put("its validation accuracy", run -> best(run).map(e -> new Share(e.validationAccuracy())));
		ROWS.put("its validation loss, nats", run -> best(run).map(EpochResult::validationLoss));
		ROWS.put("epochs done", run -> Optional.of(run.epochs().size()));
		ROWS.put("time, seconds", run -> Optional.of(run.epochs().stream().mapToDouble(EpochResult::seconds).sum()));
		ROWS.put("data", run -> Optional.of(run.data()));
		ROWS.put("training images", run -> Optional.of(run.trainingImages()));
		ROWS.put("validation images", run -> Optional.of(run.validationImages()));
		setting("epochs planned", Hyperparameters::epochs);
		setting("batch size", Hyperparameters::batchSize);
		setting("learning rate, highest", Hyperparameters::learningRate);
		setting("warm-up, share of steps", Hyperparameters::warmup);
		setting("weight decay", Hyperparameters::weightDecay);
		setting("label smoothing", Hyperparameters::labelSmoothing);
		setting("weight averaging", Hyperparameters::weightAveraging);
		setting("dropout", Hyperparameters::dropout);
		setting("augmentation", hyperparameters -> hyperparameters.augmentation().label());
		setting("augmentation strength", Hyperparameters::strength);
		setting("learning rate's course", hyperparameters -> hyperparameters.decay().label());
		setting("patience, epochs", Hyperparameters::patience);
		setting("change of pens", hyperparameters -> hyperparameters.variety().pens());
		setting("chance of resampling", hyperparameters -> hyperparameters.variety().resampling());
		setting("chance of erasing", hyperparameters -> hyperparameters.variety().erasing());
		setting("generated sketches", hyperparameters -> hyperparameters.variety().sketches());
		setting("non-digits for each image", hyperparameters -> hyperparameters.variety().nonDigits());
		setting("hard examples, times an epoch", Hyperparameters::hardExamples);
		setting("seed", Hyperparameters::seed);
		setting("threads", Hyperparameters::threads);
		setting("device", Hyperparameters::device);
	}

	/** Something of 1; in percent for people. */
	private record Share(double value) {

		@Override
		public String toString() {
			return Double.toString(value);
		}
	}

	private RunsTable() {
	}

	private static void setting(String name, Function<Hyperparameters, Object> value) {
		ROWS.put(name, run -> Optional.of(value.apply(run.hyperparameters())));
	}

	private static Optional<EpochResult> best(RunHistory run) {
		return run.epochs().stream().filter(e -> e.epoch() == run.bestEpoch()).findFirst();
	}

	static Figure of(List<RunHistory> runs) {
		List<String> columns = Stream.concat(Stream.of("run"), runs.stream().map(RunHistory::name)).toList();
		return Figure.of("runs",
				() -> new TablePicture(runs.isEmpty() ? "There are no runs yet" : "The runs and their settings", columns,
						rows(runs, RunsTable::words), List.of()).draw(),
				new Table(columns, rows(runs, value -> value)));
	}

	/** A cell is empty where nothing is known, as of a run with no epoch done. */
	private static <T> List<List<T>> rows(List<RunHistory> runs, Function<Object, T> cell) {
		List<List<T>> rows = new ArrayList<>();
		ROWS.forEach((name, value) -> rows.add(Stream.concat(Stream.of(name),
				runs.stream().map(run -> value.apply(run).orElse(""))).map(cell).toList()));
		return rows;
	}

	/** Numbers as people read them: fewer decimals the larger they are. */
	private static String words(Object value) {
		return switch (value) {
			case Integer count -> Charts.count(count);
			case Double number when Math.abs(number) >= 1000 -> Charts.count(Math.round(number));
			case Double number when Math.abs(number) >= 10 -> String.format(Locale.ROOT, "%.1f", number);
			case Double number -> Charts.number(number);
			case Share(double share) -> String.format(Locale.ROOT, "%.2f %%", share * 100);
			default -> value.toString();
		};
	}
}
