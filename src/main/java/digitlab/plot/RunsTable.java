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
import digitlab.training.Hyperparameter;
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
		Hyperparameter.ALL.forEach(each -> ROWS.put(each.titleAndUnit(), run -> Optional.of(valueOf(each, run))));
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

	/** A number, or a word. */
	private static Object valueOf(Hyperparameter<?> hyperparameter, RunHistory run) {
		return hyperparameter.of(run.hyperparameters()) instanceof Number number
				? number
				: hyperparameter.textOf(run.hyperparameters());
	}

	private static Optional<EpochResult> best(RunHistory run) {
		return run.epochs().stream().filter(e -> e.epoch() == run.bestEpoch()).findFirst();
	}

	static Figure of(List<RunHistory> runs) {
		List<String> columns = Stream.concat(Stream.of("run"), runs.stream().map(RunHistory::name)).toList();
		return Figure.of("runs",
				() -> new TablePicture(runs.isEmpty() ? "There are no runs yet" : "Runs and their settings", columns,
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
