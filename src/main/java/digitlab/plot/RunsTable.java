package digitlab.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import digitlab.dataset.SourceName;
import digitlab.language.Localization;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameter;
import digitlab.training.RunHistory;

import static digitlab.language.Localization.tr;

/** A table of runs side by side, one column each: how they ended, what they were trained on, and every hyperparameter. */
final class RunsTable {

	/** The rows: the name, and the value if it is known. */
	private static Map<String, Function<RunHistory, Optional<Object>>> rows() {
		Map<String, Function<RunHistory, Optional<Object>>> rows = new LinkedHashMap<>();
		rows.put(tr("best epoch"), run -> best(run).map(EpochResult::epoch));
		rows.put(tr("its validation accuracy"), run -> best(run).map(e -> new Share(e.validationAccuracy())));
		rows.put(tr("its validation loss, nats"), run -> best(run).map(EpochResult::validationLoss));
		rows.put(tr("epochs done"), run -> Optional.of(run.epochs().size()));
		rows.put(tr("time, seconds"), run -> Optional.of(run.epochs().stream().mapToDouble(EpochResult::seconds).sum()));
		rows.put(tr("data"), run -> Optional.of(run.data()));
		rows.put(tr("training images"), run -> Optional.of(run.trainingImages()));
		rows.put(tr("validation images"), run -> Optional.of(run.validationImages()));
		Hyperparameter.ALL.forEach(each -> rows.put(each.titleAndUnit(), run -> Optional.of(valueOf(each, run))));
		return rows;
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
		return Figure.of("runs",
				() -> new TablePicture(runs.isEmpty() ? tr("There are no runs yet") : tr("Runs and their settings"),
						columns(runs), rows(runs, RunsTable::words), List.of()).draw(),
				Localization.inEnglish(() -> new Table(columns(runs), rows(runs, value -> value))));
	}

	private static List<String> columns(List<RunHistory> runs) {
		return Stream.concat(Stream.of(tr("run")), runs.stream().map(RunHistory::name)).toList();
	}

	/** Unknown values give empty cells, as for a run without a completed epoch. */
	private static <T> List<List<T>> rows(List<RunHistory> runs, Function<Object, T> cell) {
		List<List<T>> rows = new ArrayList<>();
		rows().forEach((name, value) -> rows.add(Stream.concat(Stream.of(name),
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
			default -> SourceName.shown(value.toString());
		};
	}
}
