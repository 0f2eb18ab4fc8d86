package digitlab.ui.inspection;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

import digitlab.dataset.Preprocessing;
import digitlab.dataset.Preprocessing.Step;
import digitlab.inspection.DatasetInspection;
import digitlab.inspection.DatasetInspection.Finding;
import digitlab.io.ErrorMessages;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DataSourceSelection;
import digitlab.ui.common.Job;
import digitlab.ui.common.LatestJob;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.ModelCatalog;
import digitlab.ui.common.WindowServices;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/**
 * Inspects the data of a page and applies corrections. Files and folders are inspected automatically when shown, other data
 * on request. For the UI thread only.
 */
public final class InspectionViewModel {

	/** The result of inspecting data. */
	record Inspected(DataSource choice, DatasetInspection inspection) {
	}

	private final InspectionCache inspections;
	private final DataSourceSelection selection;
	private final ModelCatalog models;
	private final ObservableValue<DataSource> chosen;
	private final LatestJob job;
	private final ReadOnlyObjectWrapper<@Nullable Inspected> result = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
	private boolean inView;
	private @Nullable String asked;

	/**
	 * @param inspections shared by all pages
	 * @param chosen the data that the page uses
	 */
	public InspectionViewModel(WindowServices services, InspectionCache inspections, ObservableValue<DataSource> chosen) {
		this.inspections = inspections;
		this.chosen = chosen;
		selection = services.selection();
		models = services.models();
		job = new LatestJob(services.queues().jobs());
		Lifetime.keep(chosen.subscribe((_, _) -> changed()));
		Lifetime.keep(models.inUseProperty().subscribe((_, _) -> changed()));
		Lifetime.keep(services.language().spokenProperty().subscribe((_, _) -> changed())); // the findings are sentences
	}

	/** The result for the chosen data; null while unknown. */
	ReadOnlyObjectProperty<@Nullable Inspected> resultProperty() {
		return result.getReadOnlyProperty();
	}

	/** The running inspection; null if there is none. */
	ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
		return job.jobProperty();
	}

	/** Why there is no result, such as a file that cannot be read, in English where the view translates it; empty otherwise. */
	ReadOnlyStringProperty messageProperty() {
		return message.getReadOnlyProperty();
	}

	/** The number of warnings; 0 while unknown. */
	public ObservableValue<Integer> warnings() {
		return result.map(now -> now.inspection().findings().size()).orElse(0);
	}

	/** The data that the page uses. */
	ObservableValue<DataSource> chosenProperty() {
		return chosen;
	}

	/** Tells whether the page is shown. */
	public void setInView(boolean now) {
		inView = now;
		if (now && result.get() == null && job.jobProperty().get() == null) {
			changed();
		}
	}

	/** The data, or their preprocessing, changed: earlier results no longer apply. */
	private void changed() {
		job.stop();
		result.set(null);
		message.set("");
		DataSource choice = chosen.getValue();
		if (inView && (choice.isPlace() || choice.source().equals(asked) || !choice.preprocessing().steps().isEmpty())) {
			inspect();
		}
	}

	/** Inspects the chosen data. */
	void inspect() {
		DataSource choice = chosen.getValue();
		asked = choice.source();
		message.set("");
		job.start(tr("Inspecting %s", translated(choice.name())),
				(progress, stop) -> inspections.inspect(choice, models.inUseProperty().get(), progress, stop),
				found -> {
					if (choice.equals(chosen.getValue())) {
						result.set(new Inspected(choice, found));
					}
				}, failure -> say(choice, ErrorMessages.of(failure)),
				() -> say(choice, marktr("Stopped before everything was inspected.")));
	}

	private void say(DataSource about, String sentence) {
		if (about.equals(chosen.getValue())) {
			message.set(sentence);
		}
	}

	/** Stops the running inspection. */
	void stop() {
		job.stop();
	}

	/** Corrects a finding, for this page and all others. */
	void setRight(Finding finding) {
		preprocess(finding.after(chosen.getValue().preprocessing()));
	}

	/** Corrects every finding that can be corrected. */
	void setAllRight() {
		if (result.get() instanceof Inspected now) {
			preprocess(now.inspection().remedy(now.choice().preprocessing()));
		}
	}

	/** Adds a step to the data's preprocessing, or removes it. */
	void take(Step step, boolean taken) {
		preprocess(chosen.getValue().preprocessing().with(step, taken));
	}

	private void preprocess(Preprocessing all) {
		selection.preprocess(chosen.getValue().source(), all);
	}
}
