package digitlab.ui.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import digitlab.calibration.OodEvaluation;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.SourceName;
import digitlab.dataset.Split;
import digitlab.evaluation.ConfusionMatrix;
import digitlab.evaluation.Evaluation;
import digitlab.evaluation.Evaluator;
import digitlab.evaluation.ModelComparison;
import digitlab.formats.DataSources;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.StoredModel;
import digitlab.plot.EvaluationFigures;
import digitlab.plot.EvaluationPage;
import digitlab.plot.Figure;
import digitlab.recognition.ClassifierLoader;
import digitlab.recognition.DigitClassifier;
import digitlab.report.SavedEvaluation;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DataSourceSelection;
import digitlab.ui.common.DatasetCache;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.Job;
import digitlab.ui.common.LatestJob;
import digitlab.ui.common.MnistFetch;
import digitlab.ui.common.ModelCatalog;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.WindowServices;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** The view model of an evaluation, of one model or two. Results are kept until the model or the data changes. */
final class EvaluationViewModel {

	/**
	 * An evaluation as shown.
	 *
	 * @param rival another model on the same data; null for none
	 */
	record Result(DigitDataset data, StoredModel model, Evaluation evaluation, @Nullable Rival rival) {
	}

	/** Another model, and how the two differ. */
	record Rival(StoredModel model, Evaluation evaluation, ModelComparison comparison) {
	}

	/** The images that show one digit and were read as another, or as the same. */
	record Cell(int digit, int read) {
	}

	private record Question(StoredModel model, @Nullable StoredModel rival, DataSource data, Split split) {
	}

	private record Key(Path weights, String weightsVersion, DataSource data, Split split, String dataVersion) {
	}

	private static final int KEPT = 8;
	private static final String EVALUATING = marktr("Evaluating…");
	private static final String NOT_YET = marktr("Press Evaluate to see how well the model reads this data.");
	private static final String STOPPED = marktr("Stopped. Press Evaluate to see how well the model reads this data.");

