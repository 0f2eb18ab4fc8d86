package digitlab.ui.cluster;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;

import digitlab.clustering.ClusterAnalysis;
import digitlab.clustering.Elbow;
import digitlab.io.ErrorMessages;
import digitlab.ui.common.Job;
import digitlab.ui.common.JobQueue;
import digitlab.ui.common.LanguageSelection;
import digitlab.ui.common.LatestJob;
import digitlab.ui.common.SpokenText;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** Tries other numbers of clusters on the analysed points. For the UI thread only. */
final class ElbowViewModel {

	private final ReadOnlyObjectProperty<@Nullable AnalysedImages> found;
	private final IntegerProperty k;
	private final LatestJob job;
	private final ReadOnlyObjectWrapper<List<Elbow.Step>> steps = new ReadOnlyObjectWrapper<>(List.of());
	private final SpokenText message;

	/**
	 * @param k the number of clusters for the next analysis
	 */
	ElbowViewModel(ReadOnlyObjectProperty<@Nullable AnalysedImages> found, JobQueue jobs, IntegerProperty k,
			LanguageSelection language) {
		this.found = found;
		this.k = k;
		job = new LatestJob(jobs);
		message = new SpokenText(language);
		say(ElbowViewModel::noPoints);
		found.subscribe((_, now) -> {
			job.stop();
			steps.set(List.of());
			say(now == null ? ElbowViewModel::noPoints : ElbowViewModel::notYet);
		});
	}

	/** The results by number of clusters; empty before a trial. */
	ReadOnlyObjectProperty<List<Elbow.Step>> stepsProperty() {
		return steps.getReadOnlyProperty();
	}

	/** The results for the points of an analysis. */
	List<Elbow.Step> steps(AnalysedImages of) {
		return found.get() == of ? steps.get() : List.of();
	}

	/** The running trial; null if there is none. */
	ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
		return job.jobProperty();
	}

	/** Why there is nothing to show; empty otherwise. */
	ReadOnlyStringProperty messageProperty() {
		return message.property();
	}

	/** The number of clusters for the next analysis. */
	IntegerProperty kProperty() {
		return k;
	}

	/** Tries all numbers of clusters, with one start each. */
	void run() {
		if (!(found.get() instanceof AnalysedImages now)) {
			return;
		}
		say(() -> tr("Trying…"));
		job.start(tr("Trying %d to %d clusters", Elbow.MIN_K, Elbow.MAX_K), (progress, stop) -> Elbow.of(
				now.result().space(), 1, ClusterAnalysis.ELBOW_SAMPLE, now.result().parameters().seed(), progress, stop),
				tried -> {
					if (found.get() == now && tried.size() >= steps.get().size()) {
						steps.set(tried);
					}
					say(ElbowViewModel::notYet);
				}, failure -> say(() -> ErrorMessages.of(failure)), () -> say(ElbowViewModel::notYet));
	}

	/** Shows a sentence in place of the curves. */
	private void say(Supplier<String> now) {
		message.say(() -> steps.get().isEmpty() ? now.get() : "");
	}

	private static String noPoints() {
		return tr("Press Run first, then try other numbers of clusters.");
	}

	private static String notYet() {
		return tr("Press Try: k-means looks for %d to %d clusters.", Elbow.MIN_K, Elbow.MAX_K);
	}

	/** Stops the trial; results so far are kept. */
	void stop() {
		job.stop();
	}
}
