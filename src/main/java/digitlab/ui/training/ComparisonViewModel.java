package digitlab.ui.training;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import digitlab.io.ErrorMessages;
import digitlab.models.StoredModel;
import digitlab.training.TrainingRequest;
import digitlab.ui.common.Job;
import digitlab.ui.common.JobQueue;
import digitlab.ui.common.ModelCatalog;
import digitlab.ui.common.WindowServices;
import digitlab.ui.training.ModelComparer.Compared;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** Compares a new model with the one in use. For the UI thread only. */
final class ComparisonViewModel {

	private final ModelComparer comparer;
	private final ModelCatalog models;
	private final JobQueue jobs;
	private final Consumer<String> problem;
	private final ReadOnlyObjectWrapper<@Nullable Compared> compared = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyObjectWrapper<@Nullable StoredModel> usable = new ReadOnlyObjectWrapper<>();
	private @Nullable Job job;
	/** The running comparison's token; results of any other are ignored. */
	private Object latest = this;

	/**
	 * @param problem receives one sentence when a comparison fails
	 */
	ComparisonViewModel(WindowServices services, Consumer<String> problem) {
		this.problem = problem;
		comparer = new ModelComparer(services);
		models = services.models();
		jobs = services.queues().jobs();
		models.models().subscribe(this::lookForNew);
		models.inUseProperty().subscribe(_ -> lookForNew());
		compared.subscribe(_ -> lookForNew());
	}

	/** The new model and the one in use before; null until both were evaluated. It stays until the next training. */
	ReadOnlyObjectProperty<@Nullable Compared> comparedProperty() {
		return compared.getReadOnlyProperty();
	}

	/** The new model as it is listed now; null if it is in use, gone, or not evaluated. */
	ReadOnlyObjectProperty<@Nullable StoredModel> usableProperty() {
		return usable.getReadOnlyProperty();
	}

	/** Evaluates the new model and the one in use on the same images. */
	void compare(StoredModel fresh, TrainingRequest request) {
		StoredModel old = models.inUseProperty().get();
		if (old == null || old.name().equals(fresh.name())) {
			return;
		}
		stop();
		Object mine = new Object();
		latest = mine;
		job = jobs.start(tr("Comparing %s with %s", fresh.name(), old.name()),
				(progress, cancellation) -> comparer.compare(fresh, old, request, progress, cancellation), both -> {
					if (latest == mine) {
						compared.set(both);
						models.refresh();
					}
				}, failure -> problem.accept(ErrorMessages.of(failure)));
	}

	/** Drops the comparison. */
	void clear() {
		stop();
		compared.set(null);
	}

	private void stop() {
		latest = this;
		if (job != null) {
			job.stop();
		}
	}

	private void lookForNew() {
		usable.set(compared.get() instanceof Compared both
				? models.listed(both.fresh()).filter(model -> !isInUse(model)).orElse(null)
				: null);
	}

	private boolean isInUse(StoredModel model) {
		return models.inUseProperty().get() instanceof StoredModel used && models.newest(used).equals(model);
	}
}
