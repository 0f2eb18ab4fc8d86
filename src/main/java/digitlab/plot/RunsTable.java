package digitlab.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import digitlab.dataset.SourceName;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameter;
import digitlab.training.RunHistory;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** A table of runs side by side, one column each: how they ended, what they were trained on, and every hyperparameter. */
final class RunsTable {

	/** The rows: the name, for users and in CSV, and the value if it is known. */
	private static final Map<String, Function<RunHistory, Optional<Object>>> ROWS = new LinkedHashMap<>();

	static {
		ROWS.put(marktr("best epoch"), run -> best(run).map(EpochResult::epoch));
		ROWS.put(marktr("its validation accuracy"), run -> best(run).map(e -> new Share(e.validationAccuracy())));
		ROWS.put(marktr("its validation loss, nats"), run -> best(run).map(EpochResult::validationLoss));
		ROWS.put(marktr("epochs done"), run -> Optional.of(run.epochs().size()));
		ROWS.put(marktr("time, seconds"), run -> Optional.of(run.epochs().stream().mapToDouble(EpochResult::seconds).sum()));
		ROWS.put(marktr("data"), run -> Optional.of(run.data()));
		ROWS.put(marktr("training images"), run -> Optional.of(run.trainingImages()));
		ROWS.put(marktr("validation images"), run -> Optional.of(run.validationImages()));
		Hyperparameter.ALL.forEach(each -> ROWS.put(each.titleAndUnit(), run -> Optional.of(valueOf(each, run))));
	}

	/** A fraction of 1; shown in percent. */
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
				() -> new TablePicture(runs.isEmpty() ? tr("There are no runs yet") : tr("Runs and their settings"), columns,
						rows(runs, RunsTable::words), List.of()).draw(),
				new Table(columns, rows(runs, value -> value)));
	}

	/** Unknown values give empty cells, as for a run without a completed epoch. */
	private static <T> List<List<T>> rows(List<RunHistory> runs, Function<Object, T> cell) {
		List<List<T>> rows = new ArrayList<>();
		ROWS.forEach((name, value) -> rows.add(Stream.concat(Stream.of(name),
				runs.stream().map(run -> value.apply(run).orElse(""))).map(cell).toList()));
		return rows;
	}

	/** Formats numbers for users: the larger they are, the fewer decimals. */
	private static String words(Object value) {
		return switch (value) {
			case Integer count -> Charts.count(count);
			case Double number when Math.abs(number) >= 1000 -> Charts.count(Math.round(number));
			case Double number when Math.abs(number) >= 10 -> Charts.decimal(number, 1);
			case Double number -> Charts.number(number);
			case Share(double share) -> tr("%.2f %%", share * 100);
			default -> SourceName.shown(translated(value.toString()));
		};
	}
}