	private final ModelCatalog catalog;
	private final DataSourceSelection selection;
	private final DatasetCache datasets;
	private final ClassifierLoader loader;
	private final DiskTasks tasks;
	private final StatusViewModel status;
	private final int threads;
	private final ObjectProperty<@Nullable StoredModel> model = new SimpleObjectProperty<>();
	private final ObjectProperty<@Nullable StoredModel> rival = new SimpleObjectProperty<>();
	private final ObjectProperty<Split> split = new SimpleObjectProperty<>(Split.TEST);
	private final ReadOnlyObjectWrapper<@Nullable Result> result = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyObjectWrapper<@Nullable Cell> cell = new ReadOnlyObjectWrapper<>();
	private final LatestJob job;
	private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(NOT_YET);
	/** Written by the jobs' thread, read by the tasks' thread. */
	private final Map<Key, Evaluation> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
		private static final long serialVersionUID = 1;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, Evaluation> eldest) {
			return size() > KEPT;
		}
	};

	EvaluationViewModel(WindowServices services) {
		catalog = services.models();
		selection = services.selection();
		datasets = services.datasets();
		loader = services.app().engine().classifiers();
		job = new LatestJob(services.queues().jobs());
		tasks = services.queues().tasks();
		status = services.status();
		threads = services.threads();
		catalog.inUseProperty().subscribe(inUse -> {
			if (model.get() == null) {
				model.set(inUse);
			}
		});
		model.subscribe((_, _) -> recall());
		rival.subscribe((_, _) -> recall());
		split.subscribe((_, _) -> recall());
		selection.chosenProperty().subscribe((_, _) -> recall());
	}

	ObjectProperty<@Nullable StoredModel> modelProperty() {
		return model;
	}

	/** The model to compare with; null for none. */
	ObjectProperty<@Nullable StoredModel> rivalProperty() {
		return rival;
	}

	ObjectProperty<Split> splitProperty() {
		return split;
	}

	/** Null until something was evaluated. */
	ReadOnlyObjectProperty<@Nullable Result> resultProperty() {
		return result.getReadOnlyProperty();
	}

	/** The cell of the confusion matrix whose images are shown; null for none. */
	ReadOnlyObjectProperty<@Nullable Cell> cellProperty() {
		return cell.getReadOnlyProperty();
	}

	/** The running evaluation; null if there is none. */
	ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
		return job.jobProperty();
	}

	/** Why there is nothing to show, to be translated where it is shown; empty otherwise. */
	ReadOnlyStringProperty messageProperty() {
		return message.getReadOnlyProperty();
	}

	ModelCatalog catalog() {
		return catalog;
	}

	/** Called when the page is shown: there may be new models, and files may have changed. */
	void show() {
		catalog.refresh();
		recall();
	}

	/** Shows the images of a cell; null for none. */
	void select(@Nullable Cell chosen) {
		cell.set(chosen);
	}

	/** The images of the shown cell, most confident first. */
	List<Integer> cellImages() {
		Result shown = result.get();
		Cell chosen = cell.get();
		return shown == null || chosen == null ? List.of() : shown.evaluation().predictions().cell(chosen.digit(), chosen.read());
	}

	/** The figure with this name among those of {@link EvaluationFigures}. */
	Figure figure(String name) {
		Result shown = Objects.requireNonNull(result.get());
		return EvaluationFigures.of(shown.evaluation(), shown.data()).stream().filter(figure -> figure.name().equals(name))
				.findFirst().orElseThrow();
	}

	/** The comparison of the two models as a figure. */
	Figure comparisonFigure() {
		Result shown = Objects.requireNonNull(result.get());
		Rival other = Objects.requireNonNull(shown.rival());
		return EvaluationFigures.comparison(shown.model().name(), shown.evaluation(), other.model().name(), other.evaluation(),
				other.comparison(), shown.data());
	}

	/** Writes all that is shown as one HTML page. */
	void savePage(Path file) {
		Result shown = Objects.requireNonNull(result.get());
		Optional<Figure> comparison = Optional.ofNullable(shown.rival()).map(_ -> comparisonFigure());
		tasks.run(() -> {
			new EvaluationPage(shown.model().name(), shown.evaluation(), shown.data(), comparison).write(file);
			return file;
		}, status::saved);
	}

	/** Evaluates what is chosen, unless the result is known. */
	void evaluate() {
		Question question = question();
		if (question == null) {
			message.set(marktr("There is no model to evaluate."));
			return;
		}
		message.set(result.get() == null ? EVALUATING : "");
		job.start(tr("Evaluating %s", question.model().name()),
				(progress, cancellation) -> answer(question, progress, cancellation),
				found -> show(question, found), failure -> {
					show(question, null);
					message.set(MnistFetch.explain(failure));
				}, () -> message.set(result.get() == null ? STOPPED : ""));
	}

	/**
	 * Shows an evaluation that was made elsewhere, on Apache Spark, until something else is chosen.
	 *
	 * @param folder of the job's results
	 */
	void open(Path folder) {
		tasks.run(() -> SavedEvaluation.read(folder), saved -> {
			try {
				Result found = new Result(saved.data(), catalog.named(saved.model()), saved.evaluation(), null);
				job.stop();
				cell.set(null);
				result.set(found);
				cell.set(worst(found.evaluation().confusion()));
				message.set("");
				status.say(trn("%,d\u00a0misread image of %s; the figures are those of all %,d\u00a0images",
						"%,d\u00a0misread images of %s; the figures are those of all %,d\u00a0images", saved.data().size(),
						SourceName.shown(saved.source()), found.evaluation().confusion().total()));
			} catch (IOException e) {
				tasks.fail(e);
			}
		});
	}

	/** Forgets why MNIST could not be evaluated. */
	void tryAgain() {
		if (message.get().equals(MnistFetch.MISSING)) {
			recall();
		}
	}

	/** Stops the running evaluation. */
	void stop() {
		job.stop();
	}

	/** Shows the known result for what is chosen, without evaluating anything. */
	private void recall() {
		Question question = question();
		if (question != null) {
			tasks.run(() -> known(question), found -> show(question, found), failure -> {
				show(question, null);
				message.set(MnistFetch.explain(failure));
			});
		}
	}

	private void show(Question question, @Nullable Result found) {
		if (!question.equals(question()) || found != null && found.equals(result.get())) {
			return;
		}
		cell.set(null);
		result.set(found);
		cell.set(found == null ? null : worst(found.evaluation().confusion()));
		message.set(found != null ? "" : job.jobProperty().get() == null ? NOT_YET : EVALUATING);
	}

	/** The commonest mistake; null if there is none. */
	private static @Nullable Cell worst(ConfusionMatrix confusion) {
		Cell worst = null;
		for (int digit = 0; digit < 10; digit++) {
			for (int read = 0; read < 10; read++) {
				int most = worst == null ? 0 : confusion.count(worst.digit(), worst.read());
				worst = digit != read && confusion.count(digit, read) > most ? new Cell(digit, read) : worst;
			}
		}
		return worst;
	}

	private @Nullable Question question() {
		StoredModel chosen = model.get();
		return chosen == null ? null : new Question(chosen, rival.get(), selection.chosenProperty().get(), split.get());
	}

	// away from the UI thread

	private @Nullable Result known(Question question) throws IOException {
		Evaluation first = recall(key(question, question.model()));
		StoredModel other = question.rival();
		Evaluation second = other == null ? null : recall(key(question, other));
		if (first == null || other != null && second == null) {
			return null;
		}
		DigitDataset data = datasets.read(question.data(), question.split(), ProgressListener.NONE, new CancellationToken());
		return result(data, question, first, second);
	}

	private Result answer(Question question, ProgressListener progress, CancellationToken cancellation) throws IOException {
		DigitDataset data = datasets.read(question.data(), question.split(), progress, cancellation);
		Evaluation first = evaluate(question, question.model(), data, progress, cancellation);
		StoredModel other = question.rival();
		return result(data, question, first, other == null ? null : evaluate(question, other, data, progress, cancellation));
	}

	private static Result result(DigitDataset data, Question question, Evaluation first, @Nullable Evaluation second) {
		return new Result(data, question.model(), first, second == null || question.rival() == null
				? null
				: new Rival(question.rival(), second, ModelComparison.of(first.predictions(), second.predictions())));
	}

	private Evaluation evaluate(Question question, StoredModel which, DigitDataset data, ProgressListener progress,
			CancellationToken cancellation) throws IOException {
		Key key = key(question, which);
		Evaluation known = recall(key);
		if (known != null) {
			return known;
		}
		try (DigitClassifier classifier = which.open(loader, threads)) {
			Evaluation read = Evaluator.evaluate(classifier, data, progress, cancellation);
			Evaluation found = classifier.detectsNonDigits()
					? read.with(OodEvaluation.rocCurve(classifier, data, cancellation))
					: read;
			synchronized (kept) {
				kept.put(key, found);
			}
			return found;
		} catch (IllegalArgumentException e) {
			// The sentence is for users: images without labels, for example.
			throw new IOException(e.getMessage(), e);
		}
	}

	private @Nullable Evaluation recall(Key key) {
		synchronized (kept) {
			return kept.get(key);
		}
	}

	private static Key key(Question question, StoredModel which) throws IOException {
		return new Key(which.weights(), which.version(), question.data(), question.split(),
				DataSources.version(question.data().source()));
	}
}
